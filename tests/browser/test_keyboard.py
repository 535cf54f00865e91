"""A reader without a mouse: from the search to a result, to its evidence, and back."""

import pytest
from playwright.sync_api import Page, Route, expect
from tests.helpers import DOSSIER
from tests.visiting import LONG_CLAIM, Visit

pytestmark = pytest.mark.browser

STEPS = 80
# Where the focus is: what it is on, whether one sees it, and whether anything lies over it.
FOCUS = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getClientRects()[0];
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
        name: element.tagName,
        text: (element.ariaLabel ?? element.innerText ?? "").trim().slice(0, 60),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        uncovered: element.contains(top) || top?.contains(element) || false,
    };
}"""


def step(page: Page, key: str = "Tab") -> None:
    """Go on by one, and see the focus there."""
    page.keyboard.press(key)
    focus = page.evaluate(FOCUS)
    assert focus["outlined"], focus
    assert focus["onScreen"], focus
    assert focus["uncovered"], focus


def go_to(page: Page, selector: str, key: str = "Tab") -> int:
    """Go on until the focus is on what a selector finds; how many steps it took."""
    for number in range(1, STEPS):
        step(page, key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return number
    raise AssertionError(f"{selector} is not within {STEPS} steps")


@pytest.fixture(autouse=True)
def without_motion(visit: Visit, phone: Visit) -> None:
    """A page that is still on its way to the focus shows it a moment later."""
    for reader in (visit, phone):
        reader.page.emulate_media(reduced_motion="reduce")


def test_from_the_search_to_a_result_to_its_evidence_and_back(visit: Visit) -> None:
    page = visit.open()
    step(page)
    expect(page.locator(".cp-skip")).to_be_focused()
    go_to(page, "[data-cp-search]")
    page.keyboard.press("Enter")
    query = page.locator("[data-cp-query]")
    expect(query).to_be_focused()

    page.keyboard.type("violent seizure of power")
    page.locator(".cp-found-link").first.wait_for()
    go_to(page, f".cp-found-link[href*='{LONG_CLAIM}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{LONG_CLAIM}**")
    expect(page.locator(".cp-search")).to_be_hidden()

    page.keyboard.press("Home")
    go_to(page, ".cp-rail-contents a[href='#evidence']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#evidence")
    # From the heading on, the first stop is the first item of evidence.
    assert go_to(page, ".cp-evidence-title a") <= 2
    evidence = page.locator("#evidence-1 .cp-evidence-title a")
    expect(evidence).to_be_focused()
    elsewhere = str(evidence.get_attribute("href"))

    def answered(route: Route) -> None:
        route.fulfill(body="<title>Evidence</title>", content_type="text/html")

    page.route(elsewhere, answered)
    page.keyboard.press("Enter")
    page.wait_for_url(elsewhere)
    page.go_back()
    page.wait_for_url(f"**/{LONG_CLAIM}#evidence")
    # Where on the page that is, is the browser's affair, and a busy one is late with it.
    expect(page.locator("#evidence-1")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.locator(".cp-home")).to_be_visible()
    assert visit.complaints == []


def test_the_search_closes_with_escape_and_the_focus_goes_back(visit: Visit) -> None:
    page = visit.open(LONG_CLAIM)
    page.keyboard.press("/")
    dialog = page.locator(".cp-search")
    expect(dialog).to_be_visible()
    page.keyboard.type("Tashiev")
    page.locator(".cp-found-link").first.wait_for()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-cp-search]")).to_be_focused()


def test_the_focus_stays_in_the_search_while_it_is_open(visit: Visit) -> None:
    visit.open()
    page = visit.search("Tashiev")
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, .cp-search *')")


def test_a_click_beside_the_search_closes_it(visit: Visit) -> None:
    visit.open()
    page = visit.search("Tashiev")
    page.mouse.click(5, 400)
    expect(page.locator(".cp-search")).to_be_hidden()


@pytest.mark.parametrize("path", ["claims/", f"claims/{DOSSIER}/"])
def test_every_stop_on_a_long_page_can_be_seen(phone: Visit, path: str) -> None:
    page = phone.open(path)
    stops = page.locator(":is(a[href], input, select, button, summary):visible").count()
    assert stops > 60
    for _ in range(60):
        step(page)


def test_the_search_asks_only_its_own_host_and_complains_of_nothing(visit: Visit) -> None:
    visit.open()
    page = visit.search("Tashiev")
    page.wait_for_timeout(500)
    assert visit.elsewhere() == []
    assert visit.complaints == []
