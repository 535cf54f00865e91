"""The checks as one schema.org ``DataFeed`` of ClaimReview, for those who collect them."""

from collections.abc import Iterator
from functools import partial

from claimpress.exporting.parts.part import Kind, Parts
from claimpress.model.claim import Claim
from claimpress.rendering import links
from claimpress.rendering.artifact import Streamed
from claimpress.rendering.render import Renderer
from claimpress.rendering.structured.agents import desk
from claimpress.rendering.structured.things import Thing, date_of, in_context, thing
from claimpress.values.written_json import as_json

SECTION = "claimreview"
"""Of a part: an item for each claim with a finding to pass on."""


def data_feed(render: Renderer, parts: Parts) -> Streamed:
    """The feed: each item holds the same ClaimReview as the page of the check."""
    publication, newest = render.corpus.publication, render.index.newest
    head = thing(
        "DataFeed",
        name=render.site.name,
        description=publication.description,
        inLanguage=publication.language,
        license=publication.licence_url,
        publisher=desk(render.corpus, render.site),
        dateModified=date_of(newest[0].changed_on) if newest else None,
    )
    start = f'{as_json(in_context(head))[:-1]},"dataFeedElement":[\n'
    return Streamed(links.in_api("claimreview.json"), partial(_pieces, start.encode(), parts))


def _pieces(start: bytes, parts: Parts) -> Iterator[bytes]:
    yield start
    yield from parts.joined(Kind.CLAIMS, SECTION, b",\n")
    yield b"\n]}\n"


def item_of(claim: Claim, review: Thing) -> str:
    """An item of the feed: the ClaimReview of a claim, and its days."""
    item = thing(
        "DataFeedItem",
        dateCreated=date_of(claim.published_on),
        dateModified=date_of(claim.changed_on),
        item=[review],
    )
    return as_json(item)
