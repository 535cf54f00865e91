"""Which parts there are, and what they say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from claimpress.checking.account import account_of
from claimpress.deriving.index import Index
from claimpress.deriving.named import people_named
from claimpress.exporting import data, manifest
from claimpress.exporting.api import claim_reviews, factcricis, lists
from claimpress.exporting.parts.part import Kind, Part, Parts, Stretch, packed
from claimpress.exporting.records import claim_record, scale_record
from claimpress.exporting.tables.csv_files import csv_section, lines_of
from claimpress.exporting.tables.database import packed_rows, rows_section
from claimpress.exporting.tables.every import tables
from claimpress.exporting.tables.table import Values
from claimpress.model.corpus import Corpus
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.record import address_in, claim_head
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.structured.claim_review import claim_review
from claimpress.rendering.unit import Unit, sliced, told
from claimpress.values.written_json import as_json

CLAIMS_IN_A_PART = 30
"""An edit makes so many again, and of 25,000 claims come some thousand parts."""
_OTHERS_IN_A_PART = 100
ACCOUNT = "account"
"""Of a part of claims: the account given of them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of one part."""

    kind: Kind
    name: str
    """Its name among the parts of its kind."""
    ids: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where the part lies."""
        return f"{self.kind}/{self.name}"

    def unit(self) -> PageUnit:
        """The making of the part."""
        return Unit(f"part {self.path}", lambda render: [self.made(render)], told(self.ids))

    def made(self, render: Renderer) -> Artifact:
        """The part."""
        return Artifact(self.path, packed(_SECTIONS[self.kind](render, self.ids)))


def batches(corpus: Corpus, index: Index) -> Iterator[Batch]:
    """All parts of a publication, those of a kind in the order of their records.

    A part of claims is of one dossier, so that a new claim moves no claims of others.
    """
    # A dossier's claims stand together in the order of their ids; it ends where a slash is.
    for dossier in sorted(index.by_dossier, key="{}/".format):
        ids = sorted(index.by_dossier[dossier].ids)
        yield from _cut(Kind.CLAIMS, ids, CLAIMS_IN_A_PART, f"{dossier}/")
    yield from _cut(Kind.DOSSIERS, list(corpus.dossiers), _OTHERS_IN_A_PART)
    yield from _cut(Kind.PEOPLE, people_named(corpus), _OTHERS_IN_A_PART)
    yield from _cut(Kind.TOPICS, sorted(index.by_topic), _OTHERS_IN_A_PART)
    yield Batch(Kind.SCALE, "1", ("",))


def gathered(batches: Iterable[Batch], made: Iterable[tuple[str, Stretch]]) -> Parts:
    """The parts made of these batches: of each its hash, and how it is read."""
    parts: dict[Kind, list[Part]] = {kind: [] for kind in Kind}
    for batch, (sha256, read) in zip(batches, made, strict=True):
        parts[batch.kind].append(Part(len(batch.ids), sha256, read))
    return Parts(parts)


def parts_in_memory(render: Renderer) -> Parts:
    """All parts of what is shown, made at once and put nowhere."""
    asked = list(batches(render.corpus, render.index))
    made = (batch.made(render).data for batch in asked)
    return gathered(asked, ((told(data), partial(_stretch, data)) for data in made))


def _stretch(data: bytes, start: int, length: int) -> bytes:
    return data[start : start + length]


def _cut(kind: Kind, ids: Sequence[str], size: int, prefix: str = "") -> Iterator[Batch]:
    return (Batch(kind, f"{prefix}{part.number}", part.items) for part in sliced("", ids, size))


def _claims(render: Renderer, ids: Iterable[str]) -> dict[str, bytes]:
    corpus, site = render.corpus, render.site
    values, entries, objects, lines, items, checks = [], [], [], [], [], []
    claims = [corpus.claims[id_] for id_ in ids]
    for claim in claims:
        record = claim_record(claim, corpus)
        values.append({**claim_head(claim, corpus, site), **record})
        entries.append(manifest.line_of(record))
        objects.append(data.object_of(record, site))
        lines.append(f"{as_json(values[-1])}\n")
        if review := claim_review(claim, corpus, site):
            items.append(claim_reviews.item_of(claim, review))
            checks.append(factcricis.line_of(claim, corpus, site))
    return {
        manifest.SECTION: "".join(entries).encode(),
        data.SECTION: ",\n".join(objects).encode(),
        lists.RECORDS: "".join(lines).encode(),
        claim_reviews.SECTION: ",\n".join(items).encode(),
        factcricis.SECTION: "".join(checks).encode(),
        ACCOUNT: account_of(claims, corpus).packed(),
        **_in_tables(Kind.CLAIMS, values),
    }


def _dossiers(render: Renderer, ids: Iterable[str]) -> dict[str, bytes]:
    def values(id_: str) -> dict[str, Any]:
        dossier = render.corpus.dossiers[id_]
        return {
            **dossier.model_dump(mode="json", exclude_none=True, exclude={"full_text", "file"}),
            "page": address_in(render.site, links.page_of_dossier(id_)),
            # As far as shown, whether it is quoted or there in full.
            "passages": [passage.model_dump(mode="json") for passage in dossier.document.passages],
        }

    return _in_tables(Kind.DOSSIERS, map(values, ids))


def _people(render: Renderer, ids: Iterable[str]) -> dict[str, bytes]:
    def values(id_: str) -> dict[str, Any]:
        person = render.corpus.people[id_].model_dump(mode="json", exclude_none=True)
        has_page = id_ in render.index.by_speaker or id_ in render.index.by_subject
        page = address_in(render.site, links.page_of_person(id_)) if has_page else None
        return {**person, "id": id_, "page": page}

    return _in_tables(Kind.PEOPLE, map(values, ids))


def _topics(render: Renderer, ids: Iterable[str]) -> dict[str, bytes]:
    def values(id_: str) -> dict[str, Any]:
        topic = render.corpus.topics[id_].model_dump(mode="json")
        return {**topic, "id": id_, "page": address_in(render.site, links.page_of_topic(id_))}

    return _in_tables(Kind.TOPICS, map(values, ids))


def _scale(render: Renderer, ids: Iterable[str]) -> dict[str, bytes]:
    del ids  # there is only one
    return _in_tables(Kind.SCALE, [scale_record(render.corpus)])


_SECTIONS: Mapping[Kind, Callable[[Renderer, Iterable[str]], dict[str, bytes]]] = {
    Kind.CLAIMS: _claims,
    Kind.DOSSIERS: _dossiers,
    Kind.PEOPLE: _people,
    Kind.TOPICS: _topics,
    Kind.SCALE: _scale,
}


def _in_tables(kind: Kind, records: Iterable[Values]) -> dict[str, bytes]:
    """What these records are in the tables of their kind."""
    records = list(records)
    sections: dict[str, bytes] = {}
    for table in tables():
        if table.kind is kind:
            rows = [row for record in records for row in table.rows(record)]
            if rows:
                sections[csv_section(table)] = lines_of(rows)
                sections[rows_section(table)] = packed_rows(rows)
    return sections
