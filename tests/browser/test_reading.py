"""What a reader sees and what the browser does meanwhile."""

from pathlib import Path

import pytest
from tests.helpers import DOSSIER
from tests.visiting import CLAIM, KINDS, Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", KINDS)
def test_no_page_asks_another_host_for_anything_or_complains(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.wait_for_timeout(300)
    assert visit.elsewhere() == []
    assert visit.complaints == []


@pytest.mark.parametrize("path", KINDS)
def test_no_page_scrolls_sideways_or_loses_words_on_a_phone(phone: Visit, path: str) -> None:
    phone.open(path)
    for width in (390, 320):
        phone.page.set_viewport_size({"width": width, "height": 844})
        assert phone.sideways() == 0, width
        assert phone.cut_off() == [], width


def test_the_answer_is_on_a_phones_first_screen(phone: Visit) -> None:
    """In ten seconds: the claim, whether it holds, and why."""
    page = phone.open(CLAIM)
    for selector in ("h1", ".cp-verdict .cp-badge", ".cp-summary"):
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844, selector


def test_every_page_can_be_read_in_the_dark(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(CLAIM)
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    visit.page.emulate_media(color_scheme="light")
    page = visit.open(CLAIM)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != dark


def test_the_status_is_a_word_and_a_shape_not_only_a_colour(visit: Visit) -> None:
    page = visit.open(CLAIM)
    badge = page.locator(".cp-verdict .cp-badge").first
    assert badge.inner_text().strip().casefold() == "unverified"
    assert badge.locator("svg").count() == 1


def test_without_script_every_claim_is_listed_and_no_dead_control_shows(
    without_script: Visit,
) -> None:
    page = without_script.open("claims/")
    assert page.locator(".cp-item").count() == 30
    assert not page.locator("[data-claims-filter]").is_visible()
    page = without_script.open(CLAIM)
    assert page.locator(".cp-evidence").count() == 4
    assert not page.locator("[data-share]").is_visible()


def test_a_mark_in_the_document_leads_to_the_claim_and_back(visit: Visit) -> None:
    page = visit.open(f"claims/{DOSSIER}/")
    page.locator("#annotated-source").scroll_into_view_if_needed()
    page.locator(".cp-passage a[href$='heir-plan/']").first.click()
    page.wait_for_url(f"**/{CLAIM}")
    page.get_by_role("link", name="See it in its place").click()
    page.wait_for_url(f"**/claims/{DOSSIER}/#heir-plan")


def test_an_injected_script_does_not_run(visit: Visit, folder: Path) -> None:
    """The policy stops what was not in the page when it left the engine."""
    page = visit.open(CLAIM)
    page.evaluate(
        "() => { const s = document.createElement('div');"
        "s.innerHTML = '<img src=x onerror=\"window.broken = 1\">';"
        "document.body.append(s); }",
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None
    assert any("Content Security Policy" in said for said in visit.complaints)
    assert folder.is_dir()
