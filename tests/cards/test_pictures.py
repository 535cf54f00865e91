"""A card as those who share a claim see it."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from claimpress.exporting.cards.card import Badge, Card
from claimpress.exporting.cards.draw import EDGE, HEIGHT, WIDTH, draw
from claimpress.exporting.cards.faces import Style, Typesetter
from claimpress.exporting.cards.setting import Box, set_in
from claimpress.model.status import Shape

LONG = "The keeper of the lighthouse said that nobody had asked the geese whether they minded. " * 4
KYRGYZ = "Өкмөт өткөн жылы көпүрөнүн үстүнөн өтүүнү чектеп, Ңурак айылынын жолун жапкан."
ARABIC = "قال الحارس إن 75 مصباحًا (من نوع LED) أُطفئت في 17 فبراير، ولم يلاحظ أحد ذلك."
TURKISH = "Iğdır’da şölen günü köprüden yüzlerce kaz geçti; çoğu üzgündü."  # noqa: RUF001 - it is Turkish
GREEK_AND_VIETNAMESE = "Η γέφυρα έπεσε, και những con ngỗng đã bay đi."  # noqa: RUF001 - it is Greek
LARGEST = 40_000


def picture(card: Card, typesetter: Typesetter) -> Image.Image:
    return Image.open(io.BytesIO(draw(card, typesetter))).convert("RGB")


def drawn_at(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but paper is in a box."""
    return image.crop(box).getcolors(1) != [((box[2] - box[0]) * (box[3] - box[1]), (255,) * 3)]


@pytest.mark.parametrize(
    "text", ["A.", LONG[:300], LONG * 4, KYRGYZ, ARABIC, TURKISH, GREEK_AND_VIETNAMESE, "A" * 280]
)
def test_any_claim_fits(text: str, card: Callable[..., Card], typesetter: Typesetter) -> None:
    data = draw(card(text, flag="Status changed, 17 September 2026"), typesetter)
    assert len(data) <= LARGEST or len(text) > 300
    with Image.open(io.BytesIO(data)) as opened:
        assert (opened.format, opened.size, opened.mode) == ("PNG", (WIDTH, HEIGHT), "P")
        image = opened.convert("RGB")
    assert not drawn_at(image, (WIDTH - EDGE + 8, 0, WIDTH, HEIGHT))
    assert not drawn_at(image, (24, 0, EDGE - 8, HEIGHT))
    assert not drawn_at(image, (EDGE, 548 + 66, WIDTH, HEIGHT))
    assert not drawn_at(image, (EDGE, 0, WIDTH, 40))
    # Between the claim and the line below it there is a gap.
    assert not drawn_at(image, (EDGE, 543, WIDTH, 547))


def test_a_card_of_a_language_that_runs_to_the_left_is_turned_round(
    card: Callable[..., Card], typesetter: Typesetter
) -> None:
    image = picture(card(ARABIC, rtl=True, publication="ادعاء"), typesetter)
    assert drawn_at(image, (WIDTH - 20, 0, WIDTH, HEIGHT))
    assert not drawn_at(image, (0, 0, EDGE - 8, HEIGHT))


def test_a_text_of_three_hundred_letters_is_whole(typesetter: Typesetter) -> None:
    block = set_in(Box(1072, 270, 64, 25), LONG[:300], Style.HEADLINE, typesetter)
    assert block.whole
    assert block.size >= 36


def test_a_text_that_cannot_fit_ends_with_an_ellipsis(typesetter: Typesetter) -> None:
    block = set_in(Box(1072, 270, 64, 25), LONG * 4, Style.HEADLINE, typesetter)
    assert not block.whole
    ellipsis = typesetter.line(Style.HEADLINE, "…", rtl=False).glyphs[0].number
    assert block.lines[-1].glyphs[-1].number == ellipsis


@pytest.mark.parametrize("text", [LONG[:300], KYRGYZ, ARABIC, "A" * 280])
def test_no_line_is_wider_than_its_box(text: str, typesetter: Typesetter) -> None:
    block = set_in(Box(1072, 270, 64, 25), text, Style.HEADLINE, typesetter)
    assert all(line.width * block.size <= 1072 for line in block.lines)
    assert len(block.lines) * block.size * block.leading <= 270


@pytest.mark.parametrize("text", [LONG, KYRGYZ, ARABIC, TURKISH, GREEK_AND_VIETNAMESE])
@pytest.mark.parametrize("style", list(Style))
def test_letters_of_these_languages_are_in_the_package(
    text: str, style: Style, typesetter: Typesetter
) -> None:
    assert typesetter.without_glyph(text) == ""
    missing = 0  # the number of the box that stands for a letter that is not there
    assert all(glyph.number != missing for glyph in typesetter.line(style, text, rtl=False).glyphs)


def test_arabic_letters_join(typesetter: Typesetter) -> None:
    apart = sum(typesetter.line(Style.HEADLINE, letter, rtl=True).width for letter in "مصباح")
    joined = typesetter.line(Style.HEADLINE, "مصباح", rtl=True)
    assert joined.width < apart * 0.95


def test_letters_nobody_has_are_named(typesetter: Typesetter) -> None:
    assert typesetter.without_glyph("the 橋 of Ⰰ") == "橋Ⰰ"


@pytest.mark.parametrize("shape", list(Shape))
def test_every_status_has_its_own_sign(
    shape: Shape, card: Callable[..., Card], typesetter: Typesetter
) -> None:
    image = picture(card(badge=Badge("Status", shape, "mixed")), typesetter)
    signs = {
        other: picture(card(badge=Badge("Status", other, "mixed")), typesetter)
        for other in Shape
        if other is not shape
    }
    box = (EDGE, 166, EDGE + 84, 250)
    assert all(image.crop(box).tobytes() != other.crop(box).tobytes() for other in signs.values())


def test_a_status_is_never_cut(card: Callable[..., Card], typesetter: Typesetter) -> None:
    said = card(
        badge=Badge("Not entirely borne out by what we found", Shape.HALF, "mixed"),
        flag="Status changed, 17 September 2026",
    )
    image = picture(said, typesetter)
    # The flag has gone up beside the name of the publication.
    assert (255, 229, 138) in {image.getpixel((x, 60)) for x in range(700, WIDTH - EDGE)}


def test_the_same_card_has_the_same_bytes(
    card: Callable[..., Card], typesetter: Typesetter
) -> None:
    assert draw(card(KYRGYZ), typesetter) == draw(card(KYRGYZ), Typesetter())
