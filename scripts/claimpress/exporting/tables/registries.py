"""Tables of what claims lead to: dossiers, people, topics, the scale."""

from collections.abc import Iterator

from claimpress.deriving.named import people_named
from claimpress.exporting.tables.table import (
    Row,
    Shown,
    Table,
    cells,
    columns_of,
    number_column,
    text_column,
)
from claimpress.model.api import DossierRecord, DossierSummary, PersonRecord, TopicRecord
from claimpress.model.dossier import Event
from claimpress.model.registries import Role
from claimpress.model.status import Status
from claimpress.rendering import links
from claimpress.rendering.record import address_in

_ID = text_column("id", "Its name.")
_DOSSIER = text_column("dossier", "The dossier: an id of the table dossiers.")
_PERSON = text_column("person", "The person or body: an id of the table people.")
_NUMBER = number_column("number", "Its place in the list.")


def registry_tables() -> Iterator[Table]:
    """The tables that claims lead to."""
    yield _dossiers()
    yield _passages()
    yield from _timelines()
    yield from _people()
    yield _topics()
    yield from _scale()


def _dossiers() -> Table:
    first = tuple(columns_of(DossierSummary, ("id", "page")))
    own = tuple(c for c in columns_of(DossierRecord) if c.name not in {"id", "page"})

    def rows(shown: Shown) -> Iterator[Row]:
        for dossier in shown.corpus.dossiers.values():
            page = address_in(shown.site, links.page_of_dossier(dossier.id))
            yield (dossier.id, page, *cells(dossier, own))

    says = "A checked document or theme."
    return Table("dossiers", says, (*first, *own), ("id",), rows, {"author": "people"})


def _passages() -> Table:
    columns = (
        _DOSSIER,
        number_column("number", "The place of the passage in the document, as far as shown."),
        number_column("stretch", "The place of the stretch; between two, something is left out."),
        text_column("locator", "The name of the passage, which claims give."),
        text_column("text", "The words."),
    )

    def rows(shown: Shown) -> Iterator[Row]:
        for dossier in shown.corpus.dossiers.values():
            for number, passage in enumerate(dossier.document.passages, start=1):
                for stretch, text in enumerate(passage.text, start=1):
                    yield (dossier.id, number, stretch, passage.locator, text)

    says = "A stretch of a document that is quoted."
    key = ("dossier", "number", "stretch")
    return Table("passages", says, columns, key, rows, {"dossier": "dossiers"})


def _timelines() -> Iterator[Table]:
    own = tuple(columns_of(Event))

    def events(shown: Shown) -> Iterator[Row]:
        for dossier in shown.corpus.dossiers.values():
            for number, event in enumerate(dossier.timeline, start=1):
                yield (dossier.id, number, *cells(event, own))

    def sources(shown: Shown) -> Iterator[Row]:
        for dossier in shown.corpus.dossiers.values():
            for number, event in enumerate(dossier.timeline, start=1):
                for source, url in enumerate(event.sources, start=1):
                    yield (dossier.id, number, source, url)

    leads = {"dossier": "dossiers"}
    says = "What happened when."
    yield Table("timeline", says, (_DOSSIER, _NUMBER, *own), ("dossier", "number"), events, leads)
    columns = (
        _DOSSIER,
        number_column("number", "The event: its number in the table timeline."),
        number_column("source", "The place of the report in the list."),
        text_column("url", "Where it is reported."),
    )
    key = ("dossier", "number", "source")
    yield Table("timeline_sources", "Where an event is reported.", columns, key, sources, leads)


def _people() -> Iterator[Table]:
    first = tuple(columns_of(PersonRecord, ("id", "page")))
    own = tuple(c for c in columns_of(PersonRecord) if c.name not in {"id", "page"})
    roles = tuple(columns_of(Role))

    def people(shown: Shown) -> Iterator[Row]:
        index = shown.index
        for id_ in people_named(shown.corpus):
            has_page = id_ in index.by_speaker or id_ in index.by_subject
            page = address_in(shown.site, links.page_of_person(id_)) if has_page else None
            yield (id_, page, *cells(shown.corpus.people[id_], own))

    def names(shown: Shown) -> Iterator[Row]:
        for id_ in people_named(shown.corpus):
            others = shown.corpus.people[id_].other_names
            yield from ((id_, number, name) for number, name in enumerate(others, start=1))

    def held(shown: Shown) -> Iterator[Row]:
        for id_ in people_named(shown.corpus):
            for number, role in enumerate(shown.corpus.people[id_].roles, start=1):
                yield (id_, number, *cells(role, roles))

    leads = {"person": "people"}
    key = ("person", "number")
    says = "Somebody, or some body, that published claims name."
    yield Table("people", says, (*first, *own), ("id",), people, {})
    spelling = text_column("name", "Another spelling, in any script.")
    says = "Other spellings of a name."
    yield Table("people_names", says, (_PERSON, _NUMBER, spelling), key, names, leads)
    says = "What somebody was, and when."
    yield Table("people_roles", says, (_PERSON, _NUMBER, *roles), key, held, leads)


def _topics() -> Table:
    columns = tuple(columns_of(TopicRecord, ("id", "page", "name", "description")))

    def rows(shown: Shown) -> Iterator[Row]:
        for id_ in sorted(shown.index.by_topic):
            topic = shown.corpus.topics[id_]
            page = address_in(shown.site, links.page_of_topic(id_))
            yield (id_, page, topic.name, topic.description)

    return Table("topics", "What claims can be about.", columns, ("id",), rows, {})


def _scale() -> Iterator[Table]:
    own = tuple(columns_of(Status))

    def statuses(shown: Shown) -> Iterator[Row]:
        scale = shown.corpus.scale
        for number, (id_, status) in enumerate(scale.statuses.items(), start=1):
            yield (id_, number, *cells(status, own))

    def reasons(shown: Shown) -> Iterator[Row]:
        yield from shown.corpus.scale.reasons.items()

    number = number_column("number", "Its place in the scale.")
    says = "One step of the scale."
    yield Table("statuses", says, (_ID, number, *own), ("id",), statuses, {})
    words = text_column("says", "The reason in words.")
    says = "A reason for which a claim is not checkable."
    yield Table("reasons", says, (_ID, words), ("id",), reasons, {})
