"""What the data API says: the one truth for its files, its schemas and its description.

The major number of `VERSION` stands in the address, ``/api/v1/``. Within it,
fields and files are added and never taken out, renamed or given another
meaning; `tests/api` holds that against the first version.
"""

from typing import Annotated, TypeAlias

from pydantic import Field

from claimpress.model.claim import ClaimFile, Stage
from claimpress.model.dossier import DossierFile, DossierKind
from claimpress.model.fields import (
    ClaimId,
    Date,
    Day,
    LanguageTag,
    Line,
    Record,
    Revision,
    Slug,
    Slugs,
    Text,
    WebAddress,
)
from claimpress.model.manifest import Hash
from claimpress.model.registries import Person, Topic
from claimpress.model.status import Scale
from claimpress.model.translation import ClaimTranslation, DossierTranslation

VERSION = "1.1"
"""Of the API. The second number goes up when something is added."""

Counted: TypeAlias = Annotated[int, Field(ge=0)]
Numbered: TypeAlias = Annotated[int, Field(ge=1)]
Address: TypeAlias = str


class ClaimRecord(ClaimFile):
    """A published claim. What holds for its file holds here; what does not apply is left out."""

    id: ClaimId
    """The claim's name, ``<dossier>/<claim>``. Ids it had before stand in ``aliases``."""
    page: Address
    """Its page: the whole address where the site has one, otherwise from the site's root."""
    dossier: Slug
    """The id of the dossier it belongs to."""
    revision: Revision
    """A short name for exactly what it says; another when text, status, evidence or any part
    of the finding changes."""
    changed_on: Day | None = None
    """The day of the last change that its history tells, or of publication."""
    status_label: Line
    """The status in words."""
    speaker_name: Line
    """Who made the claim, in words."""
    translations: dict[LanguageTag, ClaimTranslation] = Field(
        default_factory=dict, exclude_if=lambda known: not known
    )
    """Its words in other languages, by language; left out where there are none."""


class TopicRecord(Topic):
    """What claims can be about, and which are."""

    id: Slug
    """Its name in ``topics`` of a claim."""
    page: Address
    """Its page."""
    claims: tuple[ClaimId, ...]
    """The claims about it, in reading order."""


class PersonRecord(Person):
    """Somebody, or some body, that published claims name."""

    account: Annotated[str | None, Field(exclude=True)] = None
    """For editors; never published."""
    id: Slug
    """The name by which claims and dossiers give them."""
    page: Address | None = None
    """Their page; who only wrote or reviewed checks has none."""
    made: tuple[ClaimId, ...]
    """The claims they made, in reading order."""
    about: tuple[ClaimId, ...]
    """The claims about them or credited to them, in reading order."""


class DossierSummary(Record):
    """A checked document or theme, in short."""

    id: Slug
    """Its name, and the first part of the ids of its claims."""
    page: Address
    """Its page. ``dossier.json`` beside it holds the whole record."""
    title: Line
    """The document's title, or the theme."""
    short_title: Line
    """A short name for lists."""
    kind: DossierKind
    """What was checked."""
    author: Slug | None = None
    """Who made the document: an id among the people."""
    publisher: Line | None = None
    """Who published it."""
    url: WebAddress | None = None
    """Where it stands."""
    archived: WebAddress | None = None
    """A lasting copy of it."""
    language: LanguageTag
    """Its language."""
    published: Date
    """When it was published."""
    changed_on: Day | None = None
    """The day of the last change to one of its claims, or of their publication."""
    claims: Counted
    """How many of its claims are published."""
    statuses: dict[Slug, Counted]
    """How many of them have each status, in the order of the scale."""


class DossierRecord(DossierFile):
    """A checked document or theme: its passages, its timeline, and what the checking left out."""

    editors: Annotated[Slugs, Field(exclude=True)] = ()
    """For editors; never published."""
    id: Slug
    """Its name, and the first part of the ids of its claims."""
    page: Address
    """Its page."""
    claims: tuple[ClaimId, ...]
    """Its claims, in the order of the document."""
    translations: dict[LanguageTag, DossierTranslation] = Field(
        default_factory=dict, exclude_if=lambda known: not known
    )
    """Its words in other languages, by language; left out where there are none."""


class ScaleRecord(Scale):
    """The scale: which statuses a claim can have."""

    counts: dict[Slug, Counted]
    """How many published claims have each status."""


class Listing(Record):
    """One page of a list. Ways to other files are relative to this one."""

    total: Counted
    """How many items the whole list has."""
    page: Numbered
    """The number of this page."""
    pages: Numbered
    """How many pages there are."""
    previous: str | None = None
    """The page before, left out on the first."""
    next: str | None = None
    """The page after, left out on the last."""


