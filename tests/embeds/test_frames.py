"""An embed in a page of another host: it shows the claim and does nothing else."""

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request
from tests.helpers import DOSSIER, claimpress, copy_of_publication
from tests.visiting import FOLDER, served

pytestmark = pytest.mark.browser

SLUG = "tashiev-cut-off-germany"
TEXT = "Tashiev was in Germany, cut off from his associates."


ASKED: list[str] = []
"""What the newsroom's host was asked for."""


class Remembering(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Remember what was asked for, and say nothing."""
        ASKED.append(self.path)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Another origin: a folder, and where it is served."""
    folder = tmp_path_factory.mktemp("newsroom")
    handler = partial(Remembering, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", folder
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The publication as built for its address, and that address."""
    parent = tmp_path_factory.mktemp("host")
    root = copy_of_publication(tmp_path_factory.mktemp("embeds") / "publication")
    with served(parent) as address:
        built = claimpress("build", cwd=root, CLAIMPRESS_SITE_URL=address)
        assert built.returncode == 0, built.stderr
        (parent / FOLDER).parent.mkdir()
        yield address, (root / "build/site").rename(parent / FOLDER)


@pytest.fixture
def article(
    browser: Browser, site: tuple[str, Path], newsroom: tuple[str, Path]
) -> Iterator[tuple[Page, list[Request]]]:
    """The newsroom's page with the code from the box, and what was asked for."""
    address, _ = site
    with browser.new_context(viewport={"width": 800, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}claims/{DOSSIER}/{SLUG}/")
        code = page.locator("#embed-code").text_content() or ""
        (newsroom[1] / "index.html").write_text(
            f"<!doctype html><meta charset=utf-8><title>News</title><h1>News</h1>{code}", "utf-8"
        )
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - needs a name
        page.goto(newsroom[0], wait_until="networkidle")
        yield page, asked


def test_the_frame_shows_the_check(article: tuple[Page, list[Request]]) -> None:
    page, _ = article
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").text_content() == TEXT
    assert frame.locator(".cp-badge").inner_text() == "Contradicted"
    assert frame.locator("h1").evaluate("e => getComputedStyle(e).fontWeight") == "700"
    high = frame.locator("html").evaluate("e => [e.scrollHeight, innerHeight]")
    assert high[0] <= high[1]


def test_the_frame_loads_nothing_but_itself(
    article: tuple[Page, list[Request]], site: tuple[str, Path], newsroom: tuple[str, Path]
) -> None:
    _, asked = article
    wanted = {newsroom[0], f"{site[0]}claims/{DOSSIER}/{SLUG}/embed/"}
    icon = f"{newsroom[0]}favicon.ico"
    assert {request.url for request in asked} - {icon} == wanted


def test_the_link_opens_the_check_in_a_window_of_its_own(
    article: tuple[Page, list[Request]], site: tuple[str, Path], newsroom: tuple[str, Path]
) -> None:
    page, _ = article
    with page.expect_popup() as opened:
        page.frame_locator("iframe").locator("a").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{site[0]}claims/{DOSSIER}/{SLUG}/"
    assert opened.value.evaluate("window.opener") is None
    assert page.url == newsroom[0]


# What somebody who had got into the page might try.
TRICKS = """
<script>document.title = "script"; parent.postMessage("script", "*");</script>
<img src="x" onerror="parent.postMessage('handler', '*')">
<meta http-equiv="refresh" content="0; url=javascript:parent.postMessage('refresh','*')">
<iframe src="{elsewhere}framed"></iframe><img src="{elsewhere}image">
<link rel="stylesheet" href="{elsewhere}style"><object data="{elsewhere}object"></object>
<form action="{elsewhere}form" method="get" target="_top"><button id="send">Send</button></form>
<a id="away" href="{elsewhere}away" target="_top">Away</a>
"""


def test_what_got_into_a_frame_can_do_nothing(
    article: tuple[Page, list[Request]], site: tuple[str, Path], newsroom: tuple[str, Path]
) -> None:
    page, _ = article
    embed = site[1] / f"claims/{DOSSIER}/{SLUG}/embed/index.html"
    spoiled = embed.parent.with_name("spoiled") / "index.html"
    spoiled.parent.mkdir()
    tricks = TRICKS.format(elsewhere=f"{newsroom[0]}caught-")
    spoiled.write_text(embed.read_text("utf-8").replace("</h1>", f"</h1>{tricks}"), "utf-8")
    framing = (newsroom[1] / "index.html").read_text("utf-8").replace("/embed/", "/spoiled/")
    (newsroom[1] / "spoiled.html").write_text(framing, "utf-8")
    said: list[str] = []
    page.expose_function("heard", lambda word: said.append(word))  # noqa: PLW0108 - as above
    page.add_init_script("addEventListener('message', (event) => window.heard?.(event.data))")
    page.goto(f"{newsroom[0]}spoiled.html", wait_until="networkidle")
    frame = page.frame_locator("iframe")
    assert frame.locator("#away").text_content() == "Away"
    frame.locator("#send").click()
    frame.locator("#away").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert page.url == f"{newsroom[0]}spoiled.html"
    assert frame.locator("#away").text_content() == "Away"
    assert "/spoiled.html" in ASKED
    assert [path for path in ASKED if "caught-" in path] == []
    assert said == []


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_embed_is_read_at_any_width(
    browser: Browser, site: tuple[str, Path], width: int, scheme: str
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 500},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        page = context.new_page()
        for file in sorted((site[1] / f"claims/{DOSSIER}").glob("*/embed/index.html")):
            page.goto(f"{site[0]}claims/{DOSSIER}/{file.parent.parent.name}/embed/")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        ground = page.locator("html").evaluate("e => getComputedStyle(e).backgroundColor")
        assert ground == ("rgb(19, 21, 23)" if scheme == "dark" else "rgb(255, 255, 255)")


def test_a_frame_is_high_enough_for_every_check(browser: Browser, site: tuple[str, Path]) -> None:
    with browser.new_context(viewport={"width": 600, "height": 100}) as context:
        page = context.new_page()
        for file in sorted((site[1] / f"claims/{DOSSIER}").glob("*/oembed.json")):
            address = f"{site[0]}claims/{DOSSIER}/{file.parent.name}/"
            high = page.request.get(f"{address}oembed.json").json()["height"]
            page.goto(f"{address}embed/")
            assert page.evaluate("document.documentElement.scrollHeight") <= high, file.parent.name
