"""Text that enters a page comes out as the same text, and as nothing else."""

import html
import json

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
