"""Which claims readers see."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from claimpress.deriving.linked import claim_without, dossier_without
from claimpress.deriving.translated import languages_among
from claimpress.model.claim import PUBLIC, Claim
from claimpress.model.corpus import Corpus


def is_public(claim: Claim, today: dt.date) -> bool:
    """Whether a claim is published on that day: not a draft, and no embargo running."""
    embargoed = claim.embargo_until is not None and claim.embargo_until.first > today
    return claim.stage in PUBLIC and not embargoed


def visible(
    corpus: Corpus,
    today: dt.date,
    *,
    drafts: bool = False,
    without: Collection[str] = (),
) -> Corpus:
    """The corpus as readers see it; with ``drafts``, as editors preview it.

    Claims in the files ``without`` are left out: drafts that are not sound
    enough to be shown.

    What is not visible is not there at all: no list, count, link or export
    made from the result can tell of it.
    """
    claims = {
        id_: claim
        for id_, claim in corpus.claims.items()
        if claim.file not in without and (drafts or is_public(claim, today))
    }
    hidden = corpus.claims.keys() - claims.keys()
    kept = {id_: _without(claim, hidden) for id_, claim in claims.items()}
    with_claims = {claim.dossier for claim in kept.values()}
    dossiers = {
        id_: dossier_without(dossier, hidden)
        for id_, dossier in corpus.dossiers.items()
        if id_ in with_claims
    }
    changed = hidden | {id_ for id_, claim in kept.items() if claim is not corpus.claims[id_]}
    as_written = {id_: digest for id_, digest in corpus.digests.items() if id_ not in changed}
    shown = replace(corpus, claims=kept, dossiers=dossiers, digests=as_written)
    return replace(shown, languages=languages_among(shown)) if corpus.translations else shown


def _without(claim: Claim, hidden: Collection[str]) -> Claim:
    newer = None if claim.superseded_by in hidden else claim.superseded_by
    if newer != claim.superseded_by:
        claim = claim.model_copy(update={"superseded_by": newer})
    return claim_without(claim, hidden)
