"""The publication's own rules and words about itself."""

from typing import Annotated

from pydantic import Field

from claimpress.model.fields import LanguageTag, Line, Record, Text, WebAddress


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
    contact: Line | None = None
    """How to reach the desk other than through the repository."""
