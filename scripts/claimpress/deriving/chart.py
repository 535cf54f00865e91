"""The events of a timeline, counted by day, month or year, for a picture and its table."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimpress.values.dates import PartialDate

_MOST_BARS = 62
"""More than that are too thin to be told apart on a phone."""
_FEWEST_BARS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year and how many events it has."""

    on: PartialDate
    events: int
    opens: bool
    """Whether it is the first of its month (of days) or year (of months), or of the chart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a timeline, the empty ones between them too."""

    bars: tuple[Bar, ...]
    left_out: int
    """How many events are dated too roughly to stand in a bar."""

    @property
    def highest(self) -> int:
        """The most events a bar has."""
        return max(bar.events for bar in self.bars)


def chart_of(dates: Iterable[PartialDate]) -> Chart | None:
    """Count dates in the finest unit that gives a picture; None when none does.

    Days are taken before months and months before years, unless most dates
    are too rough for them or the bars would be too many to be drawn.
    """
    known = [date for date in dates if date.known]
    for part in ("day", "month", "year"):
        fine = [date for date in known if getattr(date, part) is not None]
        units = list(_units(fine, part)) if len(fine) * 2 > len(known) else []
        if _FEWEST_BARS <= len(units) <= _MOST_BARS:
            counts = Counter(_cut(date, part) for date in fine)
            bars = (
                Bar(unit, counts[unit], number == 0 or _opens(unit))
                for number, unit in enumerate(units)
            )
            return Chart(tuple(bars), len(known) - len(fine))
    return None


def _cut(date: PartialDate, part: str) -> PartialDate:
    month = None if part == "year" else date.month
    return PartialDate(date.year, month, date.day if part == "day" else None)


def _opens(unit: PartialDate) -> bool:
    return unit.day == 1 or (unit.day is None and unit.month == 1)


def _units(dates: list[PartialDate], part: str) -> Iterator[PartialDate]:
    """Every unit from the first date to the last; one more than can be drawn at most."""
    unit, last = (_cut(end(dates, key=str), part) for end in (min, max))
    for _ in range(_MOST_BARS + 1):
        yield unit
        if unit == last:
            return
        after = unit.last + dt.timedelta(days=1)
        unit = _cut(PartialDate(after.year, after.month, after.day), part)
