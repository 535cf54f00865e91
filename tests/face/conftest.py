"""What measuring the site as its readers meet it takes: tools from npm, and Java."""

import shutil
from pathlib import Path

import pytest
from tests.browser.conftest import abroad, address, folder, host, nowhere

__all__ = ["abroad", "address", "folder", "host", "nowhere"]

HERE = Path(__file__).parent
Figures = dict[str, list[str]]
FIGURES = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = {}


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Lines of figures under their titles, for `docs/quality.md`; shown when all is over."""
    return request.config.stash[FIGURES]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for title, lines in terminalreporter.config.stash[FIGURES].items():
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.line(line)


@pytest.fixture(scope="session")
def modules() -> Path:
    """Where npm has put the tools; tests fail without them, they do not skip."""
    found = HERE / "node_modules"
    assert found.is_dir(), "the tools are not installed: run `make audit-face`"
    return found


@pytest.fixture(scope="session")
def node() -> str:
    found = shutil.which("node")
    assert found, "no Node: install Node.js 20 or newer, then run `make audit-face`"
    return found


@pytest.fixture(scope="session")
def java() -> str:
    found = shutil.which("java")
    assert found, "no Java: install Java 11 or newer, then run `make audit-face`"
    return found
