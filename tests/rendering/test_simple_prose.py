"""Prose that does without the converter becomes what the converter would make of it."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.rendering.prose import _through_markdown
from claimpress.rendering.simple_prose import simple_prose
from claimpress.values.text import first_bad_character

PIECES = st.sampled_from(
    [
        "- ", "\n\n- ", "\n- one", "word", "two words", "é", "Ж", "水", "\u00a0", "\u3000",
        "’", "😀", " ", "  ", "\n", "\n\n",
        "\n \n", "\n\n\n", "  \n", "\n    ", "\n- ", "\n* ", "\n+ ", "\n1. ", "\n2) ", "\n> ",
        "\n# ", "\n---\n", "\n===\n", "*", "**", "***", "_", "__", "`", "``", "\\", "[", "]", "(",
        ")", "](", "!", "!!!", "<", ">", "&", "&amp;", "&#42;", "&copy;", "<b>", "<!--", "-->",
        "*em*", "**strong**", "*two\nlines*", "** no **", "* no *", "*a**b*", "**a***b*", "*a *",
        "[link](https://a.example/b_c?d=1&e=2)", "[claim](claim:nowhere/a-b)",
        "[mail](mailto:desk@a.example)", "[x](javascript:1)", "[x](https://a.example/(b))",
        '[x](https://a.example/ "title")', "[x](<https://a.example/>)", "[x][y]", "[x]: https://a.b",
        "[a *b* c](https://a.example/)", "*[a](https://a.example/)*", "[a\nb](https://a.example/)",
        "![a](https://a.example/)", "https://a.example/", "<https://a.example/>", "1", "1.", "1)",
        "-", "+", "#", ":", ";", '"', "'", "{: .a }", "|", "~", "=", ".", ",", "^", "$", "%", "\t",
        "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\ufdd0", "\x02", "\x03", "\x02amp\x03",
    ]
)  # fmt: skip


def is_what_markdown_makes(text: str) -> None:
    simple = simple_prose(text)
    event("simple" if simple is not None else "left to the converter")
    assert simple in (None, _through_markdown(text))


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=500 * EXAMPLES, deadline=None)
def test_texts_put_together_from_markup_become_the_same(text: str) -> None:
    is_what_markdown_makes(text)


@given(st.text(alphabet="[]()<>*_`!#\\&;:/ \n\"'abhtps=x-+1.>", max_size=100))
@settings(max_examples=500 * EXAMPLES, deadline=None)
def test_signs_in_any_order_become_the_same(text: str) -> None:
    is_what_markdown_makes(text)


@given(st.text(alphabet="ab *\n", max_size=30))
@settings(max_examples=500 * EXAMPLES, deadline=None)
def test_asterisks_in_any_order_become_the_same(text: str) -> None:
    is_what_markdown_makes(text)


@given(st.text(max_size=100).filter(lambda text: first_bad_character(text) is None))
@settings(max_examples=200 * EXAMPLES, deadline=None)
def test_any_words_become_the_same(text: str) -> None:
    is_what_markdown_makes(text)


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph.\nOn two lines.\n\nAnother one.\n",
        "**Lead.** 9 of 11 said *no*: see\n[the plan](claim:nowhere/plan), [it](https://a.example/?b&c).",
        "Said:\n\n- one *a*\n- **two**,\non two lines\n- [c](claim:nowhere/c)\n\nIt was so.",
        "5 < 6 & 7 > 6 “said” — «сказал» #1 | ~ ^ $ {x}",
    ],
)
def test_what_prose_mostly_is_needs_no_converter(text: str) -> None:
    """Else nothing is gained, and the tests above hold nothing."""
    assert simple_prose(text) == _through_markdown(text)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "- a\n\n- b", "- - a", "a\n- b", "> a", "1. a", "a `b`", "a_b", "a  \nb", "[a]"],
)
def test_what_is_not_simple_is_left_to_the_converter(text: str) -> None:
    assert simple_prose(text) is None
