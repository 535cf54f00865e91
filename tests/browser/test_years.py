"""Readers of one publication who search in others on the same host too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.visiting import Visit, reader

pytestmark = pytest.mark.browser

WORD, BOTH = "firefly", "bridge"
"""A word of the neighbour alone, and one that both have."""


@pytest.fixture
def page(browser: Browser, years: str) -> Iterator[Page]:
    with reader(browser, years, viewport={"width": 390, "height": 844}) as visit:
        yield searching(visit, WORD)


def searching(visit: Visit, word: str) -> Page:
    page = visit.open("about/")
    page.locator("[data-cp-search]").click()
    page.locator("[data-cp-query]").fill(word)
    return page


def addresses(page: Page) -> list[str]:
    """Where the results lead."""
    return [link.get_attribute("href") or "" for link in page.locator("[data-cp-results] a").all()]


def test_a_reader_chooses_to_search_another_publication_too(page: Page, years: str) -> None:
    results = page.locator("[data-cp-results] a")
    expect(page.locator("[data-cp-said]")).to_contain_text("Nothing found.")
    nowhere = page.get_by_role("button", name="Nowhere")
    expect(nowhere).to_have_attribute("aria-pressed", "false")
    nowhere.click()
    expect(nowhere).to_have_attribute("aria-pressed", "true")
    expect(results.first).to_be_visible()
    neighbour = years.replace("/folder/", "/before/")
    assert all(at.startswith(neighbour) for at in addresses(page))
    expect(results.first).to_contain_text("Nowhere")
    results.first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(neighbour)


def test_results_of_both_stand_in_one_order(page: Page, years: str) -> None:
    page.get_by_role("button", name="Nowhere").click()
    page.locator("[data-cp-query]").fill(BOTH)
    said = page.locator("[data-cp-said]")
    expect(said).to_contain_text("Found")
    both = said.inner_text()
    assert len({at.startswith(years) for at in addresses(page)}) == 2
    page.get_by_role("button", name="Nowhere").click()
    expect(said).not_to_have_text(both)
    assert all(at.startswith(years) for at in addresses(page))


def test_what_cannot_be_had_is_named_and_takes_nothing_away(page: Page) -> None:
    page.locator("[data-cp-query]").fill(BOTH)
    expect(page.locator("[data-cp-results] a").first).to_be_visible()
    page.get_by_role("button", name="Lost").click()
    expect(page.locator("[data-cp-said]")).to_contain_text("Lost could not be searched.")
    expect(page.locator("[data-cp-results] a").first).to_be_visible()


def test_only_who_asks_loads_anything_of_others(browser: Browser, years: str) -> None:
    with reader(browser, years, viewport={"width": 390, "height": 844}) as visit:
        visit.open("about/")
        visit.search(BOTH)
        assert all(url.startswith(years) for url in visit.asked)


def test_a_neighbour_without_a_language_is_named_in_it(browser: Browser, years: str) -> None:
    with reader(browser, years, viewport={"width": 390, "height": 844}) as visit:
        page = visit.open("ru/")
        page.locator("[data-cp-search]").click()
        page.locator("[data-cp-query]").fill("мост")
        expect(page.locator("[data-cp-results] a").first).to_be_visible()
        page.get_by_role("button", name="Nowhere").click()
        expect(page.locator("[data-cp-said]")).to_contain_text("Nowhere: поиск не удался.")
        expect(page.locator("[data-cp-results] a").first).to_be_visible()
