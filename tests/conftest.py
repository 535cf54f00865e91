"""What tests of every kind share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.golden import Golden

THE_DAY = "1781524800"
"""15 June 2026, noon in Greenwich: the day of every test that asks for one."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew from what the code says now; then read the difference",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 15 June 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", THE_DAY)


@pytest.fixture
def base_publication(tmp_path: Path) -> Path:
    """A copy of the small made-up publication, which has no problem."""
    base = Path(__file__).parent / "rules" / "base"
    return Path(shutil.copytree(base, tmp_path / "publication"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; tests fail without one, they do not skip."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CLAIMPRESS_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), ""
    )
    assert found, "no browser: run `make browser`, or set CLAIMPRESS_CHROMIUM"
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, started."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        yield launched
        launched.close()
