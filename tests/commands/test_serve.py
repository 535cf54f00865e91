"""``claimpress serve``: the preview follows every change and outlives a broken one."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.helpers import DOSSIER, copy_of_publication

PATIENCE = 20
"""Seconds after which a change is taken as not seen; how fast it is seen is a benchmark."""


class Preview:
    """A running preview of a copy of the publication."""

    def __init__(self, root: Path, log: Path, port: int) -> None:
        self.root = root
        self.log = log
        self.port = port

    def page(self, path: str) -> str | None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}") as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.HTTPError, urllib.error.URLError):
            return None

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def claim(self, slug: str) -> Path:
        return self.root / f"claims/{DOSSIER}/{slug}.yaml"

    def wait(self, what: str, happened: Callable[[], bool]) -> None:
        for _ in range(PATIENCE * 20):
            if happened():
                return
            time.sleep(0.05)
        pytest.fail(f"not seen in {PATIENCE} s: {what}\n{self.said()}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = copy_of_publication(tmp_path / "publication")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    aside = tmp_path / "aside"
    aside.mkdir()
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "claimpress", "serve", "--port", str(port)],
            cwd=root,
            env={**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "TMPDIR": str(aside)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        running = Preview(root, log, port)
        try:
            running.wait("the first page", lambda: running.page("") is not None)
            yield running
        finally:
            process.terminate()
            process.wait(timeout=20)
            assert list(aside.iterdir()) == []


def test_a_preview_follows_edits_and_outlives_broken_ones(preview: Preview) -> None:
    """One running preview from first edit to last, as an editor uses it."""
    file = preview.claim("volodin-call")
    path = f"claims/{DOSSIER}/volodin-call/"
    good = file.read_text(encoding="utf-8")

    def shows(text: str, page: str = path) -> Callable[[], bool]:
        return lambda: text in (preview.page(page) or "")

    file.write_text(good.replace("The call and the invitation", "Zanzibar. The call"), "utf-8")
    preview.wait("an edit", shows("Zanzibar"))

    file.write_text(good.replace("status: supported", "status: suported"), "utf-8")
    preview.wait("a problem", lambda: "did you mean 'supported'?" in preview.said())
    assert "Zanzibar" in (preview.page(path) or "")

    file.write_text(good.replace("The call and the invitation", "Quito. The call"), "utf-8")
    preview.wait("the repair", shows("Quito"))

    new = preview.claim("volodin-second-call")
    copy = good.replace("On 13 February 2026 the new speaker", "Somebody")
    related = copy.index("related:")
    stage = copy.index("stage:")
    new.write_text(f"{copy[:related]}related: []\n{copy[stage:]}", "utf-8")
    preview.wait(
        "a new file", lambda: preview.page(f"claims/{DOSSIER}/volodin-second-call/") is not None
    )

    new.unlink()
    preview.wait(
        "a deletion", lambda: preview.page(f"claims/{DOSSIER}/volodin-second-call/") is None
    )

    page = preview.root / "content/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMozambique\n", "utf-8")
    preview.wait("a hand-written page", shows("Mozambique", "about/"))


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    root = copy_of_publication(tmp_path / "publication")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "claimpress", "serve", "--port", str(port)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert f"port {port} cannot be used" in done.stderr


@pytest.mark.browser
def test_an_open_page_reloads_itself(preview: Preview, browser: Browser) -> None:
    """The editor looks at the page and not at the terminal."""
    page = browser.new_page()
    try:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{preview.port}/claims/{DOSSIER}/volodin-call/")
        file = preview.claim("volodin-call")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("The call and the invitation", "Zanzibar. The call"), "utf-8")
        expect(page.locator(".cp-summary")).to_contain_text("Zanzibar", timeout=PATIENCE * 1000)
        assert not [line for line in said if "Content Security Policy" in line]
    finally:
        page.close()
