"""The publication's own rules and words about itself."""

import enum
from typing import Annotated

from pydantic import Field

from claimpress.model.fields import LanguageTag, Line, Record, Text, WebAddress


class ReviewPolicy(enum.StrEnum):
    """How strictly reviews are asked for."""

    SHOWN = "shown"
    """The page says that reviews are missing."""
    REQUIRED = "required"
    """The claim cannot be published."""


class PublicationFile(Record):
    """``claims/publication.yaml``: who publishes this, and by which limits."""

    desk: Line
    """Who signs the checks: an organisation or a person, never an invented one."""
    tagline: Line
    """What this publication is, in one line."""
    description: Text
    """What it is, in a short paragraph, for the front page and for search engines."""
    language: LanguageTag
    """The language the publication is written in."""
    licence: Line
    """The licence of claims and pages."""
    licence_url: WebAddress
    """Where the licence is read."""
    quote_limit: Annotated[int, Field(ge=50, le=5000)] = 400
    """The longest quotation allowed, in characters."""
    reviews: ReviewPolicy = ReviewPolicy.SHOWN
    """What becomes of a published claim without the reviews it needs."""
    contact: Line | None = None
    """How to reach the desk other than through the repository."""
