"""No text becomes structure: all pages of a kind have one and the same skeleton."""

import re
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

import ada_url
import pytest
from tests.hostile.payloads import as_line
from tests.hostile.reading import Hostile, text_of

Skeleton: TypeAlias = tuple[object, ...]

# What differs with the record and not with its texts: addresses, ids of ours, dates, statuses.
DIFFERS = {
    "href",
    "aria-current",
    "datetime",
    "data-claim",
    "style",  # lengths of bars; that nothing else stands in one is for the audit
    "value",
}
OUR_IDS = re.compile(r"(note_)?[a-z0-9]+(-[a-z0-9]+)*|(passage|show)_[0-9]+")
STATUS = re.compile(r"cp-status-\S+|cp-shape-\S+|cp-is-\d+")
PROSE_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "blockquote", "code", "br"}
HEAD = {"meta", "title", "link", "script", "style", "noscript"}
POLICY = "Content-Security-Policy"
KINDS = {
    "claims": r"claims/d\d+/c\d+/",
    "dossiers": r"claims/d\d+/",
    "timelines": r"claims/d\d+/timeline/",
    "people": r"people/p\d+/",
    "topics": r"topics/t\d+/",
    "statuses": r"statuses/.+/",
}


def skeleton(element: Element) -> Skeleton:
    """An element without its words: of paragraphs in a row one, of drawings and prose the frame."""
    children: list[Skeleton] = []
    if not element.tag.endswith("svg") and "cp-prose" not in element.get("class", ""):
        for child in element:
            found = skeleton(child)
            if not (children and children[-1] == found and found[0] in {"p", "li"}):
                children.append(found)
    return element.tag, tuple(sorted(_attributes(element))), *children


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name == "class":
            yield name, STATUS.sub("", value)
        elif name == "id":
            assert OUR_IDS.fullmatch(value), value
            yield name, ""
        elif name not in DIFFERS and not name.startswith("aria-label"):
            yield name, value


@pytest.mark.parametrize(("kind", "pattern"), KINDS.items())
def test_all_pages_of_a_kind_have_one_skeleton(hostile: Hostile, kind: str, pattern: str) -> None:
    """A claim can have a neighbour on one side, on both or on none, a list any length."""
    del kind
    pages = [address for address in hostile.addresses if re.fullmatch(pattern, address)]
    assert len(pages) > 4
    shapes: dict[Skeleton, str] = {}
    for address in pages:
        shapes.setdefault(without_neighbours(hostile.content(address)), address)
    assert len(shapes) == 1, list(shapes.values())


def without_neighbours(content: Element) -> Skeleton:
    for nav in content.findall(".//nav[@class='cp-neighbours']"):
        nav.clear()
    return skeleton(content)


def test_headings_are_those_of_the_template(hostile: Hostile) -> None:
    for id_, _ in hostile.made.of("claim"):
        content = hostile.page(f"claims/{id_}/")
        assert len(list(content.iter("h1"))) == 1
        second = [text_of(heading) for heading in content.iter("h2")]
        assert second == [
            "What is not known", "The exact words", "Images and recordings", "The evidence",
            "How we got there",
            *(["Related claims"] if "Related claims" in second else []),
            "People and topics", "Who was asked for a reply", "Who made and reviewed this check",
            "History of this page", "Cite, share, correct",
        ]  # fmt: skip
        third = [text_of(heading) for heading in content.iter("h3")]
        asked = hostile.made.texts[f"people p{id_[-4:]}"]["people.people.name"]
        assert third == ["Supports the claim (1)", as_line(asked)]


def test_the_verdict_stands_once_and_after_the_claim(hostile: Hostile) -> None:
    for id_, _ in hostile.made.of("claim"):
        order = [
            element.get("id", "") or element.get("class", "")
            for element in hostile.page(f"claims/{id_}/").iter()
        ]
        verdicts = [n for n, name in enumerate(order) if name.startswith("cp-verdict cp-status")]
        assert len(verdicts) == 1, id_
        assert order.index("claim") < verdicts[0]


def test_prose_becomes_small_markup_only(hostile: Hostile) -> None:
    found = 0
    for address in hostile.generated():
        for prose in hostile.content(address).iter("div"):
            if "cp-prose" not in prose.get("class", ""):
                continue
            for element in list(prose.iter())[1:]:
                found += 1
                assert element.tag in PROSE_TAGS, (address, element.tag)
                assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
    assert found


def test_heads_hold_what_every_head_holds(hostile: Hostile) -> None:
    heads: dict[str, set[object]] = {}
    for address in hostile.generated():
        (head,) = hostile.page(address).findall("head")
        assert {element.tag for element in head} <= HEAD, address
        refresh = [meta.get("http-equiv") for meta in head.findall("meta[@http-equiv]")]
        assert refresh == [POLICY], address
        # A page that lists claims announces their feed as well.
        kind = next(kind for kind, form in KINDS.items() if re.fullmatch(form, address))
        heads.setdefault(kind, set()).add(tuple(element.tag for element in head))
    assert heads.keys() == KINDS.keys()
    assert {kind: len(different) for kind, different in heads.items()} == dict.fromkeys(KINDS, 1)


def test_nothing_on_any_page_acts_by_itself(hostile: Hostile) -> None:
    for address in hostile.generated():
        for element in hostile.page(address).iter():
            if isinstance(element.tag, str):
                assert not [name for name in element.attrib if name.startswith("on")], address
                assert element.tag not in {"base", "object", "embed", "iframe", "frame", "math"}


def test_every_address_leads_where_a_browser_says(hostile: Hostile) -> None:
    """Read by the parser browsers have, the links lead to this site and the hosts of the files."""
    hosts = {"town.example.org", "lantern.example.com", "minutes.example.org", "homes.example.com"}
    seen = set()
    for address in hostile.generated():
        page = f"https://site.example/{address}"
        for link in hostile.content(address).iter("a"):
            if link.get("href") is not None:
                url = ada_url.URL(link.get("href", ""), base=page)
                assert url.protocol in {"https:", "mailto:"}, (address, url.href)
                assert not url.username
                seen.add(url.hostname)
    assert hosts <= seen
    strangers = seen - hosts - {"site.example", "creativecommons.org"}
    assert not strangers, strangers
