"""What a publication says in another of its languages: the words, and who translated them.

A file with the same name and a language before its ending, ``some-claim.ru.yaml``, holds
the words of ``some-claim.yaml`` in that language, under the same names of fields. Statuses,
dates, addresses and numbers are those of the original and stand there alone. An item of a list
is named by what tells it from the others, its address or its day.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Generic, TypeVar

from pydantic import Field

from claimpress.model.fields import (
    Date,
    Day,
    Line,
    Prose,
    Record,
    Revision,
    Slug,
    Slugs,
    Text,
    WebAddress,
)
from claimpress.values.problems import Path

R = TypeVar("R")


class Words(Record):
    """The words of one item of a list."""

    NAMED_BY: ClassVar[tuple[str, ...]] = ()
    """The fields that tell which item it is; what is left out of them is not compared."""


class SourceWords(Record):
    """The words of ``source``."""

    attribution: Line | None = None
    """How the speaker credits the claim, in words."""
    translation: Text | None = None
    """The quote in this language; the page shows the exact words as well."""


class MediaWords(Words):
    """The words of an image or recording."""

    NAMED_BY = ("url",)

    url: WebAddress
    """Which: its ``url`` in the claim."""
    original_context: Text | None = None
    """What the original shows."""


class EvidenceWords(Words):
    """The words of one item of evidence."""

    NAMED_BY = ("url", "locator")

    url: WebAddress
    """Which item: its ``url`` in the claim."""
    locator: Line | None = None
    """Its ``locator`` in the claim, where the claim has this address more than once."""
    interest: Line | None = None
    """What a reader should know about the publisher's own interest."""
    says: Text | None = None
    """What it says, in our words."""
    translation: Text | None = None
    """The quote in this language; the page shows the exact words as well."""


class ReplyWords(Words):
    """The words of a reply that was asked for."""

    NAMED_BY = ("person", "asked_on")

    person: Slug
    """Who was asked."""
    asked_on: Day | None = None
    """The day they were asked, where the claim has this person more than once."""
    how: Line | None = None
    """By which way."""
    translation: Text | None = None
    """The answer in this language; the page shows their own words as well."""


class ChangeWords(Words):
    """The words of an entry of the history."""

    NAMED_BY = ("on",)

    on: Day
    """Which entry: its day."""
    note: Text | None = None
    """What changed and why, for readers."""
    was: Text | None = None
    """What stood there before; left out where that is a status."""


class WaiverWords(Words):
    """The words of a rule that is set aside."""

    NAMED_BY = ("rule",)

    rule: Slug
    """Which: the code of the rule."""
    reason: Line | None = None
    """Why it does not hold here."""


class EventWords(Words):
    """The words of an entry of the timeline."""

    NAMED_BY = ("on",)

    on: Date
    """Which entry: its date."""
    text: Text | None = None
    """What happened."""


class Correction(Record):
    """A mistake of the translation that was mended after publication."""

    on: Day
    """The day it was mended."""
    note: Text
    """What was wrong and what stands there now, for readers, in the language of this file."""


class Translation(Record):
    """What every translation of a claim or a dossier tells of itself."""

    of: Revision
    """The revision that was translated; `claimpress translate` writes it. When the original says
    something else, its revision is another, and the page says that the translation is older."""
    translated_on: Day
    """The day it was translated or last brought up to date."""
    translated_by: Slugs = ()
    """Who translated it: ids of ``people.yaml``."""
    machine: Line | None = None
    """The program that translated it, if one did. The page says so."""
    compared_by: Slugs = ()
    """Who compared it with the original: ids of ``people.yaml``, and none who translated it."""
    corrections: Annotated[tuple[Correction, ...], Field(max_length=100)] = ()
    """Mistakes of the translation that were mended after publication, oldest first."""


