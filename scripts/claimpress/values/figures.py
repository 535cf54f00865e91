"""Numbers in texts of any language, as far as they are written in figures."""

import re
import unicodedata

# Between groups of digits: points, commas, apostrophes, the Arabic signs, and narrow blanks;
# a plain blank only before three digits.
_NUMBER = re.compile(r"\d+(?:[.,’'\u066b\u066c\u00a0\u2009\u202f]\d+| \d{3}(?!\d))*")
_DIGITS = re.compile(r"\d+")


def figures_lost(original: str, translation: str) -> list[str]:
    """The numbers of a text that its translation does not have, as they are written.

    Digits of every script count as the same, and so do the ways to divide
    them: ``1,500`` is ``1 500`` and ``1.500``, ``2026-02-17`` is ``17.02.2026``.

    >>> figures_lost("1,500 of 2,000 lamps", "1 500 из 200 фонарей")
    ['2,000']
    """
    whole, parts = set(), set()
    for match in _NUMBER.finditer(translation):
        whole.add(_joined(match.group()))
        parts |= set(_parts(match.group()))
    return [
        number
        for number in dict.fromkeys(_NUMBER.findall(original))
        if _joined(number) not in whole and not parts.issuperset(_parts(number))
    ]


def _joined(number: str) -> str:
    return _plain("".join(_DIGITS.findall(number)))


def _parts(number: str) -> list[str]:
    return [_plain(digits) for digits in _DIGITS.findall(number)]


def _plain(digits: str) -> str:
    """Digits as 0 to 9, without zeros before them."""
    return "".join(str(unicodedata.digit(each)) for each in digits).lstrip("0") or "0"
