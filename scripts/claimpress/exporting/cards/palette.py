"""The sixteen colours of a card, and which of them stands for what lies between two.

Sixteen colours are half a byte for each pixel: half as much to pack, and a
smaller file. The steps from paper to ink serve every grey on a card, and those
to the colour of its status serve that.
"""

from functools import cache
from typing import NamedTuple

from claimpress.exporting.cards.colours import INK, LINE, MARKER, MUTED, PAPER, STATUSES

DIGITS = b"0123456789abcdef"

_STEPS = 6
"""Steps from the paper to the colour of a status."""
_FINE = 32
"""Steps of coverage for which a colour is looked for."""

FULL = 8
"""The last step there may be between paper and ink: one bit of the four of a pixel."""


class Palette(NamedTuple):
    """Colours by their number, the paper's first; pixels are written as hexadecimal digits."""

    colours: tuple[str, ...]

    def digit(self, colour: str) -> bytes:
        """The digit of a colour, or of the one nearest to it."""
        number = _nearest(_rgb(colour), self.colours)
        return DIGITS[number : number + 1]

    def ramp(self, ink: str, ground: str) -> bytes:
        """By coverage, 0 to 255, the digit for an ink upon a ground."""
        return _ramp(self, ink, ground)

    @property
    def data(self) -> bytes:
        """The colours as a PNG file has them."""
        return b"".join(map(_rgb, self.colours))


class Tones(NamedTuple):
    """The steps from paper to an ink, counted up to `FULL` at most."""

    steps: bytes
    """By coverage, 0 to 255, the step."""
    pairs: bytes
    """By the steps of two pixels in a byte, the numbers of their colours in a byte."""


def of_status(colour: str) -> Palette:
    """The colours of a card in which one is written with."""
    steps = (_between(PAPER, colour, step / _STEPS) for step in range(1, _STEPS + 1))
    return Palette((*_COMMON, *steps))


def of_all() -> Palette:
    """The colours of a card in which those of all statuses are filled."""
    return Palette((*_COMMON, *STATUSES.values()))


@cache
def _ramp(palette: Palette, ink: str, ground: str) -> bytes:
    wanted = (_rgb(_between(ground, ink, part / _FINE)) for part in range(_FINE + 1))
    digits = [DIGITS[_nearest(rgb, palette.colours)] for rgb in wanted]
    return bytes(digits[round(cover * _FINE / 255)] for cover in range(256))


@cache
def tones(ink: str) -> Tones:
    """How an ink is written on paper in the colours that all cards have, two pixels in a byte."""
    ramp = Palette(_COMMON).ramp(ink, PAPER)
    digits = bytes(dict.fromkeys(ramp))
    assert len(digits) <= FULL + 1  # noqa: S101 - no ramp of the design has more; a test says so
    steps = bytes(map(digits.index, ramp))
    colours = [int(digits[min(step, len(digits) - 1) :][:1], 16) for step in range(16)]
    return Tones(steps, bytes(one << 4 | other for one in colours for other in colours))


def _nearest(rgb: bytes, colours: tuple[str, ...]) -> int:
    def away(number: int) -> int:
        other = _rgb(colours[number])
        return sum((a - b) ** 2 for a, b in zip(rgb, other, strict=True))

    return min(range(len(colours)), key=away)


def _between(ground: str, ink: str, part: float) -> str:
    under, over = _rgb(ground), _rgb(ink)
    mixed = (round(u + (o - u) * part) for u, o in zip(under, over, strict=True))
    return f"#{bytes(mixed).hex()}"


@cache
def _rgb(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


# The colour of lines and that of minor words are themselves steps from paper to ink.
_COMMON = (
    PAPER,
    LINE,
    *(_between(PAPER, INK, part) for part in (0.30, 0.44, 0.58)),
    MUTED,
    _between(PAPER, INK, 0.86),
    INK,
    MARKER,
    _between(MARKER, INK, 0.5),
)
