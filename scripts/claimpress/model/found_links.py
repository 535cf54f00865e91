"""What `claimpress links` found out about addresses, for the pages and for editors."""

import enum
from typing import Annotated

from pydantic import Field

from claimpress.model.fields import Day, Line, Record, WebAddress


class LinkState(enum.StrEnum):
    """What became of an address."""

    OK = "ok"
    """It answers."""
    MOVED = "moved"
    """The host sends readers on for good."""
    GONE = "gone"
    """The host says that there is nothing, or the host itself is no more."""
    BLOCKED = "blocked"
    """The host does not let programs look, or only those with a password."""
    UNKNOWN = "unknown"
    """It could not be found out: no answer, or none that says anything."""


Count = Annotated[int, Field(ge=0, le=10_000_000)]


class Counts(Record):
    """How many addresses are in which state."""

    ok: Count = 0
    """They answer."""
    moved: Count = 0
    """The host sends readers on for good."""
    gone: Count = 0
    """There is nothing any more."""
    blocked: Count = 0
    """The host does not let programs look."""
    unknown: Count = 0
    """It could not be found out."""
    unchecked: Count = 0
    """Left alone, as `unchecked_links` of `publication.yaml` says."""


class Gone(Record):
    """An address where there is nothing any more."""

    since: Day
    """The day on which that was first seen."""
    said: Line
    """What was seen: ``status 404``."""


class LinksFile(Record):
    """``claims/links.yaml``: what became of addresses. `claimpress links` writes it, whole."""

    checked_on: Day | None = None
    """The day of the last look."""
    counts: Counts = Counts.model_construct()
    """How many addresses are in which state."""
    gone: dict[WebAddress, Gone] = Field(default_factory=dict)
    """Addresses where there is nothing any more; the page shows the archived copy first."""
    moved: dict[WebAddress, WebAddress] = Field(default_factory=dict)
    """Addresses whose host sends readers on for good, and where to: write the new one, when it is
    the same item."""


NO_LINKS = LinksFile.model_construct()
"""Nobody has looked yet."""
