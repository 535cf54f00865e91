"""Evidence and statuses at a glance: counts, never a score."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimpress.model.claim import Claim, Evidence, Tier
from claimpress.model.row import Row
from claimpress.model.status import Stance


@dataclass(frozen=True, slots=True)
class Glance:
    """What the evidence of one claim is made of."""

    supports: tuple[Evidence, ...]
    refutes: tuple[Evidence, ...]
    context: tuple[Evidence, ...]
    publishers: int
    languages: tuple[str, ...]
    """Language tags, the most frequent first."""
    primary: int
    full: int
    """How many items were read in full."""

    numbers: Mapping[int, int]
    """The place of each item in the claim's list, from 1, by its identity."""

    def number(self, item: Evidence) -> int:
        """The place of one of these very items in the claim's list, from 1."""
        return self.numbers[id(item)]

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.supports) + len(self.refutes) + len(self.context)


def glance(claim: Claim) -> Glance:
    """Count the evidence of a claim."""
    items = claim.evidence
    languages = Counter(item.language for item in items)
    return Glance(
        supports=_with(items, Stance.SUPPORTS),
        refutes=_with(items, Stance.REFUTES),
        context=_with(items, Stance.CONTEXT),
        publishers=len({item.publisher.casefold() for item in items}),
        languages=tuple(language for language, _ in languages.most_common()),
        primary=sum(item.tier is Tier.PRIMARY for item in items),
        full=sum(item.consulted == "full" for item in items),
        numbers={id(item): number for number, item in enumerate(items, 1)},
    )


def _with(items: Iterable[Evidence], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(item for item in items if item.stance is stance)


def spread(claims: Iterable[Claim | Row], statuses: Iterable[str]) -> dict[str, int]:
    """How many claims have each status, in the order of the scale."""
    counts = Counter(claim.status for claim in claims)
    return {status: counts[status] for status in statuses}
