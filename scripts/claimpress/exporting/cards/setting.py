"""Text in a box: broken into lines, as large as it fits, never cut without a sign."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimpress.exporting.cards.bidi import levels, runs_right_to_left
from claimpress.exporting.cards.faces import Line, Style, Typesetter

ELLIPSIS = "…"
LEADING = 1.22
"""From line to line, in sizes of the letters."""

_WIDE = {"W", "F"}
_WIDE_LETTERS = re.compile("[\u1100-\u115f\u2300-\U0010ffff]")
"""Where those lie beside which a line may end without a blank (EastAsianWidth.txt)."""
_LAST_BLANK = re.compile(" (?=[^ ])")
_ROUNDS = 10
_BEFORE_BREAKING = 0.65
"""How far letters shrink before a word that is too long for its line is broken."""
# They never start a line; the others never end one (JIS X 4051, in short).
_CLOSING = frozenset(
    "、。，．：；？！」』）】》〉〕］｝・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
)
_OPENING = frozenset("「『（【《〈〔［｛")


@dataclass(frozen=True, slots=True)
class Box:
    """What a text may take, in pixels."""

    width: float
    height: float
    largest: int
    smallest: int
    leading: float = LEADING


@dataclass(frozen=True, slots=True)
class Block:
    """A text that was set."""

    size: float
    leading: float
    lines: tuple[Line, ...]
    rtl: bool
    whole: bool
    """Whether nothing was left out."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together on a line, with its width in sizes of the letters."""

    start: int
    end: int
    gap: float
    """The width of the blank before it."""
    width: float


def set_in(box: Box, text: str, style: Style, typesetter: Typesetter) -> Block:
    """The text in the largest size at which it fits into the box."""
    rtl = runs_right_to_left(text)
    widest = box.width / (box.largest * _BEFORE_BREAKING)
    pieces = _split(_pieces(text, style, typesetter), widest, text, style, typesetter)
    for size in range(box.largest, box.smallest - 1, -1):
        room = box.width / size
        lines = _broken(pieces, room)
        fits = max(piece.width for piece in pieces) <= room
        if fits and len(lines) * box.leading * size <= box.height:
            even = _evenly(pieces, room, len(lines))
            return _block(text, even, size, box, style, typesetter, whole=True)
    return _cut(text, box, style, typesetter, rtl=rtl)


def one_line(
    width: float, text: str, style: Style, size: float, typesetter: Typesetter
) -> tuple[Line, bool]:
    """A line no wider than ``width`` pixels, and whether all of the text is in it."""
    rtl = runs_right_to_left(text)
    line = typesetter.line(style, text, rtl=rtl)
    if line.width * size <= width:
        return line, True
    short = text
    while short and line.width * size > width:
        short = short[:-1].rstrip(" ,;:–-")
        line = typesetter.line(style, short + ELLIPSIS, rtl=rtl)
    return line, False


def _block(  # noqa: PLR0913, PLR0917 - each says another thing about the text
    text: str,
    lines: Sequence[tuple[int, int]],
    size: float,
    box: Box,
    style: Style,
    typesetter: Typesetter,
    *,
    whole: bool,
) -> Block:
    rtl = runs_right_to_left(text)
    of_all = levels(text, rtl=rtl)
    made = [typesetter.part(style, text[a:b], of_all[a:b]) for a, b in lines]
    return Block(size, box.leading, tuple(made), rtl, whole)


def _cut(text: str, box: Box, style: Style, typesetter: Typesetter, *, rtl: bool) -> Block:
    """As much as the smallest size has room for, with an ellipsis."""
    size = box.smallest
    room = box.width / size
    most = max(1, int(box.height // (box.leading * size)))
    short = text
    while short:
        shown = short + (ELLIPSIS if short != text else "")
        pieces = _split(_pieces(shown, style, typesetter), room, shown, style, typesetter)
        lines = _broken(pieces, room)
        if len(lines) <= most:
            whole = short == text
            return _block(shown, lines, size, box, style, typesetter, whole=whole)
        short = short[: max(0, min(len(short) - 1, lines[most - 1][1]))].rstrip(" ,;:–-")
    return Block(size, box.leading, (), rtl, whole=False)


def _pieces(text: str, style: Style, typesetter: Typesetter) -> list[_Piece]:
    marks = [0, *_breaks(text), len(text)]
    widths = typesetter.advances(style, text, rtl=runs_right_to_left(text))
    pieces = []
    gap = 0.0
    for start, end in pairwise(marks):
        words = text[start:end].rstrip(" ")
        middle = start + len(words)
        if words:
            pieces.append(_Piece(start, middle, gap, sum(widths[start:middle])))
        gap = sum(widths[middle:end])
    return pieces


def _breaks(text: str) -> list[int]:
    """The places at which a line may end."""
    if not _WIDE_LETTERS.search(text):
        return [blank.end() for blank in _LAST_BLANK.finditer(text)]
    return [place for place in range(1, len(text)) if _may_break(text, place)]


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before == " ":
        return after != " "
    if after == " " or after in _CLOSING or before in _OPENING or unicodedata.combining(after):
        return False
    wide = {unicodedata.east_asian_width(before), unicodedata.east_asian_width(after)} & _WIDE
    return bool(wide) and not unicodedata.category(after).startswith("P")


def _split(
    pieces: Sequence[_Piece], room: float, text: str, style: Style, typesetter: Typesetter
) -> list[_Piece]:
    """The same with no piece wider than a line: a word without end is broken anywhere."""
    made: list[_Piece] = []
    for piece in pieces:
        start, gap = piece.start, piece.gap
        while start < piece.end:
            end = piece.end
            width = (
                piece.width if start == piece.start else _width(text[start:end], style, typesetter)
            )
            while width > room and end > start + 1:
                end = start + max(1, min(end - start - 1, int((end - start) * room / width)))
                while end < piece.end and unicodedata.combining(text[end]) and end > start + 1:
                    end -= 1
                width = _width(text[start:end], style, typesetter)
            made.append(_Piece(start, end, gap, width))
            start, gap = end, 0.0
    return made


def _width(words: str, style: Style, typesetter: Typesetter) -> float:
    return typesetter.line(style, words, rtl=runs_right_to_left(words)).width


def _broken(pieces: Sequence[_Piece], room: float) -> list[tuple[int, int]]:
    """Where each line starts and ends when every line takes what it can."""
    lines: list[tuple[int, int]] = []
    used = 0.0
    for piece in pieces:
        if lines and used + piece.gap + piece.width <= room:
            lines[-1] = (lines[-1][0], piece.end)
            used += piece.gap + piece.width
        else:
            lines.append((piece.start, piece.end))
            used = piece.width
    return lines


def _evenly(pieces: Sequence[_Piece], room: float, number: int) -> list[tuple[int, int]]:
    """The same number of lines, as even in length as may be."""
    least, most = max(piece.width for piece in pieces), room
    for _ in range(_ROUNDS):
        middle = (least + most) / 2
        if len(_broken(pieces, middle)) <= number:
            most = middle
        else:
            least = middle
    return _broken(pieces, most)
