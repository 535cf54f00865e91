"""A claim: what was said, whether it holds, and how we know."""

import enum
from typing import Annotated

from pydantic import Field, InstanceOf

from claimpress.model.fields import (
    ClaimId,
    Date,
    Day,
    LanguageTag,
    Line,
    Prose,
    Record,
    Revision,
    Slug,
    Slugs,
    Text,
    WebAddress,
)
from claimpress.model.status import Stance
from claimpress.model.translation import Translated


class Confidence(enum.StrEnum):
    """How sure we are of the status."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Tier(enum.StrEnum):
    """Whether the item is the thing itself or a report about it."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Consulted(enum.StrEnum):
    """How much of the item we read."""

    FULL = "full"
    EXCERPT = "excerpt"


class Stage(enum.StrEnum):
    """Where the claim is on its way to the reader."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


PUBLIC = frozenset({Stage.PUBLISHED, Stage.SUPERSEDED, Stage.WITHDRAWN})
"""The stages in which readers see a claim, once no embargo is running."""


class Sensitivity(enum.StrEnum):
    """Why a claim needs a second reviewer."""

    LIVING_PERSON = "living-person"
    HEALTH = "health"
    ELECTION = "election"
    MINOR = "minor"


class MediaKind(enum.StrEnum):
    """What a claim is shown with, or about."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


class Manipulation(enum.StrEnum):
    """What was done to an image or recording before it was shown with the claim."""

    ORIGINAL = "original"
    OUT_OF_CONTEXT = "out-of-context"
    EDITED = "edited"
    TRANSFORMED = "transformed"
    STAGED = "staged"
    SATIRE = "satire"


class Outcome(enum.StrEnum):
    """What a reviewer says of a claim."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes-requested"


class ChangeKind(enum.StrEnum):
    """Why a published claim was changed."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    STATUS_CHANGE = "status-change"
    SUPERSESSION = "supersession"
    WITHDRAWAL = "withdrawal"


class Appearance(Record):
    """One place where the claim was published."""

    url: WebAddress
    """Where it stands or stood."""
    title: Line | None = None
    """What it is called there."""
    published: Date | None = None
    """When it was published there."""
    archived: WebAddress | None = None
    """A lasting copy."""


class Source(Record):
    """Who made the claim, where and when."""

    speaker: Slug
    """Who made the claim: an id of ``people.yaml``."""
    attributed_to: Slug | None = None
    """Whom the speaker credits: an id of ``people.yaml``."""
    attribution: Line | None = None
    """How the speaker credits it, in words: ``nobody named``, ``three diplomats``."""
    quote: Text | None = None
    """The exact words, in the language of the document."""
    language: LanguageTag | None = None
    """The language of the quote, where the document itself has it in another."""
    translation: Text | None = None
    """The quote in the language of the publication, if it is in another."""
    locator: Line | None = None
    """Where in the document: ``paragraph 2``, ``00:14:05``. Must be a passage of the dossier."""
    claimed_on: Date
    """When it was said or published."""
    claimed_not_before: Day | None = None
    """The earliest day it can have been said, when ``claimed_on`` is unknown."""
    appearances: Annotated[tuple[Appearance, ...], Field(max_length=20)] = ()
    """Other places where the claim was published."""


class Media(Record):
    """An image or recording that the claim is about or was shown with, and what we found of it."""

    kind: MediaKind
    """An image, a video or a sound recording."""
    url: WebAddress
    """A page that shows it as the claim does."""
    title: Line | None = None
    """What it is called there."""
    archived: WebAddress | None = None
    """A lasting copy of that page."""
    manipulation: Manipulation
    """What was done to it: nothing (``original``), shown as something it is not
    (``out-of-context``), cropped or cut (``edited``), altered or generated (``transformed``),
    acted (``staged``), or made as ``satire``."""
    original: WebAddress | None = None
    """A page that shows the original."""
    original_context: Text | None = None
    """What the original shows: who made it, where and when, as far as known."""


