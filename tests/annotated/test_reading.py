"""The annotated source in a browser: by mouse, keyboard and finger, with script and without."""

import pytest
from playwright.sync_api import Page
from tests.annotated.conftest import LETTER, SPEECH
from tests.visiting import Visit

pytestmark = pytest.mark.browser

CONTRADICTED = ["never-dark", "no-answer", "bandstand"]


def notes_shown(page: Page) -> list[str | None]:
    notes = page.locator(".cp-note").all()
    return [note.get_attribute("data-claim") for note in notes if note.is_visible()]


def background(page: Page, selector: str) -> str:
    return str(
        page.locator(selector).first.evaluate("mark => getComputedStyle(mark).backgroundColor")
    )


@pytest.mark.parametrize("path", [LETTER, SPEECH])
def test_nothing_is_asked_elsewhere_and_nothing_complains(visit: Visit, path: str) -> None:
    visit.open(path)
    assert visit.elsewhere() == []
    assert visit.complaints == []


@pytest.mark.parametrize("path", [LETTER, SPEECH])
@pytest.mark.parametrize("width", [320, 390])
def test_it_does_not_scroll_sideways_on_a_phone(phone: Visit, path: str, width: int) -> None:
    phone.page.set_viewport_size({"width": width, "height": 844})
    phone.open(path)
    assert phone.sideways() == 0


def test_one_status_is_chosen_by_keyboard_said_and_shared(visit: Visit) -> None:
    page = visit.open(LETTER)
    assert len(notes_shown(page)) == 12
    page.get_by_role("group", name="Show claims").get_by_role("radio").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="Contradicted").is_checked()
    assert notes_shown(page) == CONTRADICTED
    assert page.locator(".cp-show [role=status]").inner_text() == "3 of 12 claims shown"
    assert page.url.endswith("?status=contradicted")
    again = visit.open(f"{LETTER}?status=contradicted")
    assert notes_shown(again) == CONTRADICTED
    again.get_by_role("radio", name="All").check()
    assert len(notes_shown(again)) == 12
    assert "?" not in again.url


def test_a_status_nobody_has_shows_all(visit: Visit) -> None:
    page = visit.open(f"{LETTER}?status=nonsense#%E0%A4%A")
    assert len(notes_shown(page)) == 12
    assert visit.complaints == []


def test_one_status_is_chosen_without_script(without_script: Visit) -> None:
    page = without_script.open(LETTER)
    page.get_by_role("radio", name="Contradicted").check()
    assert notes_shown(page) == CONTRADICTED
    signs = page.locator(".cp-mark-note").all()
    assert sum(sign.is_visible() for sign in signs) == len(CONTRADICTED)
    chips = page.locator(".cp-map-claim").all()
    assert sum(chip.is_visible() for chip in chips) == len(CONTRADICTED)
    faded = background(page, "mark[data-claim=bill]")
    assert faded != background(page, "mark[data-claim=bandstand]")


def test_choosing_moves_nothing_above_the_text(visit: Visit) -> None:
    page = visit.open(LETTER)
    choice = page.locator(".cp-show")
    choice.scroll_into_view_if_needed()
    before = choice.bounding_box()
    page.get_by_role("radio", name="Contradicted").check()
    assert choice.bounding_box() == before


def test_a_printed_page_has_all_claims_whatever_is_chosen(visit: Visit) -> None:
    page = visit.open(f"{LETTER}?status=mixed")
    page.emulate_media(media="print")
    assert len(notes_shown(page)) == 12
    assert not page.locator(".cp-show").is_visible()


def test_from_the_mark_to_its_note_and_back_by_finger(phone: Visit) -> None:
    page = phone.open(LETTER)
    page.locator("a[href='#note_bill']").tap()
    note = page.locator("#note_bill")
    assert page.url.endswith("#note_bill")
    assert note.is_visible()
    assert "Mixed" in note.inner_text()
    note.get_by_role("link", name="4").tap()
    assert page.url.endswith("#bill")


def test_note_and_mark_light_up_together(visit: Visit) -> None:
    page = visit.open(LETTER)
    both = "mark[data-claim=no-answer]"
    before = background(page, both)
    page.locator("#note_no-answer .cp-note-claim").focus()
    assert background(page, both) != before
    assert page.locator(f"{both}.cp-lit").count() == 2
    page.locator("#note_bill .cp-note-claim").focus()
    assert background(page, both) == before


@pytest.mark.parametrize("script", [True, False])
def test_a_link_from_the_claim_shows_the_mark(
    visit: Visit, without_script: Visit, *, script: bool
) -> None:
    reader = visit if script else without_script
    page = reader.open(f"{LETTER}never-dark/")
    page.get_by_role("link", name="See it in its place").click()
    page.wait_for_url(f"**/{LETTER}#never-dark")
    page.wait_for_timeout(600)  # it scrolls smoothly
    box = page.locator("mark[data-claim=never-dark]").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900
    marked = "mark[data-claim=never-dark]" if script else "#never-dark + mark a"
    plain = "mark[data-claim=bandstand]" if script else "mark[data-claim=bandstand] a"
    assert background(page, marked) != background(page, plain)


def test_marks_of_the_speech_run_from_right_to_left(visit: Visit) -> None:
    page = visit.open(SPEECH)
    first = page.locator("#paragraph-1 mark").first.bounding_box()
    text = page.locator("#paragraph-1 .cp-passage-text").bounding_box()
    inner = page.locator("mark[data-claim=founded]").bounding_box()
    assert first
    assert text
    assert inner
    assert first["x"] + first["width"] > inner["x"]  # begins to the right of what it holds
    assert inner["x"] > text["x"] + text["width"] / 3
