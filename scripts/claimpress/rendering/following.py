"""What a reader can follow: every list of claims that has a feed of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from claimpress.deriving.index import Index, people_of
from claimpress.model.corpus import Corpus
from claimpress.model.row import Row
from claimpress.rendering import links
from claimpress.rendering.words import words_in


@dataclass(frozen=True, slots=True)
class Followed:
    """A list of claims with its page."""

    group: str
    """What kind of list it is: ``documents``, ``statuses``, ``topics`` or ``people``."""
    page: str
    """The address of the page that shows it."""
    title: str
    claims: tuple[Row, ...]
    """Its published claims, at least one."""


def followed(corpus: Corpus, index: Index) -> Iterator[Followed]:
    """Every list with a claim that is published; a preview also shows others."""
    for group, page, title, claims in _lists(corpus, index):
        published = {claim.id: claim for claim in claims if claim.published_on}
        if published:
            yield Followed(group, page, title, tuple(published.values()))


def _lists(corpus: Corpus, index: Index) -> Iterator[tuple[str, str, str, Iterable[Row]]]:
    words = words_in(corpus.publication.language)
    for id_, claims in index.by_dossier.items():
        title = words.document_title(corpus.dossiers[id_])
        yield "documents", links.page_of_dossier(id_), title, claims.rows
    for id_, claims in index.by_status.items():
        label = corpus.scale.statuses[id_].label
        yield "statuses", links.page_of_status(id_), label, claims.rows
    for id_, claims in index.by_topic.items():
        yield "topics", links.page_of_topic(id_), corpus.topics[id_].name, claims.rows
    for id_ in people_of(corpus, index):
        groups = (index.by_speaker.get(id_), index.by_subject.get(id_))
        rows = chain.from_iterable(group.rows for group in groups if group)
        yield "people", links.page_of_person(id_), corpus.people[id_].name, rows
