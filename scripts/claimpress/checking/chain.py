"""Rules over the public chain: it holds together, and what it told stays told."""

from collections.abc import Callable, Iterator

from claimpress.model.manifest import Entry, Link, Manifest, State, replay
from claimpress.values.problems import Problem, Severity, listed

Where = Callable[[str], str]
"""Gives the file or page that a problem of a claim is shown with."""

_NAMED = 3


def check_chain(manifest: Manifest, file: str) -> Iterator[Problem]:
    """Yield where a manifest contradicts itself; ``file`` is what it is called."""
    before: Link | None = None
    state: State = {}
    for number, link in enumerate(manifest.chain, 1):
        expected = before.sha256 if before else None
        if link.previous != expected:
            yield Problem(
                file,
                "chain-broken",
                f"link {number} of the chain does not name the link before it: "
                "that one, or this one, was rewritten",
                "hold it against a copy somebody kept: claimpress verify SITE --known COPY",
                ("chain", number - 1, "previous"),
            )
        replay(state, link)
        before = link
    if manifest.head != manifest.chain[-1].sha256:
        message = "head is not the hash of the last link: the manifest was rewritten"
        yield Problem(file, "manifest-rewritten", message, _REBUILD, ("head",))
    different = [
        id_
        for id_ in sorted(state.keys() | manifest.claims.keys())
        if state.get(id_) != manifest.claims.get(id_)
    ]
    if different:
        message = f"the claims are not those the chain leads to: {_few(different)}"
        yield Problem(file, "manifest-rewritten", message, _REBUILD, ("claims", different[0]))


_REBUILD = "publish the manifest of the last build again; `claimpress build` writes it whole"


def check_links(manifest: Manifest, where: Where) -> Iterator[Problem]:
    """Yield what a publication in the chain did to what an earlier one had told."""
    state: State = {}
    for number, link in enumerate(manifest.chain, 1):
        yield from check_link(state, link, where, f"link {number} of the chain")
        replay(state, link)


def check_link(state: State, link: Link, where: Where, name: str) -> Iterator[Problem]:
    """Yield what a link, called ``name``, does to claims published before it."""
    moved = {
        alias: id_
        for id_, entry in link.claims.items()
        if entry is not None
        for alias in entry.aliases
    }
    untold = []
    for id_, entry in link.claims.items():
        before = state.get(id_)
        later = entry
        if before is None:
            continue
        if later is None and id_ in moved:
            later = link.claims[moved[id_]]
        if later is None:
            message = f"{name}: the claim was published, and is there no more"
            yield Problem(where(id_), "claim-vanished", message, _NOT_VANISHED)
            continue
        broken = list(_step(before, later, where(moved.get(id_, id_)), name))
        yield from broken
        told = broken or len(later.history) > len(before.history)
        if entry is not None and before.sha256 != later.sha256 and not told:
            untold.append(id_)
    if untold:
        yield Problem(
            where(untold[0]),
            "change-untold",
            f"{name}: changed, and no history entry tells: {_few(untold)}",
            "look whether it is no more than topics, links, typing, a translation, or a new field "
            "of the data",
            severity=Severity.WARNING,
        )


_NOT_VANISHED = (
    "a published claim is withdrawn, with a history entry, or moved and found through aliases"
)


def check_states(before: State, now: State, where: Where, name: str) -> Iterator[Problem]:
    """Yield what happened to claims between two states that no link connects."""
    changed: dict[str, Entry | None] = {
        id_: now.get(id_)
        for id_ in sorted(before.keys() | now.keys())
        if before.get(id_) != now.get(id_)
    }
    link = Link(previous=None, commit=None, committed_at=None, scale="0" * 64, claims=changed)
    yield from check_link(before, link, where, name)


def _step(before: Entry, later: Entry, file: str, name: str) -> Iterator[Problem]:
    yield from _translations(before, later, file, name)
    kept = later.history[: len(before.history)]
    if kept != before.history:
        pairs = zip(kept, before.history, strict=False)
        number = next((n for n, (b, a) in enumerate(pairs) if b != a), len(kept)) + 1
        yield Problem(
            file,
            "history-rewritten",
            f"{name}: history entry {number} is not what was published before",
            "put it back to the letter; if it was wrong, say so in a new entry",
            ("history", number - 1),
        )
    elif len(later.history) == len(before.history):
        changed = [
            f"{field} was {was!r} and is {is_!r}"
            for field, was, is_ in (
                ("status", before.status, later.status),
                ("stage", before.stage, later.stage),
            )
            if was != is_
        ]
        if changed:
            message = f"{name}: {listed(changed, 'and')}, and no history entry tells"
            yield Problem(file, "silent-change", message, "add the entry: claimpress history add")


def _translations(before: Entry, later: Entry, file: str, name: str) -> Iterator[Problem]:
    for language, known in before.translations.items():
        now = later.translations.get(language)
        if now is None:
            yield Problem(
                file,
                "translation-vanished",
                f"{name}: the claim was published in {language!r}, and is there no more",
                "put the translation back; a mistake in it is told in its corrections",
            )
        elif now.corrections[: len(known.corrections)] != known.corrections:
            yield Problem(
                file,
                "history-rewritten",
                f"{name}: the corrections of the translation into {language!r} are not those "
                "published before",
                "put them back to the letter; if one was wrong, say so in a new one",
            )


def _few(ids: list[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"{', '.join(ids[:_NAMED])}{more}"
