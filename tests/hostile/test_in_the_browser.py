"""The hostile publication in Chromium with JavaScript on: nothing runs, nothing is fetched."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.hostile.payloads import MARKUP, as_line
from tests.hostile.reading import Hostile

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Of each open page: whether a text has become a script's doing.
SPOILED = """() => [
    ...document.querySelectorAll("#content script, #content iframe, #content style, #content img"),
].length + (document.title === "OWNED" ? 1 : 0)"""
QUERIES = (
    "alert",
    "onerror",
    "VERDICT",
    "evil",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "blns",
)


READY = 180_000
"""Milliseconds: the index of all texts takes the browser a while."""
FEW = 4
"""In the quick tests every so many-th page is opened."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests speak for themselves."""


class Reader:
    """A window that notes every dialog, every request and every complaint."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.dialogs: list[str] = []
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _dialog(self, dialog: object) -> None:
        self.dialogs.append(self.page.url)
        getattr(dialog, "dismiss")()  # noqa: B009 - Playwright's type is not exported

    def open(self, address: str) -> Page:
        self.page.goto(f"{self.origin}/{address}", wait_until="load")
        return self.page

    def elsewhere(self) -> list[str]:
        return [url for url in self.asked if not url.startswith((self.origin, "data:", "blob:"))]

    def assert_nothing_happened(self) -> None:
        assert self.dialogs == []
        assert self.elsewhere() == []
        assert self.complaints == []


@pytest.fixture
def reader(browser: Browser, hostile: Hostile) -> Iterator[Reader]:
    handler = functools.partial(_Quiet, directory=str(hostile.folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield Reader(context.new_page(), f"http://127.0.0.1:{server.server_port}")
    context.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_page_runs_fetches_or_complains(reader: Reader, hostile: Hostile) -> None:
    lists = ["", "claims/", "documents/", "people/", "topics/", "corrections/"]
    pages = hostile.generated() if hostile.whole else hostile.generated()[::FEW]
    opened = [*pages, *lists]
    for address in opened:
        page = reader.open(address)
        assert page.evaluate(SPOILED) == 0, address
    assert len(reader.asked) >= len(opened)
    reader.assert_nothing_happened()


def test_clicks_and_hovers_set_nothing_off(reader: Reader, hostile: Hostile) -> None:
    """What waits for a hand: handlers, links to scripts, fields that take the focus."""
    ids = {given["claim.text"]: id_ for id_, given in hostile.made.of("claim")}
    for text in MARKUP[:6]:
        page = reader.open(f"claims/{ids[text]}/")
        for element in page.locator("#content h1, #content p, #content li").all()[:30]:
            element.dispatch_event("mouseover")
            element.dispatch_event("focus")
            element.dispatch_event("click")
    reader.assert_nothing_happened()


def test_search_shows_hostile_texts_as_text(reader: Reader, hostile: Hostile) -> None:
    del hostile
    page = reader.open("")
    page.get_by_role("button", name="Search", exact=True).click()
    field = page.locator("[data-cp-query]")
    field.fill(QUERIES[0])
    expect(page.locator(".cp-found-link").first).to_be_attached(timeout=READY)
    found = 0
    for query in QUERIES:
        field.fill(query)
        page.wait_for_timeout(700)
        found += page.locator(".cp-found-link").count()
        inside = page.locator(".cp-search-results").locator("script, img, iframe, style, form")
        assert inside.count() == 0, query
    assert found > len(QUERIES)
    reader.assert_nothing_happened()


def test_the_title_that_closes_itself_is_found_and_read_as_text(
    reader: Reader, hostile: Hostile
) -> None:
    """`</title><script>` as the text of a claim: in the tab, the heading, the lists, the search."""
    text = "</title><script>alert('title')</script>"
    id_ = next(i for i, given in hostile.made.of("claim") if given["claim.text"] == text)
    page = reader.open(f"claims/{id_}/")
    assert page.title() == f"{text} – Claim by Claim"
    expect(page.locator("h1")).to_have_text(text)
    page = reader.open("claims/")
    expect(page.locator(f'.cp-item-title a[href="{id_.removeprefix("claims/")}/"]')).to_have_text(
        text
    )
    page.locator("input[name=words]").fill("</title><script>alert('title")
    # Signs are no words: whatever has these words is found, this claim among them.
    expect(
        page.locator(".cp-item:visible .cp-item-title").get_by_text(text, exact=True)
    ).to_have_count(1)
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator("[data-cp-query]").fill("closed")
    headings = page.locator(".cp-found-title")
    expect(headings.first).to_be_attached(timeout=READY)
    texts = {as_line(given["claim.text"]) for _, given in hostile.made.of("claim")}
    assert [found for found in headings.all_inner_texts() if "<" in found and found in texts]
    reader.assert_nothing_happened()


def test_two_hostile_pages_can_be_looked_at(
    reader: Reader, hostile: Hostile, tmp_path: Path
) -> None:
    """Pictures for a person: the page that would hide itself, and one in several scripts."""
    wanted = ("<style>.md-content{display:none}", "</h1></article>")
    for number, start in enumerate(wanted):
        id_ = next(
            i for i, given in hostile.made.of("claim") if given["claim.text"].startswith(start)
        )
        page = reader.open(f"claims/{id_}/")
        expect(page.locator("h1")).to_contain_text(as_line(start))
        expect(page.locator(".cp-verdict")).to_be_visible()
        picture = tmp_path / f"hostile-{number}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 10_000
    reader.assert_nothing_happened()
