"""All claims as one JSON file, put together from parts that are made again one by one."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from claimpress import __version__
from claimpress.deriving.index import Index
from claimpress.exporting.manifest import entry_of
from claimpress.exporting.records import claim_record, scale_record
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Entry, State
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit, sliced, told

CLAIMS_IN_A_PART = 100


def parts(index: Index) -> Iterator[PageUnit]:
    """What the files that hold all claims are put together from, a few claims of a dossier each.

    Each gives two lines of JSON for every claim: what the chain knows of it,
    and its object in ``data/claims.json``.
    """
    for id_, claims in index.by_dossier.items():
        ids = sorted(claim.id for claim in claims)
        for part in sliced("", ids, CLAIMS_IN_A_PART):
            name = f"{id_}/{part.number}"
            yield Unit(f"data {name}", partial(_part, name, part.items), told(part.items))


def _part(name: str, ids: Sequence[str], render: Renderer) -> Iterator[Artifact]:
    lines = []
    for id_ in ids:
        record = claim_record(render.corpus.claims[id_], render.corpus)
        lines += [_line({"id": id_, **entry_of(record).model_dump(mode="json")})]
        lines += [_line(_with_page(record, render.site))]
    yield Artifact(f"{name}.ndjson", "".join(lines).encode())


def read_parts(made: Iterable[bytes]) -> tuple[State, list[str]]:
    """What the chain knows of every claim, and the claims' objects as JSON, by their ids."""
    entries: dict[str, dict[str, Any]] = {}
    objects: dict[str, str] = {}
    for data in made:
        lines = data.decode().rstrip("\n").split("\n")
        for entry, written in zip(lines[::2], lines[1::2], strict=True):
            known = json.loads(entry)
            id_ = known.pop("id")
            entries[id_], objects[id_] = known, written
    state = {id_: Entry.model_validate(entries[id_]) for id_ in sorted(entries)}
    return state, [objects[id_] for id_ in state]


def claims_json(corpus: Corpus, site: Site, objects: Iterable[str]) -> Artifact:
    """``data/claims.json``: what the pages show, in the words of the claim files."""
    publication = corpus.publication
    about = {
        "publication": site.name,
        "desk": publication.desk,
        "licence": publication.licence,
        "licence_url": publication.licence_url,
        "generator": f"claimpress {__version__}",
        "scale": scale_record(corpus),
    }
    head = json.dumps(about, ensure_ascii=False, indent=1, allow_nan=False).removesuffix("\n}")
    text = ",\n".join(objects)
    return Artifact("data/claims.json", f'{head},\n "claims": [\n{text}\n ]\n}}\n'.encode())


def _with_page(record: dict[str, Any], site: Site) -> dict[str, Any]:
    page = links.page_of_claim(record["id"])
    return {"id": record["id"], "page": site.canonical(page) or page, **record}


def _line(value: object) -> str:
    return f"{json.dumps(value, ensure_ascii=False, allow_nan=False)}\n"
