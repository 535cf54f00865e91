"""Lists in pages of bounded size, and all claims line by line."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from claimpress.deriving.glance import spread
from claimpress.deriving.index import Index
from claimpress.deriving.named import people_named
from claimpress.exporting.parts.part import Kind, Parts
from claimpress.model.corpus import Corpus
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact, Streamed
from claimpress.rendering.record import address_in, with_head
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Slice, Unit, sliced, told
from claimpress.values.written_json import as_json

ON_A_PAGE = 100


RECORDS = "records"
"""Of a part: a line for each claim, its record."""


def list_units(corpus: Corpus, index: Index, parts: Parts) -> Iterator[PageUnit]:
    """Claims, topics, people and dossiers in pages; and the scale."""
    ids = list(corpus.claims)
    for part in sliced("claims", ids, ON_A_PAGE):
        first = (part.number - 1) * ON_A_PAGE
        yield Unit(
            f"api claims {part.number}",
            partial(_page_of_claims, part, len(ids), parts),
            told(part, len(ids), parts.told_of(Kind.CLAIMS, first, len(part.items))),
        )
    lists = {
        "topics": (_topic, sorted(index.by_topic)),
        "people": (_person, people_named(corpus)),
        "dossiers": (_dossier, list(corpus.dossiers)),
    }
    for name, (record, ids) in lists.items():
        for part in sliced(name, ids, ON_A_PAGE):
            make = partial(_page_of_records, part, len(ids), record)
            yield Unit(f"api {name} {part.number}", make, told(part, len(ids)))
    yield Unit("api statuses", _statuses)


def _page_of_claims(
    part: Slice[str], total: int, parts: Parts, _render: Renderer
) -> Iterator[Artifact]:
    first = (part.number - 1) * ON_A_PAGE
    lines = parts.lines(Kind.CLAIMS, RECORDS, first, len(part.items))
    yield page_of(part, total, map(bytes.decode, lines))


def _page_of_records(
    part: Slice[str], total: int, record: Callable[[Renderer, str], str], render: Renderer
) -> Iterator[Artifact]:
    yield page_of(part, total, map(partial(record, render), part.items))


def page_of(part: Slice[str], total: int, records: Iterable[str]) -> Artifact:
    """A page of a list of so many records, with the ways to the pages around it."""
    head: dict[str, Any] = {"total": total, "page": part.number, "pages": part.count}
    if part.number > 1:
        head["previous"] = f"{part.number - 1}.json"
    if part.number < part.count:
        head["next"] = f"{part.number + 1}.json"
    here = ",\n".join(records)
    text = f'{as_json(head)[:-1]},"items":[\n{here}\n]}}\n'
    return Artifact(links.in_api(f"{part.base}/{part.number}.json"), text.encode())


def all_claims(parts: Parts) -> Streamed:
    """All claims, one on each line."""
    return Streamed(links.in_api("claims.ndjson"), partial(parts.pieces, Kind.CLAIMS, RECORDS))


def _topic(render: Renderer, id_: str) -> str:
    head = {
        "id": id_,
        "page": address_in(render.site, links.page_of_topic(id_)),
        "claims": list(render.index.by_topic[id_].ids),
    }
    return with_head(head, render.corpus.topics[id_], set())


def _person(render: Renderer, id_: str) -> str:
    made, about = (
        list(groups[id_].ids) if id_ in groups else []
        for groups in (render.index.by_speaker, render.index.by_subject)
    )
    head: dict[str, Any] = {"id": id_}
    if made or about:
        head["page"] = address_in(render.site, links.page_of_person(id_))
    head |= {"made": made, "about": about}
    return with_head(head, render.corpus.people[id_], {"account"})


def _dossier(render: Renderer, id_: str) -> str:
    claims = render.index.by_dossier[id_]
    last = max((row.changed_on for row in claims.rows), default="")
    head: dict[str, Any] = {
        "id": id_,
        "page": address_in(render.site, links.page_of_dossier(id_)),
        "claims": len(claims),
        "statuses": spread(claims.rows, render.corpus.scale.statuses),
    }
    if last:
        head["changed_on"] = last
    return with_head(head, render.corpus.dossiers[id_], _NOT_IN_SHORT)


_NOT_IN_SHORT = {
    "id", "file", "editors", "author_note", "publisher_note", "published_note", "introduction",
    "findings", "limits", "how_made", "passages", "full_text", "timeline",
}  # fmt: skip


def _statuses(render: Renderer) -> Iterator[Artifact]:
    counts = {id_: len(claims) for id_, claims in render.index.by_status.items()}
    scale = with_head({"counts": counts}, render.corpus.scale, set())
    yield Artifact(links.in_api("statuses.json"), f"{scale}\n".encode())
