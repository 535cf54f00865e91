"""Rules about links inside the publication."""

import re
from collections.abc import Iterator

from claimpress.checking.rule import Finding, corpus_rule
from claimpress.model.corpus import Corpus
from claimpress.values.names import claim_meant
from claimpress.values.problems import Path

_CLAIM_LINK = re.compile(r"\]\(claim:([^)\s]*)")


@corpus_rule("claim-link")
def links_lead_to_claims(corpus: Corpus) -> Iterator[Finding]:
    """Every link of the form ``[words](claim:dossier/claim)`` leads to a claim."""
    for file, path, text in _prose(corpus):
        for id_ in dict.fromkeys(_CLAIM_LINK.findall(text)):
            if id_ not in corpus.claims and id_ not in corpus.unread:
                yield Finding(
                    f"the link leads to a claim {id_!r}, which does not exist",
                    claim_meant(id_, corpus.claims)
                    or "write claim: and the claim's path under claims/ without .yaml",
                    path,
                    file,
                    words=f"(claim:{id_})",
                )


def _prose(corpus: Corpus) -> Iterator[tuple[str, Path, str]]:
    """Every text with Markdown in it: file, place, text."""
    for claim in corpus.claims.values():
        if claim.notes:
            yield claim.file, ("notes",), claim.notes
    for dossier in corpus.dossiers.values():
        for field in ("introduction", "findings", "limits", "how_made"):
            text = getattr(dossier, field)
            if text:
                yield dossier.file, (field,), text
