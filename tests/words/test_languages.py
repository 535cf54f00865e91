"""A publication speaks one language: that of its readers, on every page."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Comment
from bs4.element import PreformattedString
from tests.helpers import ROOT, Page, Site, claimpress, words
from tests.words.catalogues import LANGUAGES, PLACEHOLDER, TAG, messages, words_of

from claimpress import pipeline
from claimpress.reading.site import read_site
from claimpress.reporting.text import as_text

NAME = "Nenia Kontrolo"
PUBLICATION = Path(__file__).parent / "publication"
WITHOUT_WORDS = "ka"
NAV = """\
nav:
  - Hejmo: index.md
  - Asertoj: claims/index.md
  - Tekstoj: documents/index.md
  - Homoj: people/index.md
  - Pri kio: topics/index.md
  - Ŝanĝoj: corrections/index.md
  - Aliaj:
      - Kiel: methodology.md
"""
PAGES = {
    "home": "",
    "claims": "claims/",
    "claim": "claims/nenie-parolo/ponto/",
    "withdrawn claim": "claims/nenie-parolo/ovoj/",
    "claim without evidence": "claims/nenie-letero/bela/",
    "documents": "documents/",
    "dossier": "claims/nenie-parolo/",
    "timeline": "claims/nenie-parolo/timeline/",
    "people": "people/",
    "person": "people/zebulon-plumo/",
    "unnamed person": "people/maljuna-avino/",
    "topics": "topics/",
    "topic": "topics/pontoj/",
    "status": "statuses/pravigita/",
    "corrections": "corrections/",
    "statistics": "statistics/",
    "feeds": "feeds/",
    "self-assessment": "self-assessment/",
    "health": "health/",
    "missing page": "404.html",
    "hand-written page": "methodology/",
    "moved claim": "claims/nenie-parolo/malnova-ponto/",
}
SAID_IN_ATTRIBUTES = (
    *("aria-label", "title", "alt", "placeholder", "label", "data-shown", "data-copied"),
    *("data-not-copied", "data-said", "data-to-light", "data-to-dark"),
)
DATES = {
    "ru": ("5 апреля 2026", "июнь 1911"),
    "ky": ("2026-ж., 5-апрель", "1911-ж., июнь"),
    "tr": ("5 Nisan 2026", "Haziran 1911"),
    "ar": ("5 أبريل 2026", "يونيو 1911"),
    "ka": ("5 აპრილი, 2026", "ივნისი, 1911"),
}
COUNTS = {
    "ru": ("4 утверждения", "5 событий", "1 первоисточник"),
    "ky": ("4 билдирүү", "5 окуя", "1 баштапкы булак"),
    "tr": ("4 iddia", "5 olay", "1 birincil kaynak"),
    "ar": ("4 ادعاءات", "5 أحداث", "1 مصدر أوّلي"),
}


each_language = pytest.mark.parametrize("language", LANGUAGES, scope="module")
every_language = pytest.mark.parametrize("language", [*LANGUAGES, WITHOUT_WORDS], scope="module")
no_words = pytest.mark.parametrize("language", [WITHOUT_WORDS], scope="module")


@pytest.fixture(scope="module")
def site(language: str, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up publication with its interface in one language."""
    root = Path(shutil.copytree(PUBLICATION, tmp_path_factory.mktemp(language) / "nenie"))
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?: .*\n)*", NAV, settings, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    file = root / "claims/publication.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(
        written.replace("language: eo", f"language: {language}"), encoding="utf-8", newline="\n"
    )
    built = claimpress("build", cwd=root, CLAIMPRESS_SITE_NAME=NAME)
    assert built.returncode == 0, built.stdout + built.stderr
    return Site(root, root / "build/site")


@every_language
def test_every_page_says_its_language_and_its_direction(language: str, site: Site) -> None:
    direction = "rtl" if language == "ar" else "ltr"
    for address in PAGES.values():
        page = site.page(address)
        assert page.one("html")["lang"] == language, address
        # The theme says it on the body.
        said = page.one("html").get("dir") or page.one("body").get("dir")
        assert said == direction, address


@each_language
def test_no_word_of_the_interface_is_left_in_english(site: Site) -> None:
    english = english_words()
    for name, address in PAGES.items():
        left = [text for text in said_on(site.page(address)) if english.fullmatch(text)]
        assert left == [], f"{name}, {address}"


@no_words
def test_without_a_catalogue_the_interface_is_english(site: Site) -> None:
    said = set(said_on(site.page("claims/nenie-parolo/ponto/")))
    assert {"The evidence", "Report an error", "Skip to the text"} <= said


@every_language
def test_dates_are_written_as_the_language_writes_them(language: str, site: Site) -> None:
    page = site.page("claims/nenie-parolo/ponto/")
    times = {words(tag.get_text()) for tag in page.article.select("time")}
    assert all(any(time.startswith(date) for time in times) for date in DATES[language]), times
    assert not re.search(r"\b(May|April|June)\b", page.article.get_text())


@each_language
def test_counts_take_the_form_the_number_asks_for(language: str, site: Site) -> None:
    claims, events, sources = COUNTS[language]
    assert claims in words(site.page("claims/").one("#content").get_text())
    timeline = words(site.page("claims/nenie-parolo/").one("#content").get_text())
    assert events in timeline.replace("5 событий", "5 событий")
    assert sources in words(site.page("claims/nenie-parolo/ponto/").one(".cp-glance").get_text())


@every_language
def test_the_built_site_passes_its_audit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMPRESS_SITE_NAME", NAME)
    audited = pipeline.audit(site.root, read_site(site.root), site.folder)
    assert audited.pages > len(PAGES)
    assert not audited.problems, "\n".join(map(as_text, audited.problems))


def said_on(page: Page) -> Iterator[str]:
    """Every run of text on a page, every attribute that is read out, every word of the scripts."""
    for node in page.soup.find_all(string=True):
        said = not isinstance(node, (Comment, PreformattedString))
        # What is marked as English is a name, such as that of a standard.
        english = node.find_parent(lang="en")
        if said and not english and not node.find_parent(["script", "style", "code"]):
            yield words(node)
    for tag in page.soup.select("*"):
        for name in SAID_IN_ATTRIBUTES:
            yield words(str(tag.get(name, "")))
    for tag in page.soup.select("meta[name=description], meta[property='og:title']"):
        yield words(str(tag["content"]))
    for tag in page.soup.select("#__config"):
        for key, translation in json.loads(str(tag.string))["translations"].items():
            if key.startswith("search."):  # the others are of parts of the theme we do not use
                yield words(str(translation))


def english_words() -> re.Pattern[str]:
    """What a run of text in English looks like: a message, or what stands between its tags."""
    parts: set[str] = set()
    for id_ in messages():
        for text in id_:
            for part in TAG.split(text):
                if len(words_of(part)) > 1:
                    bare = PLACEHOLDER.split(words(part))
                    parts.add(".+".join(map(re.escape, bare)))
    return re.compile("|".join(sorted(parts)))
