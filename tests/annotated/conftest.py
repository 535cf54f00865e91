"""A made-up letter and a made-up speech, each with its full text, built once and served."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.conftest import THE_DAY
from tests.helpers import ROOT, Site, claimpress, copy_of_publication
from tests.visiting import FOLDER, Visit, reader, served

HERE = Path(__file__).parent
LETTER = "claims/lighthouse-letter/"
SPEECH = "claims/hichestan-speech/"


def publication(root: Path) -> Path:
    """The made-up publication in the frame and with the scale of the real one."""
    copy_of_publication(root)
    shutil.rmtree(root / "claims")
    shutil.copytree(HERE / "claims", root / "claims")
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    return root


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = publication(tmp_path_factory.mktemp("annotated") / "publication")
    built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    assert built.returncode == 0, built.stderr
    assert "warning" not in built.stderr
    return Site(root, root / "build/site")


@pytest.fixture(scope="session")
def address(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served."""
    parent = tmp_path_factory.mktemp("host")
    shutil.copytree(site.folder, parent / FOLDER)
    with served(parent) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with reader(browser, address, viewport={"width": 1440, "height": 900}) as visit:
        yield visit


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    with reader(browser, address, viewport={"width": 390, "height": 844}, has_touch=True) as visit:
        yield visit


@pytest.fixture
def without_script(browser: Browser, address: str) -> Iterator[Visit]:
    with reader(browser, address, java_script_enabled=False) as visit:
        yield visit
