"""A site's chain against what somebody kept of it earlier."""

from collections.abc import Iterator

from claimpress.checking.chain import check_states
from claimpress.exporting.manifest import MANIFEST
from claimpress.model.manifest import Link, Manifest
from claimpress.values.problems import Problem
from claimpress.verifying.claims import page_of


def check_known(manifest: Manifest, known: Manifest | str) -> Iterator[Problem]:
    """Yield where the chain is not the one that was kept: a manifest, or the hash of its head."""
    head = known if isinstance(known, str) else known.head
    if head in {link.sha256 for link in manifest.chain}:
        return
    if isinstance(known, str):
        message = f"no link of the chain has the hash you kept, {head}: the manifest was rewritten"
        yield Problem(MANIFEST, "manifest-rewritten", message, _TELL, ("chain",))
        return
    if manifest.head in {link.sha256 for link in known.chain}:
        message = (
            "the site shows an earlier publication than the one you kept: what came after it "
            f"({_about(known.chain[-1])}) is gone"
        )
        help_ = "a cache can cause this: try again in an hour; if it stays, the site was put back"
        yield Problem(MANIFEST, "put-back", message, help_, ("chain",))
    else:
        pairs = zip(manifest.chain, known.chain, strict=False)
        same = (number for number, (now, then) in enumerate(pairs) if now != then)
        number = next(same, min(len(manifest.chain), len(known.chain)))
        message = (
            f"the chain is another one than you kept, from link {number + 1} on "
            f"({_about(known.chain[min(number, len(known.chain) - 1)])}): "
            "the manifest was rewritten"
        )
        yield Problem(MANIFEST, "manifest-rewritten", message, _TELL, ("chain", number))
    yield from check_states(known.claims, manifest.claims, page_of, "since the copy you kept")


_TELL = "ask the publication why, and show it your copy; keep the copy"


def _about(link: Link) -> str:
    if link.commit is None:
        return "of no commit"
    return f"commit {link.commit[:12]} of {(link.committed_at or '')[:10]}"