class ClaimList(Listing):
    """A page of the claims, by id."""

    items: tuple[ClaimRecord, ...]
    """Up to a hundred claims."""


class TopicList(Listing):
    """A page of the topics that claims are about, by id."""

    items: tuple[TopicRecord, ...]
    """Up to a hundred topics."""


class PersonList(Listing):
    """A page of the people and bodies that claims name, by id."""

    items: tuple[PersonRecord, ...]
    """Up to a hundred people and bodies."""


class DossierList(Listing):
    """A page of the checked documents and themes, by id."""

    items: tuple[DossierSummary, ...]
    """Up to a hundred dossiers."""


class Step(Record):
    """One publication in which claims changed: a link of the chain in ``manifest.json``."""

    number: Numbered
    """Its place in the chain, from 1."""
    sha256: Hash
    """The hash of the link. Keep it: what follows it is what you have not seen."""
    previous: Hash | None = None
    """The hash of the link before it; left out in the first."""
    on: Day | None = None
    """The day of the commit that was published (UTC); left out when it was in no commit."""
    commit: str | None = None
    """That commit."""


class StepSummary(Step):
    """A step, as the list of all steps has it."""

    changed: Counted
    """How many claims were new or changed."""
    gone: Counted
    """How many ids were there no more, because their claims moved."""
    file: str
    """The file that names them, relative to this one."""


class Steps(Record):
    """Every publication in which claims changed, oldest first."""

    head: Hash
    """The hash of the last step: the state that the other files of the API are of."""
    steps: tuple[StepSummary, ...]
    """The steps."""


class StateThen(Record):
    """What a step says of a claim: as it was published then."""

    sha256: Hash
    """Of the claim's record, without ``page``, ``dossier``, ``revision`` and ``changed_on``, in
    the form of RFC 8785."""
    status: Slug
    """Its status then."""
    stage: Stage
    """Its stage then."""
    changed_on: Day | None = None
    """The day of its last change, or of publication."""


class StepFile(Step):
    """A step in full.

    To be up to date, fetch the claims in ``changed`` and drop those in ``gone``.
    """

    changed: dict[ClaimId, StateThen]
    """The claims that were new or changed, by id; each may have changed again since."""
    gone: tuple[ClaimId, ...]
    """The ids that were there no more."""


class Licence(Record):
    """What may be done with the data."""

    name: Line
    """The licence of claims and pages."""
    url: WebAddress
    """Where it is read."""
    says: Text
    """What it allows and asks for, in short; the licence itself decides."""


class Commit(Record):
    """The state of the repository that the site was made from."""

    sha: str
    """The commit."""
    moment: str
    """When it was made, in UTC."""


class Counts(Record):
    """How much there is."""

    claims: Counted
    """Published claims, withdrawn and superseded ones included."""
    evidence: Counted
    """Items of evidence in all of them."""
    dossiers: Counted
    """Checked documents and themes."""
    topics: Counted
    """Topics with a claim."""
    people: Counted
    """People and bodies that claims and dossiers name."""


class Offer(Record):
    """A file of the API."""

    href: str
    """Where it lies, relative to this file; a part in braces stands for many."""
    media_type: str
    """What kind of file it is."""
    says: Line
    """What it holds."""
    fits: str | None = None
    """The JSON Schema that it fits, relative to this file; one for each line of a list of lines."""


class ApiIndex(Record):
    """What there is, made from which state, under which licence."""

    api: str
    """The version of the API: what stands before the point is in the address, and within it
    things are only added."""
    publication: Line
    """The name of the publication."""
    desk: Line
    """Who signs its checks."""
    description: Text
    """What it is."""
    language: LanguageTag
    """The language it is written in."""
    languages: Annotated[
        tuple[LanguageTag, ...], Field(exclude_if=lambda languages: not languages)
    ] = ()
    """The other languages in which some of it can be read; ``translations`` of a claim has
    its words in each."""
    site: Address | None = None
    """Where the site lies; left out when its publisher has not said."""
    licence: Licence
    """What may be done with the data."""
    generator: Line
    """The program that made it, with its version."""
    commit: Commit | None = None
    """The commit it was made from; left out when the claims were in none."""
    head: Hash | None = None
    """The hash of the last link of the chain in ``manifest.json``; left out in a preview."""
    counts: Counts
    """How much there is."""
    files: tuple[Offer, ...]
    """The files."""


FILES: dict[str, type[Record]] = {
    "index": ApiIndex,
    "claim": ClaimRecord,
    "claims": ClaimList,
    "statuses": ScaleRecord,
    "topics": TopicList,
    "people": PersonList,
    "dossier": DossierRecord,
    "dossiers": DossierList,
    "changes": Steps,
    "change": StepFile,
}
"""What the JSON files hold, by the name of their schema."""
