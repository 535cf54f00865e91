"""A page leads to the archived copy of dead evidence first, from the next build on."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from claimpress import pipeline
from claimpress.model.site import Site

ORIGINAL = "https://chronicle.example.org/1911"
COPY = "https://copies.example.net/2026/chronicle"
CLAIM = "claims/lower-nowhere-speech/bridge-opened"
APPEARANCE, ITS_COPY = "https://leaflet.example.org/a", "https://copies.example.net/leaflet"


@pytest.fixture
def publication(base_publication: Path, on_the_day: None) -> Path:
    del on_the_day
    file = base_publication / f"{CLAIM}.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("May Day.\n", f"May Day.\n    archived: {COPY}\n")
    appearance = f"  appearances:\n    - url: {APPEARANCE}\n      archived: {ITS_COPY}\n"
    file.write_text(text.replace("2026-04-01\n", f"2026-04-01\n{appearance}"), encoding="utf-8")
    return base_publication


def page(publication: Path, address: str = CLAIM) -> BeautifulSoup:
    pressed = pipeline.press(publication, Site("Nowhere", "", "", ""))
    assert pressed.files, pressed.checked.problems
    made = publication / f"build/docs/{address}/index.md"
    return BeautifulSoup(made.read_text(encoding="utf-8"), "html5lib")


def first_item(publication: Path) -> Tag:
    [item] = page(publication).select("#evidence-1")
    return item


def ways(item: Tag) -> list[str]:
    return [str(link["href"]) for link in item.select("a[href]")]


def look(publication: Path, *addresses: str) -> None:
    text = "checked_on: 2026-06-14\n" + ("gone:\n" if addresses else "")
    for address in addresses:
        text += f'  "{address}":\n    since: 2026-06-07\n    said: "status 404"\n'
    (publication / "claims/links.yaml").write_text(text, encoding="utf-8")


def test_evidence_that_is_there_is_linked_as_it_was(publication: Path) -> None:
    item = first_item(publication)
    assert ways(item) == [ORIGINAL, COPY]
    assert not item.select(".cp-evidence-gone")


def test_evidence_that_is_gone_leads_to_its_copy_first_and_back(publication: Path) -> None:
    """Also when the page was made before: what was found about another address changes nothing."""
    before = str(page(publication))
    look(publication, "https://elsewhere.example.org/")
    assert str(page(publication)) == before
    look(publication, ORIGINAL)
    item = first_item(publication)
    assert ways(item) == [COPY, ORIGINAL]
    [note] = item.select(".cp-evidence-gone")
    said = " ".join(note.get_text().split())
    assert said == (
        "Archived copy. The original was gone when we looked on 7 June 2026. Original address"
    )
    look(publication)
    assert str(page(publication)) == before


def test_evidence_that_is_gone_without_a_copy_says_so(publication: Path) -> None:
    file = publication / f"{CLAIM}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"    archived: {COPY}\n", ""), encoding="utf-8")
    look(publication, ORIGINAL)
    item = first_item(publication)
    assert ways(item) == [ORIGINAL]
    said = " ".join(item.select(".cp-evidence-gone")[0].get_text().split())
    assert said.startswith("No longer there: this address was gone when we looked on 7 June 2026")


def test_places_where_it_was_said_are_no_different(publication: Path) -> None:
    words = page(publication).select(".cp-words li")
    assert [ways(each) for each in words] == [[APPEARANCE, ITS_COPY]]
    look(publication, APPEARANCE)
    words = page(publication).select(".cp-words li")
    assert [ways(each) for each in words] == [[ITS_COPY]]
    assert "the original is gone" in words[0].get_text()


def test_a_document_that_is_gone_is_called_so(publication: Path) -> None:
    look(publication, "https://town.example.org/speech")
    [address] = page(publication, "claims/lower-nowhere-speech").select(".cp-address")
    assert "gone when we looked on 7 June 2026" in address.get_text()
