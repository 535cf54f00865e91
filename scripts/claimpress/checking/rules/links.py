"""Rules about links inside the publication."""

from collections.abc import Iterator

from claimpress.checking.rule import Finding, corpus_rule
from claimpress.model.corpus import Corpus
from claimpress.model.row import claims_linked
from claimpress.values.names import claim_meant
from claimpress.values.problems import Path


@corpus_rule("claim-link")
def links_lead_to_claims(corpus: Corpus) -> Iterator[Finding]:
    """Every link of the form ``[words](claim:dossier/claim)`` leads to a claim."""
    for file, path, linked in _links(corpus):
        for id_ in linked:
            if id_ not in corpus.claims and id_ not in corpus.unread:
                yield Finding(
                    f"the link leads to a claim {id_!r}, which does not exist",
                    claim_meant(id_, corpus.claims)
                    or "write claim: and the claim's path under claims/ without .yaml",
                    path,
                    file,
                    words=f"(claim:{id_})",
                )


def _links(corpus: Corpus) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """Every text with Markdown in it: file, place, and the claims it links to."""
    for claim in corpus.rows.values():
        yield claim.file, ("notes",), claim.linked
    for dossier in corpus.dossiers.values():
        for field in ("introduction", "findings", "limits", "how_made"):
            yield dossier.file, (field,), claims_linked(getattr(dossier, field) or "")
