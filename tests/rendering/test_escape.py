"""Text that enters a page comes out as the same text, and as nothing else."""

import html
import json
import re
from collections.abc import Collection
from string import punctuation

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup
from tests.helpers import EXAMPLES, ROOT

from claimpress.rendering.environment import environment
from claimpress.rendering.escape import front_matter, inert
from claimpress.rendering.policy import policy_for, with_policy
from claimpress.values.text import first_bad_character, one_line

ACCEPTED = st.text(max_size=200).filter(lambda text: first_bad_character(text) is None)
NASTY = (
    '</title><script>alert(1)</script> <!-- {{ 7*191 }} {% raw %} --8<-- "mkdocs.yml" '
    '[x](javascript:alert(1)) *a* _b_ `c` # h\n!!! success "TRUE"\n*[Verdict]: x\n[^1]: y '
    "{: onclick=alert(1) } &amp; &#106; :smile: ==x== ~~y~~ ++z++ R&D"
)


def shown(markup: str) -> str:
    return BeautifulSoup(markup, "html5lib").get_text().strip()


@given(ACCEPTED)
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_any_text_is_shown_with_the_same_characters(text: str) -> None:
    page = inert(str(Markup("<p>{}</p>").format(text)))
    assert shown(page) == one_line(text)


@given(ACCEPTED)
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_any_text_passes_through_markdown_unchanged(text: str) -> None:
    body = inert(str(Markup('<div class="cp" title="{0}"><p>{0}</p></div>').format(text)))
    markdown = Markdown(
        extensions=["tables", "toc", "abbr", "attr_list", "footnotes", "md_in_html"]
    )
    assert markdown.convert(body) == body


def test_nothing_in_a_body_means_anything_to_a_preprocessor() -> None:
    body = inert(str(Markup('<div title="{0}"><p>{0}</p></div>').format(NASTY)))
    for sign in ("{{", "{%", "{:", "--8<--", "<!--", "<script", "*[", "[^", "!!!", "](", "`"):
        assert sign not in body
    assert shown(body) == one_line(NASTY)


@given(ACCEPTED)
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_front_matter_gives_back_escaped_text(text: str) -> None:
    matter = front_matter({"title": text})
    assert "{" not in matter
    title = yaml.safe_load(matter.strip().strip("-"))["title"]
    assert html.unescape(title) == text
    assert not set(title) & set('<>"')


def test_every_template_is_escaped_whatever_its_name() -> None:
    templates = environment("en")
    assert templates.autoescape is True
    names = [p.name for p in (ROOT / "scripts/claimpress/templates").glob("*.jinja")]
    assert names
    for name in names:
        source = (ROOT / "scripts/claimpress/templates" / name).read_text(encoding="utf-8")
        if name == "embed.html.jinja":
            # It brings its style with it, by whose hash its policy knows it; nothing is put in.
            before, style, after = re.split("<style>|</style>", source)
            assert "{{" not in style
            assert "{%" not in style
            source = before + after
        for trapdoor in ("|safe", "| safe", "autoescape false", "<script", "<style", " on"):
            if trapdoor == " on":
                assert not BeautifulSoup(source, "html5lib").select("[onclick],[onload],[onerror]")
            else:
                assert trapdoor not in source, (name, trapdoor)


def test_the_policy_allows_the_scripts_of_the_page_and_no_other() -> None:
    page = '<head><meta charset="utf-8"><script>one()</script><script src="a.js"></script></head>'
    policy = policy_for(page)
    assert "script-src 'self' 'sha256-" in policy
    assert policy.count("sha256-") == 1
    assert policy_for(page.replace("one", "two")) != policy
    assert with_policy(page).index("Content-Security-Policy") < with_policy(page).index("one()")
    data = '<script type="application/json">{}</script>'
    assert "sha256-" not in policy_for(data)


def test_json_in_front_matter_keeps_emoji_whole() -> None:
    matter = front_matter({"title": "🧪 Тест"})
    assert yaml.safe_load(matter.strip().strip("-"))["title"] == "🧪 Тест"
    assert json.dumps("🧪", ensure_ascii=False) in matter.replace(" Тест", "")


def test_front_matter_is_what_an_engine_reads() -> None:
    matter = front_matter({"title": "A {b} & “c”", "hide": ["toc"], "search": {"exclude": True}})
    assert matter.splitlines() == [
        "---",
        'title: "A \\u007bb\\u007d &amp; “c”"',
        'hide: ["toc"]',
        'search: {"exclude": true}',
        "---",
        "",
    ]


def test_a_body_is_written_like_this() -> None:
    """Tags stay tags, texts stay texts, and what could mean anything is a number."""
    body = """  <p
      class="cp"   title='a  {b}'>  c * \n\t d &amp; é, f.  </p>
    <b>[x](y)</b> """
    assert inert(body) == (
        "<p class=\"cp\" title='a &#123;b&#125;'> c &#42; d &#38; é, f. </p>"
        " <b>&#91;x&#93;&#40;y&#41;</b>"
    )


@given(st.lists(st.sampled_from([*"<>&#;{}'\".- \n\ta", "<b>", "&amp;", "&lt", "&#39;", "é"])))
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_a_body_is_what_the_rules_say_of_its_tags_and_texts(pieces: list[str]) -> None:
    """Also where it is no HTML: a stray sign is a text, and ends no tag."""
    body = "".join(pieces)

    def written(text: str, acting: Collection[str]) -> str:
        signs = [f"&#{ord(sign)};" if sign in acting else sign for sign in text]
        return re.sub("[ \n\t]+", " ", "".join(signs))

    parts = re.split("(<[^<>]*>)", body)
    parts[::2] = [written(html.unescape(text), set(punctuation) - set(".,")) for text in parts[::2]]
    parts[1::2] = [written(tag, "{}[]`\\!*^|~") for tag in parts[1::2]]
    assert inert(body) == "".join(parts).strip()


def test_an_address_in_an_attribute_still_leads_where_it_did() -> None:
    link = '<a href="https://a.example/b_(c)?d=1&amp;e=%20#f-g">x</a>'
    assert inert(link) == link


@pytest.mark.parametrize("sign", list("{}[]`\\!*^|~"))
def test_a_sign_that_acts_in_attributes_is_a_number_there(sign: str) -> None:
    """Engines run their preprocessors over the whole page, attributes too."""
    assert inert(f'<i title="a{sign}b">x</i>') == f'<i title="a&#{ord(sign)};b">x</i>'


@pytest.mark.parametrize("sign", [sign for sign in punctuation if sign not in ".,<>&"])
def test_a_sign_that_acts_in_texts_is_a_number_there(sign: str) -> None:
    assert inert(f"<i>a{sign}b</i>") == f"<i>a&#{ord(sign)};b</i>"


def test_signs_that_were_escaped_once_are_escaped_once() -> None:
    """An ampersand written twice over would be shown as `&amp;`."""
    assert inert("<i>&lt;b&gt; &amp;amp; &#39;</i>") == "<i>&#60;b&#62; &#38;amp&#59; &#39;</i>"


def test_front_matter_of_nothing_is_still_front_matter() -> None:
    """Without the lines an engine would take the first words of the page for it."""
    assert front_matter({}) == "---\n---\n\n"


def test_front_matter_escapes_each_sign_a_theme_would_print_raw() -> None:
    matter = front_matter({"title": "<b> \"x\" 'y' & {z}", "description": "a\nb"})
    assert matter == (
        "---\n"
        'title: "&lt;b&gt; &quot;x&quot; &#x27;y&#x27; &amp; \\u007bz\\u007d"\n'
        'description: "a\\nb"\n'
        "---\n\n"
    )
