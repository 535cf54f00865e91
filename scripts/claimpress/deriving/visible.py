"""Which claims readers see."""

import datetime as dt
from dataclasses import replace

from claimpress.model.claim import Claim, Stage
from claimpress.model.corpus import Corpus

_PUBLIC = {Stage.PUBLISHED, Stage.WITHDRAWN}


def is_public(claim: Claim, today: dt.date) -> bool:
    """Whether a claim is published on that day: not a draft, and no embargo running."""
    embargoed = claim.embargo_until is not None and claim.embargo_until.first > today
    return claim.stage in _PUBLIC and not embargoed


def visible(corpus: Corpus, today: dt.date, *, drafts: bool = False) -> Corpus:
    """The corpus as readers see it; with ``drafts``, as editors preview it.

    What is not visible is not there at all: no list, count, link or export
    made from the result can tell of it.
    """
    claims = {id_: c for id_, c in corpus.claims.items() if drafts or is_public(c, today)}
    kept = {
        id_: claim.model_copy(
            update={"related": tuple(other for other in claim.related if other in claims)},
        )
        for id_, claim in claims.items()
    }
    dossiers = {
        id_: dossier
        for id_, dossier in corpus.dossiers.items()
        if any(claim.dossier == id_ for claim in kept.values())
    }
    return replace(corpus, claims=kept, dossiers=dossiers)
