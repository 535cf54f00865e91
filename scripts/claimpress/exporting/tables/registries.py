"""Tables of what claims lead to: dossiers, people, topics, the scale."""

from collections.abc import Iterator

from claimpress.exporting.parts.part import Kind
from claimpress.exporting.tables.table import (
    Column,
    Row,
    Table,
    Values,
    cells,
    columns_of,
    number_column,
    text_column,
)
from claimpress.model.api import DossierRecord, DossierSummary, PersonRecord, TopicRecord
from claimpress.model.dossier import Event
from claimpress.model.registries import Role
from claimpress.model.status import Status

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
    columns = (*first, *own)

    def rows(dossier: Values) -> Iterator[Row]:
        yield cells(dossier, columns)

    says = "A checked document or theme."
    leads = {"author": "people"}
    return Table(Kind.DOSSIERS, "dossiers", says, columns, ("id",), rows, leads)


def _passages() -> Table:
    columns = (
        _DOSSIER,
        number_column("number", "The place of the passage in the document, as far as shown."),
        number_column("stretch", "The place of the stretch; between two, something is left out."),
        text_column("locator", "The name of the passage, which claims give."),
        text_column("text", "The words."),
    )

    def rows(dossier: Values) -> Iterator[Row]:
        for number, passage in enumerate(dossier["passages"], start=1):
            for stretch, text in enumerate(passage["text"], start=1):
                yield (dossier["id"], number, stretch, passage["locator"], text)

    says = "A stretch of a document that is quoted."
    key = ("dossier", "number", "stretch")
    leads = {"dossier": "dossiers"}
    return Table(Kind.DOSSIERS, "passages", says, columns, key, rows, leads)


def _timelines() -> Iterator[Table]:
    own = tuple(columns_of(Event))

    def events(dossier: Values) -> Iterator[Row]:
        for number, event in enumerate(dossier["timeline"], start=1):
            yield (dossier["id"], number, *cells(event, own))

    def sources(dossier: Values) -> Iterator[Row]:
        for number, event in enumerate(dossier["timeline"], start=1):
            for source, url in enumerate(event["sources"], start=1):
                yield (dossier["id"], number, source, url)

    leads = {"dossier": "dossiers"}
    says = "What happened when."
    columns = (_DOSSIER, _NUMBER, *own)
    key: tuple[str, ...] = ("dossier", "number")
    yield Table(Kind.DOSSIERS, "timeline", says, columns, key, events, leads)
    columns = (
        _DOSSIER,
        number_column("number", "The event: its number in the table timeline."),
        number_column("source", "The place of the report in the list."),
        text_column("url", "Where it is reported."),
    )
    says = "Where an event is reported."
    key = ("dossier", "number", "source")
    yield Table(Kind.DOSSIERS, "timeline_sources", says, columns, key, sources, leads)


def _people() -> Iterator[Table]:
    first = tuple(columns_of(PersonRecord, ("id", "page")))
    own = tuple(c for c in columns_of(PersonRecord) if c.name not in {"id", "page"})
    described = (*first, *own)
    roles = tuple(columns_of(Role))

    def people(person: Values) -> Iterator[Row]:
        yield cells(person, described)

    def names(person: Values) -> Iterator[Row]:
        for number, name in enumerate(person["other_names"], start=1):
            yield (person["id"], number, name)

    def held(person: Values) -> Iterator[Row]:
        for number, role in enumerate(person["roles"], start=1):
            yield (person["id"], number, *cells(role, roles))

    leads = {"person": "people"}
    key = ("person", "number")
    says = "Somebody, or some body, that published claims name."
    yield Table(Kind.PEOPLE, "people", says, described, ("id",), people, {})
    spelling = text_column("name", "Another spelling, in any script.")
    says = "Other spellings of a name."
    columns: tuple[Column, ...] = (_PERSON, _NUMBER, spelling)
    yield Table(Kind.PEOPLE, "people_names", says, columns, key, names, leads)
    says = "What somebody was, and when."
    columns = (_PERSON, _NUMBER, *roles)
    yield Table(Kind.PEOPLE, "people_roles", says, columns, key, held, leads)


def _topics() -> Table:
    columns = tuple(columns_of(TopicRecord, ("id", "page", "name", "description")))

    def rows(topic: Values) -> Iterator[Row]:
        yield cells(topic, columns)

    return Table(Kind.TOPICS, "topics", "What claims can be about.", columns, ("id",), rows, {})


def _scale() -> Iterator[Table]:
    own = tuple(columns_of(Status))

    def statuses(scale: Values) -> Iterator[Row]:
        for number, (id_, status) in enumerate(scale["statuses"].items(), start=1):
            yield (id_, number, *cells(status, own))

    def reasons(scale: Values) -> Iterator[Row]:
        yield from scale["reasons"].items()

    number = number_column("number", "Its place in the scale.")
    says = "One step of the scale."
    columns = (_ID, number, *own)
    yield Table(Kind.SCALE, "statuses", says, columns, ("id",), statuses, {})
    words = text_column("says", "The reason in words.")
    says = "A reason for which a claim is not checkable."
    yield Table(Kind.SCALE, "reasons", says, (_ID, words), ("id",), reasons, {})
