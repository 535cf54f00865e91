"""Letters that are drawn once and put together look as a line that is drawn whole."""

import io
import unicodedata
from binascii import unhexlify
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from claimpress.exporting.cards import draw as drawing
from claimpress.exporting.cards import letters, palette
from claimpress.exporting.cards.canvas import Canvas
from claimpress.exporting.cards.card import Card
from claimpress.exporting.cards.colours import INK, MUTED, PAPER
from claimpress.exporting.cards.draw import draw
from claimpress.exporting.cards.faces import Line, Style, Typesetter
from claimpress.exporting.cards.letters import Band, Run, rows_with
from claimpress.exporting.cards.setting import _WIDE_LETTERS, _breaks, _may_break

WIDTH, SIZE = 1200, 44
BAND = Band(60, 44)
PALETTE = palette.Palette(palette._COMMON)
EMPTY = unhexlify("00" + "0" * WIDTH)
APART = [
    "Twenty-five “AWAY” games, fjords & (brackets)",
    "Өкмөт өткөн жылы көпүрөнүн үстүнөн",
    "Η γέφυρα έπεσε, ευχαριστώ",  # noqa: RUF001 - it is Greek
    "Iğdır’da şölen günü, những con ngỗng",  # noqa: RUF001 - it is Turkish
    "v\u030c e\u0301 a\u0328 и\u0306",
]
JOINED = ["قال الحارس", "ने कहा", "守衛說", "The word قال"]
TALL = ["ẤỄ", "Ǻ"]


def rows_of(run: Run, band: Band = BAND) -> bytes | None:
    return rows_with(EMPTY, 1, band, [run])


