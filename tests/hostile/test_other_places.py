"""The words of the files stand unchanged in titles, lists, links, search and data too."""

import json
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest
from tests.hostile.payloads import as_line, as_paragraphs
from tests.hostile.places import DOSSIER_TITLE
from tests.hostile.publication import text_fields
from tests.hostile.reading import Hostile, text_of

SITE_NAME = "Claim by Claim"
BASE = "https://site.example/"
NAMED = {
    "claim": ("claims/{}/", "claim.text", "{}"),
    "dossier": ("claims/{}/", "dossier.title", DOSSIER_TITLE),
    "people": ("people/{}/", "people.people.name", "{}"),
    "topics": ("topics/{}/", "topics.topics.name", "{}"),
}
"""The page of a record, the field that names it, and what our template puts around that."""
LONGEST_DESCRIPTION = 200


def headings(hostile: Hostile) -> Iterator[tuple[str, str]]:
    """The address of each record's page and the text that names it."""
    for model, (page, name, frame) in NAMED.items():
        for id_, given in hostile.made.of(model):
            yield page.format(id_), frame.replace("{}", as_line(given[name]))


def blanks_as_one(text: str) -> str:
    """The text as a title shows it: of a no-break blank, too, the theme makes a plain one."""
    return " ".join(text.split())


def test_titles_are_the_text_and_nothing_more(hostile: Hostile) -> None:
    for address, text in headings(hostile):
        page = hostile.page(address)
        titles = [text_of(title) for title in page.findall("./head/title")]
        assert titles == [f"{blanks_as_one(text)} – {SITE_NAME}"], address
        assert len(list(page.iter("title"))) == 1, address
        (shared,) = page.findall("./head/meta[@property='og:title']")
        assert blanks_as_one(shared.get("content", "")) == blanks_as_one(text)


def test_descriptions_begin_as_the_texts_do(hostile: Hostile) -> None:
    labels = {id_: given["scale.statuses.label"] for id_, given in hostile.made.of("scale")}
    claims = {claim["id"]: claim for claim in data(hostile)["claims"]}
    for id_, given in hostile.made.of("claim"):
        label = as_line(labels[claims[id_]["status"]])
        said = f"{label}. {as_line(given['claim.summary'])}"
        (meta,) = hostile.page(f"claims/{id_}/").findall("./head/meta[@name='description']")
        shown = meta.get("content", "").removesuffix("…")
        assert blanks_as_one(said).startswith(shown), id_
        assert len(shown) <= LONGEST_DESCRIPTION


def test_every_list_names_claims_people_and_topics_by_their_own_words(hostile: Hostile) -> None:
    names = {address: as_line(text) for address, text in headings(hostile)}
    listed: dict[str, set[str]] = {}
    lists = {base: pages_of(hostile, base) for base in ("claims/", "corrections/", "people/")}
    for address in (*hostile.generated(), "", *chain(*lists.values()), "topics/"):
        for link in hostile.content(address).iter("a"):
            target = urljoin(BASE + address, link.get("href")).removeprefix(BASE)
            if target in names and names_its_target(address, link, target):
                assert text_of(link) == names[target], address
                listed.setdefault(address, set()).add(target)
    of_claims = {f"claims/{id_}/" for id_, _ in hostile.made.of("claim")}
    named = {base: set().union(*(listed[page] for page in pages)) for base, pages in lists.items()}
    assert named["claims/"] >= of_claims
    assert named["corrections/"] >= of_claims
    assert named["people/"] == {f"people/{id_}/" for id_, _ in hostile.made.of("people")}
    assert listed["topics/"] == {f"topics/{id_}/" for id_, _ in hostile.made.of("topics")}
    assert listed[""]


def pages_of(hostile: Hostile, base: str) -> list[str]:
    """The addresses of all pages of a list."""
    pages = sorted((hostile.folder / base / "page").glob("*/index.html"))
    return [base, *(f"{base}page/{page.parent.name}/" for page in pages)]


def names_its_target(address: str, link: Element, target: str) -> bool:
    """Whether a link shows the name of what it leads to; those in a document show its words."""
    named = address.startswith("corrections/") or target.startswith(("people/", "topics/"))
    return named or link.get("dir") == "auto"


