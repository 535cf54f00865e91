"""The browser spells words as the index does, and draws the statuses as the pages do."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.helpers import ROOT
from tests.search.test_spelling import SPELLINGS
from tests.visiting import served

from claimpress.exporting.search.spelling import spelt, words_of

pytestmark = pytest.mark.browser

SCRIPTS = ROOT / "overrides/assets/javascripts/search"
TEXTS = [
    *(word for word, _ in SPELLINGS),
    "Kyrgyzstan’s read-outs, d’état; “Парламент” 3½ m² (№ 5) 10.02.2026 e-mail_x",
    "Өзгөчө кырдаалдар министрлиги — İSTANBUL’DA ığdır çöğüşü",  # noqa: RUF001
    "وَزِيرُ الخَارِجِيَّةِ ٢٠٢٦ والانتخابات می‌خواهم",
    "東京でクーデター、ไทย ประเทศไทย 서울 한국어 ﬂag Ǆ ŉ ẞ",
]


def test_words_are_spelt_alike(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "words.js").write_bytes((SCRIPTS / "words.js").read_bytes())
    (tmp_path / "index.html").write_text("<!doctype html>", encoding="utf-8")
    with served(tmp_path) as address:
        top = address.removesuffix("some/folder/")
        page = browser.new_page()
        page.goto(f"{top}index.html")
        spelt_there = page.evaluate(
            "async ([top, texts]) => { const { asked_for } = await import(`${top}words.js`);"
            " return texts.map(asked_for); }",
            [top, TEXTS],
        )
        page.close()
    for text, there in zip(TEXTS, spelt_there, strict=True):
        here = dict.fromkeys(form for word in words_of(text) for form in spelt(word))
        assert there == list(here), text


def test_statuses_are_drawn_alike() -> None:
    macros = (ROOT / "scripts/claimpress/templates/macros.md.jinja").read_text(encoding="utf-8")
    script = (SCRIPTS / "results.js").read_text(encoding="utf-8")
    shape = macros[: macros.index("endmacro")]
    for line in re.findall(r'<path[^>]* ?d="([^"]+)"', shape):
        assert f'"{line}"' in script, line
