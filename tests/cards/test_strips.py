"""A picture put together from strips is the one its rows make."""

import io
import struct
import unicodedata
import zlib
from binascii import unhexlify

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from claimpress.exporting.cards import palette
from claimpress.exporting.cards.bidi import levels
from claimpress.exporting.cards.colours import INK, LINE, MARKER, MUTED, PAPER, STATUSES
from claimpress.exporting.cards.png import QUICKLY, WELL, Effort, packed, png

WIDTH = 6
COLOURS = bytes(range(48))
ROW = st.text("0123456789abcdef", min_size=WIDTH, max_size=WIDTH)


def stream_in(data: bytes) -> bytes:
    """What is packed in a PNG file of one such chunk."""
    at = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[at - 4 : at])
    return data[at + 4 : at + 4 + size]


@given(st.lists(st.tuples(st.lists(ROW, max_size=4), st.sampled_from([QUICKLY, WELL])), min_size=1))
def test_every_row_of_every_strip_is_in_the_picture(strips: list[tuple[list[str], Effort]]) -> None:
    rows = [row for part, _ in strips for row in part]
    if not rows:
        return
    data = png(
        WIDTH,
        COLOURS,
        [
            packed(unhexlify("".join(f"00{row}" for row in part)), len(part), effort)
            for part, effort in strips
        ],
    )
    assert zlib.decompress(stream_in(data)) == unhexlify("".join(f"00{row}" for row in rows))
    with Image.open(io.BytesIO(data)) as image:
        seen = [
            "".join(f"{image.getpixel((x, y)):x}" for x in range(WIDTH)) for y in range(len(rows))
        ]
    assert seen == rows


@pytest.mark.parametrize("of_card", [palette.of_all(), *map(palette.of_status, STATUSES.values())])
def test_a_palette_has_sixteen_colours_and_every_plain_one_of_the_design(
    of_card: palette.Palette,
) -> None:
    assert len(of_card.data) == 16 * 3
    assert of_card.digit(PAPER) == b"0"
    assert {PAPER, LINE, MUTED, INK, MARKER} <= set(of_card.colours)


def test_the_colour_of_a_status_is_kept() -> None:
    assert all(colour in palette.of_status(colour).colours for colour in STATUSES.values())
    assert set(STATUSES.values()) <= set(palette.of_all().colours)


def test_soft_edges_lead_from_the_ground_to_the_ink_without_turning_back() -> None:
    of_card = palette.of_all()
    steps = list(dict.fromkeys(of_card.ramp(INK, PAPER)))
    shades = [of_card.colours[int(chr(digit), 16)] for digit in steps]
    assert shades[0] == PAPER
    assert shades[-1] == INK
    assert shades == sorted(shades, reverse=True)
    assert len(shades) >= 8


def test_no_letter_that_turns_a_line_is_taken_for_one_that_does_not() -> None:
    level = {"R": 1, "AL": 1, "AN": 2}
    for number in range(0x110000):
        kind = unicodedata.bidirectional(chr(number))
        if kind in level:
            assert levels(chr(number), rtl=False) == [level[kind]], hex(number)
