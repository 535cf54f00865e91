"""The registries beside the claims: people and topics."""

import enum
from typing import Annotated

from pydantic import Field

from claimpress.model.fields import Date, Line, Record, Slug, Text, WebAddress


class PersonKind(enum.StrEnum):
    """What kind of speaker or subject this is."""

    PERSON = "person"
    BODY = "body"
    GROUP = "group"
    UNNAMED = "unnamed"


class Role(Record):
    """What somebody was, and when."""

    title: Line
    """The office or role."""
    since: Date | None = None
    """From when, as far as known."""
    until: Date | None = None
    """Until when, as far as known."""


class Person(Record):
    """Somebody, or some body, that claims are made by or about."""

    name: Line
    """The name as this publication writes it."""
    kind: PersonKind = PersonKind.PERSON
    """A person, a body, a group, or somebody a document does not name."""
    other_names: Annotated[tuple[Line, ...], Field(max_length=30)] = ()
    """Other spellings, in any script."""
    roles: Annotated[tuple[Role, ...], Field(max_length=30)] = ()
    """Offices and roles with their dates."""
    died: Date | None = None
    """When the person died; ``unknown`` when only the day was not seen. Whoever is a ``person``
    and has no such date counts as living: to ask once too often harms nobody."""
    note: Text | None = None
    """What a reader must know: presumption of innocence, what was not found."""
    url: WebAddress | None = None
    """A page of theirs."""
    account: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9-]{0,38}$")] | None = None
    """For editors: their account at the repository's host, for CODEOWNERS."""

    @property
    def living(self) -> bool:
        """Whether this is a person, and no date of death is given."""
        return self.kind is PersonKind.PERSON and self.died is None


class People(Record):
    """``claims/people.yaml``: everybody who is named, by id."""

    people: dict[Slug, Person]
    """The people and bodies by id."""


class Topic(Record):
    """What claims can be about."""

    name: Line
    """The name readers see."""
    description: Text
    """What belongs under it."""


class Topics(Record):
    """``claims/topics.yaml``: the topics by id."""

    topics: dict[Slug, Topic]
    """The topics by id."""
