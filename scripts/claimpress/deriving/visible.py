"""Which claims readers see."""

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from claimpress.model.claim import PUBLIC, Claim
from claimpress.model.corpus import Corpus
from claimpress.model.fields import Record

R = TypeVar("R", bound=Record)

_LINK_TO_CLAIM = re.compile(r"\[([^\[\]]*)\]\(claim:([a-z0-9/-]+)\)")


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
        id_: _unlinked(dossier, ("introduction", "findings", "limits", "how_made"), hidden)
        for id_, dossier in corpus.dossiers.items()
        if id_ in with_claims
    }
    as_written = {
        id_: digest for id_, digest in corpus.digests.items() if kept.get(id_) is corpus.claims[id_]
    }
    return replace(corpus, claims=kept, dossiers=dossiers, digests=as_written)


def _without(claim: Claim, hidden: Collection[str]) -> Claim:
    """A claim that does not name the hidden ones; itself when it names none."""
    related = tuple(other for other in claim.related if other not in hidden)
    newer = None if claim.superseded_by in hidden else claim.superseded_by
    if len(related) < len(claim.related) or newer != claim.superseded_by:
        claim = claim.model_copy(update={"related": related, "superseded_by": newer})
    return _unlinked(claim, ("notes",), hidden)


def _unlinked(record: R, fields: Iterable[str], hidden: Collection[str]) -> R:
    """A record whose prose keeps the words of links to hidden claims, not the links."""

    def words(match: re.Match[str]) -> str:
        return match[1] if match[2] in hidden else match[0]

    changed = {}
    for field in fields if hidden else ():
        text = getattr(record, field) or ""
        unlinked = _LINK_TO_CLAIM.sub(words, text)
        if unlinked != text:
            changed[field] = unlinked
    return record.model_copy(update=changed) if changed else record
