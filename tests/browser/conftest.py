"""Readers of the built site: at a desk, with a phone, without JavaScript."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.conftest import THE_DAY
from tests.helpers import ROOT, claimpress, copy_of_publication
from tests.languages.site import ready_to_build
from tests.visiting import FOLDER, Visit, reader, served


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An address, and the folder where the site must be to be found there."""
    parent = tmp_path_factory.mktemp("host")
    with served(parent) as address:
        yield address, parent / FOLDER


@pytest.fixture(scope="session")
def folder(host: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as published with a repository: the case with the most links."""
    address, folder = host
    root = copy_of_publication(tmp_path_factory.mktemp("browser") / "publication")
    built = claimpress(
        "build",
        cwd=root,
        CLAIMPRESS_SITE_URL=address,
        CLAIMPRESS_REPOSITORY_URL="https://github.com/desk/checks",
    )
    assert built.returncode == 0, built.stderr
    folder.parent.mkdir()
    return (root / "build/site").rename(folder)


@pytest.fixture(scope="session")
def address(host: tuple[str, Path], folder: Path) -> str:
    """Where the site is served."""
    assert folder.is_dir()
    return host[0]


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


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the made-up publication is served: it has a claim that was withdrawn."""
    root = copy_of_publication(tmp_path_factory.mktemp("nowhere") / "publication")
    shutil.rmtree(root / "claims")
    for claims in ("rules/base/claims", "auditing/overlay", "browser/overlay"):
        shutil.copytree(ROOT / "tests" / claims, root / "claims", dirs_exist_ok=True)
    shutil.copytree(ROOT / "tests/rules/base/content", root / "content", dirs_exist_ok=True)
    # The hand-written pages speak of every status of the real scale.
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    parent = tmp_path_factory.mktemp("host-of-nowhere")
    with served(parent) as address:
        built = claimpress(
            "build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, CLAIMPRESS_SITE_URL=address
        )
        assert built.returncode == 0, built.stderr
        (parent / FOLDER).parent.mkdir()
        (root / "build/site").rename(parent / FOLDER)
        yield address


@pytest.fixture(scope="session")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the made-up publication in three languages is served."""
    root = ready_to_build(tmp_path_factory.mktemp("abroad") / "publication")
    parent = tmp_path_factory.mktemp("host-abroad")
    with served(parent) as address:
        built = claimpress(
            "build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, CLAIMPRESS_SITE_URL=address
        )
        assert built.returncode == 0, built.stderr
        (parent / FOLDER).parent.mkdir()
        (root / "build/site").rename(parent / FOLDER)
        yield address
