"""Where quoted words stand in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from claimpress.values.text import one_line, same_signs

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
_LEFT_OUT = re.compile(r"(?<!\s)\s*\[(?:…|\.\.\.)\]\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of text that is quoted: which stretch, from where to where."""

    stretch: int
    start: int
    end: int


class Quotable:
    """Stretches of text, each brought to one line, in which words are looked for.

    To the letter, but for the kind of quotation marks, dashes and blanks;
    ``[…]`` in a quotation stands for words left out.
    """

    def __init__(self, stretches: Sequence[str], *, running: bool = False) -> None:
        """Take stretches; where nothing is left out between them, they are ``running``.

        Then what is quoted without ``[…]`` may run over their ends.
        """
        texts = [_comparable(stretch) for stretch in stretches]
        # No text of one line holds a line end, so nothing runs over that.
        self._text = (" " if running else "\n").join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def quotations(self, quote: str) -> Iterator[list[Quoted]]:
        """Each place where the words begin and are all there, piece by piece, in order."""
        parts = [*filter(None, _LEFT_OUT.split(_comparable(quote)))]
        after = 0
        while found := self._found(parts, after):
            yield [piece for start, end in found for piece in self._pieces(start, end)]
            after = found[0][0] + 1

    def _found(self, parts: Sequence[str], after: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for part in parts:
            start = self._text.find(part, after)
            if start < 0:
                return []
            after = start + len(part)
            found.append((start, after))
        return found

    def _pieces(self, start: int, end: int) -> Iterator[Quoted]:
        number = bisect_right(self._starts, start) - 1
        while self._starts[number] < end:
            here, following = self._starts[number], self._starts[number + 1]
            yield Quoted(number, max(start, here) - here, min(end, following - 1) - here)
            number += 1


def quoted_in(stretches: Sequence[str], quote: str) -> list[Quoted]:
    """Where the words of ``quote`` stand first in the stretches; empty when they do not."""
    return next(Quotable(stretches).quotations(quote), [])


# A quotation is looked for in each passage of its document.
@lru_cache(maxsize=1000)
def _comparable(text: str) -> str:
    """One line with one kind of quotation mark, dash and blank, character for character."""
    return same_signs(one_line(text)).translate(_BLANKS)
