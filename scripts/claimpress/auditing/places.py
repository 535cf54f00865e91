"""Where a link on a page leads, as browsers read it (https://url.spec.whatwg.org/)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

import ada_url

from claimpress.auditing.element import Element

_HOST = "site.invalid"  # RFC 6761: nobody can have this name
_FOLDER = "any-folder/"
AT_ANY_ADDRESS = "404.html"
"""The page a host shows for addresses that do not exist."""
_LEADS = {("a", "href"), ("area", "href")}
_LOADS = {
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"),
    ("image", "xlink:href"), ("img", "src"), ("input", "src"), ("object", "data"),
    ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href"),
    ("use", "xlink:href"), ("video", "poster"), ("video", "src"), ("body", "background"),
    ("feimage", "href"), ("feimage", "xlink:href"), ("a", "ping"), ("area", "ping"),
}  # fmt: skip
_SETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
_WITH_ADDRESSES = {tag for tag, _ in _LEADS | _LOADS | _SETS} | {"link"}
# A link element of any other relation makes the browser ask for something.
_ONLY_NAMES = {"canonical", "alternate", "license", "author", "next", "prev", "help", "me"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads."""

    scheme: str
    """With its colon: ``https:``."""
    host: str
    path: str
    """From the top of the site, if it is in it; otherwise from the top of the host."""
    anchor: str
    inside: bool
    """Whether it stays in the folder of the site, wherever that may be."""
    userinfo: bool
    """Whether it holds a user name or a password."""

    @property
    def here(self) -> bool:
        """Whether it stays on the host of the site."""
        return self.host == _HOST and self.scheme == "https:"


class Link(NamedTuple):
    """An address on a page."""

    element: Element
    written: str
    place: Place | None
    """Where it leads; None if nowhere."""
    loaded: bool
    """Whether the browser asks for it; otherwise a reader can follow it."""


def place_of(written: str, page: str) -> Place | None:
    """Where a link leads that stands on the page at an address; None if nowhere."""
    try:
        url = ada_url.URL(written, base=f"https://{_HOST}/{_FOLDER}{page}")
    except ValueError:
        return None
    path = unquote(url.pathname).removeprefix("/")
    return Place(
        url.protocol,
        url.hostname,
        path.removeprefix(_FOLDER),
        unquote(url.hash.removeprefix("#")),
        path.startswith(_FOLDER),
        bool(url.username or url.password),
    )


def links_among(elements: Iterable[Element], page: str) -> Iterator[Link]:
    """Every address in the elements of the page at an address."""
    places: dict[str, Place | None] = {}
    for element in elements:
        if element.tag.lower() not in _WITH_ADDRESSES:
            continue
        found = [(written, False) for written in _leads(element)]
        found += [(written, True) for written in _loads(element)]
        for written, loaded in found:
            if written not in places:
                places[written] = place_of(written, page)
            yield Link(element, written, places[written], loaded)


def _leads(element: Element) -> Iterator[str]:
    """The addresses that a reader can follow."""
    for name, value in element.attributes.items():
        if (element.tag, name) in _LEADS:
            yield value or ""


def _loads(element: Element) -> Iterator[str]:
    """The addresses that a browser asks for."""
    attributes = element.attributes
    for name, value in attributes.items():
        if (element.tag.lower(), name) in _LOADS:
            yield value or ""
        elif (element.tag, name) in _SETS:
            yield from (part.split()[0] for part in (value or "").split(",") if part.strip())
    if element.tag == "link" and "href" in attributes and not _only_names(element):
        yield attributes["href"] or ""


def _only_names(element: Element) -> bool:
    """Whether a link element says where something is, without fetching it."""
    relations = set((element.attributes.get("rel") or "").lower().split())
    return bool(relations) and relations <= _ONLY_NAMES
