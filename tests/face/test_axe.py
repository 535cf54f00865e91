"""axe-core on pages of every kind: WCAG 2.0 to 2.2, levels A and AA, and best practices."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.face.conftest import Figures
from tests.languages.publication import BRIDGE, EGGS
from tests.visiting import KINDS, LONG_CLAIM, Visit, reader

pytestmark = pytest.mark.face

WITHDRAWN = "claims/lower-nowhere-speech/twelve-lamps-paid/"
CHANGED = "claims/lower-nowhere-speech/lamps/"
ABROAD = (
    *("ar/", "ru/claims/", f"claims/{EGGS}/", f"ru/claims/{EGGS}/", f"ar/claims/{BRIDGE}/"),
    *("ru/about/", "404.html"),
)
WIDTHS = (390, 1440)
SCHEMES = ("light", "dark")
RUN = """() => axe.run(document, {
    runOnly: { type: "tag", values: [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ] },
})"""


class Axe:
    """Looks at pages with axe and notes how many violations each has."""

    def __init__(self, visit: Visit, source: str, lines: list[str]) -> None:
        self.visit = visit
        self.source = source
        self.lines = lines

    def violations(self, name: str) -> list[str]:
        """What it finds on the page as it is now: light and dark, on a telephone and a desk."""
        page = self.visit.page
        # Through the browser's tools, which the page's policy for scripts does not bind.
        page.evaluate(self.source)
        found = []
        for width, scheme in product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            result: dict[str, Any] = page.evaluate(RUN)
            assert result["passes"], "axe has looked at nothing"
            found += [
                f"{scheme} {width}: {rule['id']}: {rule['help']}: {node['target']}"
                for rule in result["violations"]
                for node in rule["nodes"]
            ]
        self.lines.append(f"{name or 'home'}: {len(found)}")
        return found


@pytest.fixture
def axe(browser: Browser, address: str, modules: Path, figures: Figures) -> Iterator[Axe]:
    source = (modules / "axe-core/axe.min.js").read_text(encoding="utf-8")
    lines = figures.setdefault("axe-core: violations, light and dark at 390 and 1440 px", [])
    # Half-faded elements have the contrast of neither of their states.
    with reader(browser, address, reduced_motion="reduce") as visit:
        yield Axe(visit, source, lines)


@pytest.mark.parametrize("path", [*KINDS, LONG_CLAIM])
def test_no_page_has_a_barrier_axe_knows(axe: Axe, path: str) -> None:
    axe.visit.open(path)
    assert axe.violations(path) == []


@pytest.mark.parametrize("path", [WITHDRAWN, CHANGED])
def test_a_claim_that_was_withdrawn_or_changed_has_none(axe: Axe, path: str, nowhere: str) -> None:
    axe.visit.address = nowhere
    page = axe.visit.open(path)
    assert page.locator(".cp-banner").count() == 1
    assert axe.violations(path) == []


@pytest.mark.parametrize("path", ABROAD)
def test_a_page_in_one_of_several_languages_has_none(axe: Axe, path: str, abroad: str) -> None:
    axe.visit.address = abroad
    page = axe.visit.open(path)
    assert page.locator(".cp-languages a").count() == 3
    assert axe.violations(path) == []


def test_the_search_and_its_results_have_none(axe: Axe) -> None:
    axe.visit.open()
    axe.visit.search("Tashiev")
    assert axe.violations("search dialog with results") == []


def test_axe_sees_what_it_is_there_to_see(axe: Axe) -> None:
    page = axe.visit.open()
    axe.lines = []
    page.evaluate(
        """() => document.querySelector("#content").insertAdjacentHTML(
            "beforeend", "<a href='/'></a><p style='color: #999; background: #888'>Grey</p>",
        )"""
    )
    found = " ".join(axe.violations("spoiled"))
    for width, scheme in product(WIDTHS, SCHEMES):
        assert f"{scheme} {width}: link-name" in found
        assert f"{scheme} {width}: color-contrast" in found
