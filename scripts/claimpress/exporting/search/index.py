"""The whole index: its parts, and the one file that names them."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from claimpress.deriving.index import Index, people_of
from claimpress.exporting.search.part import (
    FOLDER,
    SIZE,
    as_json,
    files_named,
    name_of,
    part_files,
)
from claimpress.exporting.search.records import Claims, Record, page_records
from claimpress.model.corpus import Corpus
from claimpress.model.site import HandWritten
from claimpress.rendering.artifact import Artifact, Standing
from claimpress.rendering.words import Words, words_in
from claimpress.values.processes import spread
from claimpress.values.uncollected import uncollected

INDEX = f"{FOLDER}/index.json"
FORM = 1
"""The form of the files; `index.js` reads no other."""
Records = Callable[[], list[Record]]
"""Makes the records of a part, when it is their turn."""
_MANY = 3
"""Parts from which on it pays to spread them over the cores."""


def search_index(
    corpus: Corpus,
    index: Index,
    written: tuple[HandWritten, ...] = (),
    standing: Mapping[str, bytes | None] | None = None,
) -> Iterator[Artifact | Standing]:
    """Every file of the search index.

    ``standing`` are the files of an earlier run that are whole, by path, with
    the bytes of those named ``part.json``: a part that is among them stays.
    """
    with uncollected():
        yield from _index(corpus, index, written, standing or {})


def _index(
    corpus: Corpus,
    index: Index,
    written: tuple[HandWritten, ...],
    standing: Mapping[str, bytes | None],
) -> Iterator[Artifact | Standing]:
    words = words_in(corpus.publication.language)
    language = words.language
    known: dict[str, dict[str, Any]] = {}
    unknown: dict[str, Records] = {}
    kinds: dict[str, str] = {}
    claims = Claims(corpus, index, words)
    for kind, told, records in _parts(claims, list(page_records(corpus, index, words, written))):
        name = name_of(told, language)
        kinds[name] = kind
        stands = _standing(f"{FOLDER}/{name}", standing)
        if stands:
            known[name] = json.loads(standing[f"{FOLDER}/{name}/part.json"] or b"")
            yield from (Standing(path) for path in stands)
        else:
            unknown[name] = records
    make = partial(_files, unknown, language)
    for name, files in zip(unknown, spread(make, tuple(unknown), least=_MANY), strict=True):
        yield from files
        known[name] = json.loads(files[-1].data)
    tables = {}
    for name, table in (*claims.facets(), ("names", _names(corpus, index, words))):
        data = as_json(table)
        # As with parts: a file of this name never changes.
        tables[name] = f"{name}-{hashlib.sha256(data).hexdigest()[:8]}.json"
        yield Artifact(f"{FOLDER}/{tables[name]}", data)
    parts = [{"at": f"{name}/", "kind": kind, **known[name]} for name, kind in kinds.items()]
    content = {"form": FORM, "statuses": _statuses(corpus), "tables": tables, "parts": parts}
    yield Artifact(INDEX, as_json(content))


def _parts(
    claims: Claims, pages: Sequence[Record]
) -> Iterator[tuple[str, Iterator[bytes], Records]]:
    """Of each part its kind, what its records are made from, and how to make them."""
    for at in range(0, len(claims.rows), SIZE):
        here = claims.rows[at : at + SIZE]
        yield "claims", map(claims.told, here), partial(list, map(claims.record, here))
    for at in range(0, len(pages), SIZE):
        some = pages[at : at + SIZE]
        yield "pages", (repr(record).encode() for record in some), partial(list, some)


def _files(parts: Mapping[str, Records], language: str, name: str) -> list[Artifact]:
    """The files of the part of this name."""
    return list(part_files(f"{FOLDER}/{name}", parts[name](), language))


def _standing(folder: str, standing: Mapping[str, bytes | None]) -> list[str]:
    """The files of a part that can stay; none unless all are there."""
    about = standing.get(f"{folder}/part.json")
    needed = files_named(folder, json.loads(about)) if about else []
    return needed if all(path in standing for path in needed) else []


def _statuses(corpus: Corpus) -> dict[str, Any]:
    return {
        id_: {"label": status.label, "colour": status.colour, "shape": status.shape}
        for id_, status in corpus.scale.statuses.items()
    }


def _names(corpus: Corpus, index: Index, words: Words) -> dict[str, dict[str, str]]:
    """What readers call the choices of each facet; one that is missing goes by its own name."""
    languages = {tag for row in index.claims.rows for tag in row.languages}
    return {
        "status": {id_: status.label for id_, status in corpus.scale.statuses.items()},
        "topic": {id_: corpus.topics[id_].name for id_ in index.by_topic},
        "person": {id_: corpus.people[id_].name for id_ in people_of(corpus, index)},
        "dossier": {id_: dossier.short_title for id_, dossier in corpus.dossiers.items()},
        "language": {tag: words.name_of_language(tag) for tag in sorted(languages)},
    }