class Evidence(Record):
    """One item that bears on the claim."""

    url: WebAddress
    """Where the item stands."""
    title: Line
    """Its headline, to the letter; ``unknown`` when we did not see it."""
    publisher: Line
    """Who published it."""
    published: Date
    """When; ``unknown`` when the date was not shown to us."""
    language: LanguageTag
    """The language of the item."""
    stance: Stance
    """What it does to the claim."""
    tier: Tier
    """Whether it is the thing itself (a decree, a transcript, the article) or a report."""
    consulted: Consulted
    """Whether we read all of it or an excerpt."""
    interest: Line | None = None
    """What a reader should know about the publisher's own interest."""
    says: Text
    """What it says, in our words."""
    quote: Text | None = None
    """The words that matter, to the letter, in the item's own language."""
    translation: Text | None = None
    """The quote in the language of the publication, if it is in another."""
    locator: Line | None = None
    """Where in the item: a page, a paragraph, a time."""
    archived: WebAddress | None = None
    """A lasting copy."""
    accessed: Day | None = None
    """The day we read it."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """The hash of the copy we kept."""


class Change(Record):
    """One change made after publication. Entries are added, never edited."""

    on: Day
    """The day of the change."""
    kind: ChangeKind
    """What kind of change it was."""
    note: Text
    """What changed and why, for readers."""
    was: Text | None = None
    """What stood there before; the old status for a status change."""
    revision: Revision | None = None
    """The revision that readers saw before; its address says that it is superseded."""


class Review(Record):
    """What a second person said of a claim, and of exactly which content of it."""

    by: Slug
    """Who reviewed it: an id of ``people.yaml``, and none of the authors."""
    on: Day
    """The day of the review."""
    revision: Revision
    """The revision that was reviewed, as the page and `claimpress review` give it. When the
    content changes, so does the revision, and the review lapses."""
    outcome: Outcome
    """Whether the reviewer approved of it."""


class Reply(Record):
    """Somebody concerned who was asked for a reply, and what came of it."""

    person: Slug
    """Who was asked: an id of ``people.yaml``."""
    asked_on: Day
    """The day they were asked."""
    how: Line
    """By which way, without private addresses: ``e-mail to the press office``."""
    until: Day
    """The day until which an answer was waited for before publication."""
    answered_on: Day | None = None
    """The day the answer came."""
    answer: Text | None = None
    """The answer in their own words; left out while there is none."""
    language: LanguageTag | None = None
    """The language of the answer, if it is not that of the publication."""
    translation: Text | None = None
    """The answer in the language of the publication, if it is in another."""


class Waiver(Record):
    """A rule set aside for this claim, in the open."""

    rule: Slug
    """The code of the rule."""
    reason: Line
    """Why it does not hold here. Shown on the page."""


class ClaimFile(Record):
    """``claims/<dossier>/<claim>.yaml``: one atomic, checkable statement that somebody made."""

    text: Line
    """The claim in one neutral sentence, as it is checked."""
    status: Slug
    """The verification status: an id of ``statuses.yaml``."""
    reason: Slug | None = None
    """Why a claim is not checkable: an id under ``reasons`` in ``statuses.yaml``."""
    confidence: Confidence | None = None
    """How sure we are of the status."""
    summary: Annotated[Text, Field(max_length=600)]
    """The answer in two or three sentences, read before anything else."""
    source: Source
    """Who made the claim, where and when."""
    # As with replies below: left out of all data while it is empty.
    media: Annotated[
        tuple[Media, ...], Field(max_length=10, exclude_if=lambda media: not media)
    ] = ()
    """The images and recordings that it is about or was shown with."""
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=60)] = ()
    """What bears on it, the weightiest first."""
    notes: Prose | None = None
    """The analysis: how the evidence leads to the status."""
    unknown: Text | None = None
    """What is not known, and what would settle it."""
    # Left out of all data while it is empty: a claim for which nobody was asked has the
    # hashes and the revision it had before the field existed.
    replies: Annotated[
        tuple[Reply, ...], Field(max_length=20, exclude_if=lambda replies: not replies)
    ] = ()
    """Who was asked for a reply, and what they answered; empty when nobody was asked."""
    topics: Slugs = ()
    """What it is about: ids of ``topics.yaml``."""
    people: Slugs = ()
    """The people and bodies it is about: ids of ``people.yaml``."""
    related: Annotated[tuple[ClaimId, ...], Field(max_length=30)] = ()
    """Other claims a reader should see; each must name this one in turn."""
    authors: Slugs = ()
    """Who wrote the check: ids of ``people.yaml``; nobody reviews their own."""
    sensitive: Annotated[tuple[Sensitivity, ...], Field(max_length=4)] = ()
    """What makes mistakes in it grave; two reviewers are needed then."""
    reviews: Annotated[tuple[Review, ...], Field(max_length=50)] = ()
    """Who reviewed it, oldest first."""
    stage: Stage
    """Where it is on its way to the reader."""
    superseded_by: ClaimId | None = None
    """The newer claim that takes the place of a superseded one."""
    embargo_until: Day | None = None
    """Not published before this day."""
    published_on: Day | None = None
    """The day it was first published here."""
    recheck_on: Day | None = None
    """The day on which somebody should look at it again: after a vote, a ruling, a report."""
    history: Annotated[tuple[Change, ...], Field(max_length=200)] = ()
    """What changed after publication, oldest first."""
    aliases: Annotated[tuple[ClaimId, ...], Field(max_length=20)] = ()
    """Ids this claim had before; the old addresses lead here."""
    waivers: Annotated[tuple[Waiver, ...], Field(max_length=20)] = ()
    """Rules set aside for this claim, with reasons readers can see."""


class Claim(ClaimFile):
    """A claim in its place: the contents of its file, its id and where it stands."""

    id: ClaimId
    """``<dossier>/<slug>``: the path of the file under ``claims/``."""
    file: str
    """The path of the file from the publication's root, with forward slashes."""
    translation: Annotated[InstanceOf[Translated["Claim"]] | None, Field(exclude=True)] = None
    """In a corpus of another language: what it was translated from, by whom and when."""

    @property
    def dossier(self) -> str:
        """The id of the dossier it belongs to."""
        return self.id.split("/")[0]

    @property
    def slug(self) -> str:
        """The last part of its id."""
        return self.id.split("/")[1]

    @property
    def changed_on(self) -> Day | None:
        """The day of the last change, or of publication."""
        return self.history[-1].on if self.history else self.published_on
