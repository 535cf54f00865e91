"""What can be found: the texts of a page with their weight, and what a result shows of it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from claimpress.deriving.index import Index, people_of
from claimpress.model.claim import Claim, Evidence
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.row import Row
from claimpress.model.site import HandWritten
from claimpress.rendering import links
from claimpress.rendering.words import Words
from claimpress.values.dates import UNKNOWN, PartialDate

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ITEM = re.compile(r"^[ \t]*+(?:[-*+]|\d++\.)[ \t]+", re.MULTILINE)
_SIGNS = re.compile(r"^[ \t]*+(?:>|#{1,6})[ \t]+|[*`|]+|<[^<>]*>", re.MULTILINE)

TITLE, NAMES, ANSWER, QUOTED, TEXT = 7, 5, 4, 3, 1
"""The weight of a word by where it stands."""


class Found(NamedTuple):
    """One text of a record."""

    text: str
    weight: int = TEXT
    language: str = ""
    """The language it is written in; empty for that of the publication."""
    label: str = ""
    """Whose words they are, before the passage: the publisher of an item of evidence."""
    shown: bool = True
    """Whether a result can show a passage of it; names of people stand in the result already."""


@dataclass(frozen=True, slots=True)
class Record:
    """One page that can be found."""

    address: str
    title: str
    texts: tuple[Found, ...]
    meta: tuple[str, ...] = ()
    """What stands under the title: who said it, where, when."""
    status: str = ""

    def shown(self) -> dict[str, Any]:
        """What a browser needs to show it."""
        texts = [[found.label, found.text] for found in self.texts if found.shown]
        known = {"status": self.status, "meta": list(self.meta)}
        return {
            "at": self.address,
            "title": self.title,
            **{key: value for key, value in known.items() if value},
            "texts": texts,
        }


class Claims:
    """The claims of a publication as records, the first published first.

    So an added claim moves no other from its part of the index.
    """

    def __init__(self, corpus: Corpus, index: Index, words: Words) -> None:
        """Put the claims in order."""
        self._corpus = corpus
        self._words = words
        self._places = {
            id_: place
            for claims in index.by_dossier.values()
            for place, id_ in enumerate(claims.ids)
        }
        self._names = {
            id_: tuple(Found(name, NAMES, shown=False) for name in (who.name, *who.other_names))
            for id_, who in corpus.people.items()
        }
        # What is the same for many records is told once for all of them.
        several = len(corpus.dossiers) > 1
        self._told_of_dossier = {
            id_: repr((dossier.short_title, dossier.language, several))
            for id_, dossier in corpus.dossiers.items()
        }
        self._told_of_person = {id_: repr(names) for id_, names in self._names.items()}
        self._checked = cache(partial(_when, words, "checked %(when)s"))
        self._changed = cache(partial(_when, words, "changed %(when)s"))
        self.rows = sorted(index.claims.rows, key=lambda row: (row.published_on or "~", row.id))

    def told(self, row: Row) -> bytes:
        """Everything that the record of a claim is made from, as quickly as it can be said."""
        corpus = self._corpus
        around = (
            row.id,
            self._told_of_dossier[row.dossier],
            corpus.scale.statuses[row.status].label,
            *(self._told_of_person[id_] for id_ in _who(row)),
            *(corpus.topics[id_].name for id_ in row.topics),
            corpus.digests.get(row.id) or corpus.claims[row.id].model_dump_json(),
        )
        return "\n".join(around).encode()

    def record(self, row: Row) -> Record:
        """What can be found of a claim."""
        claim = self._corpus.claims[row.id]
        dossier = self._corpus.dossiers[claim.dossier]
        names = [name for id_ in _who(row) for name in self._names[id_]]
        return Record(
            address=links.page_of_claim(claim.id),
            title=claim.text,
            texts=(*_texts(claim, self._corpus, dossier), *names),
            meta=tuple(self._meta(claim)),
            status=claim.status,
        )

    def facets(self) -> Iterator[tuple[str, Any]]:
        """By what the claims can be chosen and put in order: for each facet one table of all."""
        for name, choices in _FACETS.items():
            chosen = [choices(row) for row in self.rows]
            values = sorted({value for some in chosen for value in some})
            number = {value: at for at, value in enumerate(values)}
            of = [[number[value] for value in some] for some in chosen]
            # Most often there is one choice: a list of one is a number.
            yield name, {"values": values, "of": [one[0] if len(one) == 1 else one for one in of]}
        days = {
            "place": [self._places[row.id] for row in self.rows],
            "published": [row.published_on for row in self.rows],
            "changed": [row.changed_on for row in self.rows],
        }
        yield "order", days

    def _meta(self, claim: Claim) -> Iterator[str]:
        """The line under a claim in a list; `macros.md.jinja` writes the same."""
        corpus = self._corpus
        yield corpus.people[claim.source.speaker].name
        if len(corpus.dossiers) > 1:
            yield corpus.dossiers[claim.dossier].short_title
        if claim.source.locator:
            yield claim.source.locator
        if claim.changed_on:
            yield (self._changed if claim.history else self._checked)(claim.changed_on)


def _who(row: Row) -> list[str]:
    return list(dict.fromkeys([row.speaker, *row.subjects]))


_FACETS: Mapping[str, Callable[[Row], Iterable[str]]] = {
    "status": lambda row: [row.status],
    "topic": lambda row: row.topics,
    "person": _who,
    "dossier": lambda row: [row.dossier],
    "publisher": lambda row: row.publishers,
    "language": lambda row: row.languages,
    "year": lambda row: [row.published_on.partition("-")[0]] if row.published_on else [],
}


def _when(words: Words, message: str, on: PartialDate) -> str:
    return words.say(message) % {"when": words.date(on)}


def page_records(
    corpus: Corpus, index: Index, words: Words, written: tuple[HandWritten, ...]
) -> Iterator[Record]:
    """The records of dossiers, timelines, people, topics and hand-written pages."""
    for dossier in corpus.dossiers.values():
        yield from _dossier(dossier, corpus, words)
    for id_ in people_of(corpus, index):
        person = corpus.people[id_]
        texts = [Found(name, TITLE, shown=False) for name in (person.name, *person.other_names)]
        texts += [Found(role.title, QUOTED) for role in person.roles]
        texts += [Found(person.note)] if person.note else []
        kind = words.people(person.kind)
        others = ", ".join(person.other_names)
        meta = tuple(text for text in (kind, others) if text)
        yield Record(links.page_of_person(id_), person.name, tuple(texts), meta)
    for id_, topic in corpus.topics.items():
        if id_ not in index.by_topic:
            continue
        texts = [Found(topic.name, TITLE, shown=False), Found(topic.description)]
        meta = (words.say("Topics"),)
        yield Record(links.page_of_topic(id_), topic.name, tuple(texts), meta)
    for page in written:
        texts = [Found(page.title, TITLE, shown=False), Found(plain(page.text))]
        yield Record(page.address, page.title, tuple(texts))


def plain(text: str) -> str:
    """The words of small Markdown, near enough to be searched and quoted, and fast."""
    if not any(sign in text for sign in "*`[|#>-<\n"):
        return text
    return " ".join(_SIGNS.sub(" ", _ITEM.sub("• ", _LINK.sub(r"\1", text))).split())


def _texts(claim: Claim, corpus: Corpus, dossier: Dossier) -> Iterator[Found]:
    source = claim.source
    yield Found(claim.text, TITLE, shown=False)
    yield Found(claim.summary, ANSWER)
    if source.quote:
        yield Found(
            source.quote,
            QUOTED,
            source.language or dossier.language,
            corpus.people[source.speaker].name,
        )
    if claim.notes:
        yield Found(plain(claim.notes))
    if claim.unknown:
        yield Found(claim.unknown)
    for item in claim.evidence:
        yield from _texts_of_evidence(item)
    yield from map(Found, _told_around(claim))
    for seen in source.appearances:
        if seen.title:
            yield Found(seen.title, QUOTED, dossier.language)
    for shown in claim.media:
        yield from map(Found, filter(None, (shown.title, shown.original_context)))
    for topic in claim.topics:
        yield Found(corpus.topics[topic].name, QUOTED, shown=False)
    yield Found(corpus.scale.statuses[claim.status].label, QUOTED, shown=False)
    yield Found(dossier.short_title, QUOTED, shown=False)


def _told_around(claim: Claim) -> Iterator[str]:
    """What is told around the finding: on its source, its changes, replies and waivers."""
    yield from filter(None, (claim.source.translation, claim.source.attribution))
    for change in claim.history:
        yield from filter(None, (change.note, change.was))
    for reply in claim.replies:
        yield from filter(None, (reply.answer, reply.translation, reply.how))
    yield from (waiver.reason for waiver in claim.waivers)


def _texts_of_evidence(item: Evidence) -> Iterator[Found]:
    title = "" if item.title == UNKNOWN else item.title
    if title:
        yield Found(title, QUOTED, item.language, item.publisher)
    yield Found(item.says, TEXT, "", item.publisher)
    yield Found(item.publisher, NAMES, item.language, shown=False)
    if item.quote:
        yield Found(item.quote, TEXT, item.language, item.publisher)
    said = (item.translation, item.interest, item.locator)
    yield from (Found(text) for text in said if text)


def _dossier(dossier: Dossier, corpus: Corpus, words: Words) -> Iterator[Record]:
    texts = [
        Found(dossier.title, TITLE, dossier.language, shown=False),
        Found(dossier.short_title, NAMES, shown=False),
        Found(plain(dossier.introduction), ANSWER),
        Found(plain(dossier.findings or ""), ANSWER),
        Found(plain(dossier.limits)),
        Found(plain(dossier.how_made)),
        *(
            Found(note)
            for note in (dossier.author_note, dossier.publisher_note, dossier.published_note)
            if note
        ),
        *(
            Found(stretch, QUOTED, dossier.language, passage.locator)
            for passage in dossier.document.passages
            for stretch in passage.text
        ),
    ]
    author = corpus.people[dossier.author].name if dossier.author else ""
    meta = (words.dossier_kind(dossier.kind), author, dossier.publisher or "")
    kept = tuple(found for found in texts if found.text)
    title = words.document_title(dossier)
    yield Record(links.page_of_dossier(dossier.id), title, kept, tuple(filter(None, meta)))
    if dossier.timeline:
        events = tuple(
            Found(event.text, ANSWER, label=words.date(event.on)) for event in dossier.timeline
        )
        title = words.say("Timeline: {document}").format(document=dossier.short_title)
        yield Record(
            links.page_of_timeline(dossier.id), title, (Found(title, TITLE, shown=False), *events)
        )
