"""How a card looks: the site's masthead, the finding, the claim, who and when.

A card is drawn in strips, from the top down. Those that many cards share are
drawn and packed once: the masthead, a status, the paper between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from claimpress.exporting.cards import palette
from claimpress.exporting.cards.bidi import runs_right_to_left
from claimpress.exporting.cards.canvas import Canvas, Placed, rows_of
from claimpress.exporting.cards.card import Badge, Card
from claimpress.exporting.cards.colours import (
    INK,
    LINE,
    MARKER,
    MUTED,
    PAPER,
    RULE,
    colour_of,
)
from claimpress.exporting.cards.faces import Line, Style, Typesetter
from claimpress.exporting.cards.letters import Band, Run, rows_with
from claimpress.exporting.cards.palette import Palette
from claimpress.exporting.cards.png import QUICKLY, WELL, Strip, packed, png
from claimpress.exporting.cards.setting import LEADING, Box, one_line, set_in
from claimpress.exporting.cards.shapes import RINGED, disc, sign
from claimpress.model.status import Shape

WIDTH, HEIGHT = 1200, 630
"""What OpenGraph's readers ask for."""
EDGE = 64
"""Nothing but the edge of colour is drawn nearer to the rim at the sides."""

_ROOM = WIDTH - 2 * EDGE
_STRIPE = 20
_DISC = 84
_TOP = 136
"""The foot of the masthead."""
_BADGE = 116
"""The height of the strip with the status."""
_FOOT = 548
"""The line above who and when."""
_ABOVE_FOOT = _FOOT - 2
"""Where the last strip begins."""
_SMALL = 27
_LABEL = (54, 24)
_ENOUGH = 40
"""The size from which on a status is large enough beside a flag."""
_BESIDE_DISC = _ROOM - _DISC - 22
_FLAG = 52
_FLAG_ABOVE = 50
_PAD = 16
_GAP = 24.0
_MIDDLE = 0.355
"""How far below the middle of a line its letters stand, in sizes of them."""
_ABOVE = 0.94
"""How far the rows of a line reach above the foot of its letters, in sizes of them: as far as
a capital with an accent."""
_MARGIN = 1 + _STRIPE // 2
"""Bytes at the ends of a row that are the edge of colour, and the one before it."""
_SHARED = 64
"""Strips that are remembered of each kind."""


def draw(card: Card, typesetter: Typesetter) -> bytes:
    """The card as a PNG file."""
    look = _look_of(card, typesetter)
    return png(WIDTH, look.palette.data, _strips(card, look))


@dataclass(frozen=True, slots=True)
class _Look:
    """What all strips of a card have in common."""

    rtl: bool
    colour: str
    palette: Palette
    set: Typesetter

    def canvas(self, rows: range) -> Canvas:
        """Rows with the edge of colour."""
        return self._edged(Canvas(WIDTH, rows, self.palette))

    def written(self, rows: range, placed: Sequence[Placed], size: float, ink: str) -> Canvas:
        """Rows with the edge of colour, and lines on paper."""
        return self._edged(Canvas.written(WIDTH, rows, self.palette, placed, size, ink))

    def _edged(self, canvas: Canvas) -> Canvas:
        x = WIDTH - _STRIPE if self.rtl else 0
        canvas.fill((x, canvas.rows.start, _STRIPE, len(canvas.rows)), self.colour)
        return canvas

    def at_start(self, width: float) -> float:
        """The left end of what stands where a line starts."""
        return WIDTH - EDGE - width if self.rtl else EDGE

    def at_end(self, width: float) -> float:
        """The left end of what stands where a line ends."""
        return EDGE if self.rtl else WIDTH - EDGE - width

    def largest(
        self, text: str, style: Style, sizes: tuple[int, int], room: float
    ) -> tuple[Line, float]:
        """A line in the largest size that fits, cut at the smallest if it must be."""
        line = self.set.line(style, text, rtl=runs_right_to_left(text))
        for size in range(*sizes, -1):
            if line.width * size <= room:
                return line, size
        return one_line(room, text, style, sizes[1], self.set)[0], sizes[1]

    def flag(self, text: str) -> tuple[Line, float]:
        """What was changed, as it is set."""
        return self.largest(text, Style.STRONG, (_SMALL, 18), _ROOM / 2 - 2 * _PAD)


def _look_of(card: Card, typesetter: Typesetter) -> _Look:
    if card.badge:
        colour = colour_of(card.badge.colour)
        return _Look(card.rtl, colour, palette.of_status(colour), typesetter)
    return _Look(card.rtl, INK, palette.of_all(), typesetter)


