"""The publication in numbers: counts of what there is, never a score of anybody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from claimpress.model.claim import ChangeKind, Claim, Consulted, Tier
from claimpress.model.status import Stance
from claimpress.values.dates import PartialDate
from claimpress.values.tally import Tally

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


@dataclass(frozen=True, slots=True)
class Numbers(Tally):
    """What is counted of some claims."""

    claims: Counter[int]
    """By how many items of evidence they have."""
    published: Counter[tuple[str, str]]
    """By the month of first publication and by status."""
    looked_at: Counter[tuple[str, str]]
    """By the month of the last change, or of publication, and by status."""
    changes: Counter[str]
    """Changes by kind."""
    changed: Counter[bool]
    """By whether they have any."""
    stances: Counter[str]
    """Items of evidence by stance; as those that follow."""
    languages: Counter[str]
    tiers: Counter[str]
    consulted: Counter[str]
    archived: Counter[bool]
    publishers: Counter[str]


def numbers_of(claims: Iterable[Claim]) -> Numbers:
    """Count what the claims hold."""
    counts = Numbers.empty()
    # One after the other: no more of them need be in memory.
    for claim in claims:
        counts.claims[len(claim.evidence)] += 1
        if claim.published_on:
            counts.published[_month(claim.published_on), claim.status] += 1
        if claim.changed_on:
            counts.looked_at[_month(claim.changed_on), claim.status] += 1
        counts.changes.update(str(change.kind) for change in claim.history)
        counts.changed[bool(claim.history)] += 1
        for item in claim.evidence:
            counts.stances[str(item.stance)] += 1
            counts.languages[item.language] += 1
            counts.tiers[str(item.tier)] += 1
            counts.consulted[str(item.consulted)] += 1
            counts.archived[item.archived is not None] += 1
            counts.publishers[item.publisher.casefold()] += 1
    return counts


def statistics_of(numbers: Numbers, statuses: Iterable[str]) -> Statistics:
    """What follows from the counts of all claims."""
    statuses = list(statuses)
    items = sorted(numbers.claims.elements())
    return Statistics(
        claims=len(items),
        periods=_by_period(numbers.published, statuses),
        last_looked_at=_by_period(numbers.looked_at, statuses),
        groups=_groups(numbers.claims),
        middle=median(items) if items else 0,
        items=sum(items),
        primary=numbers.tiers[Tier.PRIMARY],
        full=numbers.consulted[Consulted.FULL],
        archived=numbers.archived[True],
        publishers=len(numbers.publishers),
        stances={stance: numbers.stances[stance] for stance in Stance},
        languages=tuple(sorted(numbers.languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        changed=numbers.changed[True],
        changes={kind: numbers.changes[kind] for kind in ChangeKind},
    )


def _month(day: PartialDate) -> str:
    return str(PartialDate(day.year, day.month))


def _by_period(dated: Mapping[tuple[str, str], int], statuses: Sequence[str]) -> tuple[Period, ...]:
    by_month = len({month for month, _ in dated}) <= _MOST_MONTHS
    groups: dict[PartialDate, Counter[str]] = {}
    for (month, status), claims in dated.items():
        on = PartialDate.parse(month)
        unit = on if by_month else PartialDate(on.year)
        groups.setdefault(unit, Counter())[status] += claims
    return tuple(
        Period(unit, counts.total(), {status: counts[status] for status in statuses})
        for unit, counts in sorted(groups.items(), key=lambda pair: str(pair[0]))
    )


def _groups(numbers: Mapping[int, int]) -> tuple[Group, ...]:
    counts = Counter[int]()
    for number, claims in numbers.items():
        counts[max(step for step in _STEPS if step <= number)] += claims
    if not counts:
        return ()
    used = [step for step in _STEPS if min(counts) <= step <= max(counts)]
    ends = dict(zip(_STEPS, [step - 1 for step in _STEPS[1:]], strict=False))
    return tuple(Group(step, ends.get(step), counts[step]) for step in used)
