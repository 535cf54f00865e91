"""The publication in numbers: counts of what there is, never a score of anybody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from claimpress.model.claim import ChangeKind, Claim, Consulted, Tier
from claimpress.model.status import Stance
from claimpress.values.dates import PartialDate

_STEPS = (0, 1, 2, 3, 5, 10)
"""Where the groups of "items of evidence for a claim" begin; the last is open."""
_MOST_MONTHS = 24
"""A longer time is counted by years."""


@dataclass(frozen=True, slots=True)
class Period:
    """The claims of a month or a year."""

    on: PartialDate
    claims: int
    spread: Mapping[str, int]
    """How many of them have each status, in the order of the scale."""


@dataclass(frozen=True, slots=True)
class Group:
    """The claims with so many items of evidence."""

    least: int
    most: int | None
    """None for no upper end."""
    claims: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the statistics page counts."""

    claims: int
    periods: tuple[Period, ...]
    """By the day of first publication, oldest first; claims without one are left out."""
    last_looked_at: tuple[Period, ...]
    """By the day of the last change, or of publication."""
    groups: tuple[Group, ...]
    """By items of evidence; from the first group with a claim to the last."""
    middle: float
    """The median of items of evidence for a claim."""
    items: int
    primary: int
    full: int
    """Items that were read in full."""
    archived: int
    """Items with a lasting copy."""
    publishers: int
    stances: Mapping[Stance, int]
    languages: tuple[tuple[str, int], ...]
    """Items by language tag, the most frequent first."""
    changed: int
    """Claims with at least one change after publication."""
    changes: Mapping[ChangeKind, int]
    """Changes by kind; a claim can have several."""


def statistics_of(claims: Iterable[Claim], statuses: Iterable[str]) -> Statistics:
    """Count what the claims hold."""
    statuses = list(statuses)
    numbers: list[int] = []
    """Of each claim how many items it has."""
    published: list[tuple[PartialDate, str]] = []
    looked_at: list[tuple[PartialDate, str]] = []
    kinds, stances, languages, tiers, read = (Counter[Any]() for _ in range(5))
    publishers: set[str] = set()
    archived = changed = 0
    # One after the other: no more of them need be in memory.
    for claim in claims:
        numbers.append(len(claim.evidence))
        published += [(day, claim.status) for day in [claim.published_on] if day]
        looked_at += [(day, claim.status) for day in [claim.changed_on] if day]
        kinds.update(change.kind for change in claim.history)
        changed += bool(claim.history)
        for item in claim.evidence:
            stances[item.stance] += 1
            languages[item.language] += 1
            tiers[item.tier] += 1
            read[item.consulted] += 1
            archived += item.archived is not None
            publishers.add(item.publisher.casefold())
    return Statistics(
        claims=len(numbers),
        periods=_by_period(published, statuses),
        last_looked_at=_by_period(looked_at, statuses),
        groups=_groups(numbers),
        middle=median(numbers) if numbers else 0,
        items=sum(numbers),
        primary=tiers[Tier.PRIMARY],
        full=read[Consulted.FULL],
        archived=archived,
        publishers=len(publishers),
        stances={stance: stances[stance] for stance in Stance},
        languages=tuple(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        changed=changed,
        changes={kind: kinds[kind] for kind in ChangeKind},
    )


def _by_period(
    dated: Sequence[tuple[PartialDate, str]], statuses: Sequence[str]
) -> tuple[Period, ...]:
    months = {(day.year, day.month) for day, _ in dated}
    by_month = len(months) <= _MOST_MONTHS
    groups: dict[PartialDate, Counter[str]] = {}
    for day, status in dated:
        unit = PartialDate(day.year, day.month if by_month else None)
        groups.setdefault(unit, Counter())[status] += 1
    return tuple(
        Period(unit, counts.total(), {status: counts[status] for status in statuses})
        for unit, counts in sorted(groups.items(), key=lambda pair: str(pair[0]))
    )


def _groups(numbers: Iterable[int]) -> tuple[Group, ...]:
    counts = Counter(max(step for step in _STEPS if step <= number) for number in numbers)
    if not counts:
        return ()
    used = [step for step in _STEPS if min(counts) <= step <= max(counts)]
    ends = dict(zip(_STEPS, [step - 1 for step in _STEPS[1:]], strict=False))
    return tuple(Group(step, ends.get(step), counts[step]) for step in used)
