"""Prose: a little Markdown for contributors, and nothing that acts."""

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.rendering import prose as module
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


@given(st.text(alphabet="[]()<>*_`!#\\&;:/ \n\"'abhtps=x-+1.>", max_size=400))
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_texts_that_are_set_aside_would_have_stayed_as_they_are(text: str) -> None:
    slow = module._small_markdown.__wrapped__()
    slow.treeprocessors.deregister("plain")
    assert module._small_markdown().reset().convert(text) == slow.convert(text)


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


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two*", "<p>One <em>two</em></p>"),
        ("**three** `four`", "<p><strong>three</strong> <code>four</code></p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"),
        ("- a\n- b\n\n1. c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("**a**\n# b", "<p><strong>a</strong>\n# b</p>"),
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
        ("R&D &amp; &copy;", "<p>R&amp;D &amp;amp; &amp;copy;</p>"),
        ("`<b>&amp;`", "<p><code>&lt;b&gt;&amp;amp;</code></p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_prose_is_written_like_this(text: str, html: str) -> None:
    assert str(prose(text, str)) == html


@pytest.mark.parametrize(
    "address", ["https://a.example/b", "http://a.example/b", "mailto:desk@a.example"]
)
def test_a_link_to_elsewhere_says_that_we_do_not_vouch_for_it(address: str) -> None:
    """Search engines give it no weight, and the other place does not learn where readers were."""
    assert str(prose(f'[x]({address} "title")', str)) == (
        f'<p><a href="{address}" rel="nofollow ugc noopener noreferrer">x</a></p>'
    )


def test_a_link_to_a_claim_is_our_own_and_needs_no_such_words() -> None:
    asked = []

    def link(claim: str) -> str:
        asked.append(claim)
        return '../b/?c&d"'

    shown = str(prose("[x](claim:nowhere/a) and [y](claim:nowhere/b)", link))
    assert asked == ["nowhere/a", "nowhere/b"]
    assert shown == (
        '<p><a href="../b/?c&amp;d&#34;">x</a> and <a href="../b/?c&amp;d&#34;">y</a></p>'
    )


def test_a_link_to_a_claim_readers_cannot_see_does_not_tell_its_name() -> None:
    """Its address would betray a draft, or a claim under embargo."""
    assert str(prose("[x](claim:nowhere/secret)", lambda _: "")) == "<p><a>x</a></p>"


@pytest.mark.parametrize("address", ["ftp://a.example/", "CLAIM:a/b", "claims:a/b", "tel:1", "#x"])
def test_a_link_of_another_kind_leads_nowhere(address: str) -> None:
    link = rendered(f"[x]({address})").a
    assert link is not None
    assert not link.has_attr("href")


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    """One converter serves every page; what one contributor defines must not reach another's."""
    prose("[x]: https://a.example/\n\n*a*", str)
    assert str(prose("[x] [y][x]", str)) == "<p>[x] [y][x]</p>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('a <b>c</b> & &copy; "d"', 'a <b>c</b> & &copy; "d"'),
        ("[one](https://a.example/) two", "one two"),
        ("- a\n- b\n\n> c  \n> d", "a b c d"),
        ("", ""),
    ],
)  # fmt: skip
def test_plain_words_are_the_words_a_reader_sees(text: str, words: str) -> None:
    """Summaries and the data file hold them; what is escaped there would be escaped twice."""
    assert plain(text) == words


def test_the_cleaning_alone_would_be_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should Markdown some day let HTML through, no more than the small set leaves here."""
    monkeypatch.setattr("claimpress.rendering.prose._rendered", str)
    hostile = (
        '<h1 id="x">a</h1><p title="b" lang="c" class="d">e</p><img src="f.png"><hr>'
        "<table><tr><td>g</td></tr></table>"
        '<a href="https://a.example/" title="h" hreflang="i">j</a>'
        '<blockquote cite="https://a.example/">k</blockquote><ol start="3"><li>l</li></ol>'
        "<script>m</script><style>n</style>"
    )
    assert str(prose(hostile, str)) == (
        "a<p>e</p>g"
        '<a href="https://a.example/" rel="nofollow ugc noopener noreferrer">j</a>'
        "<blockquote>k</blockquote><ol><li>l</li></ol>"
    )
