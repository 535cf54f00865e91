"""A site verified over HTTP: only the host that was named, and nothing without bounds."""

import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import claimpress
from tests.verify.conftest import Published
from tests.verify.site import DATA, MANIFEST, PAGE, edit_json, found, replace, verified

from claimpress.verifying.place import PlaceError
from claimpress.verifying.web import Web

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class Files(http.server.SimpleHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:  # the name is the library's
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""


@contextmanager
def served(handler: Any) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def site_at(folder: Path) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (Files,), {"asked": asked})
    with served(partial(handler, directory=str(folder))) as address:
        yield address, asked


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    def get(handler: http.server.BaseHTTPRequestHandler) -> None:
        answer(handler)

    quiet = {"do_GET": get, "log_message": lambda *_: None}
    with served(type("Handler", (http.server.BaseHTTPRequestHandler,), quiet)) as address:
        yield address


def test_a_site_on_the_web_is_verified_like_a_folder(published: Published) -> None:
    with site_at(published.site) as (address, asked):
        assert verified(address, "--known", published.first) == (0, [])
    listed = (published.site / "files.sha256").read_text(encoding="utf-8").splitlines()
    wanted = {f"/{line.partition('  ')[2]}" for line in listed}
    assert set(asked) == wanted | {"/files.sha256"}


def test_a_site_in_a_folder_of_a_host_is_asked_for_there(
    published: Published, tmp_path: Path
) -> None:
    (tmp_path / "checks").symlink_to(published.site)
    with site_at(tmp_path) as (address, asked):
        assert verified(f"{address}checks") == (0, [])
    assert {path.split("/")[1] for path in asked} == {"checks"}


def test_what_was_spoilt_is_named_over_the_web_too(spoilt: Path, published: Published) -> None:
    replace(spoilt, PAGE, "</article>", "<p>Buy our lamps</p></article>")
    (spoilt / "404.html").unlink()
    edit_json(spoilt, DATA, lambda content: content["claims"][0].update(confidence="low"))
    edit_json(spoilt, MANIFEST, lambda manifest: manifest["chain"].pop(0))
    with site_at(spoilt) as (address, _):
        assert found(address, "--known", published.first) == {
            (PAGE, "page-changed"),
            ("404.html", "page-missing"),
            (DATA, "file-changed"),
            (DATA, "claim-changed"),
            (MANIFEST, "file-changed"),
            (MANIFEST, "chain-broken"),
            (MANIFEST, "manifest-rewritten"),
        }


def test_a_redirect_to_another_host_is_not_followed() -> None:
    """Neither to this machine's own network, nor by another port, scheme or name."""
    touched: list[str] = []
    with answering(lambda handler: touched.append(handler.path)) as canary:
        port = canary.rstrip("/").rpartition(":")[2]
        for target in (
            canary,
            f"http://localhost:{port}/",
            "http://169.254.169.254/latest/",
            "file:///etc/passwd",
            "ftp://127.0.0.1/",
        ):

            def lead_away(
                handler: http.server.BaseHTTPRequestHandler, target: str = target
            ) -> None:
                handler.send_response(302)
                handler.send_header("Location", target)
                handler.end_headers()

            with answering(lead_away) as address, pytest.raises(PlaceError):
                Web(address).read(MANIFEST)
    assert touched == []


def test_a_redirect_on_the_same_host_is_followed(published: Published) -> None:
    manifest = (published.site / MANIFEST).read_bytes()

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        if handler.path == "/there":
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(manifest)
        else:
            handler.send_response(301)
            handler.send_header("Location", "/there")
            handler.end_headers()

    with answering(answer) as address:
        assert Web(address).read(MANIFEST) == manifest


def test_a_redirect_in_a_circle_ends() -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", handler.path)
        handler.end_headers()

    with answering(answer) as address, pytest.raises(PlaceError):
        Web(address).read(MANIFEST)


def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"0" * 65536)
    except OSError:
        pass


def dripping(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"0")
            time.sleep(0.05)
    except OSError:
        pass


def test_a_file_without_end_is_left() -> None:
    with answering(endless) as address, pytest.raises(PlaceError, match="more than 1000000 bytes"):
        Web(address, largest=1_000_000).read(MANIFEST)


def test_many_files_together_have_an_end_too() -> None:
    with answering(endless) as address, pytest.raises(PlaceError, match="than is sensible"):
        Web(address, whole=1_000_000).read(MANIFEST)


def test_a_server_that_drips_is_left() -> None:
    started = time.monotonic()
    with answering(dripping) as address, pytest.raises(PlaceError, match="than is sensible"):
        Web(address, longest=0.3).read(MANIFEST)
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_server_in_trouble_proves_nothing(status: int) -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_error(status)

    with answering(answer) as address:
        code, problems = verified(address)
    assert code == 1
    assert {problem["code"] for problem in problems} == {"unreadable"}
    assert problems[0]["message"] == f"the server answers with status {status}"
    assert "says nothing yet" in problems[0]["help"]


def test_nobody_answers() -> None:
    with answering(endless) as address:
        pass
    code, problems = verified(address)
    assert code == 1
    assert {problem["code"] for problem in problems} == {"unreadable"}


def test_a_hostile_list_asks_for_nothing_outside(spoilt: Path) -> None:
    lines = [f"{'0' * 64}  {path}" for path in ("../secret", "//evil.example/x", "http://e/x")]
    for line in lines:
        (spoilt / "files.sha256").write_text(f"{line}\n", encoding="utf-8")
        with site_at(spoilt) as (address, asked):
            assert ("files.sha256", "unreadable") in found(address)
        assert set(asked) == {"/files.sha256", f"/{MANIFEST}", f"/{DATA}"}


def test_words_of_a_site_do_not_reach_the_terminal_raw(spoilt: Path) -> None:
    def change(content: Any) -> None:
        content["claims"][0]["id"] = "\x1b[31m\n::error::forged"

    edit_json(spoilt, DATA, change)
    for form in ("text", "github", "json"):
        done = claimpress("verify", spoilt, "--format", form)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout
        assert "\n::error::forged" not in done.stdout
    assert json.loads(done.stdout)
