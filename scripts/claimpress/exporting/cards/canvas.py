"""Rows of a card that are drawn on: filled boxes, and letters with soft edges.

Letters are drawn by HarfBuzz, which says how far each pixel is covered; a
pixel is the digit of a colour in the card's palette.
"""

from binascii import unhexlify
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Self, TypeAlias

import uharfbuzz as hb

from claimpress.exporting.cards.colours import PAPER
from claimpress.exporting.cards.faces import Line
from claimpress.exporting.cards.palette import Palette
from claimpress.exporting.cards.png import OUTSET, Effort, Strip, packed

Placed: TypeAlias = tuple[Line, float, float]
"""A line, where its left end is, and where the foot of its letters is."""

_BEYOND = 0.4
"""How far letters may reach over their line, in sizes of them."""
_BELOW = 0.6
"""How far they reach below their foot."""


@dataclass(slots=True)
class Canvas:
    """Some rows of a card. Places are pixels from the top left of the card."""

    width: int
    rows: range
    palette: Palette
    _digits: bytearray = field(default_factory=bytearray)
    _stride: int = 0

    def __post_init__(self) -> None:
        """Lay out the paper, unless something is on it already."""
        self._stride = len(OUTSET) + self.width
        if not self._digits:
            row = OUTSET + self.palette.digit(PAPER) * self.width
            self._digits = bytearray(row * len(self.rows))

    @classmethod
    def written(  # noqa: PLR0913, PLR0917 - a canvas, and what `write` takes
        cls,
        width: int,
        rows: range,
        palette: Palette,
        placed: Sequence[Placed],
        size: float,
        ink: str,
    ) -> Self:
        """A canvas with lines on paper and nothing else: drawn at once, and not put on it."""
        # The paper's digit is that of the outset, so letters are drawn with room for it.
        outset = len(OUTSET)
        extents = (-outset, rows.start, outset + width, len(rows), outset + width)
        covered = _covered(placed, size, extents)
        return cls(width, rows, palette, bytearray(covered.translate(palette.ramp(ink, PAPER))))

    def fill(self, box: tuple[int, int, int, int], colour: str) -> None:
        """Fill a box: left, top, width and height."""
        x, y, width, height = box
        row = self.palette.digit(colour) * width
        for start in self._starts(x, range(y, y + height)):
            self._digits[start : start + width] = row

    def stamp(
        self, place: tuple[int, int], size: int, coverage: bytes, colours: tuple[str, str]
    ) -> None:
        """Put a square of coverages, 0 to 255, in a colour upon the colour that is there."""
        digits = coverage.translate(self.palette.ramp(*colours))
        x, y = place
        for line, start in enumerate(self._starts(x, range(y, y + size))):
            self._digits[start : start + size] = digits[line * size : (line + 1) * size]

    def write(self, placed: Sequence[Placed], size: float, colours: tuple[str, str]) -> None:
        """Write lines, each with its left end and its foot at a place, upon one colour."""
        if placed:
            self._draw(placed, size, self._around(placed, size), colours)

    def mark(
        self, placed: Placed, size: float, ink: str, band: tuple[tuple[int, int, int, int], str]
    ) -> None:
        """Write a line on paper with a band of colour behind it: its box, and its colour."""
        (left, top, width, height), colour = band
        self.write([placed], size, (ink, PAPER))
        self.fill(band[0], colour)
        self._draw([placed], size, (left, top, left + width, top + height), (ink, colour))

    def data(self) -> bytes:
        """The rows as a PNG file has them, two pixels in a byte."""
        return unhexlify(self._digits)

    def strip(self, effort: Effort) -> Strip:
        """The rows, packed."""
        return packed(self.data(), len(self.rows), effort)

    def _around(self, placed: Sequence[Placed], size: float) -> tuple[int, int, int, int]:
        """A box with room for all that letters reach beyond their lines."""
        left = min(x for _, x, _ in placed) - size * _BEYOND
        right = max(x + line.width * size for line, x, _ in placed) + size * _BEYOND
        rows = rows_of(placed, size, self.rows)
        return max(0, floor(left)), rows.start, min(self.width, ceil(right)), rows.stop

    def _draw(
        self,
        lines: Sequence[Placed],
        size: float,
        box: tuple[int, int, int, int],
        colours: tuple[str, str],
    ) -> None:
        left, top, right, bottom = box
        width = right - left
        covered = _covered(lines, size, (left, top, width, bottom - top, width))
        digits = covered.translate(self.palette.ramp(*colours))
        empty = self.palette.digit(colours[1]) * width
        for number, start in enumerate(self._starts(left, range(top, bottom))):
            row = digits[number * width : (number + 1) * width]
            if row != empty:  # a neighbour may reach into the box
                self._digits[start : start + width] = row

    def _starts(self, x: int, rows: range) -> range:
        """Where among the digits the pixel at ``x`` of each of these rows is."""
        first = (rows.start - self.rows.start) * self._stride + len(OUTSET) + x
        return range(first, first + len(rows) * self._stride, self._stride)


def _covered(
    lines: Sequence[Placed], size: float, extents: tuple[int, int, int, int, int]
) -> bytes:
    """How far letters cover each pixel of a box: its left, top, width, height, and the stride."""
    pen = hb.RasterDraw()
    pen.extents = hb.RasterExtents(*extents)
    for line, x, y in lines:
        for face, number, over, up in line.glyphs:
            scale = size / face.unit
            # Typefaces count from the foot up, cards from the top down.
            pen.transform = (scale, 0, 0, -scale, x + over * size, y - up * size)
            pen.draw_glyph(face.font, number)
    drawn = pen.render()
    assert drawn  # noqa: S101 - None would be a want of memory
    data: bytes = drawn.buffer
    return data


def rows_of(placed: Sequence[Placed], size: float, among: range) -> range:
    """Those rows that lines of letters can reach."""
    top = min(y for _, _, y in placed) - size * (1 + _BEYOND)
    foot = max(y for _, _, y in placed) + size * _BELOW
    return range(max(among.start, floor(top)), min(among.stop, ceil(foot)))
