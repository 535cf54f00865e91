"""Dates as fact-checkers have them: a day, a month, a year, or not known."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
# As people write a day with signs between: 11.02.2026, 2/11/2026, 2026/02/11.
_DAY_FIRST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?")

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year, or not at all.

    The written form is that of EDTF level 0 (Extended Date/Time Format,
    ISO 8601-2): ``2026``, ``2026-02``, ``2026-02-17``; and the word
    ``unknown``, kept apart from a date that was left out.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read the written form.

        Raises ``ValueError`` with a sentence fit for the reader of a problem.
        """
        if written == UNKNOWN:
            return cls()
        match = _FORM.fullmatch(written)
        if match is None:
            message = f"{written!r} is not a date"
            raise ValueError(message)
        year = int(match[1])
        month, day = (int(part) if part else None for part in match.groups()[1:])
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            message = f"the year {year} is outside {_FIRST_YEAR}-{_LAST_YEAR}"
            raise ValueError(message)
        if month is not None and not 1 <= month <= 12:
            message = f"there is no month {month:02}"
            raise ValueError(message)
        if day is not None and month is not None:
            last = calendar.monthrange(year, month)[1]
            if not 1 <= day <= last:
                message = f"{year}-{month:02} has no day {day:02}"
                raise ValueError(message)
        return cls(year, month, day)

    def __reduce__(self) -> tuple[type[Self], tuple[int | None, ...]]:
        # A date is made ten times as fast from its parts as from what dataclasses keep of it.
        return type(self), (self.year, self.month, self.day)

    def __str__(self) -> str:
        return _written(self.year, self.month, self.day)

    @property
    def known(self) -> bool:
        """Whether at least the year is known."""
        return self.year is not None

    @property
    def first(self) -> dt.date:
        """The earliest day this date can mean (year 1 when nothing is known)."""
        if self.year is None:
            return dt.date.min
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day this date can mean (year 9999 when nothing is known)."""
        if self.year is None:
            return dt.date.max
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def certainly_after(self, other: "PartialDate") -> bool:
        """Whether no reading of the two dates puts this one first or level."""
        return self.known and other.known and self.first > other.last


@lru_cache(maxsize=20_000)  # a page asks fifty times, of a dozen dates
def _written(year: int | None, month: int | None, day: int | None) -> str:
    if year is None:
        return UNKNOWN
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def readings(written: str) -> tuple[PartialDate, ...]:
    """What a date in figures can mean that is written in another form, the likeliest first.

    With full stops the day comes first everywhere; with other signs it depends on who writes.

    >>> [str(date) for date in readings("11.02.2026")]
    ['2026-02-11']
    >>> [str(date) for date in readings("2/11/2026")]
    ['2026-11-02', '2026-02-11']
    >>> [str(date) for date in readings("2/17/2026")]
    ['2026-02-17']
    >>> readings("next week")
    ()
    """
    orders: list[tuple[str, str, str | None]] = []
    if match := _DAY_FIRST.fullmatch(written.strip()):
        one, sign, other, year = match.groups()
        orders = [(year, other, one)] + ([(year, one, other)] if sign != "." else [])
    elif match := _YEAR_FIRST.fullmatch(written.strip()):
        orders = [(match[1], match[2], match[3])]
    found: dict[PartialDate, None] = {}
    for parts in orders:
        try:
            found[PartialDate.parse("-".join(part.zfill(2) for part in parts if part))] = None
        except ValueError:
            continue
    return tuple(found)
