"""A site in three languages, one of them written from the right."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from mkdocs.config import load_config
from tests.conftest import THE_DAY
from tests.helpers import Page, Site, claimpress, words
from tests.languages.publication import BRIDGE, EGGS
from tests.languages.site import ready_to_build

from claimpress import pipeline
from claimpress.engines.mkdocs_engine import plugin_in
from claimpress.model.site import Site as SiteOf
from claimpress.reading.site import read_site
from claimpress.reporting.text import as_text

ADDRESS = "https://checks.example.org/of/"
LANGUAGES = {"en": "", "ru": "ru/", "ar": "ar/"}
CLAIM, EGGS_PAGE = f"claims/{BRIDGE}/", f"claims/{EGGS}/"
FRAME = {"CLAIMPRESS_SITE_URL": ADDRESS, "CLAIMPRESS_SITE_NAME": "Nowhere Checks"}
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = ready_to_build(tmp_path_factory.mktemp("languages") / "publication")
    built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, **FRAME)
    assert built.returncode == 0, built.stdout + built.stderr
    return Site(root, root / "build/site")


def xml(file: Path) -> ET.Element:
    return ET.fromstring(file.read_bytes())  # noqa: S314 - we wrote it


def switch(page: Page) -> dict[str, str]:
    """Where the names of the languages lead, by how they are called."""
    ways = page.soup.select(".cp-languages a")
    return {
        words(way.get_text()): urljoin(f"/{page.address}", str(way["href"])).lstrip("/")
        for way in ways
    }


def alternates(page: Page) -> dict[str, str]:
    found = page.soup.select('link[rel="alternate"][hreflang]')
    return {str(link["hreflang"]): str(link["href"]).removeprefix(ADDRESS) for link in found}


@pytest.mark.parametrize(("language", "folder"), LANGUAGES.items())
def test_pages_say_their_language_and_direction(site: Site, language: str, folder: str) -> None:
    for address in (*("", "claims/", "about/"), CLAIM, "statistics/"):
        page = site.page(f"{folder}{address}")
        assert page.one("html")["lang"] == language
        assert page.one("body")["dir"] == ("rtl" if language == "ar" else "ltr")


def test_each_language_is_named_in_itself_and_leads_to_the_same_page(site: Site) -> None:
    page = site.page(f"ru/{CLAIM}")
    assert switch(page) == {"English": CLAIM, "Русский": f"ru/{CLAIM}", "العربية": f"ar/{CLAIM}"}
    said = [(item["lang"], item["dir"]) for item in page.soup.select(".cp-languages li")]
    assert said == [("en", "ltr"), ("ru", "ltr"), ("ar", "rtl")]
    assert page.one('.cp-languages [aria-current="true"]').get_text() == "Русский"


def test_where_a_page_is_not_translated_the_name_leads_to_the_front_page_and_says_so(
    site: Site,
) -> None:
    ways = switch(site.page(EGGS_PAGE))
    assert ways["العربية (الصفحة الأولى)"] == "ar/"
    assert ways["Русский"] == f"ru/{EGGS_PAGE}"
    assert switch(site.page("methodology/"))["Русский (Главная страница)"] == "ru/"


def test_search_engines_are_told_of_each_language_in_the_head_and_in_the_sitemap(
    site: Site,
) -> None:
    both = {"en": CLAIM, "ru": f"ru/{CLAIM}", "ar": f"ar/{CLAIM}", "x-default": CLAIM}
    listed = {
        str(url.findtext("{*}loc")).removeprefix(ADDRESS): {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(ADDRESS)
            for link in url.iter(XHTML)
        }
        for url in xml(site.folder / "sitemap.xml")
    }
    for address in (CLAIM, f"ru/{CLAIM}", f"ar/{CLAIM}"):
        page = site.page(address)
        assert alternates(page) == both
        assert page.one('link[rel="canonical"]')["href"] == f"{ADDRESS}{address}"
        assert listed[address] == both
    assert "ar" not in listed[EGGS_PAGE]
    assert listed["methodology/"] == alternates(site.page("methodology/")) == {}
    assert set(listed["ru/about/"]) == {"en", "ru", "ar", "x-default"}
    assert f"ar/{EGGS_PAGE}" not in listed


def test_a_translation_says_what_it_is(site: Site) -> None:
    page = site.page(f"ru/{CLAIM}")
    told = page.one(".cp-translation")
    assert "Это перевод." in told.get_text()
    assert "Перевод: Ванда Нимбл" in told.get_text()
    assert "Сверка с оригиналом: Бэзил Терн" in told.get_text()
    way = page.one(".cp-translation a")
    assert (way.get_text(), way["lang"], way["hreflang"]) == (
        "Crooked Bridge was opened on 1 May 1911.",
        "en",
        "en",
    )
    assert urljoin(f"/{page.address}", str(way["href"])) == f"/{CLAIM}"
    assert not page.soup.select(".cp-translation-lags")
    machine = site.page(f"ar/{CLAIM}").one(".cp-translation").get_text()
    assert "an invented program, version 0" in machine
    assert "لم يقارنها أحد بالأصل." in machine


def test_a_translation_older_than_the_original_says_so(site: Site) -> None:
    lags = site.page(f"ru/{EGGS_PAGE}").one(".cp-translation-lags")
    assert "С тех пор оригинал изменился." in lags.get_text()


def test_the_words_of_others_stay_as_they_are_with_their_translation(site: Site) -> None:
    page = site.page(f"ru/{CLAIM}")
    quotes = [(quote["lang"], words(quote.get_text())) for quote in page.soup.select("blockquote")]
    assert ("en", "the bridge itself was opened on 1 May 1911") in quotes
    assert ("de", "Die Brücke ward am 1. Mai eröffnet.") in quotes
    meant = [words(each.get_text()) for each in page.soup.select(".cp-quote-translation")]
    assert "Наш перевод: Мост открыт 1 мая." in meant


def test_lists_say_how_many_claims_there_are_in_the_main_language_alone(site: Site) -> None:
    arabic = site.page("ar/claims/")
    assert len(arabic.soup.select("[data-claims-list] > li")) == 1
    way = arabic.one(".cp-head a[hreflang]")
    assert way["hreflang"] == "en"
    assert urljoin("/ar/claims/", str(way["href"])) == "/claims/"
    assert not site.page("ru/claims/").soup.select(".cp-head a[hreflang]")
    assert not site.page("claims/").soup.select(".cp-head a[hreflang]")


def test_the_navigation_is_in_the_language_and_marks_what_is_not_translated(site: Site) -> None:
    page = site.page(f"ru/{CLAIM}")
    named = {link.get_text(): link for link in page.soup.select(".cp-nav a")}
    assert list(named) == ["Утверждения", "Исправления", "Methodology", "Об этом издании"]
    assert (named["Methodology"]["lang"], named["Methodology"]["hreflang"]) == ("en", "en")
    where = {name: urljoin(f"/{page.address}", str(link["href"])) for name, link in named.items()}
    assert where["Methodology"] == "/methodology/"
    assert where["Об этом издании"] == "/ru/about/"
    assert "lang" not in named["Утверждения"].attrs
    groups = [title.get_text() for title in page.soup.select(".cp-footer-title")]
    assert "Как мы работаем" in groups
    assert page.one(".cp-wordmark").get_text() == "Проверка «Нигде»"
    assert site.page(f"ar/{CLAIM}").one(".cp-wordmark").get_text() == "Nowhere Checks"


def test_each_language_has_feeds_of_its_own(site: Site) -> None:
    feed = xml(site.folder / "ru/feeds/all.xml")
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ru"
    assert {entry.findtext("{*}title") for entry in feed.iter(f"{ATOM}entry")} == {
        "Подтверждается: Кривой мост открыли 1 мая 1911 года.",
        "Не проверено: Городская гусыня снесла девять яиц.",
    }
    names = {}
    for language, folder in LANGUAGES.items():
        for one in ("all", "changes"):
            read = xml(site.folder / f"{folder}feeds/{one}.xml")
            names[language, one] = [str(each.text) for each in read.iter(f"{ATOM}id")]
    every = [name for some in names.values() for name in some]
    assert len(every) == len(set(every))
    head = site.page(f"ru/{CLAIM}").soup.select('link[type="application/atom+xml"]')
    ways = {urljoin(f"/ru/{CLAIM}", str(link["href"])) for link in head}
    assert ways == {"/ru/feeds/all.xml", "/ru/feeds/changes.xml"}


def test_each_language_has_a_search_index_of_its_own(site: Site) -> None:
    found = {}
    for language, folder in LANGUAGES.items():
        index = json.loads((site.folder / f"{folder}search/index.json").read_bytes())
        texts = [
            record["title"]
            for part in index["parts"]
            for file in (site.folder / f"{folder}search/{part['at']}").glob("texts-*.json")
            for record in json.loads(file.read_bytes())
        ]
        found[language] = texts
    assert "Кривой мост открыли 1 мая 1911 года." in found["ru"]
    assert "Об этом издании" in found["ru"]
    assert "How we check claims" not in found["ru"]
    assert "Об этом издании" not in found["en"]
    assert len(found["ar"]) < len(found["ru"])
    way = site.page(f"ru/{CLAIM}").one("[data-cp-dialog]")["data-index"]
    assert urljoin(f"/ru/{CLAIM}", str(way)) == "/ru/search/"


def test_data_is_there_once_and_pages_lead_to_it(site: Site) -> None:
    assert not list(site.folder.glob("ru/**/claim.json"))
    assert not (site.folder / "ru/api").exists()
    page = site.page(f"ru/{CLAIM}")
    way = page.one('link[type="application/json"]')["href"]
    assert urljoin(f"/{page.address}", str(way)) == f"/{CLAIM}claim.json"
    assert (site.folder / f"ru/{CLAIM}claim.md").is_file()
    assert (site.folder / f"ru/{CLAIM}card.png").is_file()
    assert page.one('meta[property="og:image"]')["content"] == f"{ADDRESS}ru/{CLAIM}card.png"


def test_machines_are_told_of_what_a_page_is_the_translation(site: Site) -> None:
    scripts = site.page(f"ru/{CLAIM}").soup.select('script[type="application/ld+json"]')
    review = json.loads(str(scripts[0].string))
    assert (review["@type"], review["inLanguage"]) == ("ClaimReview", "ru")
    assert review["url"] == f"{ADDRESS}ru/{CLAIM}"
    assert review["translationOfWork"]["url"] == f"{ADDRESS}{CLAIM}"
    assert review["translator"][0]["name"] == "Ванда Нимбл"


def test_the_missing_page_speaks_every_language(site: Site) -> None:
    page = site.page("404.html")
    assert [(part["lang"], part["dir"]) for part in page.soup.select(".cp section")] == [
        ("ru", "ltr"),
        ("ar", "rtl"),
    ]
    assert "Этой страницы здесь нет" in page.article.get_text()


def test_no_word_of_russian_dates_stands_before_a_full_stop(site: Site) -> None:
    assert not re.search(r"г\.", site.page(f"ru/{CLAIM}").article.get_text())


def test_answer_engines_find_each_language(site: Site) -> None:
    assert f"{ADDRESS}ru/llms.txt" in (site.folder / "llms.txt").read_text(encoding="utf-8")
    russian = (site.folder / "ru/llms.txt").read_text(encoding="utf-8")
    assert f"{ADDRESS}ru/{CLAIM}claim.md" in russian
    assert f"{ADDRESS}api/v1/index.json" in russian
    told = (site.folder / f"ru/{CLAIM}claim.md").read_text(encoding="utf-8")
    assert "**Это перевод\\.**" in told or "**Это перевод.**" in told
    assert f"({ADDRESS}{CLAIM}claim.json)" in told


def test_the_site_passes_its_audit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**FRAME, "SOURCE_DATE_EPOCH": THE_DAY}.items():
        monkeypatch.setenv(name, value)
    audited = pipeline.audit(site.root, read_site(site.root), site.folder)
    assert audited.pages > 70
    assert not audited.problems, "\n".join(map(as_text, audited.problems))


def test_the_audit_looks_at_each_language(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**FRAME, "SOURCE_DATE_EPOCH": THE_DAY}.items():
        monkeypatch.setenv(name, value)
    page = site.folder / f"ru/{CLAIM}index.html"
    whole = page.read_bytes()
    page.unlink()
    spoilt = whole.decode().replace("Этот день называют городская летопись", "Этот день неизвестен")
    try:
        page.write_text(spoilt, encoding="utf-8", newline="\n")
        audited = pipeline.audit(site.root, read_site(site.root), site.folder)
    finally:
        page.unlink()
        page.write_bytes(whole)
    assert "lost-words" in {problem.code for problem in audited.problems}
    assert {problem.file for problem in audited.problems} == {f"ru/{CLAIM}index.html"}


@pytest.mark.usefixtures("on_the_day")
def test_a_publication_in_one_language_knows_of_no_other(base_publication: Path) -> None:
    pressed = pipeline.press(base_publication, SiteOf("Nowhere Checks"), use_cache=False)
    assert len(pressed.editions) == 1
    for made in pressed.files:
        if made.path.endswith("index.md"):
            text = (base_publication / pipeline.DOCS / made.path).read_text(encoding="utf-8")
            head = text.partition("\n---\n")[0]
            assert not re.search(
                r"^(language|languages|languages_of_list|at): ", head, re.MULTILINE
            )


def test_another_engine_builds_each_language_too(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ready_to_build(tmp_path / "publication")
    built = claimpress(
        "build", "--engine", "zensical", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, **FRAME
    )
    assert built.returncode == 0, built.stdout + built.stderr
    other = Site(root, root / "build/site")
    assert other.addresses == site.addresses
    for address in (f"ru/{CLAIM}", f"ar/{CLAIM}", "ru/about/", "methodology/"):
        page, same = other.page(address), site.page(address)
        assert switch(page) == switch(same)
        assert alternates(page) == alternates(same)
        assert page.one("html")["lang"] == same.one("html")["lang"]
    for name, value in {**FRAME, "SOURCE_DATE_EPOCH": THE_DAY}.items():
        monkeypatch.setenv(name, value)
    audited = pipeline.audit(root, read_site(root), other.folder)
    assert not audited.problems, "\n".join(map(as_text, audited.problems))


def test_what_a_page_says_of_itself_is_not_taken_for_ours(site: Site) -> None:
    assert site.page("corrections-policy/").one("html")["lang"] == "en"


@pytest.mark.usefixtures("on_the_day")
def test_a_preview_that_begins_with_a_broken_edit_shows_the_last_good_pages(tmp_path: Path) -> None:
    root = ready_to_build(tmp_path / "publication")
    assert pipeline.press(root, read_site(root)).shown
    (root / f"claims/{EGGS}.ru.yaml").write_text("text: [", encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    plugin = plugin_in(config)
    plugin.on_startup(command="serve", dirty=False)
    try:
        plugin.on_config(config)
    finally:  # MkDocs has one plugin for all builds of a process
        plugin.on_startup(command="build", dirty=False)
    assert config.extra["editions"][""]["words"]["search"] == "Search"
    assert f"ru/{CLAIM}index.md" in {made.path for made in plugin.files}