def _strips(card: Card, look: _Look) -> Iterator[Strip]:
    if card.badge is None:
        yield _masthead(look, card.publication, "")
        yield _of_a_document(look, card)
    else:
        above = _is_above(look, card.flag, card.badge.label)
        yield _masthead(look, card.publication, card.flag if above else "")
        yield _status(look, card.badge, "" if above else card.flag)
        yield from _claim(look, card)
    yield _line(look)
    yield _foot(look, card.left, card.right)


@lru_cache(_SHARED)
def _masthead(look: _Look, publication: str, flag: str) -> Strip:
    """The publication, and what was changed if that is to stand beside it."""
    canvas = look.canvas(range(_TOP))
    foot, room = 92, _ROOM - (_flag(look, canvas, flag, _FLAG_ABOVE) if flag else 0)
    line, size = look.largest(publication, Style.HEADLINE, (44, 28), room)
    width = line.width * size
    x = look.at_start(width)
    band = (round(x) - 5, round(foot - size * 0.41), round(width) + 10, round(size * 0.48))
    canvas.mark((line, x, foot), size, INK, (band, MARKER))
    canvas.fill((EDGE, _TOP - 4, _ROOM, 4), RULE)
    return canvas.strip(WELL)


@lru_cache(_SHARED)
def _status(look: _Look, badge: Badge, flag: str) -> Strip:
    """The status with its sign, and what was changed if that is to stand beside it."""
    canvas = look.canvas(range(_TOP, _TOP + _BADGE))
    top = _TOP + 30
    _medal(look, canvas, (int(look.at_start(_DISC)), top), badge.shape)
    took = _flag(look, canvas, flag, top + (_DISC - _FLAG) // 2) if flag else 0
    label, size = look.largest(badge.label, Style.STRONG, _LABEL, _BESIDE_DISC - took)
    start = WIDTH - EDGE - _BESIDE_DISC
    left = EDGE + _BESIDE_DISC - label.width * size if look.rtl else start
    foot = top + _DISC / 2 + size * _MIDDLE
    canvas.write([(label, left, foot)], size, (look.colour, PAPER))
    return canvas.strip(WELL)


def _medal(look: _Look, canvas: Canvas, place: tuple[int, int], shape: Shape) -> None:
    """The sign in its disc; the one in a ring has the ring's colour."""
    around, inside = disc(shape, _DISC), sign(shape, _DISC)
    if shape is RINGED:
        both = bytes(map(max, around, inside))
        canvas.stamp(place, _DISC, both, (look.colour, PAPER))
        return
    canvas.stamp(place, _DISC, around, (look.colour, PAPER))
    inset = _DISC // 7  # the corners of the square are no disc
    side = _DISC - 2 * inset
    starts = (y * _DISC + inset for y in range(inset, inset + side))
    part = b"".join(inside[start : start + side] for start in starts)
    x, y = place
    canvas.stamp((x + inset, y + inset), side, part, (PAPER, look.colour))


@lru_cache(_SHARED)
def _is_above(look: _Look, flag: str, label: str) -> bool:
    """Whether the flag stands beside the publication's name, to leave the status its room."""
    if not flag:
        return False
    line, size = look.flag(flag)
    room = _BESIDE_DISC - line.width * size - 2 * _PAD - _GAP
    return not one_line(room, label, Style.STRONG, _ENOUGH, look.set)[1]


def _flag(look: _Look, canvas: Canvas, text: str, y: int) -> float:
    """What was changed, at the other end of the line; gives the room it took."""
    line, size = look.flag(text)
    width = round(line.width * size) + 2 * _PAD
    x = round(look.at_end(width))
    canvas.fill((x, y, width, _FLAG), MARKER)
    foot = y + _FLAG / 2 + size * _MIDDLE
    canvas.write([(line, x + _PAD, foot)], size, (INK, MARKER))
    return width + _GAP


def _claim(look: _Look, card: Card) -> Iterator[Strip]:
    """The claim, and the paper above and below it."""
    whole = range(_TOP + _BADGE, _ABOVE_FOOT)
    placed, size = _text(look, card.text, (_TOP + 30 + _DISC + 22, _FOOT - 18), 64)
    if not placed:
        yield _paper(look, len(whole))
        return
    ink = MUTED if card.withdrawn else INK
    put = _put_together(look, placed, size, ink)
    rows = put[1] if put else rows_of(placed, size, whole)
    yield _paper(look, rows.start - whole.start)
    if put:
        yield packed(put[0], len(rows), QUICKLY)
    else:
        yield look.written(rows, placed, size, ink).strip(QUICKLY)
    yield _paper(look, whole.stop - rows.stop)


def _put_together(
    look: _Look, placed: Sequence[Placed], size: float, ink: str
) -> tuple[bytes, range] | None:
    """Lines on paper, and which rows they are, if their letters can be drawn by themselves."""
    # No higher than it is from line to line, so that no band reaches into the next one.
    band = Band(floor(size * LEADING), ceil(size * _ABOVE))
    tones, empty = palette.tones(ink), _empty(look)
    start = end = int(placed[0][2]) - band.foot
    parts: list[bytes] = []
    for line, x, foot in placed:
        put = rows_with(empty, _MARGIN, band, [Run(line, x, size, tones)])
        if put is None:
            return None
        top = int(foot) - band.foot
        parts += (empty * (top - end), put)
        end = top + band.height
    return b"".join(parts), range(start, end)


@lru_cache(_SHARED)
def _empty(look: _Look) -> bytes:
    """A row with nothing but the edge of colour."""
    return look.canvas(range(1)).data()


@lru_cache(HEIGHT)
def _paper(look: _Look, height: int) -> Strip:
    return look.canvas(range(height)).strip(WELL)


def _of_a_document(look: _Look, card: Card) -> Strip:
    """The title of a document and how its claims held, or what the publication is."""
    canvas = look.canvas(range(_TOP, _ABOVE_FOOT))
    if card.kicker:
        line, size = look.largest(card.kicker, Style.STRONG, (34, 20), _ROOM)
        place = (line, look.at_start(line.width * size), _TOP + 72)
        canvas.write([place], size, (MUTED, PAPER))
    between = (_TOP + 30 + (56 if card.kicker else 10), _FOOT - (98 if card.spread else 18))
    placed, size = _text(look, card.text, between, 76)
    canvas.write(placed, size, (INK, PAPER))
    if card.spread:
        _bar(look, canvas, card.spread, _FOOT - 66)
    return canvas.strip(QUICKLY)


def _text(
    look: _Look, text: str, between: tuple[int, int], largest: int
) -> tuple[list[Placed], float]:
    """The lines of a text between two heights, and the size of their letters."""
    top, bottom = between
    if not text:
        return [], largest
    block = set_in(Box(_ROOM, bottom - top, largest, 25), text, Style.HEADLINE, look.set)
    step = block.size * block.leading
    height = step * len(block.lines)
    foot = top + (bottom - top - height) * 0.42 + step * 0.5 + block.size * 0.34
    placed: list[Placed] = []
    for number, line in enumerate(block.lines):
        x = WIDTH - EDGE - line.width * block.size if block.rtl else EDGE
        # On a whole pixel, where the feet of letters are sharp, and letters can be drawn once.
        placed.append((line, x, round(foot + number * step)))
    return placed, block.size


def _bar(look: _Look, canvas: Canvas, spread: Sequence[tuple[str, int]], top: int) -> None:
    """How the claims of a document held, as on its page."""
    total = sum(number for _, number in spread)
    done = 0
    for token, number in spread:
        x = EDGE + round(_ROOM * done / total)
        done += number
        end = EDGE + round(_ROOM * done / total)
        left = WIDTH - end if look.rtl else x
        last = done == total
        canvas.fill((left, top, end - x - (0 if last else 4), 44), colour_of(token))


@lru_cache(_SHARED)
def _line(look: _Look) -> Strip:
    """The line above the foot."""
    canvas = look.canvas(range(_FOOT - 2, _FOOT + 8))
    canvas.fill((EDGE, _FOOT, _ROOM, 2), LINE)
    return canvas.strip(WELL)


def _foot(look: _Look, left: str, right: str) -> Strip:
    """Whose claim it is, and when it was checked."""
    runs: list[tuple[Line, float, float, str]] = []
    took = 0.0
    if right:
        line, size = look.largest(right, Style.PLAIN, (_SMALL, 19), _ROOM / 2)
        width = line.width * size
        runs.append((line, look.at_end(width), size, MUTED))
        took = width + _GAP
    if left:
        line, size = look.largest(left, Style.STRONG, (_SMALL, 19), _ROOM - took)
        runs.append((line, look.at_start(line.width * size), size, INK))
    rows = range(_FOOT + 8, HEIGHT)
    empty, band = _empty(look), Band(len(rows), 41)
    put = rows_with(
        empty,
        _MARGIN,
        band,
        [Run(line, x, size, palette.tones(ink)) for line, x, size, ink in runs],
    )
    if put is not None:
        return packed(put, len(rows), QUICKLY)
    canvas = look.canvas(rows)
    for line, x, size, ink in runs:
        canvas.write([(line, x, rows.start + band.foot)], size, (ink, PAPER))
    return canvas.strip(QUICKLY)
