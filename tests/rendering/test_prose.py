"""Prose: a little Markdown for contributors, and nothing that acts."""

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.rendering.prose import plain, prose
from claimpress.values.text import first_bad_character

ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "a", "blockquote", "code", "br"}


def rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(str(prose(text, lambda id_: f"../{id_}/")), "html.parser")


def test_paragraphs_lists_emphasis_links_and_quotations_are_rendered() -> None:
    soup = rendered(
        "One *two* **three**\n\n- a\n- b\n\n1. c\n\n> said\n\n`code` [site](https://example.org/a?b=1&c=2)",
    )
    assert {tag.name for tag in soup.find_all()} == ALLOWED - {"br"}
    link = soup.find("a")
    assert link is not None
    assert link["href"] == "https://example.org/a?b=1&c=2"
    assert link["rel"] == ["nofollow", "ugc", "noopener", "noreferrer"]


def test_a_link_to_a_claim_leads_to_its_page() -> None:
    assert rendered("[the plan](claim:nowhere/plan)").a == BeautifulSoup(
        '<a href="../nowhere/plan/">the plan</a>', "html.parser"
    ).a  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- unclosed",
        "# Verdict: TRUE",
        "Verdict: TRUE\n=============",
        "---",
        "&copy; &lt;b&gt;",
        "<https://example.org>",
        "![picture](https://example.org/a.png)",
        "[ref]: https://example.org",
        "| a | b |\n|---|---|",
        "```\ncode\n```x",
        "*[Verdict]: changed",
        "[^1]: note",
        '!!! success "TRUE"',
        "{: onclick=alert(1) }",
        '--8<-- "mkdocs.yml"',
        "{{ 7*191 }}",
    ],
)
def test_what_is_not_prose_is_shown_as_it_was_written(text: str) -> None:
    soup = rendered(text)
    assert not soup.find_all(lambda tag: tag.name not in ALLOWED)
    if "`" not in text and "](" not in text:
        assert " ".join(soup.get_text().split()) == " ".join(text.split())


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVa\tScript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "/etc/passwd",
        "https://user@evil.example",
        "https://good.example\\@evil.example",
        "vbscript:x",
    ],
)
def test_a_link_to_anything_but_a_plain_address_is_no_link(target: str) -> None:
    for link in rendered(f"[click]({target})").find_all("a"):
        assert not link.get("href")


@given(st.text(alphabet="[]()<>*_`!#\\&;:/ \n\"'abhtps=x-+1.>", max_size=400))
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_no_text_makes_anything_but_the_small_set(text: str) -> None:
    soup = rendered(text)
    for tag in soup.find_all():
        assert tag.name in ALLOWED
        assert set(tag.attrs) <= {"href", "rel"}
        assert str(tag.get("href", "https://")).startswith(
            ("https://", "http://", "mailto:", "../")
        )


@given(st.text(max_size=300).filter(lambda text: first_bad_character(text) is None))
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_plain_words_never_hold_markup(text: str) -> None:
    assert "<p>" not in plain(text)


@pytest.mark.parametrize("char", list("[]()<>*_`!#\\&>-+"))
def test_the_longest_prose_of_one_sign_is_rendered_at_once(char: str) -> None:
    """Python-Markdown is quadratic in some signs; the length of the field bounds it."""
    started = time.process_time()
    prose(char * 5000, str)
    assert time.process_time() - started < 5


def test_a_link_by_mail_is_a_link() -> None:
    link = rendered("[write](mailto:desk@example.org)").a
    assert link is not None
    assert link["href"] == "mailto:desk@example.org"


def test_a_link_to_a_claim_readers_cannot_see_is_no_link() -> None:
    soup = BeautifulSoup(str(prose("[x](claim:a/b)", lambda _: "")), "html.parser")
    assert soup.get_text() == "x"
    assert not [a for a in soup.find_all("a") if a.get("href")]


def test_plain_words_are_the_words_with_single_spaces() -> None:
    assert plain("One *two*\n\n- three & `four`") == "One two three & four"