def test_neighbours_are_named_by_their_own_words(hostile: Hostile) -> None:
    names = {f"claims/{id_}/": as_line(g["claim.text"]) for id_, g in hostile.made.of("claim")}
    for address in names:
        for way in ("prev", "next"):
            for link in hostile.content(address).findall(f".//a[@rel='{way}']"):
                target = urljoin(BASE + address, link.get("href")).removeprefix(BASE)
                (words,) = link.findall("span[@class='cp-neighbour-text']")
                assert text_of(words) == names[target]


def test_reasons_and_the_citation_are_shown_as_written(hostile: Hostile) -> None:
    reasons = {id_: given["scale.reasons"] for id_, given in hostile.made.of("reason")}
    labels = {id_: given["scale.statuses.label"] for id_, given in hostile.made.of("scale")}
    ((_, publication),) = hostile.made.of("publication")
    for claim in data(hostile)["claims"]:
        content = hostile.content(f"claims/{claim['id']}/")
        shown = [text_of(element) for element in content.findall(".//p[@class='cp-reason']")]
        assert shown == [as_line(reasons[claim["reason"]])]
        (cited,) = content.findall(".//p[@class='cp-cite']")
        said = f"{publication['publication.desk']}: “{claim['text']}” Status: "
        assert text_of(cited).startswith(as_line(said + labels[claim["status"]]))


def data(hostile: Hostile) -> Any:
    return json.loads((hostile.folder / "data/claims.json").read_text(encoding="utf-8"))


def test_the_data_hold_every_text(hostile: Hostile) -> None:
    found = data(hostile)
    claims = {claim["id"]: claim for claim in found["claims"]}
    kinds = dict(text_fields())
    for id_, given in hostile.made.of("claim"):
        for name, text in given.items():
            assert at(claims[id_], name) == kept(kinds[name], text), (id_, name)
    for id_, given in hostile.made.of("scale"):
        for name, text in given.items():
            status = found["scale"]["statuses"][id_]
            assert status[name.rpartition(".")[2]] == kept(kinds[name], text)
    ((_, given),) = hostile.made.of("publication")
    for name in ("desk", "licence"):
        assert found[name] == as_line(given[f"publication.{name}"])


def at(claim: Any, name: str) -> str:
    """The value of a field of a claim: of a list, of its first item."""
    for step in name.split(".")[1:]:
        claim = claim[0] if isinstance(claim, list) else claim
        claim = claim[step]
    return str(claim)


def kept(kind: str, text: str) -> str:
    """What the data keep of a text: lines and paragraphs as they were, but for those of a line."""
    return as_line(text) if kind == "line" else unicodedata.normalize("NFC", text).strip()


@pytest.fixture(scope="module")
def search(hostile: Hostile) -> dict[str, dict[str, Any]]:
    """What the search shows, by the address of the page."""
    folder = hostile.folder / "search"
    files = sorted(folder.glob("*/texts-*.json"))
    records = [record for file in files for record in json.loads(file.read_bytes())]
    return {record["at"]: record for record in records}


def test_search_knows_each_page_by_its_text(
    hostile: Hostile, search: dict[str, dict[str, Any]]
) -> None:
    for address, text in headings(hostile):
        assert blanks_as_one(search[address]["title"]) == blanks_as_one(text), address


def test_search_holds_the_words_and_no_tag(
    hostile: Hostile, search: dict[str, dict[str, Any]]
) -> None:
    """A text stays text: the files hold no sign with which a tag could start."""
    for file in (hostile.folder / "search").rglob("*.json"):
        assert b"<" not in file.read_bytes(), file
    kinds = dict(text_fields())
    for id_, given in hostile.made.of("claim"):
        record = search[f"claims/{id_}/"]
        texts = [
            record["title"],
            *record["meta"],
            *(text for pair in record["texts"] for text in pair),
        ]
        shown = without_blanks(" ".join(texts))
        for name, text in given.items():
            for paragraph in as_paragraphs(text) if kinds[name] != "prose" else ():
                assert without_blanks(paragraph) in shown, (id_, name)


def without_blanks(text: str) -> str:
    return "".join(text.split())
