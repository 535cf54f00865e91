"""Readers who have set their machines to their needs: larger text, fewer colours, no motion."""

import pytest
from tests.helpers import DOSSIER
from tests.visiting import CLAIM, LONG_CLAIM, PERSON, TIMELINE, Visit

pytestmark = pytest.mark.browser

MAIN = ("", "claims/", LONG_CLAIM, f"claims/{DOSSIER}/", TIMELINE, PERSON, "statuses/unverified/")

# Pictures that say something and cannot be seen: in the colour of what is behind them.
UNSEEN = """() => {
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (colour !== "rgba(0, 0, 0, 0)") return colour;
        }
        return getComputedStyle(document.documentElement).backgroundColor;
    };
    return [...document.querySelectorAll("svg :is(path, circle, rect, text)")].filter((shape) => {
        if (!shape.checkVisibility({ visibilityProperty: true })) return false;
        const style = getComputedStyle(shape);
        const behind = ground(shape.closest("svg"));
        return [style.fill, style.stroke].every((paint) => paint === "none" || paint === behind);
    }).map((shape) => shape.outerHTML + shape.closest("svg").parentElement.outerHTML.slice(0, 120));
}"""

# Bars and marks that are told apart by their ground alone, which forced colours take away.
WITHOUT_EDGE = """(selector) => [...document.querySelectorAll(selector)].filter((element) => {
    const style = getComputedStyle(element);
    return element.checkVisibility() && style.forcedColorAdjust !== "none"
        && style.borderTopStyle === "none" && style.borderInlineStartStyle === "none"
        && style.outlineStyle === "none" && style.textDecorationLine === "none";
}).map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("path", MAIN)
def test_text_of_twice_the_size_has_room(visit: Visit, path: str) -> None:
    """As when a reader sets the browser's text size to very large."""
    visit.tools().send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page = visit.open(path)
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size == 32
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert visit.sideways() == 0, width
        assert visit.cut_off() == [], width


@pytest.mark.parametrize("path", MAIN)
def test_forced_colours_leave_every_sign(visit: Visit, path: str) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = "getComputedStyle(document.activeElement)"
    for dark in (True, False):
        page.emulate_media(color_scheme="dark" if dark else "light")
        assert page.evaluate(UNSEEN) == []
        assert page.evaluate(WITHOUT_EDGE, ".cp-bar-part, .cp-mark, .cp-verdict") == []
        assert page.evaluate(f"{focused}.outlineStyle") == "solid"
        assert page.evaluate(f"parseFloat({focused}.outlineWidth)") >= 2


def test_forced_colours_leave_the_map_of_the_document(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open(f"claims/{DOSSIER}/")
    marked, unmarked = (
        page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
        for selector in (".cp-map-mark", ".cp-map-passage")
    )
    assert marked != unmarked


@pytest.mark.parametrize("path", ["", CLAIM, f"claims/{DOSSIER}/"])
def test_who_wants_no_motion_gets_none(visit: Visit, path: str) -> None:
    scrolling = "getComputedStyle(document.documentElement).scrollBehavior"
    visit.page.emulate_media(reduced_motion="reduce")
    page = visit.open(path)
    assert page.evaluate(scrolling) == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(scrolling) == "smooth"


@pytest.mark.parametrize("path", MAIN)
def test_without_script_a_page_says_what_it_says_with_it(
    visit: Visit, without_script: Visit, path: str
) -> None:
    page = visit.open(path)
    # What the script brings and does itself.
    page.evaluate(
        """() => {
            for (const element of document.querySelectorAll(
                "[data-claims-filter], [data-copy], [data-share]",
            )) (element.closest("li") ?? element).remove();
        }"""
    )
    words = page.locator("#content").inner_text()
    page = without_script.open(path)
    assert page.locator("#content").inner_text() == words
    assert page.locator("button:visible").count() == 0
    assert without_script.complaints == []