def shades(rows: bytes) -> list[int]:
    """The brightness of each pixel, from 0 to 255."""
    values = [sum(bytes.fromhex(c.removeprefix("#"))) // 3 for c in PALETTE.colours]
    return [values[int(digit, 16)] for digit in rows.hex()]


def whole(line: Line, x: float) -> bytes:
    rows = range(BAND.height)
    return Canvas.written(WIDTH, rows, PALETTE, [(line, x, BAND.foot)], SIZE, INK).data()


@pytest.mark.parametrize("text", APART)
def test_letters_put_together_look_as_the_line_drawn_whole(
    text: str, typesetter: Typesetter
) -> None:
    line = typesetter.line(Style.HEADLINE, text, rtl=False)
    put = rows_of(Run(line, 64.3, SIZE, palette.tones(INK)))
    assert put is not None
    apart = [abs(a - b) for a, b in zip(shades(put), shades(whole(line, 64.3)), strict=True)]
    drawn = sum(shade < 255 for shade in shades(put))
    # An eighth of a pixel, and the step from one colour of the palette to the next.
    assert max(apart) <= 255 / 8 + 45
    assert sum(apart) / drawn < 12


@pytest.mark.parametrize("text", APART)
def test_nothing_but_the_place_within_a_pixel_differs(text: str, typesetter: Typesetter) -> None:
    line = typesetter.line(Style.HEADLINE, text, rtl=False)
    # Each letter on a quarter of a pixel, and far from the next: there is nothing to round or add.
    for place, glyph in enumerate(line.glyphs):
        x = 60.0 + place * 0.25
        alone = Line((glyph._replace(x=0.0),), line.width, apart=True)
        assert rows_of(Run(alone, x, SIZE, palette.tones(INK))) == whole(alone, x)


def test_two_lines_stand_beside_each_other_in_their_own_colours(typesetter: Typesetter) -> None:
    one = Run(typesetter.line(Style.STRONG, "one", rtl=False), 40, 27, palette.tones(INK))
    other = Run(typesetter.line(Style.PLAIN, "other", rtl=False), 700, 20, palette.tones(MUTED))
    both = rows_with(EMPTY, 1, BAND, [one, other])
    assert both is not None
    apart = [rows_of(one), rows_of(other)]
    assert all(apart)
    assert both == bytes(a | b for a, b in zip(*(rows or b"" for rows in apart), strict=True))
    assert rows_with(EMPTY, 1, BAND, [other, one]) == both


@pytest.mark.parametrize("text", [*JOINED, *TALL])
def test_what_joins_or_reaches_high_is_left_to_be_drawn_whole(
    text: str, typesetter: Typesetter
) -> None:
    line = typesetter.line(Style.HEADLINE, text, rtl=False)
    assert rows_of(Run(line, 64, SIZE, palette.tones(INK)), Band(53, 42)) is None


@pytest.mark.parametrize("x", [-30.0, 0.0, WIDTH - 20.0, WIDTH * 2.0])
def test_no_letter_is_put_beyond_the_margin(x: float, typesetter: Typesetter) -> None:
    line = typesetter.line(Style.HEADLINE, "W", rtl=False)
    assert rows_with(EMPTY, 11, BAND, [Run(line, x, SIZE, palette.tones(INK))]) is None


def test_nothing_written_is_the_empty_row(typesetter: Typesetter) -> None:
    for text in ("", " "):
        line = typesetter.line(Style.HEADLINE, text, rtl=False)
        assert rows_of(Run(line, 64, SIZE, palette.tones(INK))) == EMPTY * BAND.height


STEPS = st.integers(0, palette.FULL)


@given(st.lists(st.tuples(STEPS, STEPS, STEPS, STEPS), min_size=1, max_size=80))
def test_what_two_letters_cover_is_added_pixel_by_pixel(pixels: list[tuple[int, ...]]) -> None:
    one = bytes(a << 4 | b for a, b, _, _ in pixels)
    other = bytes(c << 4 | d for _, _, c, d in pixels)
    both = letters._both(one, other)
    full = palette.FULL
    seen = [(min(byte >> 4, full), min(byte & 15, full)) for byte in both]
    assert seen == [(min(a + c, full), min(b + d, full)) for a, b, c, d in pixels]


@pytest.mark.parametrize("ink", [INK, MUTED])
def test_tones_are_the_colours_of_the_ramp_on_every_card(ink: str) -> None:
    tones = palette.tones(ink)
    assert max(tones.steps) <= palette.FULL
    assert list(tones.steps) == sorted(tones.steps)
    ramp = palette.of_all().ramp(ink, PAPER)
    for cover in (0, 255):
        step = tones.steps[cover]
        assert f"{tones.pairs[step << 4 | step]:02x}" == chr(ramp[cover]) * 2
    last = tones.pairs[palette.FULL << 4 | palette.FULL]
    assert {tones.pairs[a << 4 | b] for a in range(8, 16) for b in range(8, 16)} == {last}


@pytest.mark.parametrize("text", [*APART, *JOINED, *TALL, "", "A" * 280])
def test_a_card_is_the_same_whatever_was_drawn_before(
    text: str, card: Callable[..., Card], typesetter: Typesetter
) -> None:
    draw(card("Something else, in another size and of other letters."), typesetter)
    after = draw(card(text), typesetter)
    letters._drawn.cache_clear()
    assert draw(card(text), typesetter) == after


@pytest.mark.parametrize("text", APART)
def test_a_card_looks_the_same_when_every_line_is_drawn_whole(
    text: str, card: Callable[..., Card], typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = card(f"{text}, {text}, {text}.")
    with_letters = pixels(draw(said, typesetter))
    monkeypatch.setattr(drawing, "rows_with", lambda *_: None)
    drawn_whole = pixels(draw(said, typesetter))
    apart = [abs(a - b) for a, b in zip(with_letters, drawn_whole, strict=True)]
    assert max(apart) <= 255 / 8 + 60
    assert sum(apart) / sum(shade < 255 for shade in drawn_whole) < 12


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("L").tobytes()


@given(st.text(st.sampled_from("ab ,“”。、「」漢字ぁ\u0301の한\U0001f9ea\u2014"), max_size=30))
def test_lines_may_end_where_each_place_says(text: str) -> None:
    assert _breaks(text) == [place for place in range(1, len(text)) if _may_break(text, place)]


def is_wide(letter: str) -> bool:
    # Python takes some that are not assigned for wide.
    return (
        unicodedata.east_asian_width(letter) in {"W", "F"} and unicodedata.category(letter) != "Cn"
    )


def test_no_wide_letter_is_taken_for_a_narrow_one() -> None:
    wide = (c for c in map(chr, range(0x110000)) if is_wide(c))
    assert [hex(ord(c)) for c in wide if not _WIDE_LETTERS.search(c)] == []
