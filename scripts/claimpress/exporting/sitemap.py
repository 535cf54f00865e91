"""The sitemap (https://www.sitemaps.org/protocol.html), with the day of the last change.

It is made from the pages we make, before any engine runs. A day is given only
where the data knows it: for claims, their earlier revisions and the list of
corrections. Without the address of the site there is none, because a sitemap
holds whole addresses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias
from xml.etree import ElementTree as ET

from claimpress.deriving.reviews import earlier_revisions
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.editions import folder_of

MOST = 50_000
"""Addresses in one file, by the protocol."""
_FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_Page: TypeAlias = tuple[str, str | None, Mapping[str, str]]
"""An address, the day of its last change, and its addresses in all its languages."""


def sitemap(made: Iterable[str], corpora: Sequence[Corpus], site: Site) -> Iterator[Artifact]:
    """The sitemap of the pages among the paths ``made`` and of those written by hand.

    ``corpora`` are the publication in each of its languages, the main one first. More
    addresses than one file may hold are divided among several, beside the first, which
    then lists them.
    """
    if not site.url:
        return
    addresses = {
        path.removesuffix(_PAGE) for path in made if path == _PAGE or path.endswith(f"/{_PAGE}")
    }
    addresses |= {page.address for page in (corpora[0].pages or {}).values()}
    alternates = _alternates(corpora[0])
    addresses |= alternates.keys()
    days = {
        f"{folder}{address}": day
        for corpus in corpora
        for folder in [folder_of(corpus.publication.language, corpus.publication)]
        for address, day in last_changes(corpus).items()
    }
    pages = [
        (address, days.get(address), alternates.get(address, {})) for address in sorted(addresses)
    ]
    parts = [pages[at : at + MOST] for at in range(0, len(pages), MOST)]
    if len(parts) <= 1:
        yield Artifact(links.SITEMAP, _urls(pages, site))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Artifact(name, _urls(part, site))
    yield Artifact(links.SITEMAP, _index(names, site))


_PAGE = "index.md"


def _alternates(corpus: Corpus) -> dict[str, dict[str, str]]:
    """By address of a page that there is in several languages, all of these with the address."""
    found: dict[str, dict[str, str]] = {}
    for address, languages in corpus.editions.items():
        folders = {tag: folder_of(tag, corpus.publication) for tag in languages}
        ways = {tag: f"{folder}{address}" for tag, folder in folders.items()}
        found |= {way: ways if len(ways) > 1 else {} for way in ways.values()}
    return found


def last_changes(corpus: Corpus) -> Mapping[str, str]:
    """By address, the day on which what a page says was last changed, where the data tells."""
    days: dict[str, str] = {}
    corrected: list[str] = []
    for row in corpus.rows.values():
        if row.changed_on:
            days[links.page_of_claim(row.id)] = row.changed_on
        changed = corpus.claims[row.id] if row.changes else None
        for revision, change in earlier_revisions(changed).items() if changed else ():
            days[links.page_of_revision(row.id, revision)] = str(change.on)
        corrected += row.changes
    if corrected:
        days["corrections/"] = max(corrected)
    return days


def _urls(pages: Sequence[_Page], site: Site) -> bytes:
    several = any(alternates for _, _, alternates in pages)
    root = ET.Element("urlset", {"xmlns": _SPACE, **({"xmlns:xhtml": _XHTML} if several else {})})
    for address, day, alternates in pages:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = site.canonical(address)
        if day:
            ET.SubElement(entry, "lastmod").text = day
        for language, way in _with_default(alternates):
            href = site.canonical(way)
            ET.SubElement(entry, "xhtml:link", rel="alternate", hreflang=language, href=href)
    return _written(root)


def _with_default(alternates: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The languages of a page, and once more the first, for readers of none of them."""
    yield from alternates.items()
    if alternates:
        yield "x-default", next(iter(alternates.values()))


def _index(names: Iterable[str], site: Site) -> bytes:
    root = ET.Element("sitemapindex", xmlns=_SPACE)
    for name in names:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = site.canonical(name)
    return _written(root)


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    return f"{_FIRST_LINE}{ET.tostring(root, encoding='unicode')}\n".encode()
