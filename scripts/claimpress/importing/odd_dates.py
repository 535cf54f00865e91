"""Dates as the world writes them: understood to the last sign, or not at all.

Month names are those of the CLDR, in the language of the record, else in any
where all languages agree. A date of three numbers is read only one way or not
at all; nothing is ever taken for granted from today's date.
"""

import enum
import re
import unicodedata
from dataclasses import dataclass

from claimpress.importing.month_names import Names, Phrase, names_in, words_of
from claimpress.values.clock import today
from claimpress.values.dates import PartialDate

_TIME = r"(?<![T ,])[T ,]++(?:at +)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?"
_ZONE = r"(?: ?(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2}))*(?: ?\([A-Za-z ]+\))?"
_AFTER = re.compile(rf"{_TIME}{_ZONE}$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})(?:([-/.]) ?(\d{1,2})(?:\2 ?(\d{1,2}))?)?\.?")
_EAST_ASIAN = re.compile(r"(\d{4}) ?[年년] ?(?:(\d{1,2}) ?[月월] ?(?:(\d{1,2}) ?[日일号])?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})\.?(?: ?г\.)?")  # noqa: RUF001
_VIETNAMESE = re.compile(
    r"(?:ngày )?(?:(\d{1,2}) )?tháng (\d{1,2}),? (?:năm )?(\d{4})", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª|°)\b", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u200e\u200f\u202a-\u202e]+")
# "Year" in short, in Polish and Russian, which the CLDR knows in some forms only.
_FILLERS = frozenset({"of", "the", "r", "г", "года"})  # noqa: RUF001 - of other scripts
_EARLIEST = 1800


class Order(enum.StrEnum):
    """What stands first in ``03/04/2021``."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date was read as, or the code of the trouble with it."""

    date: PartialDate | None = None
    trouble: str = ""


def read_date(written: str, language: str = "", order: Order | None = None) -> Reading:
    """Read a date; ``order`` decides ``03/04/2021`` and nothing else."""
    text = _bare(written)
    if not text:
        return Reading()
    numbers = _in_numbers(text, order)
    if isinstance(numbers, str):
        return Reading(trouble=numbers)
    found = numbers or _in_words(text, language)
    if found is None:
        return Reading(trouble="date-not-understood")
    *parts, weekday = found
    return _real(parts, weekday)


def order_told(written: str) -> Order | None:
    """What stands first, where the numbers themselves tell: ``17/05/2021``."""
    match = _YEAR_LAST.fullmatch(_bare(written))
    first, second = (int(match[1]), int(match[3])) if match else (0, 0)
    if first > 12 >= second > 0:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > 12 >= first > 0 else None


def _bare(written: str) -> str:
    """The date with digits as in English, single blanks, and no time behind it."""
    digits = "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c
        for c in unicodedata.normalize("NFC", written)
    )
    text = _SPACES.sub(" ", digits).strip()
    return _AFTER.sub("", text)


_Parts = tuple[int, int | None, int | None, int | None]


def _in_numbers(text: str, order: Order | None) -> _Parts | str | None:
    """Year, month, day where numbers alone say it; or the code of a trouble."""
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return int(match[1]), _number(match[3]), _number(match[4]), None
    match = _EAST_ASIAN.fullmatch(text)
    if match:
        return int(match[1]), _number(match[2]), _number(match[3]), None
    match = _VIETNAMESE.fullmatch(text)
    if match:
        return int(match[3]), int(match[2]), _number(match[1]), None
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12 and second > 12:
        return "date-impossible"
    order = order_told(text) or order
    if first != second and order is None:
        return "date-ambiguous"
    day, month = (second, first) if order is Order.MONTH_FIRST else (first, second)
    return year, month, day, None


def _in_words(text: str, language: str) -> _Parts | None:
    """Year, month, day and day of the week, where a month is named and nothing is left over."""
    text = _ORDINAL.sub("", text)
    numbers = re.findall(r"\d+", text)
    years = [int(n) for n in numbers if len(n) == 4]
    days = [int(n) for n in numbers if len(n) <= 2]
    if len(years) != 1 or len(years) + len(days) != len(numbers) or len(days) > 1:
        return None
    spoken = words_of(text)
    tag = language.replace("_", "-").split("-")[0].lower()
    tables = [names_in(name) for name in dict.fromkeys((tag, "en", "")) if name or not tag]
    found = next(filter(None, (_named(spoken, names) for names in tables)), None)
    if found is None and tag:
        found = _named(spoken, names_in(""))
    if found is None:
        return None
    month, weekday = found
    return years[0], month, days[0] if days else None, weekday


def _named(spoken: list[str], names: Names) -> tuple[int, int | None] | None:
    """The month and the day of the week that words name, when they name nothing else."""
    month, rest = _taken(spoken, names.months)
    weekday, rest = _taken(rest, names.days)
    if month is None or len(month) > 1 or any(w not in names.fillers | _FILLERS for w in rest):
        return None
    return min(month), min(weekday) if weekday and len(weekday) == 1 else None


def _taken(
    spoken: list[str], names: dict[Phrase, frozenset[int]]
) -> tuple[frozenset[int] | None, list[str]]:
    """What the first name among the words stands for, the longest first, and the other words."""
    for length in (3, 2, 1):
        for start in range(len(spoken) - length + 1):
            found = names.get(tuple(spoken[start : start + length]))
            if found:
                return found, spoken[:start] + spoken[start + length :]
    return None, spoken


def _real(parts: list[int | None], weekday: int | None) -> Reading:
    """The date, when there is such a day and a claim can have been made on it."""
    year, month, day = parts
    try:
        date = PartialDate.parse(str(PartialDate(year, month, day)))
    except ValueError:
        return Reading(trouble="date-impossible")
    if not (date.first.year >= _EARLIEST and date.first <= today()):
        return Reading(trouble="date-impossible")
    if date == PartialDate(1970, 1, 1):
        return Reading(trouble="date-stand-in")
    if weekday is not None and date.day is not None and date.first.weekday() != weekday:
        return Reading(trouble="date-impossible")
    return Reading(date)


def _number(written: str | None) -> int | None:
    return int(written) if written else None
