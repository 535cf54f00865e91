"""Feeds: what is new and what has changed, for readers who follow.

Each feed is written twice: as Atom (RFC 4287) and as JSON Feed 1.1.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from heapq import nlargest
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from claimpress.deriving.index import Index
from claimpress.exporting.feed_entries import Entry, element, in_atom, in_json
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.row import Row
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.following import followed
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit, told
from claimpress.rendering.words import words_in
from claimpress.values.dates import PartialDate
from claimpress.values.text import paragraphs
from claimpress.values.written_json import as_lines_of_json

LENGTH = 50
"""Entries in a feed: a reader who was away longer reads the site itself."""

_ATOM = "http://www.w3.org/2005/Atom"
_END_OF_FEED = b"</feed>\n"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_NEVER = PartialDate(1970, 1, 1)
"""When an empty feed was last changed: Atom wants a day."""
_SPACE = uuid.UUID("b0d3a5a4-8f0e-5b1e-9d5c-6f1b1f2c7a10")
"""Names are made in here, so that an entry keeps its name when the site moves."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a reader can follow."""

    address: str
    """Where it lies among the files of its language, without its ending."""
    title: str
    about: str
    """The address of the page that shows the same to readers."""
    entries: tuple[Entry, ...]
    """The newest first."""
    name: str = ""
    """What it is called for ever."""

    @property
    def updated(self) -> str:
        """When something in it was changed last."""
        return max((entry.updated for entry in self.entries), default=_moment(_NEVER))


