"""Every file of the API, as work that is done again only where it must be."""

from collections.abc import Callable, Iterable, Iterator

from claimpress.deriving.index import Index
from claimpress.exporting.api.claim_reviews import data_feed
from claimpress.exporting.api.factcricis import factcricis
from claimpress.exporting.api.lists import all_claims, list_units
from claimpress.exporting.api.openapi import openapi_json
from claimpress.exporting.api.reference import reference_page
from claimpress.exporting.api.schemas import schema_files
from claimpress.exporting.parts.part import Kind, Parts
from claimpress.exporting.tables.database import database
from claimpress.exporting.tables.every import tables
from claimpress.exporting.tables.package import csv_files
from claimpress.model.corpus import Corpus
from claimpress.rendering.artifact import Artifact, GeneratedFile
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit


def api_units(corpus: Corpus, index: Index, parts: Parts) -> Iterator[PageUnit]:
    """The lists, and what describes them."""
    yield Unit("api description", _description)
    yield from list_units(corpus, index, parts)


def download_units(parts: Parts) -> Iterator[PageUnit]:
    """The files that hold all claims, for those who collect them; each changes with any claim."""

    def unit(
        name: str, make: Callable[[Renderer], Iterable[GeneratedFile]], *kinds: Kind
    ) -> PageUnit:
        return Unit(f"api {name}", make, parts.told(*kinds))

    yield unit("database", lambda _: [database(tables(), parts)], *Kind)
    yield unit("all claims", lambda _: [all_claims(parts)], Kind.CLAIMS)
    yield unit(
        "tables",
        lambda render: csv_files(tables(), parts, render.corpus.publication, render.site),
        *Kind,
    )
    yield unit("reviews", lambda render: [data_feed(render, parts)], Kind.CLAIMS)
    yield unit("factcricis", lambda _: [factcricis(parts)], Kind.CLAIMS)


def _description(render: Renderer) -> Iterator[Artifact]:
    yield from schema_files()
    yield openapi_json(render.corpus, render.site)
    yield reference_page(render)
