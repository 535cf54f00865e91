"""Lists in pages of bounded size, and all claims line by line."""

import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from claimpress.deriving.glance import spread
from claimpress.deriving.index import Index
from claimpress.deriving.named import people_named
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.record import address_in, claim_as_json, with_head
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Slice, Unit, sliced, told
from claimpress.values.written_json import as_json

ON_A_PAGE = 100


def list_units(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """Claims, topics, people and dossiers in pages; and the scale."""
    lists = {
        "claims": (_claim, list(corpus.claims)),
        "topics": (_topic, sorted(index.by_topic)),
        "people": (_person, people_named(corpus)),
        "dossiers": (_dossier, list(corpus.dossiers)),
    }
    for name, (record, ids) in lists.items():
        for part in sliced(name, ids, ON_A_PAGE):

            def make(
                render: Renderer,
                record: Any = record,  # noqa: ANN401 - one of the functions below
                part: Slice[str] = part,
                total: int = len(ids),
            ) -> Iterator[Artifact]:
                yield page_of(part, total, map(partial(record, render), part.items))

            yield Unit(f"api {name} {part.number}", make, told(part, len(ids)))
    yield Unit("api statuses", _statuses)


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


def all_claims(render: Renderer) -> Iterator[Artifact]:
    """All claims, one on each line."""
    lines = io.BytesIO()  # as bytes at once: of ten thousand claims no second copy is kept
    for claim in render.corpus.claims.values():
        lines.write(f"{claim_as_json(claim, render.corpus, render.site)}\n".encode())
    yield Artifact(links.in_api("claims.ndjson"), lines.getvalue())


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.id for claim in claims]


def _claim(render: Renderer, id_: str) -> str:
    return claim_as_json(render.corpus.claims[id_], render.corpus, render.site)


def _topic(render: Renderer, id_: str) -> str:
    head = {
        "id": id_,
        "page": address_in(render.site, links.page_of_topic(id_)),
        "claims": _ids(render.index.by_topic[id_]),
    }
    return with_head(head, render.corpus.topics[id_], set())


def _person(render: Renderer, id_: str) -> str:
    made = render.index.by_speaker.get(id_, ())
    about = render.index.by_subject.get(id_, ())
    head: dict[str, Any] = {"id": id_}
    if made or about:
        head["page"] = address_in(render.site, links.page_of_person(id_))
    head |= {"made": _ids(made), "about": _ids(about)}
    return with_head(head, render.corpus.people[id_], {"account"})


def _dossier(render: Renderer, id_: str) -> str:
    claims = render.index.by_dossier[id_]
    days = [claim.changed_on for claim in claims if claim.changed_on]
    head: dict[str, Any] = {
        "id": id_,
        "page": address_in(render.site, links.page_of_dossier(id_)),
        "claims": len(claims),
        "statuses": spread(claims, render.corpus.scale.statuses),
    }
    if days:
        head["changed_on"] = str(max(days, key=str))
    return with_head(head, render.corpus.dossiers[id_], _NOT_IN_SHORT)


_NOT_IN_SHORT = {
    "id", "file", "editors", "author_note", "publisher_note", "published_note", "introduction",
    "findings", "limits", "how_made", "passages", "full_text", "timeline",
}  # fmt: skip


def _statuses(render: Renderer) -> Iterator[Artifact]:
    counts = {id_: len(claims) for id_, claims in render.index.by_status.items()}
    scale = with_head({"counts": counts}, render.corpus.scale, set())
    yield Artifact(links.in_api("statuses.json"), f"{scale}\n".encode())
