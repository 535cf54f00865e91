"""What was imported, in every script: what axe and the Nu HTML checker say of its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.face.conftest import Figures
from tests.face.test_axe import Axe
from tests.face.test_nu import is_mistaken, is_of_material, messages_about
from tests.helpers import Site
from tests.importing.conftest import finished, imported
from tests.importing.records import LANGUAGES
from tests.visiting import FOLDER, reader, served

pytestmark = pytest.mark.face

__all__ = ["finished", "imported"]

LISTS = ("", "claims/", "documents/", "people/", "statistics/", "claims/checks/")


@pytest.fixture(scope="module")
def there(finished: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of the imported checks is served."""
    parent = tmp_path_factory.mktemp("imported-host")
    (parent / FOLDER).parent.mkdir()
    (parent / FOLDER.rstrip("/")).symlink_to(finished.folder)
    with served(parent) as address:
        yield address


def pages_of(site: Site, language: str) -> list[str]:
    """A theme in a language, and its first claim; what is in English has no ending."""
    theme = "checks" if language == "en" else f"checks-{language}"
    claims = sorted(path.parent.name for path in (site.folder / "claims" / theme).glob("*/embed"))
    return [f"claims/{theme}/", f"claims/{theme}/{claims[0]}/"]


@pytest.fixture
def axe(browser: Browser, there: str, modules: Path, figures: Figures) -> Iterator[Axe]:
    source = (modules / "axe-core/axe.min.js").read_text(encoding="utf-8")
    lines = figures.setdefault("axe-core on imported checks", [])
    with reader(browser, there, reduced_motion="reduce") as visit:
        yield Axe(visit, source, lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_in_any_language_has_a_barrier_axe_knows(
    language: str, finished: Site, axe: Axe
) -> None:
    for path in pages_of(finished, language):
        page = axe.visit.open(path)
        assert axe.violations(path) == []
        page.set_viewport_size({"width": 390, "height": 900})
        assert axe.visit.sideways() == 0
        assert axe.visit.cut_off() == []


@pytest.mark.parametrize("path", LISTS)
def test_no_list_of_them_has_a_barrier_axe_knows(path: str, axe: Axe) -> None:
    axe.visit.open(path)
    assert axe.violations(path) == []


def test_the_checker_finds_nothing_that_is_ours(
    finished: Site, there: str, java: str, modules: Path, figures: Figures
) -> None:
    paths = [*LISTS, *(path for language in LANGUAGES for path in pages_of(finished, language))]
    messages = messages_about([there + path for path in paths], java, modules)
    ours = [
        f"{message.get('url')}: {message['message']} {message.get('extract', '')}"
        for message in messages
        if not is_of_material(message) and not is_mistaken(message, finished, there)
    ]
    figures["Nu HTML checker on imported checks"] = [f"{len(paths)} pages; ours: {len(ours)}"]
    assert ours == []
    assert {message["url"] for message in messages} == {there + path for path in paths}
