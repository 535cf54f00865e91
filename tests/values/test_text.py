"""Texts: what blank lines, blanks and kinds of quotation marks mean."""

import pytest

from claimpress.values.quotes import Quoted, quoted_in
from claimpress.values.text import (
    comparable,
    first_bad_character,
    normalised,
    one_line,
    paragraphs,
    same_signs,
)


def test_blanks_and_line_ends_are_one_space_and_a_hard_space_stays() -> None:
    assert one_line("  a \n\t b\u00a0c ") == "a b\u00a0c"


def test_blank_lines_divide_paragraphs() -> None:
    assert paragraphs("one\nstill one\n \t\ntwo\n\n\n\nthree\n\n \n") == (
        "one still one",
        "two",
        "three",
    )
    assert paragraphs(" \n\n ") == ()


def test_signs_are_compared_by_kind_and_keep_their_places() -> None:
    text = "«a» „b“ ‘c’ d—e–f‑g `h` ″i″ ′j′"  # noqa: RUF001 - the signs are the test
    same = same_signs(text)
    assert same == "\"a\" \"b\" 'c' d-e-f-g 'h' \"i\" 'j'"
    assert len(same) == len(text)


def test_texts_are_compared_in_one_spelling() -> None:
    assert comparable("Cafe\u0301 \u00a0«x»\n") == 'Café "x"'


@pytest.mark.parametrize(
    ("stretches", "quote", "found"),
    [
        (["It rained all day."], "rained", [Quoted(0, 3, 9)]),
        (["It “rained”  all\nday."], 'It "rained" all day', [Quoted(0, 0, 19)]),
        (["one", "two one"], "two one", [Quoted(1, 0, 7)]),
        (["a b c d"], "a […] c", [Quoted(0, 0, 1), Quoted(0, 4, 5)]),
        (["a b", "c d"], "b [...] d", [Quoted(0, 2, 3), Quoted(1, 2, 3)]),
        (["a a"], "a […] a", [Quoted(0, 0, 1), Quoted(0, 2, 3)]),
        (["c b"], "b […] c", []),
        (["a b"], "a […] x", []),
        (["a b"], "", []),
        (["well… yes"], "well… yes", [Quoted(0, 0, 9)]),
    ],
)
def test_a_quotation_is_found_to_the_letter_or_not_at_all(
    stretches: list[str],
    quote: str,
    found: list[Quoted],
) -> None:
    assert quoted_in(stretches, quote) == found


@pytest.mark.parametrize(
    ("char", "what"),
    [
        ("\x00", "a control character (U+0000)"),
        ("\t", "a tab (U+0009)"),
        ("\r", "a control character (U+000D)"),
        ("\x7f", "a control character (U+007F)"),
        ("\x9f", "a control character (U+009F)"),
        ("\xad", "a soft hyphen, which no reader can see (U+00AD)"),
        ("\u200b", "a zero-width space, which no reader can see (U+200B)"),
        ("\u202a", "a mark that changes the direction of the text around it (U+202A)"),
        ("\u2069", "a mark that changes the direction of the text around it (U+2069)"),
        ("\ud800", "half of a surrogate pair (U+D800)"),
        ("\ufeff", "a byte order mark, which no reader can see (U+FEFF)"),
        ("\U000e0041", "a tag, which no reader can see (U+E0041)"),
        ("\U0010ffff", "a code that is no character (U+10FFFF)"),
    ],
)
def test_a_refused_character_is_named_with_its_place_and_number(char: str, what: str) -> None:
    """Nobody can see it, so the number is all there is to search for."""
    assert first_bad_character(f"a lamp{char} was{char}\u202e lit") == (6, what)
    assert first_bad_character(char) == (0, what)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b\nc",
        "~ !",
        "a\u00a0b",
        "می\u200cخواهم",  # noqa: RUF001 - Persian, not Latin
        "❤\ufe0f",
        "\ufffd",
    ],
)
def test_what_writing_needs_is_no_refused_character(text: str) -> None:
    assert first_bad_character(text) is None


def test_two_spellings_of_one_letter_are_one_and_letters_that_look_alike_are_two() -> None:
    assert normalised("Cafe\u0301") == "Caf\u00e9"
    assert normalised("\ufb01 \u00bd") == "\ufb01 \u00bd"


def test_a_paragraph_may_be_divided_by_a_line_of_blanks() -> None:
    assert paragraphs("one\n \t \ntwo\n  three") == ("one", "two three")
