"""The built site on a host like those it is published on, and readers who visit it."""

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page
from tests.helpers import DOSSIER

FOLDER = "some/folder/"
"""Where on its host the site is, as a project's site is on GitHub Pages."""
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}

CLAIM = f"claims/{DOSSIER}/heir-plan/"
LONG_CLAIM = f"claims/{DOSSIER}/scns-coup-plot/"
PERSON = "people/kamchybek-tashiev/"
TIMELINE = f"claims/{DOSSIER}/timeline/"
KINDS = (
    "",
    "claims/",
    CLAIM,
    f"claims/{DOSSIER}/",
    TIMELINE,
    "statuses/",
    "statuses/unverified/",
    "topics/",
    "topics/foreign-role/",
    "people/",
    PERSON,
    "corrections/",
    "methodology/",
    "about/",
    "contribute/",
    "privacy/",
    "accessibility/",
    "data/",
    "corrections-policy/",
    "self-assessment/",
    "health/",
    "404.html",
)
"""A page of every kind."""

# Elements whose own words are cut off, because they are wider or higher than they may be.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return words
        && element.checkVisibility({ visibilityProperty: true })
        && (style.overflowX !== "visible" || style.overflowY !== "visible")
        && style.clipPath === "none"
        && (element.scrollWidth > element.clientWidth + 1
            || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""

# Words that reach beyond the window where no scrolling box holds them.
BESIDE = """() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const around = node.parentElement;
        if (!node.data.trim() || !around.checkVisibility({ visibilityProperty: true })) continue;
        // Shown when they have the focus, for the ear only, or in what scrolls by itself.
        if (around.closest(".cp-skip, .cp-visually-hidden, .cp-nav ul, table")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.right > width + 1 || box.left < -1) { found.push(node.data.trim()); break; }
        }
    }
    return found;
}"""


class _Host(SimpleHTTPRequestHandler):
    """Packs with gzip and lets pages be kept for ten minutes, as GitHub Pages does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests speak for themselves."""

    def send_head(self) -> BytesIO | None:
        """Answer with the file, or with the site's own page for what is not there."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not urlsplit(self.path).path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{self.path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        if not found:
            path = Path(self.directory, FOLDER, "404.html")
        body = path.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@contextmanager
def served(parent: Path) -> Iterator[str]:
    """Serve a folder, which may come into being later; gives the address of the site in it."""
    handler = functools.partial(_Host, directory=str(parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{FOLDER}"
    server.shutdown()
    server.server_close()
    thread.join()


class Visit:
    """One reader: a browser window that notes what it asks for and complains of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def open(self, path: str = "") -> Page:
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def search(self, words: str) -> Page:
        """Open the search dialog and wait for what it finds."""
        self.page.get_by_role("button", name="Search", exact=True).click()
        self.page.locator("[data-cp-query]").fill(words)
        self.page.locator(".cp-found-link").first.wait_for(timeout=20_000)
        return self.page

    def elsewhere(self) -> list[str]:
        """What was asked for from other hosts."""
        own = self.address.removesuffix(FOLDER)
        return [url for url in self.asked if not url.startswith((own, "data:", "blob:"))]

    def tools(self) -> CDPSession:
        """The browser's own tools, for what Playwright has no word for."""
        return self.page.context.new_cdp_session(self.page)

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )

    def cut_off(self) -> list[str]:
        """The words that are cut off, or stand beside the window where nothing scrolls to them."""
        return [*self.page.evaluate(CUT_OFF), *self.page.evaluate(BESIDE)]

    def shifted(self) -> float:
        """The cumulative layout shift of the page so far."""
        return float(
            self.page.evaluate(
                """() => new Promise((done) => {
                    let sum = 0;
                    new PerformanceObserver((list) => {
                        for (const entry of list.getEntries()) sum += entry.value;
                    }).observe({ type: "layout-shift", buffered: true });
                    setTimeout(() => done(sum), 300);
                })"""
            )
        )


@contextmanager
def reader(browser: Browser, address: str, **settings: object) -> Iterator[Visit]:
    """A reader with a browser as Playwright's settings say."""
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    yield Visit(context.new_page(), address)
    context.close()