class ClaimTranslation(Translation):
    """``claims/<dossier>/<claim>.<language>.yaml``: the words of a claim in another language."""

    text: Line
    """The claim in one neutral sentence."""
    summary: Annotated[Text, Field(max_length=600)]
    """The answer in two or three sentences."""
    source: SourceWords = SourceWords.model_construct()
    """The words of ``source``."""
    media: Annotated[tuple[MediaWords, ...], Field(max_length=10)] = ()
    """The words of images and recordings."""
    evidence: Annotated[tuple[EvidenceWords, ...], Field(max_length=60)] = ()
    """The words of each item of evidence."""
    notes: Prose | None = None
    """The analysis."""
    unknown: Text | None = None
    """What is not known, and what would settle it."""
    replies: Annotated[tuple[ReplyWords, ...], Field(max_length=20)] = ()
    """The words of replies."""
    history: Annotated[tuple[ChangeWords, ...], Field(max_length=200)] = ()
    """The words of the entries of the claim's history."""
    waivers: Annotated[tuple[WaiverWords, ...], Field(max_length=20)] = ()
    """The words of rules that are set aside."""


class DossierTranslation(Translation):
    """``claims/<dossier>/dossier.<language>.yaml``: the words of a dossier in another language.

    The document itself stays in its own language.
    """

    title: Line
    """The document's title, or the theme."""
    short_title: Annotated[Line, Field(max_length=80)]
    """A short name for navigation and lists."""
    author_note: Text | None = None
    """What is known, and not known, about the author."""
    publisher: Line | None = None
    """Who published the document, as it is written in this language."""
    publisher_note: Text | None = None
    """What is known about the publisher."""
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
    timeline: Annotated[tuple[EventWords, ...], Field(max_length=500)] = ()
    """The words of the entries of the timeline."""


class PublicationTranslation(Record):
    """``claims/publication.<language>.yaml``: what the publication says of itself."""

    desk: Line | None = None
    """Who signs the checks, as it is written in this language."""
    tagline: Line
    """What this publication is, in one line."""
    description: Text
    """What it is, in a short paragraph."""
    licence: Line | None = None
    """The licence of claims and pages, as it is called in this language."""
    contact: Line | None = None
    """How to reach the desk other than through the repository."""


class StatusWords(Record):
    """The words of a status."""

    label: Line
    """The word readers see."""
    definition: Text
    """What the status says, and what it does not."""


class ScaleTranslation(Record):
    """``claims/statuses.<language>.yaml``: the scale in another language."""

    statuses: dict[Slug, StatusWords]
    """The words of each status, by its id."""
    reasons: dict[Slug, Line]
    """The reasons a claim can be not checkable, by id."""


class PersonWords(Record):
    """The words about somebody, or some body."""

    name: Line | None = None
    """The name as it is written in this language."""
    roles: dict[Line, Line] = Field(default_factory=dict)
    """Offices and roles in this language, each by its title in ``people.yaml``."""
    note: Text | None = None
    """What a reader must know."""


class PeopleTranslation(Record):
    """``claims/people.<language>.yaml``: the people in another language."""

    people: dict[Slug, PersonWords]
    """The words about each, by id."""


class TopicWords(Record):
    """The words of a topic."""

    name: Line
    """The name readers see."""
    description: Text
    """What belongs under it."""


class TopicsTranslation(Record):
    """``claims/topics.<language>.yaml``: the topics in another language."""

    topics: dict[Slug, TopicWords]
    """The words of each, by id."""


@dataclass(frozen=True, slots=True)
class Translated(Generic[R]):
    """How a claim or dossier came to be in the language in which it is shown."""

    original: R
    """What was translated, as it is now."""
    language: str
    """The language of the original."""
    words: Translation
    """What the translation tells of itself: by whom, when, and of which revision."""
    lags: bool
    """Whether the original says something else now than when it was translated."""
    lacks: tuple[Path, ...]
    """The fields that have no translation and are shown as the original has them:
    ``("notes",)``, ``("evidence", 2, "says")``."""

    def language_of(self, *place: str | int) -> str:
        """The language of a text that is not translated; empty for one that is."""
        return self.language if place in self.lacks else ""
