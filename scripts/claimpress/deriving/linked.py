"""Records without the links that lead to claims readers do not have here."""

import re
from collections.abc import Collection, Iterable
from typing import TypeVar

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.row import Row, renewed

R = TypeVar("R", bound=Record)

_LINK_TO_CLAIM = re.compile(r"\[([^\[\]]*)\]\(claim:([a-z0-9/-]+)\)")


def claim_without(claim: Claim, hidden: Collection[str]) -> Claim:
    """A claim that does not name the hidden ones; itself when it names none."""
    related = tuple(other for other in claim.related if other not in hidden)
    if len(related) < len(claim.related):
        claim = claim.model_copy(update={"related": related})
    return _unlinked(claim, ("notes",), hidden)


def row_without(row: Row, hidden: Collection[str]) -> Row:
    """The row of such a claim; itself when it names none of the hidden ones."""
    related = tuple(other for other in row.related if other not in hidden)
    linked = tuple(other for other in row.linked if other not in hidden)
    if (related, linked) == (row.related, row.linked):
        return row
    return renewed(row, related=related, linked=linked)


def dossier_without(dossier: Dossier, hidden: Collection[str]) -> Dossier:
    """A dossier that does not link to the hidden claims; itself when it links to none."""
    return _unlinked(dossier, ("introduction", "findings", "limits", "how_made"), hidden)


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
