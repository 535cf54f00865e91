"""Readers who go from one language to another, with keys, on a phone and without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.test_keyboard import go_to
from tests.languages.publication import BRIDGE, EGGS
from tests.visiting import Visit, reader

pytestmark = pytest.mark.browser

CLAIM, OTHER = f"claims/{BRIDGE}/", f"claims/{EGGS}/"


@pytest.fixture
def visit(browser: Browser, abroad: str) -> Iterator[Visit]:
    size = {"width": 1440, "height": 900}
    with reader(browser, abroad, viewport=size, reduced_motion="reduce") as visit:
        yield visit


@pytest.fixture
def phone(browser: Browser, abroad: str) -> Iterator[Visit]:
    with reader(browser, abroad, viewport={"width": 390, "height": 844}, has_touch=True) as visit:
        yield visit


def test_a_reader_goes_to_the_same_page_in_another_language_by_keyboard(visit: Visit) -> None:
    page = visit.open(CLAIM)
    go_to(page, ".cp-languages [lang=ar] a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ar/{CLAIM}")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("body")).to_have_attribute("dir", "rtl")
    go_to(page, ".cp-languages [lang=ru] a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ru/{CLAIM}")
    expect(page.locator("h1")).to_have_text("Кривой мост открыли 1 мая 1911 года.")


def test_where_a_page_is_not_translated_nobody_comes_to_a_dead_end(visit: Visit) -> None:
    page = visit.open(OTHER)
    page.locator(".cp-languages [lang=ar] a").click()
    page.wait_for_url("**/ar/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    page.goto(f"{visit.address}ar/{OTHER}")
    expect(page.locator(".cp section[lang=ar] h2")).to_have_text("هذه الصفحة ليست هنا")


def test_a_translation_leads_to_its_original(visit: Visit) -> None:
    page = visit.open(f"ru/{OTHER}")
    expect(page.locator(".cp-translation-lags")).to_be_visible()
    page.locator(".cp-translation a").click()
    page.wait_for_url(f"**/some/folder/{OTHER}")
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(("folder", "word", "title"), [
    ("ru/", "моста", "Кривой мост открыли 1 мая 1911 года."),
    ("ar/", "الجسر", "افتُتح الجسر الأعوج في 1 مايو 1911."),
])  # fmt: skip
def test_the_search_finds_pages_of_its_language(
    visit: Visit, folder: str, word: str, title: str
) -> None:
    page = visit.open(folder)
    page.locator("[data-cp-search]").click()
    page.locator("[data-cp-query]").fill(word)
    page.locator(".cp-found-link").first.wait_for(timeout=20_000)
    results = page.locator("[data-cp-results] a")
    expect(results.filter(has_text=title)).to_have_count(1)
    for way in results.evaluate_all("links => links.map(link => link.href)"):
        assert way.startswith(f"{visit.address}{folder}"), way


def test_everything_works_without_script(browser: Browser, abroad: str) -> None:
    with reader(browser, abroad, java_script_enabled=False) as visit:
        page = visit.open(f"ru/{CLAIM}")
        page.locator(".cp-languages [lang=ar] a").click()
        page.wait_for_url(f"**/ar/{CLAIM}")
        expect(page.locator(".cp-translation")).to_be_visible()
        page.locator(".cp-nav a", has_text="الادعاءات").click()
        page.wait_for_url("**/ar/claims/")
        expect(page.locator(".cp-head a[hreflang=en]")).to_be_visible()


@pytest.mark.parametrize("path", ["ar/", f"ar/{CLAIM}", "ar/claims/", f"ru/{OTHER}", "404.html"])
def test_nothing_reaches_beyond_a_telephone(phone: Visit, path: str) -> None:
    page = phone.open(path)
    assert page.locator("h1").is_visible()
    assert phone.cut_off() == []
    assert phone.sideways() == 0
