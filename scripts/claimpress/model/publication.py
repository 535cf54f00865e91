"""The publication's own rules and words about itself."""

import enum
from typing import Annotated

from pydantic import Field

from claimpress.model.fields import LanguageTag, Line, PagePlace, Record, Slug, Text, WebAddress


class Membership(enum.StrEnum):
    """Bodies that assess fact-checkers by a code of their own."""

    IFCN = "ifcn"
    """A verified signatory of the Code of Principles of the International Fact-Checking Network."""
    EFCSN = "efcsn"
    """A member of the European Fact-Checking Standards Network."""


class ReplyPolicy(enum.StrEnum):
    """What becomes of a contradicted claim when those concerned were not asked for a reply."""

    ASKED = "asked"
    """`claimpress check` warns, and the page says it."""
    SHOWN = "shown"
    """The page says it."""


class Policies(Record):
    """Where readers find what a publication says of itself: pages of ``content/``.

    What is left out is said nowhere, and the self-assessment calls it not met.
    """

    ownership: PagePlace | None = None
    """Who owns and makes the publication, and how it is organised."""
    legal_status: PagePlace | None = None
    """Its legal form, and where it is registered."""
    people: PagePlace | None = None
    """Who its key people are, with their professional background."""
    funding: PagePlace | None = None
    """Who pays for it."""
    nonpartisanship: PagePlace | None = None
    """That it takes no side, and how it keeps to that."""
    methodology: PagePlace | None = None
    """How claims are chosen, researched, worded, edited and published."""
    corrections: PagePlace | None = None
    """What becomes of mistakes."""
    complaints: PagePlace | None = None
    """To whom readers can turn when a complaint is not settled; members of the EFCSN need it."""
    contact: PagePlace | None = None
    """How readers reach the desk."""
    suggestions: PagePlace | None = None
    """How readers send claims to be checked."""


class ReviewPolicy(enum.StrEnum):
    """How strictly reviews are asked for."""

    SHOWN = "shown"
    """The page says that reviews are missing."""
    REQUIRED = "required"
    """The claim cannot be published."""


class DeskKind(enum.StrEnum):
    """What the desk is, for structured data."""

    NEWSROOM = "newsroom"
    ORGANISATION = "organisation"
    PERSON = "person"


class UncheckedLinks(Record):
    """Addresses that `claimpress links` leaves alone."""

    addresses: Annotated[tuple[WebAddress, ...], Field(min_length=1, max_length=200)]
    """Which; one that ends in a slash stands for all that begin with it."""
    reason: Line
    """Why: ``shows programs a page for signing in``."""

    def holds(self, address: str) -> bool:
        """Whether an address is one of them."""
        return any(
            address == each or (each.endswith("/") and address.startswith(each))
            for each in self.addresses
        )


class PublicationFile(Record):
    """``claims/publication.yaml``: who publishes this, and by which limits."""

    desk: Line
    """Who signs the checks: an organisation or a person, never an invented one."""
    desk_kind: DeskKind = DeskKind.NEWSROOM
    """What the desk is: a newsroom, another organisation, or one person."""
    tagline: Line
    """What this publication is, in one line."""
    description: Text
    """What it is, in a short paragraph, for the front page and for search engines."""
    language: LanguageTag
    """The language the publication is written in."""
    languages: Annotated[tuple[LanguageTag, ...], Field(max_length=50)] = ()
    """The other languages in which it appears. Files that have one of them before their ending,
    as `people.ru.yaml`, hold the words of the file of that name."""
    licence: Line
    """The licence of claims and pages."""
    licence_url: WebAddress
    """Where the licence is read."""
    quote_limit: Annotated[int, Field(ge=50, le=5000)] = 400
    """The longest quotation allowed, in characters."""
    reviews: ReviewPolicy = ReviewPolicy.SHOWN
    """What becomes of a published claim without the reviews it needs."""
    replies: ReplyPolicy = ReplyPolicy.ASKED
    """What becomes of a contradicted claim when those concerned were not asked for a reply."""
    policies: Policies = Policies.model_construct()
    """Where readers find what the publication says of itself."""
    memberships: Annotated[tuple[Membership, ...], Field(max_length=10)] = ()
    """Bodies that have assessed the publication and list it; never one that has not."""
    contact: Line | None = None
    """How to reach the desk other than through the repository."""
    unchecked_links: dict[Slug, UncheckedLinks] = Field(default_factory=dict)
    """Addresses that `claimpress links` leaves alone, by a name for the reason."""
