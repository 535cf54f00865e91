"""How a card looks: the site's masthead, the finding, the claim, who and when."""

from functools import cached_property

from claimpress.exporting.cards.canvas import Canvas
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
from claimpress.exporting.cards.setting import Block, Box, one_line, set_in
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
_FOOT = 548
"""The line above who and when."""
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


def draw(card: Card, typesetter: Typesetter) -> bytes:
    """The card as a PNG file."""
    return _Drawing(card, typesetter).png()


class _Drawing:
    def __init__(self, card: Card, typesetter: Typesetter) -> None:
        self.card = card
        self.set = typesetter
        self.canvas = Canvas(WIDTH, HEIGHT, PAPER)
        self.colour = colour_of(card.badge.colour) if card.badge else INK

    def png(self) -> bytes:
        self._stripe()
        self._masthead()
        if self.card.badge:
            self._badge(self.card.badge)
        elif self.card.kicker:
            self._line(self.card.kicker, Style.STRONG, (34, 20), (_TOP + 72, MUTED), _ROOM)
        self._text()
        self._foot()
        return self.canvas.png()

    def _stripe(self) -> None:
        x = WIDTH - _STRIPE if self.card.rtl else 0
        self.canvas.fill((x, 0, _STRIPE, HEIGHT), self.colour)

    def _masthead(self) -> None:
        foot, room = 92, _ROOM - (self._flag(_FLAG_ABOVE) if self.flag_above else 0)
        line, size = self._largest(self.card.publication, Style.HEADLINE, (44, 28), room)
        width = line.width * size
        x = WIDTH - EDGE - width if self.card.rtl else EDGE
        band = (round(x) - 5, round(foot - size * 0.41), round(width) + 10, round(size * 0.48))
        self.canvas.mark((line, x, foot), size, INK, (band, MARKER))
        self.canvas.fill((EDGE, _TOP - 4, _ROOM, 4), RULE)

    def _badge(self, badge: Badge) -> None:
        top = _TOP + 30
        x = WIDTH - EDGE - _DISC if self.card.rtl else EDGE
        self._medal((x, top), badge.shape)
        flag = (
            self._flag(top + (_DISC - _FLAG) // 2) if self.card.flag and not self.flag_above else 0
        )
        label, size = self._largest(badge.label, Style.STRONG, _LABEL, _BESIDE_DISC - flag)
        start = WIDTH - EDGE - _BESIDE_DISC
        left = EDGE + _BESIDE_DISC - label.width * size if self.card.rtl else start
        foot = top + _DISC / 2 + size * _MIDDLE
        self.canvas.write([(label, left, foot)], size, (self.colour, PAPER))

    def _medal(self, place: tuple[int, int], shape: Shape) -> None:
        """The sign in its disc; the one in a ring has the ring's colour."""
        around, inside = disc(shape, _DISC), sign(shape, _DISC)
        if shape is RINGED:
            both = bytes(map(max, around, inside))
            self.canvas.stamp(place, _DISC, both, (self.colour, PAPER))
            return
        self.canvas.stamp(place, _DISC, around, (self.colour, PAPER))
        inset = _DISC // 7  # the corners of the square are no disc
        side = _DISC - 2 * inset
        starts = (y * _DISC + inset for y in range(inset, inset + side))
        part = b"".join(inside[start : start + side] for start in starts)
        x, y = place
        self.canvas.stamp((x + inset, y + inset), side, part, (PAPER, self.colour))

    def _flag_line(self) -> tuple[Line, float]:
        return self._largest(self.card.flag, Style.STRONG, (_SMALL, 18), _ROOM / 2 - 2 * _PAD)

    @cached_property
    def flag_above(self) -> bool:
        """Whether the flag stands beside the publication's name, to leave the status its room."""
        if not self.card.flag or not self.card.badge:
            return False
        line, size = self._flag_line()
        room = _BESIDE_DISC - line.width * size - 2 * _PAD - _GAP
        return not one_line(room, self.card.badge.label, Style.STRONG, _ENOUGH, self.set)[1]

    def _flag(self, y: int) -> float:
        """What was changed, at the other end of the line; gives the room it took."""
        line, size = self._flag_line()
        width = round(line.width * size) + 2 * _PAD
        x = EDGE if self.card.rtl else WIDTH - EDGE - width
        self.canvas.fill((x, y, width, _FLAG), MARKER)
        foot = y + _FLAG / 2 + size * _MIDDLE
        self.canvas.write([(line, x + _PAD, foot)], size, (INK, MARKER))
        return width + _GAP

    def _text(self) -> None:
        card = self.card
        top = _TOP + 30 + (_DISC + 22 if card.badge else 56 if card.kicker else 10)
        bottom = _FOOT - (98 if card.spread else 18)
        box = Box(_ROOM, bottom - top, 64 if card.badge else 76, 25)
        if card.text:
            block = set_in(box, card.text, Style.HEADLINE, self.set)
            self._lines(block, top, bottom, MUTED if card.withdrawn else INK)
        if card.spread:
            self._bar(_FOOT - 66)

    def _lines(self, block: Block, top: float, bottom: float, colour: str) -> None:
        step = block.size * block.leading
        height = step * len(block.lines)
        foot = top + (bottom - top - height) * 0.42 + step * 0.5 + block.size * 0.34
        placed = []
        for number, line in enumerate(block.lines):
            x = WIDTH - EDGE - line.width * block.size if block.rtl else EDGE
            placed.append((line, x, foot + number * step))
        if placed:
            self.canvas.write(placed, block.size, (colour, PAPER))

    def _bar(self, top: int) -> None:
        """How the claims of a document held, as on its page."""
        total = sum(number for _, number in self.card.spread)
        done = 0
        for token, number in self.card.spread:
            x = EDGE + round(_ROOM * done / total)
            done += number
            end = EDGE + round(_ROOM * done / total)
            left = WIDTH - end if self.card.rtl else x
            last = done == total
            self.canvas.fill((left, top, end - x - (0 if last else 4), 44), colour_of(token))

    def _foot(self) -> None:
        self.canvas.fill((EDGE, _FOOT, _ROOM, 2), LINE)
        took = self._end(self.card.right) if self.card.right else 0.0
        if self.card.left:
            place = (_FOOT + 49, INK)
            self._line(self.card.left, Style.STRONG, (_SMALL, 19), place, _ROOM - took)

    def _end(self, text: str) -> float:
        """A line at the end of the foot; gives the room it took."""
        line, size = self._largest(text, Style.PLAIN, (_SMALL, 19), _ROOM / 2)
        width = line.width * size
        x = EDGE if self.card.rtl else WIDTH - EDGE - width
        self.canvas.write([(line, x, _FOOT + 49)], size, (MUTED, PAPER))
        return width + _GAP

    def _line(
        self, text: str, style: Style, sizes: tuple[int, int], place: tuple[int, str], room: float
    ) -> None:
        """A line at the start of the card's width."""
        line, size = self._largest(text, style, sizes, room)
        foot, colour = place
        x = WIDTH - EDGE - line.width * size if self.card.rtl else EDGE
        self.canvas.write([(line, x, foot)], size, (colour, PAPER))

    def _largest(
        self, text: str, style: Style, sizes: tuple[int, int], room: float
    ) -> tuple[Line, float]:
        """A line in the largest size that fits, cut at the smallest if it must be."""
        for size in range(*sizes, -1):
            line, whole = one_line(room, text, style, size, self.set)
            if whole:
                return line, size
        return one_line(room, text, style, sizes[1], self.set)[0], sizes[1]
