"""Texts: what blank lines, blanks and kinds of quotation marks mean."""

import pytest

from claimpress.values.quotes import Quoted, quoted_in
from claimpress.values.text import comparable, one_line, paragraphs, same_signs


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
