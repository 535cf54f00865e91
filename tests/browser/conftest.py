"""The built site on a plain file server, and a real browser to read it with."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.helpers import claimpress, copy_of_publication


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests speak for themselves."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as published with a repository: the case with the most links."""
    root = copy_of_publication(tmp_path_factory.mktemp("browser") / "publication")
    built = claimpress(
        "build",
        cwd=root,
        CLAIMPRESS_SITE_URL="http://127.0.0.1/some/folder/",
        CLAIMPRESS_REPOSITORY_URL="https://github.com/desk/checks",
    )
    assert built.returncode == 0, built.stderr
    return root / "build/site"


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the site is served, in a folder of the host as on GitHub Pages."""
    parent = folder.parent / "served"
    parent.mkdir()
    shutil.copytree(folder, parent / "some/folder")
    handler = functools.partial(_Quiet, directory=str(parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/folder/"
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

    def elsewhere(self) -> list[str]:
        """What was asked for from other hosts."""
        own = self.address.split("/some/")[0]
        return [url for url in self.asked if not url.startswith((own, "data:", "blob:"))]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def without_script(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(java_script_enabled=False)
    yield Visit(context.new_page(), address)
    context.close()
