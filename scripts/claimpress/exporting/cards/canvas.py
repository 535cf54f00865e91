"""A picture of few colours: filled boxes, letters with soft edges, and a small PNG.

Letters are drawn by HarfBuzz. Each pixel is a number in a palette; where two
colours meet, twelve steps lead from one to the other.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import TypeAlias

import uharfbuzz as hb

from claimpress.exporting.cards.faces import Line

Placed: TypeAlias = tuple[Line, float, float]
"""A line, where its left end is, and where the foot of its letters is."""

_STEPS = 12
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EFFORT = 6
_BEYOND = 0.4
"""How far letters may reach over their line, in sizes of them."""


@dataclass(slots=True)
class Canvas:
    """What is drawn on. Places are pixels from the top left."""

    width: int
    height: int
    ground: str
    """The colour of the paper, as ``#rrggbb``."""
    _palette: list[bytes] = field(default_factory=list)
    _ramps: dict[tuple[str, str], bytes] = field(default_factory=dict)
    _pixels: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        """Fill the paper."""
        row = bytes([0]) + bytes([self._colour(_rgb(self.ground))]) * self.width
        self._pixels = bytearray(row * self.height)

    def fill(self, box: tuple[int, int, int, int], colour: str) -> None:
        """Fill a box: left, top, width and height."""
        x, y, width, height = box
        row = bytes([self._colour(_rgb(colour))]) * width
        for line in range(y, y + height):
            self._put(x, line, row)

    def stamp(
        self, place: tuple[int, int], size: int, coverage: bytes, colours: tuple[str, str]
    ) -> None:
        """Put a square of coverages, 0 to 255, in a colour upon the colour that is there."""
        table = self._ramp(*colours)
        x, y = place
        for line in range(size):
            self._put(x, y + line, coverage[line * size : (line + 1) * size].translate(table))

    def write(self, placed: Sequence[Placed], size: float, colours: tuple[str, str]) -> None:
        """Write lines, each with its left end and its foot at a place, upon one colour."""
        self._draw(placed, size, self._around(placed, size), colours)

    def mark(
        self, placed: Placed, size: float, ink: str, band: tuple[tuple[int, int, int, int], str]
    ) -> None:
        """Write a line with a band of colour behind it: its box, and its colour."""
        (left, top, width, height), colour = band
        self.write([placed], size, (ink, self.ground))
        self.fill(band[0], colour)
        self._draw([placed], size, (left, top, left + width, top + height), (ink, colour))

    def png(self) -> bytes:
        """The picture as a PNG file with a palette."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        chunks = (
            (b"IHDR", head),
            (b"PLTE", b"".join(self._palette)),
            (b"IDAT", zlib.compress(self._pixels, _EFFORT)),
            (b"IEND", b""),
        )
        return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)

    def _around(self, placed: Sequence[Placed], size: float) -> tuple[int, int, int, int]:
        """A box with room for all that letters reach beyond their lines."""
        left = min(x for _, x, _ in placed) - size * _BEYOND
        right = max(x + line.width * size for line, x, _ in placed) + size * _BEYOND
        top = min(y for _, _, y in placed) - size * (1 + _BEYOND)
        foot = max(y for _, _, y in placed) + size * (_BEYOND + 0.2)
        return (
            max(0, floor(left)),
            max(0, floor(top)),
            min(self.width, ceil(right)),
            min(self.height, ceil(foot)),
        )

    def _draw(
        self,
        lines: Sequence[Placed],
        size: float,
        box: tuple[int, int, int, int],
        colours: tuple[str, str],
    ) -> None:
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        pen = hb.RasterDraw()
        pen.extents = hb.RasterExtents(left, self.height - bottom, width, height, 0)
        for line, x, y in lines:
            for glyph in line.glyphs:
                scale = size / glyph.face.unit
                at = (x + glyph.x * size, self.height - y + glyph.y * size)
                pen.transform = (scale, 0, 0, scale, *at)
                pen.draw_glyph(glyph.face.font, glyph.number)
        drawn = pen.render()
        if drawn is None:
            return
        stride = drawn.extents.stride
        rows = drawn.buffer.translate(self._ramp(*colours))
        empty = bytes([self._colour(_rgb(colours[1]))]) * width
        for number in range(height):  # HarfBuzz counts rows from below
            start = (height - 1 - number) * stride
            row = rows[start : start + width]
            if row != empty:  # a neighbour may reach into the box
                self._put(left, top + number, row)

    def _put(self, x: int, y: int, row: bytes) -> None:
        start = y * (self.width + 1) + 1 + x
        self._pixels[start : start + len(row)] = row

    def _ramp(self, ink: str, ground: str) -> bytes:
        """By coverage, the number of the colour between two."""
        if (ink, ground) not in self._ramps:
            over, under = _rgb(ink), _rgb(ground)
            steps = [
                self._colour(
                    bytes(
                        round(u + (o - u) * step / _STEPS) for o, u in zip(over, under, strict=True)
                    )
                )
                for step in range(_STEPS + 1)
            ]
            table = bytes(steps[round(cover * _STEPS / 255)] for cover in range(256))
            self._ramps[ink, ground] = table
        return self._ramps[ink, ground]

    def _colour(self, rgb: bytes) -> int:
        if rgb not in self._palette:
            self._palette.append(rgb)
        return self._palette.index(rgb)


def is_png(data: bytes) -> bool:
    """Whether bytes start and end as a picture of ours does."""
    return data.startswith(_SIGNATURE) and data.endswith(_chunk(b"IEND", b""))


def _rgb(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
