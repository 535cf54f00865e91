"""The built pages of the hostile publication, read back by html5lib."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from tests.hostile.publication import Made

_BLANKS = re.compile("[ \t\n\f\r]+")
_UNSEEN = "cp-visually-hidden"


def text_of(element: Element, *, own: bool = False) -> str:
    """What an element shows, with one blank for any run of them; ``own``: before its children."""
    text = (element.text or "") if own else "".join(_pieces(element))
    return _BLANKS.sub(" ", text).strip(" ")


def _pieces(element: Element) -> Iterator[str]:
    if _UNSEEN not in element.get("class", "") and not element.tag.endswith("svg"):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


@dataclass
class Hostile:
    """The publication, the texts it was made from, and its built site."""

    made: Made
    texts: tuple[str, ...]
    whole: bool = False
    """Whether every text of the corpora is in it."""
    _pages: dict[str, Element] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.made.root / "build/site"

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page, 404 included."""
        pages = sorted(path.relative_to(self.folder) for path in self.folder.rglob("*.html"))
        return [page.as_posix().removesuffix("index.html") for page in pages]

    def generated(self) -> list[str]:
        """The addresses of the pages of claims, dossiers, people and topics."""
        made = re.compile(r"(claims/d.+|people/p.+|topics/t.+|statuses/.+)")
        return [
            address
            for address in self.addresses
            # Embeds are pages of another make, with tests of their own.
            if made.fullmatch(address) and not address.endswith("/embed/")
        ]

    def page(self, address: str) -> Element:
        """The tree of a page."""
        if address not in self._pages:
            name = address if address.endswith(".html") else f"{address}index.html"
            text = (self.folder / name).read_text(encoding="utf-8")
            parsed = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
            self._pages[address] = parsed
        return self._pages[address]

    def content(self, address: str) -> Element:
        """What a page is about, without masthead and footer."""
        found = self.page(address).find(".//div[@id='content']")
        assert found is not None, address
        return found
