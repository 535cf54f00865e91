"""A dossier: a checked document or theme, and how the checking was done."""

import enum
from functools import cached_property
from typing import Annotated

from pydantic import Field, InstanceOf

from claimpress.model.document import Document, FullText, Passage
from claimpress.model.fields import (
    Date,
    LanguageTag,
    Line,
    Prose,
    Record,
    Slug,
    Slugs,
    Text,
    WebAddress,
)
from claimpress.model.translation import Translated

EXAMPLE = "invented-example"
"""The dossier that a new publication starts with, to be taken away."""


class DossierKind(enum.StrEnum):
    """What was checked."""

    ARTICLE = "article"
    SPEECH = "speech"
    DEBATE = "debate"
    INTERVIEW = "interview"
    POST = "post"
    THEME = "theme"


class Event(Record):
    """One entry of the timeline."""

    on: Date
    """When it happened."""
    text: Text
    """What happened, in our words."""
    sources: Annotated[tuple[WebAddress, ...], Field(min_length=1, max_length=10)]
    """Where that is reported."""
    approximate: bool = False
    """Whether only the approximate day is known."""


class DossierFile(Record):
    """``claims/<dossier>/dossier.yaml``: the document that was checked."""

    title: Line
    """The document's title, or the theme."""
    short_title: Annotated[Line, Field(max_length=80)]
    """A short name for navigation and lists."""
    kind: DossierKind
    """What was checked."""
    editors: Slugs = ()
    """Who answers for its claims: ids of ``people.yaml``; they become its CODEOWNERS."""
    author: Slug | None = None
    """Who made the document: an id of ``people.yaml``."""
    author_note: Text | None = None
    """What is known, and not known, about the author."""
    publisher: Line | None = None
    """Who published the document."""
    publisher_note: Text | None = None
    """What is known about the publisher."""
    url: WebAddress | None = None
    """Where the document stands."""
    archived: WebAddress | None = None
    """A lasting copy of it."""
    language: LanguageTag
    """The language of the document."""
    published: Date
    """When it was published."""
    published_note: Text | None = None
    """What is known of the date when it is unknown or partial."""
    introduction: Prose
    """What the document is and why it was checked."""
    findings: Prose | None = None
    """What the claims show, taken together."""
    limits: Prose
    """What was not looked at and how far the findings reach."""
    how_made: Prose
    """How this dossier was made, by whom, and what has not been done yet."""
    passages: Annotated[tuple[Passage, ...], Field(max_length=500)] = ()
    """The quoted passages of the document, in its order."""
    full_text: FullText | None = None
    """The whole text of the document, in place of ``passages``, where its licence allows that."""
    timeline: Annotated[tuple[Event, ...], Field(max_length=500)] = ()
    """What happened when."""


class Dossier(DossierFile):
    """A dossier in its place."""

    id: Slug
    """The name of its folder under ``claims/``."""
    file: str
    """The path of its file from the publication's root, with forward slashes."""
    translation: Annotated[InstanceOf[Translated["Dossier"]] | None, Field(exclude=True)] = None
    """In a corpus of another language: what it was translated from, by whom and when."""

    @cached_property
    def document(self) -> Document:
        """The words of the document, as far as we show them."""
        return Document.of_text(self.full_text.text) if self.full_text else Document(self.passages)
