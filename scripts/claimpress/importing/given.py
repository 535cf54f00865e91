"""What one record of an import says, in its own words and not yet judged."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from claimpress.importing.trouble import Trouble
from claimpress.model.registries import PersonKind

Json: TypeAlias = Any
"""What a JSON text holds: it comes from strangers, and each reader looks at what it is."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One record as it was found, or what was found in the place of one."""

    where: str
    """File and place, for people: ``dump.json, record 12``."""
    data: dict[str, Json]
    """The record to the letter; what there was instead, under ``as given``."""
    troubles: tuple[Trouble, ...] = ()
    """What had to be mended to read it, or why it cannot be read."""
    language: str = ""
    """The language of the page it stands on, where that says so."""
    page: str = ""
    """The address of the page it stands on."""
    alternates: tuple[str, ...] = ()
    """The addresses of that page in other languages, as it gives them."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a record names."""

    name: str
    kind: PersonKind | None = None
    """What the record says it is, if it says so."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """Numbers of a rating, as written."""

    value: str
    worst: str = ""
    best: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the claim was published."""

    url: str
    title: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """Something the check cites."""

    url: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    archived: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a record says: every text as it stands there, empty where it says nothing."""

    where: str
    claim: str
    label: str = ""
    ratings: tuple[Rating, ...] = ()
    speakers: tuple[Named, ...] = ()
    checkers: tuple[Named, ...] = ()
    """Who checked the claim: nobody of these made it."""
    claimed_on: str = ""
    checked_on: str = ""
    url: str = ""
    """Where the check stands."""
    language: str = ""
    elsewhere: tuple[str, ...] = ()
    """Where the same check stands in other languages."""
    body: tuple[str, ...] = ()
    """What the check says, the best fit for a summary first."""
    aside: tuple[str, ...] = ()
    """Further words for the notes."""
    places: tuple[Place, ...] = ()
    cited: tuple[Cited, ...] = ()
    fingerprint: str = ""
    """The hash of the record to the letter."""
    troubles: tuple[Trouble, ...] = ()
    data: dict[str, Json] = field(default_factory=dict)
    """The record to the letter."""
