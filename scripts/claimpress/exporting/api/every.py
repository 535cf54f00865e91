"""Every file of the API, as work that is done again only where it must be."""

from collections.abc import Iterator

from claimpress.deriving.index import Index
from claimpress.exporting.api.claim_reviews import data_feed
from claimpress.exporting.api.factcricis import factcricis
from claimpress.exporting.api.lists import all_claims, list_units
from claimpress.exporting.api.openapi import openapi_json
from claimpress.exporting.api.reference import reference_page
from claimpress.exporting.api.schemas import schema_files
from claimpress.exporting.tables.database import database
from claimpress.exporting.tables.every import tables
from claimpress.exporting.tables.package import csv_files
from claimpress.exporting.tables.table import Shown
from claimpress.model.corpus import Corpus
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit


def api_units(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """The lists, and what describes them."""
    yield Unit("api description", _description)
    yield from list_units(corpus, index)


def download_units() -> Iterator[PageUnit]:
    """The files that hold all claims, for those who collect them; each changes with any claim."""
    yield Unit("api all claims", all_claims)
    yield Unit("api tables", lambda render: csv_files(tables(), _shown(render)))
    yield Unit("api database", lambda render: [database(tables(), _shown(render))])
    yield Unit("api reviews", lambda r: [data_feed(r.corpus, r.index, r.site)])
    yield Unit("api factcricis", lambda render: [factcricis(render.corpus, render.site)])


def _description(render: Renderer) -> Iterator[Artifact]:
    yield from schema_files()
    yield openapi_json(render.corpus, render.site)
    yield reference_page(render)


def _shown(render: Renderer) -> Shown:
    return Shown(render.corpus, render.index, render.site)
