"""Where quoted words stand in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimpress.values.text import one_line, same_signs

_LEFT_OUT = re.compile(r"(?<!\s)\s*\[(?:…|\.\.\.)\]\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of text that is quoted: which stretch, from where to where."""

    stretch: int
    start: int
    end: int


def quoted_in(stretches: Sequence[str], quote: str) -> list[Quoted]:
    """Where the words of ``quote`` stand in the stretches, each brought to one line.

    To the letter, but for the kind of quotation marks and dashes; ``[…]`` in
    the quotation stands for words left out. Empty when it is not all there.
    """
    texts = [same_signs(one_line(stretch)) for stretch in stretches]
    found: list[Quoted] = []
    stretch, after = 0, 0
    for part in filter(None, _LEFT_OUT.split(same_signs(one_line(quote)))):
        place = _next_place(texts, part, stretch, after)
        if place is None:
            return []
        found.append(place)
        stretch, after = place.stretch, place.end
    return found


def _next_place(texts: Sequence[str], part: str, stretch: int, after: int) -> Quoted | None:
    for number in range(stretch, len(texts)):
        start = texts[number].find(part, after if number == stretch else 0)
        if start >= 0:
            return Quoted(number, start, start + len(part))
    return None
