"""All claims as one JSON file."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from claimpress import __version__
from claimpress.exporting.parts.part import Kind, Parts
from claimpress.exporting.records import scale_record
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Streamed
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit

SECTION = "data"
"""Of a part: the claims as objects of the file."""


def data_unit(parts: Parts) -> PageUnit:
    """``data/claims.json``: what the pages show, in the words of the claim files."""

    def make(render: Renderer) -> Iterator[Streamed]:
        head = _head(render.corpus, render.site).encode()
        yield Streamed("data/claims.json", partial(_pieces, head, parts))

    return Unit("data", make, parts.told(Kind.CLAIMS))


def object_of(record: Mapping[str, Any], site: Site) -> str:
    """A claim as the file has it."""
    page = links.page_of_claim(record["id"])
    told = {"id": record["id"], "page": site.canonical(page) or page, **record}
    return json.dumps(told, ensure_ascii=False, allow_nan=False)


def _pieces(head: bytes, parts: Parts) -> Iterator[bytes]:
    yield head
    yield b',\n "claims": [\n'
    yield from parts.joined(Kind.CLAIMS, SECTION, b",\n")
    yield b"\n ]\n}\n"


def _head(corpus: Corpus, site: Site) -> str:
    """What the file says before the claims, without the end of the object."""
    publication = corpus.publication
    about = {
        "publication": site.name,
        "desk": publication.desk,
        "licence": publication.licence,
        "licence_url": publication.licence_url,
        "generator": f"claimpress {__version__}",
        "scale": scale_record(corpus),
    }
    return json.dumps(about, ensure_ascii=False, indent=1, allow_nan=False).removesuffix("\n}")
