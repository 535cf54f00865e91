"""The sitemap (https://www.sitemaps.org/protocol.html), with the day of the last change.

It is made from the pages we make, before any engine runs. A day is given only
where the data knows it: for claims, their earlier revisions and the list of
corrections. Without the address of the site there is none, because a sitemap
holds whole addresses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from claimpress.deriving.reviews import earlier_revisions
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.values.dates import PartialDate

MOST = 50_000
"""Addresses in one file, by the protocol."""
_FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(made: Iterable[str], corpus: Corpus, site: Site) -> Iterator[Artifact]:
    """The sitemap of the pages among the paths ``made`` and of those written by hand.

    More addresses than one file may hold are divided among several, beside the
    first, which then lists them.
    """
    if not site.url:
        return
    addresses = {
        path.removesuffix(_PAGE) for path in made if path == _PAGE or path.endswith(f"/{_PAGE}")
    }
    addresses |= {page.address for page in (corpus.pages or {}).values()}
    days = last_changes(corpus)
    pages = [(address, days.get(address)) for address in sorted(addresses)]
    parts = [pages[at : at + MOST] for at in range(0, len(pages), MOST)]
    if len(parts) <= 1:
        yield Artifact(links.SITEMAP, _urls(pages, site))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Artifact(name, _urls(part, site))
    yield Artifact(links.SITEMAP, _index(names, site))


_PAGE = "index.md"


def last_changes(corpus: Corpus) -> Mapping[str, PartialDate]:
    """By address, the day on which what a page says was last changed, where the data tells."""
    days: dict[str, PartialDate] = {}
    corrected: list[PartialDate] = []
    for claim in corpus.claims.values():
        if claim.changed_on:
            days[links.page_of_claim(claim.id)] = claim.changed_on
        for revision, change in earlier_revisions(claim).items() if claim.history else ():
            days[links.page_of_revision(claim.id, revision)] = change.on
        corrected += [change.on for change in claim.history]
    if corrected:
        days["corrections/"] = max(corrected, key=str)
    return days


def _urls(pages: Sequence[tuple[str, PartialDate | None]], site: Site) -> bytes:
    root = ET.Element("urlset", xmlns=_SPACE)
    for address, day in pages:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = site.canonical(address)
        if day:
            ET.SubElement(entry, "lastmod").text = str(day)
    return _written(root)


def _index(names: Iterable[str], site: Site) -> bytes:
    root = ET.Element("sitemapindex", xmlns=_SPACE)
    for name in names:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = site.canonical(name)
    return _written(root)


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    return f"{_FIRST_LINE}{ET.tostring(root, encoding='unicode')}\n".encode()
