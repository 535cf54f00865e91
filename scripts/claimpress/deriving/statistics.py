"""The publication in numbers: counts of what there is, never a score of anybody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from claimpress.deriving.glance import spread
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


def statistics_of(claims: Sequence[Claim], statuses: Iterable[str]) -> Statistics:
    """Count what the claims hold."""
    statuses = list(statuses)
    items = [item for claim in claims for item in claim.evidence]
    changes = Counter(change.kind for claim in claims for change in claim.history)
    stances = Counter(item.stance for item in items)
    languages = Counter(item.language for item in items)
    published = [(claim.published_on, claim) for claim in claims if claim.published_on]
    looked_at = [(claim.changed_on, claim) for claim in claims if claim.changed_on]
    return Statistics(
        claims=len(claims),
        periods=_by_period(published, statuses),
        last_looked_at=_by_period(looked_at, statuses),
        groups=_groups(len(claim.evidence) for claim in claims),
        middle=median(len(claim.evidence) for claim in claims) if claims else 0,
        items=len(items),
        primary=sum(item.tier is Tier.PRIMARY for item in items),
        full=sum(item.consulted is Consulted.FULL for item in items),
        archived=sum(item.archived is not None for item in items),
        publishers=len({item.publisher.casefold() for item in items}),
        stances={stance: stances[stance] for stance in Stance},
        languages=tuple(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        changed=sum(bool(claim.history) for claim in claims),
        changes={kind: changes[kind] for kind in ChangeKind},
    )


def _by_period(
    dated: Sequence[tuple[PartialDate, Claim]], statuses: Sequence[str]
) -> tuple[Period, ...]:
    months = {(day.year, day.month) for day, _ in dated}
    by_month = len(months) <= _MOST_MONTHS
    groups: dict[PartialDate, list[Claim]] = {}
    for day, claim in dated:
        unit = PartialDate(day.year, day.month if by_month else None)
        groups.setdefault(unit, []).append(claim)
    return tuple(
        Period(unit, len(group), spread(group, statuses))
        for unit, group in sorted(groups.items(), key=lambda pair: str(pair[0]))
    )


def _groups(numbers: Iterable[int]) -> tuple[Group, ...]:
    counts = Counter(max(step for step in _STEPS if step <= number) for number in numbers)
    if not counts:
        return ()
    used = [step for step in _STEPS if min(counts) <= step <= max(counts)]
    ends = dict(zip(_STEPS, [step - 1 for step in _STEPS[1:]], strict=False))
    return tuple(Group(step, ends.get(step), counts[step]) for step in used)
