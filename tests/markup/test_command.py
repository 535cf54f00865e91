"""`claimpress validate-markup` as people use it."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from tests.golden import Golden
from tests.helpers import claimpress

HERE = Path(__file__).parent


class Pages(BaseHTTPRequestHandler):
    """Serves one good page, one bad page, and ways that lead elsewhere."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest")
            self.end_headers()
            return
        file = {"/good": HERE / "good/whole-page.html", "/bad": HERE / "bad/rating-not-shown.html"}
        found = file.get(self.path)
        self.send_response(200 if found else 404)
        self.end_headers()
        if found:
            self.wfile.write(found.read_bytes())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Pages.asked.clear()
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_a_folder_is_read_page_by_page() -> None:
    done = claimpress("validate-markup", "bad/rating-inconsistent", cwd=HERE)
    assert done.returncode == 1
    assert "bad/rating-inconsistent/2.html:31:20: error: 'Mostly false' is 3" in done.stdout
    assert "2 documents with 2 ClaimReviews read: 1 error in 1 file." in done.stdout


def test_what_is_good_says_so_in_one_line() -> None:
    done = claimpress("validate-markup", "good/whole-page.html", cwd=HERE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 document with 1 ClaimReview read: no problems.\n"


def test_all_forms_say_the_same(golden: Golden) -> None:
    bad = "bad/rating-range-default.jsonld"
    for form in ("text", "github", "json"):
        done = claimpress("validate-markup", bad, "--format", form, cwd=HERE)
        assert done.returncode == 1
        golden.agrees(HERE / f"command.{form}.txt", done.stdout)
    assert len(json.loads((HERE / "command.json.txt").read_text(encoding="utf-8"))) == 2


def test_what_is_not_there_is_a_usage_error() -> None:
    done = claimpress("validate-markup", "nowhere.html", cwd=HERE)
    assert done.returncode == 2
    assert "there is no file and no folder 'nowhere.html'" in done.stderr


def test_a_private_host_is_not_asked(server: str) -> None:
    done = claimpress("validate-markup", f"{server}/good")
    assert done.returncode == 1
    assert "[no-answer]" in done.stdout
    assert Pages.asked == []


def test_a_private_host_is_asked_when_a_person_says_so(server: str) -> None:
    done = claimpress("validate-markup", "--anywhere", f"{server}/good")
    assert done.returncode == 0, done.stdout
    assert Pages.asked == ["/good"]


def test_a_page_of_the_web_is_validated(server: str) -> None:
    done = claimpress("validate-markup", "--anywhere", f"{server}/bad")
    assert done.returncode == 1
    assert f"{server}/bad:34:22: error: the page does not show the finding" in done.stdout
    assert Pages.asked == ["/bad"]


@pytest.mark.parametrize(
    ("path", "said"),
    [("away", "169.254.169.254"), ("missing", "the server answers with status 404")],
)
def test_no_redirect_leads_into_the_network_around(server: str, path: str, said: str) -> None:
    done = claimpress("validate-markup", "--anywhere", f"{server}/{path}")
    assert done.returncode == 1
    assert said in done.stdout
    assert "[no-answer]" in done.stdout
    assert Pages.asked == [f"/{path}"]
