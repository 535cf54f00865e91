"""Claims as Markdown, read back by a CommonMark parser: text is text, and links are ours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.api.conftest import ADDRESS
from tests.api.test_files import lines
from tests.golden import Golden
from tests.helpers import EXAMPLES, Site
from tests.hostile.payloads import as_line, every_payload

from claimpress.rendering.markdown import _BLANKS, literal, of_prose
from claimpress.rendering.prose import prose

HERE = Path(__file__).parent
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PAYLOADS = [line for line in map(as_line, every_payload()) if line and line.isprintable()]


def page_of(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(COMMONMARK.render(markdown), "html5lib")


def tags(page: BeautifulSoup) -> set[str]:
    assert page.body
    return {tag.name for tag in page.body.find_all()}


def squeezed(text: str) -> str:
    """A text without blanks: Markdown moves them, and they carry no meaning here."""
    return re.sub(r"\s+", "", text)


def texts_beside_pages(site: Site) -> Iterator[tuple[str, str]]:
    for record in lines(site):
        path = f"claims/{record['id']}/claim.md"
        yield record["id"], (site.folder / path).read_text(encoding="utf-8")


def test_a_claim_with_everything_reads_as_the_golden_file_says(
    nowhere: Site, golden: Golden
) -> None:
    text = dict(texts_beside_pages(nowhere))["lower-nowhere-speech/lamps"]
    golden.agrees(HERE / "lamps.md", text)


def test_every_text_of_a_claim_stands_in_its_markdown(nowhere: Site) -> None:
    texts = dict(texts_beside_pages(nowhere))
    for record in lines(nowhere):
        page = page_of(texts[record["id"]])
        shown = squeezed(page.get_text())
        [heading] = page.find_all("h1")
        assert heading.get_text() == record["text"]
        assert record["status_label"] in shown or squeezed(record["status_label"]) in shown
        source = record["source"]
        wanted = [record["summary"], record.get("unknown", ""), source.get("quote", "")]
        for item in record["evidence"]:
            wanted += [item["says"], item.get("quote", ""), item.get("interest", "")]
            wanted += [item["publisher"]]
        wanted += [change["note"] for change in record["history"]]
        for text in wanted:
            assert squeezed(text) in shown, (record["id"], text)


def test_no_text_becomes_markup_and_links_lead_where_the_data_says(nowhere: Site) -> None:
    allowed = {"h1", "h2", "p", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code"}
    for record, (_, text) in zip(lines(nowhere), texts_beside_pages(nowhere), strict=True):
        page = page_of(text)
        assert tags(page) <= allowed
        data = str(record)
        for link in page.find_all("a"):
            way = str(link["href"])
            assert way.startswith(ADDRESS) or way in data or "licence" in way, way


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), 500))
def test_hostile_lines_are_read_as_the_characters_they_are(first: int) -> None:
    for text in PAYLOADS[first : first + 500]:
        page = page_of(literal(text))
        assert tags(page) == {"p"}, text
        assert page.get_text().rstrip("\n") == text


@given(st.text(alphabet=st.sampled_from("*_`[]()<>!#&;~\\|-+=.1 aé\"'"), min_size=1, max_size=30))
@settings(max_examples=300 * EXAMPLES, deadline=None)
def test_any_line_of_signs_is_read_as_it_is(text: str) -> None:
    line = as_line(text)
    if line:
        page = page_of(literal(line))
        assert tags(page) == {"p"}
        assert page.get_text().rstrip("\n") == line


def test_prose_says_and_links_the_same_as_on_the_page() -> None:
    for text in every_payload():
        made = prose(text, lambda id_: f"../{id_}/") if text.strip() else None
        if not made or not text.isprintable():
            continue
        markdown = of_prose(made)
        was, now = BeautifulSoup(made, "html5lib"), page_of(markdown)
        assert squeezed(now.get_text()) == squeezed(was.get_text()), text
        assert [a.get("href") for a in now.find_all("a")] == [
            a["href"] for a in was.find_all("a", href=True)
        ], text


PROSE = """Before *that*, **this** and `a ``b`` c`.

> Someone said
> two lines.
>
> And more.

1. First, see [the bridge](claim:nowhere/bridge).
2. Second:

    - inner
    - [out](https://a.example/(x)?a=1&copy=2)

[hidden](claim:nowhere/secret) and <b>not bold</b>.
"""


def test_small_markup_becomes_small_markup_again(golden: Golden) -> None:
    ways = {"nowhere/bridge": "https://desk.example/claims/nowhere/bridge/"}
    markdown = of_prose(prose(PROSE, lambda id_: ways.get(id_, "")))
    golden.agrees(HERE / "prose.md", f"{markdown}\n")


@given(st.text(alphabet=st.one_of(st.sampled_from("a \n\u00a0\u3000"), st.characters())))
def test_blanks_become_one_space_in_whatever_order_they_stand(text: str) -> None:
    assert _BLANKS.sub(" ", text) == re.sub(r"\s{2,}|[^\S ]", " ", text)