def units(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """Every feed of the publication, and the list of them all (OPML 2.0), as work to be done."""
    words = words_in(corpus.publication.language)
    checks = [row for row in index.claims.rows if row.published_on]
    feeds = [
        _Plan(links.FEED_OF_CLAIMS, "", "", _newest(checks)),
        _Plan(
            links.FEED_OF_CHANGES,
            words.say("Changes to published checks"),
            "corrections/",
            _newest_changes(index.claims.rows),
        ),
    ]
    for each in followed(corpus, index):
        address = links.feed_of(each.page)
        feeds.append(_Plan(address, each.title, each.page, _newest(each.claims)))
    for plan in feeds:
        yield Unit(f"feed {plan.address}", partial(_feed, plan), told(plan))
    outlines = [(plan.address, plan.title, plan.about) for plan in feeds]
    yield Unit("opml", partial(_list_of_feeds, outlines), told(outlines))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a feed is of, by the ids of its claims."""

    address: str
    title: str
    about: str
    entries: tuple[tuple[str, int | None], ...]
    """The id of a claim, and the number of the change that is told, or None for the check."""


def _newest(claims: Iterable[Row]) -> tuple[tuple[str, None], ...]:
    newest = nlargest(LENGTH, claims, key=lambda row: (row.changed_on, row.id))
    return tuple((row.id, None) for row in newest)


def _newest_changes(claims: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    # Entries of a history are added and never edited, so their number is their name.
    dated = ((day, row.id, number) for row in claims for number, day in enumerate(row.changes))
    return tuple((id_, number) for _, id_, number in nlargest(LENGTH, dated))


def _feed(plan: _Plan, render: Renderer) -> Iterator[Artifact]:
    corpus, site = render.corpus, render.site
    entries = []
    for id_, number in plan.entries:
        claim = corpus.claims[id_]
        way = _way(plan.address, links.page_of_claim(id_), site)
        if number is not None:
            entries.append(_change(claim, number, way, render))
        elif claim.published_on:
            entries.append(_check(claim, claim.published_on, way, render))
    title = f"{site.name}: {plan.title}" if plan.title else site.name
    name = _urn(f"feed {site.folder}{plan.address}")
    feed = Feed(plan.address, title, plan.about, tuple(entries), name)
    yield Artifact(f"{feed.address}.xml", _atom(feed, corpus, site))
    yield Artifact(f"{feed.address}.json", _json_feed(feed, corpus, site))


def _list_of_feeds(
    outlines: Sequence[tuple[str, str, str]], render: Renderer
) -> Iterator[Artifact]:
    site = render.site
    feeds = [
        Feed(address, f"{site.name}: {title}" if title else site.name, about, ())
        for address, title, about in outlines
    ]
    yield Artifact("feeds/feeds.opml", _opml(feeds, site))


def _check(claim: Claim, published: PartialDate, way: str, render: Renderer) -> Entry:
    """A claim as it stands now; its title tells the status, as a notification shows no more."""
    label = render.corpus.scale.statuses[claim.status].label
    content = Markup("<p><strong>%s</strong></p>") % label
    last = claim.history[-1] if claim.history else None
    if last:
        what = render.words.change(last.kind)
        content += Markup("<p><em>%s: %s</em></p>") % (what, last.note)
    return Entry(
        name=_urn(f"{render.site.folder}{claim.id}"),
        href=way,
        title=f"{label}: {claim.text}",
        content=str(content + _paragraphs(claim.summary)),
        published=_moment(published),
        updated=_moment(claim.changed_on or published),
        categories=_categories(claim, render.corpus),
    )


def _change(claim: Claim, number: int, way: str, render: Renderer) -> Entry:
    words = render.words
    change = claim.history[number]
    kind = words.change(change.kind)
    content = _paragraphs(change.note)
    if change.was:
        known = render.corpus.scale.statuses.get(change.was)
        before = words.say("Before: %(before)s") % {"before": known.label if known else change.was}
        content += Markup("<p>%s</p>") % before
    return Entry(
        name=_urn(f"{render.site.folder}{claim.id} change {number}"),
        href=way,
        title=f"{kind}: {claim.text}",
        content=str(content),
        published=_moment(change.on),
        updated=_moment(change.on),
        categories=_categories(claim, render.corpus),
    )


@lru_cache(maxsize=2000)  # as the entries of a claim are
def _paragraphs(text: str) -> Markup:
    return Markup().join([Markup("<p>%s</p>") % each for each in paragraphs(text)])


@lru_cache(maxsize=2000)
def _urn(name: str) -> str:
    return uuid.uuid5(_SPACE, name).urn


def _moment(day: PartialDate) -> str:
    """A day as the moment RFC 3339 wants; the claims know no hours."""
    return f"{day}T00:00:00Z"


def _way(feed: str, to: str, site: Site) -> str:
    """The full address of a page; while the site has none, the way from the feed's folder."""
    folder = feed.rpartition("/")[0]
    return site.canonical(to) or links.relative(f"{folder}/", to)


def _atom(feed: Feed, corpus: Corpus, site: Site) -> bytes:
    publication = corpus.publication
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": publication.language})
    element(root, "id", feed.name)
    element(root, "title", feed.title)
    element(root, "updated", feed.updated)
    own = _way(feed.address, f"{feed.address}.xml", site)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    page = _way(feed.address, feed.about, site)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    element(ET.SubElement(root, "author"), "name", publication.desk)
    element(root, "rights", publication.licence)
    written = _xml(root).removesuffix(_END_OF_FEED)
    return b"".join([written, *map(in_atom, feed.entries), _END_OF_FEED])


def _json_feed(feed: Feed, corpus: Corpus, site: Site) -> bytes:
    publication = corpus.publication
    content: dict[str, Any] = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": _way(feed.address, feed.about, site),
        "feed_url": _way(feed.address, f"{feed.address}.json", site),
        "language": publication.language,
        "authors": [{"name": publication.desk}],
        "items": [in_json(entry) for entry in feed.entries],
    }
    return f"{as_lines_of_json(content)}\n".encode()


def _categories(claim: Claim, corpus: Corpus) -> tuple[tuple[str, str], ...]:
    topics = [(id_, corpus.topics[id_].name) for id_ in claim.topics]
    return ((claim.status, corpus.scale.statuses[claim.status].label), *topics)


def _opml(made: Sequence[Feed], site: Site) -> bytes:
    root = ET.Element("opml", version="2.0")
    element(ET.SubElement(root, "head"), "title", site.name)
    body = ET.SubElement(root, "body")
    for feed in made:
        # Seen from the list itself, which lies beside the first feeds.
        xml = f"{feed.address}.xml"
        address = site.canonical(xml) or links.relative("feeds/", xml)
        page = site.canonical(feed.about) or links.relative("feeds/", feed.about)
        ET.SubElement(body, "outline", type="rss", text=feed.title, xmlUrl=address, htmlUrl=page)
    return _xml(root)


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
