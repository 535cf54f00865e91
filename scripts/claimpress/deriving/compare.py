"""Two states of the publication, claim by claim."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimpress.deriving.difference import (
    Difference,
    differences,
    differences_of_translations,
)
from claimpress.deriving.translated import languages_among, translations_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus


class What(enum.StrEnum):
    """What has become of a claim."""

    GONE = "gone"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is not what it was."""

    what: What
    id: str
    file: str
    was_id: str | None = None
    """Its id before it moved."""
    differences: tuple[Difference, ...] = ()


def compared(before: Corpus, after: Corpus) -> list[ClaimChange]:
    """The claims that differ: what changed in meaning first, then the rest, then new ones."""
    earlier, later = (replace(each, languages=languages_among(each)) for each in (before, after))
    return sorted(_changes(earlier, later), key=_order)


def _changes(before: Corpus, after: Corpus) -> Iterator[ClaimChange]:
    moved = {
        alias: claim
        for claim in after.claims.values()
        for alias in claim.aliases
        if alias in before.claims and alias not in after.claims
    }

    def between(claim: Claim, later: Claim) -> tuple[Difference, ...]:
        words = translations_of(claim.id, before), translations_of(later.id, after)
        return (*differences(claim, later), *differences_of_translations(*words))

    for id_, claim in before.claims.items():
        later = after.claims.get(id_)
        if later is None and id_ in moved:
            later = moved[id_]
            yield ClaimChange(What.MOVED, later.id, later.file, id_, between(claim, later))
        elif later is None:
            if id_ not in after.unread:
                yield ClaimChange(What.GONE, id_, claim.file)
        elif found := between(claim, later):
            yield ClaimChange(What.CHANGED, id_, later.file, differences=found)
    known = before.claims.keys() | before.unread | {claim.id for claim in moved.values()}
    for id_, claim in after.claims.items():
        if id_ not in known:
            yield ClaimChange(What.NEW, id_, claim.file)


def _order(change: ClaimChange) -> tuple[int, str]:
    tells = any(each.of_meaning for each in change.differences)
    weight = [What.GONE, What.CHANGED, What.MOVED, What.NEW].index(change.what)
    return weight + (0 if tells or change.what is not What.CHANGED else 2), change.id
