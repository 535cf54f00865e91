"""Every text as a label of the scale and as the publication's own words.

The built site of the other tests has six labels and one tagline. Here each text
has its turn, on pages as the engine gets them: it takes their bodies as they are.
"""

import datetime as dt
import re
from dataclasses import replace
from unicodedata import normalize
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown import Markdown
from tests.helpers import ROOT
from tests.hostile.payloads import as_line, as_paragraphs, every_payload
from tests.hostile.publication import accepted
from tests.hostile.reading import text_of

from claimpress import pipeline
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering.artifact import Artifact

SITE = Site(name="Nowhere")
STATUS = "supported"
DAY = dt.date(2026, 6, 15)
CLAIM = "claims/lower-nowhere-speech/bridge-opened/index.md"
# The theme's own: what `markdown_extensions` of mkdocs.yml names.
MARKDOWN = Markdown(extensions=["tables", "toc"])


@pytest.fixture(scope="module")
def base() -> Corpus:
    corpus = pipeline.check(ROOT / "tests/rules/base", use_cache=False).corpus
    assert corpus
    return corpus


def with_text(base: Corpus, text: str) -> Corpus:
    """The publication with one text in all fields of the scale and of its own words."""
    line, whole = as_line(text), normalize("NFC", text).strip()
    status = base.scale.statuses[STATUS].model_copy(update={"label": line, "definition": whole})
    scale = base.scale.model_copy(update={"statuses": base.scale.statuses | {STATUS: status}})
    words = {"desk": line, "tagline": line, "description": whole, "licence": line}
    return replace(base, scale=scale, publication=base.publication.model_copy(update=words))


def body(markdown: bytes) -> Element:
    """The body of a page, through Markdown as where a page is in the navigation."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown.decode(), flags=re.DOTALL)
    html = MARKDOWN.reset().convert(text)
    parsed = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    assert isinstance(parsed, Element)
    return parsed


def shown(page: Element, path: str) -> list[str]:
    return [text_of(element) for element in page.findall(path)]


PART = 16
PARTS = [pytest.param(0)] + [pytest.param(n, marks=pytest.mark.slow) for n in range(1, PART)]


@pytest.mark.parametrize("part", PARTS)
def test_every_text_is_a_label_and_a_tagline_like_any_other(base: Corpus, part: int) -> None:
    for text in accepted("line", every_payload())[part::PART]:
        made = {
            a.path: a.data
            for a in pipeline.artifacts(with_text(base, text), SITE, day=DAY)
            if isinstance(a, Artifact)
        }
        page = body(made[f"statuses/{STATUS}/index.md"])
        assert shown(page, ".//h1") == [as_line(text)]
        assert shown(page, ".//div[@class='cp-lead']/p") == as_paragraphs(text)
        home = body(made["index.md"])
        assert shown(home, ".//h1") == [as_line(text)]
        assert shown(home, ".//aside/p[@dir='auto']") == as_paragraphs(text)
        badges = shown(home, f".//dl//a/span[@class='cp-badge cp-status-{STATUS}']")
        assert badges == [as_line(text)]
        (cited,) = shown(body(made[CLAIM]), ".//p[@class='cp-cite']")
        assert cited.startswith(f"{as_line(text)}: “")
        assert f"” Status: {as_line(text)}. Nowhere" in cited
