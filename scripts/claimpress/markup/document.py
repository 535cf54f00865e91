"""A page or a file with structured data, as a collector finds it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from claimpress.markup.json_text import JsonText, read_json
from claimpress.markup.places import places_in
from claimpress.values.problems import Path
from claimpress.values.text import letters

_JSON_LD = "application/ld+json"
_NOT_SHOWN = "script, style, template, noscript, svg, head"
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:\ufeff)?\s*<")
_MICRODATA = '[itemtype$="schema.org/ClaimReview" i]'


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of JSON-LD."""

    json: JsonText
    offset: int
    """Where it begins in the document."""


@dataclass(frozen=True)
class Document:
    """A page or a file."""

    name: str
    """The file or the address, as somebody named it."""
    text: str
    address: str
    """Where it was fetched from; empty for a file."""
    html: bool
    blocks: tuple[Block, ...]
    canonical: tuple[str, ...] = ()
    """The addresses a page gives as its own."""
    shown: str = ""
    """The letters of all that a reader of the page sees."""
    microdata: bool = False
    """Whether a page has a ClaimReview as microdata."""

    @cached_property
    def objects(self) -> tuple[tuple[int, Path, Mapping[str, Any]], ...]:
        """Every object of every block: its block, its path, and what it holds."""
        return tuple(
            (number, path, value)
            for number, block in enumerate(self.blocks)
            for path, value in _objects(block.json.value)
        )

    @property
    def own_address(self) -> str:
        """Where it says it lies, or where it was fetched from; empty when nobody tells."""
        return self.canonical[0] if self.canonical else self.address

    def span(self, block: int, path: Path) -> tuple[int, int]:
        """Start and end of what stands at a path, or of what it would stand in."""
        if block >= len(self.blocks):
            return 0, 0
        json, offset = self.blocks[block].json, self.blocks[block].offset
        places = self._places.setdefault(block, places_in(json.text))
        while path and path not in places:
            path = path[:-1]
        start, end = places.get(path, (0, 1))
        return offset + start, offset + end

    @cached_property
    def _places(self) -> dict[int, dict[Path, tuple[int, int]]]:
        return {}


def read_document(name: str, data: bytes, address: str = "") -> Document:
    """Read a page, or a file of JSON; never raises."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if not _LOOKS_LIKE_HTML.match(text):
        return Document(name, text, address, html=False, blocks=(Block(read_json(text), 0),))
    tree = LexborHTMLParser(text)
    blocks = tuple(_blocks(tree, text))
    canonical = tuple(
        link.attributes.get("href") or "" for link in tree.css('link[rel~="canonical" i]')
    )
    microdata = bool(tree.css(_MICRODATA))
    for node in tree.css(_NOT_SHOWN):
        node.decompose()
    shown = tree.body.text(separator=" ") if tree.body else ""
    return Document(
        name,
        text,
        address,
        html=True,
        blocks=blocks,
        canonical=canonical,
        shown=letters(shown),
        microdata=microdata,
    )


def _blocks(tree: LexborHTMLParser, text: str) -> Iterator[Block]:
    at = 0
    for node in tree.css("script[type]"):
        if _type(node) == _JSON_LD:
            inner = node.text() or ""
            found = text.find(inner, at) if inner else -1
            at = found if found >= 0 else text.find("<script", at)
            yield Block(read_json(inner), max(at, 0))
            at = max(at, 0) + len(inner)


def _type(node: LexborNode) -> str:
    return (node.attributes.get("type") or "").partition(";")[0].strip().lower()


def _objects(value: object) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Every object within a value, an outer one before those in it."""
    waiting: list[tuple[Path, object]] = [((), value)]
    while waiting:
        path, each = waiting.pop()
        if isinstance(each, dict):
            yield path, each
            waiting += [((*path, name), inner) for name, inner in reversed(each.items())]
        elif isinstance(each, list):
            waiting += [((*path, number), inner) for number, inner in reversed([*enumerate(each)])]
