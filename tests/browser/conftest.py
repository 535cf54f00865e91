"""Readers of the built site: at a desk, with a phone, without JavaScript."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    root = made_up(tmp_path_factory.mktemp("nowhere") / "publication")
    with on_a_host(tmp_path_factory.mktemp("host-of-nowhere"), {FOLDER: root}) as address:
        yield address


@pytest.fixture(scope="session")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the made-up publication in three languages is served."""
    root = ready_to_build(tmp_path_factory.mktemp("abroad") / "publication")
    with on_a_host(tmp_path_factory.mktemp("host-abroad"), {FOLDER: root}) as address:
        yield address


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a publication is served that leads to two others, of which only one is there."""
    folder = tmp_path_factory.mktemp("years")
    this_year = ready_to_build(folder / "this-year")
    settings = this_year / "mkdocs.yml"
    told = settings.read_text(encoding="utf-8").replace(
        "extra:\n", 'extra:\n  search_also: {"Nowhere": ../before, "Lost": /lost/}\n', 1
    )
    settings.write_text(told, encoding="utf-8")
    # FOLDER and its neighbour.
    before = f"{Path(FOLDER).parent}/before/"
    roots = {FOLDER: this_year, before: made_up(folder / "before")}
    with on_a_host(tmp_path_factory.mktemp("host-of-years"), roots) as address:
        yield address


def made_up(root: Path) -> Path:
    """A publication with claims of the town of Nowhere."""
    copy_of_publication(root)
    shutil.rmtree(root / "claims")
    for claims in ("rules/base/claims", "auditing/overlay", "browser/overlay"):
        shutil.copytree(ROOT / "tests" / claims, root / "claims", dirs_exist_ok=True)
    shutil.copytree(ROOT / "tests/rules/base/content", root / "content", dirs_exist_ok=True)
    # The hand-written pages speak of every status of the real scale.
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    return root


@contextmanager
def on_a_host(parent: Path, roots: Mapping[str, Path]) -> Iterator[str]:
    """Build publications, each for its folder of one host; gives where that in FOLDER is."""
    with served(parent) as address:
        for place, root in roots.items():
            url = f"{address.removesuffix(FOLDER)}{place}"
            built = claimpress(
                "build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, CLAIMPRESS_SITE_URL=url
            )
            assert built.returncode == 0, built.stderr
            (parent / place).parent.mkdir(parents=True, exist_ok=True)
            (root / "build/site").rename(parent / place)
        yield address
