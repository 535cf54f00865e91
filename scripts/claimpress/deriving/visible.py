"""Which claims readers see."""

import datetime as dt
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from claimpress.deriving.linked import claim_without, dossier_without
from claimpress.deriving.translated import languages_among
from claimpress.model.claim import PUBLIC, Claim
from claimpress.model.corpus import Claims, Corpus
from claimpress.model.row import Row, row_of


def is_public(claim: Claim | Row, today: dt.date) -> bool:
    """Whether a claim is published on that day: not a draft, and no embargo running."""
    until = str(claim.embargo_until or "")
    embargoed = bool(until) and dt.date.fromisoformat(until) > today
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
    rows = {
        id_: row
        for id_, row in corpus.rows.items()
        if row.file not in without and (drafts or is_public(row, today))
    }
    hidden = corpus.claims.keys() - rows.keys()
    claims = _Shown(corpus.claims, rows, hidden)
    with_claims = {row.dossier for row in rows.values()}
    dossiers = {id_: corpus.dossiers[id_] for id_ in corpus.dossiers if id_ in with_claims}
    unlinked = {id_: dossier_without(each, hidden) for id_, each in dossiers.items()}
    other = claims.other | {id_ for id_ in dossiers if unlinked[id_] is not dossiers[id_]}
    digests = {id_: d for id_, d in corpus.digests.items() if id_ not in hidden | other}
    shown = replace(corpus, claims=claims, dossiers=unlinked, digests=digests)
    return replace(shown, languages=languages_among(shown)) if corpus.translations else shown


class _Shown(Claims):
    """The claims that are not hidden, without what they say of hidden ones."""

    def __init__(
        self, whole: Mapping[str, Claim], rows: Mapping[str, Row], hidden: AbstractSet[str]
    ) -> None:
        """Show the claims of these rows."""
        self._whole, self._hidden = whole, hidden
        self.other = {id_ for id_, row in rows.items() if not hidden.isdisjoint(_names(row))}
        """Those that name a hidden one, and so are not as their files say."""
        self._rows = {**rows} | {id_: row_of(_without(whole[id_], hidden)) for id_ in self.other}

    @property
    def rows(self) -> Mapping[str, Row]:
        """The row of each claim, as it is shown."""
        return self._rows

    def __getitem__(self, id_: str) -> Claim:
        if id_ not in self._rows:
            raise KeyError(id_)
        claim = self._whole[id_]
        return _without(claim, self._hidden) if id_ in self.other else claim


def _names(row: Row) -> tuple[str, ...]:
    """The claims that a claim names."""
    return (*row.related, row.superseded_by, *row.linked)


def _without(claim: Claim, hidden: Collection[str]) -> Claim:
    newer = None if claim.superseded_by in hidden else claim.superseded_by
    if newer != claim.superseded_by:
        claim = claim.model_copy(update={"superseded_by": newer})
    return claim_without(claim, hidden)
