"""The front page and the list of documents, each with what was found in them."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from claimpress.deriving.glance import spread
from claimpress.deriving.index import Index
from claimpress.model.corpus import Corpus
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.prose import plain
from claimpress.rendering.render import PageUnit, Renderer, opening
from claimpress.rendering.structured import pages as structured
from claimpress.rendering.unit import Slice, Unit, sliced, told

_DOCUMENTS_ON_A_PAGE = 50
_ON_THE_FRONT_PAGE = 5
_STANDFIRST = 120


def home(render: Renderer) -> Iterator[Artifact]:
    """The front page."""
    newest = _last_checked_first(render.corpus, render.index)[:_ON_THE_FRONT_PAGE]
    yield render.page(
        "",
        "home",
        title=render.site.name,
        description=render.corpus.publication.description,
        things=structured.of_home(render.corpus, render.site),
        **_documents(render, newest),
    )


def of_documents(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """The list of all documents, the last checked one first."""
    ordered = _last_checked_first(corpus, index)
    for part in sliced("documents/", ordered, _DOCUMENTS_ON_A_PAGE):
        yield Unit(f"documents {part.number}", partial(_page_of_documents, part), told(part))


def _page_of_documents(part: Slice[str], render: Renderer) -> Iterator[Artifact]:
    yield render.page(
        part.address,
        "documents",
        title=part.titled(render.words.say("Documents")),
        description=render.words.say(
            "The texts {publication} has taken apart, with what was found."
        ).format(publication=render.site.name),
        part=part,
        **_documents(render, part.items),
    )


def _last_checked_first(corpus: Corpus, index: Index) -> list[str]:
    """The ids of the dossiers."""
    last = {
        id_: max(row.published_on for row in index.by_dossier[id_].rows) for id_ in corpus.dossiers
    }
    return sorted(corpus.dossiers, key=lambda id_: last[id_], reverse=True)


def _documents(render: Renderer, ids: Iterable[str]) -> dict[str, Any]:
    """What a page needs to present dossiers."""
    documents = [render.corpus.dossiers[id_] for id_ in ids]
    groups = {dossier.id: render.index.by_dossier[dossier.id] for dossier in documents}
    return {
        "documents": documents,
        "counts": {id_: len(claims) for id_, claims in groups.items()},
        "spreads": {
            id_: spread(claims.rows, render.corpus.scale.statuses) for id_, claims in groups.items()
        },
        "standfirsts": {
            dossier.id: opening(plain(dossier.introduction), _STANDFIRST) for dossier in documents
        },
    }
