"""The entries of feeds. A check stands in half a dozen of them, and is written for all at once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: a claim was published, or changed."""

    name: str
    """What it is called for ever, whatever becomes of its address or title."""
    href: str
    """The page of the claim."""
    title: str
    content: str
    """HTML."""
    published: str
    """A moment, as RFC 3339 has it."""
    updated: str
    categories: tuple[tuple[str, str], ...]
    """The status and the topics, by id and as readers see them."""


# Feeds follow one another that have most of their entries in common.
@lru_cache(maxsize=2000)
def in_atom(entry: Entry) -> bytes:
    """The element of an Atom feed, set in by one blank."""
    item = ET.Element("entry")
    element(item, "id", entry.name)
    element(item, "title", entry.title)
    element(item, "published", entry.published)
    element(item, "updated", entry.updated)
    ET.SubElement(item, "link", rel="alternate", type="text/html", href=entry.href)
    for term, label in entry.categories:
        ET.SubElement(item, "category", term=term, label=label)
    element(item, "content", entry.content, type="html")
    ET.indent(item, " ", level=1)
    return f" {ET.tostring(item, encoding='unicode')}\n".encode()


def in_json(entry: Entry) -> dict[str, Any]:
    """The item of a JSON Feed."""
    return {
        "id": entry.name,
        "url": entry.href,
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": [label for _, label in entry.categories],
    }


def element(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element that holds a text."""
    ET.SubElement(parent, name, attributes).text = text
