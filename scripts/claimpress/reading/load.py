"""From files to a corpus, or to all the problems that stand in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic, TypeVar

from claimpress.model.claim import Claim, ClaimFile, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier, DossierFile
from claimpress.model.fields import Record
from claimpress.model.found_links import NO_LINKS, LinksFile
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import People, Topics
from claimpress.model.status import Scale
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    PeopleTranslation,
    PublicationTranslation,
    ScaleTranslation,
    TopicsTranslation,
)
from claimpress.reading.cache import RecordCache, digest_of, pickled, unpickled
from claimpress.reading.intake import (
    CLAIMS,
    DOSSIER,
    LARGEST,
    LINKS,
    Intake,
    claim_id,
    translated,
)
from claimpress.reading.tree import value_at
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import Bounds, read_yaml
from claimpress.values.problems import Problem
from claimpress.values.processes import spread

R = TypeVar("R", bound=Record)

_REGISTRIES: dict[str, type[Record]] = {
    "publication.yaml": PublicationFile,
    "statuses.yaml": Scale,
    "people.yaml": People,
    "topics.yaml": Topics,
    LINKS: LinksFile,
}
_TRANSLATIONS: dict[type[Record], type[Record]] = {
    PublicationFile: PublicationTranslation,
    Scale: ScaleTranslation,
    People: PeopleTranslation,
    Topics: TopicsTranslation,
    DossierFile: DossierTranslation,
    ClaimFile: ClaimTranslation,
}
"""What holds the words of each file in another language."""

_MANY = 200
"""Files from which on it pays to read them in several processes."""

CLAIM_BOUNDS = Bounds()
# Registries and dossiers grow with the publication and belong to its editors.
SHARED_BOUNDS = Bounds(size=LARGEST, events=400_000)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading gave: the corpus as far as it is sound, and all problems.

    ``corpus`` is None when a registry cannot be read: nothing can be checked
    against a scale or a list of people that is not there.
    """

    corpus: Corpus | None
    problems: tuple[Problem, ...]
    drafts: frozenset[str]
    """The files that say they are drafts: what is wrong with them stops nobody."""


def load(intake: Intake, cache: RecordCache) -> Loaded:
    """Read every file of the publication."""
    reading = _Reading(cache, list(intake.problems))
    publication = reading.registry(PublicationFile, intake, "publication.yaml")
    scale = reading.registry(Scale, intake, "statuses.yaml")
    people = reading.registry(People, intake, "people.yaml")
    topics = reading.registry(Topics, intake, "topics.yaml")
    links = reading.registry(LinksFile, intake, LINKS)
    unread: set[str] = set()
    dossiers: dict[str, Dossier] = {}
    for file, data in intake.dossiers.items():
        dossier = reading.record(DossierFile, file, data)
        id_ = claim_id(file).removesuffix(f"/{DOSSIER.removesuffix('.yaml')}")
        if dossier:
            dossiers[id_] = Dossier.model_construct(id=id_, file=file, **dossier.__dict__)
        else:
            unread.add(id_)
    claims: dict[str, Claim] = {}
    digests: dict[str, str] = {}
    for file, read in _claims(intake, cache):
        id_ = claim_id(file)
        reading.add(file, read)
        if read.record:
            claims[id_] = Claim.model_construct(id=id_, file=file, **read.record.__dict__)
            digests[id_] = read.digest
        else:
            unread.add(id_)
    # What is wrong with the words of a draft stops nobody either.
    of_drafts = {
        file
        for file in intake.translations
        if (original := translated(file)) and original[0] in reading.drafts
    }
    translations = {
        claim_id(file): record
        for file, data in intake.translations.items()
        if (record := reading.record(model_for(file), file, data))
    }
    digests |= {id_: digest_of(intake.translations[f"{CLAIMS}/{id_}.yaml"]) for id_ in translations}
    unread |= {claim_id(file) for file in intake.translations} - translations.keys()
    cache.save()
    corpus = None
    if publication and scale and people and topics:
        corpus = Corpus(
            publication,
            scale,
            people.people,
            topics.topics,
            dossiers,
            dict(sorted(claims.items())),
            frozenset(unread),
            digests=digests,
            gone=links.gone if links else {},
            links=links or NO_LINKS,
            translations=translations,
        )
    return Loaded(corpus, tuple(reading.problems), frozenset(reading.drafts | of_drafts))


def model_for(file: str) -> type[Record]:
    """The model of the file at this path of a publication."""
    original, language = translated(file) or (file, "")
    if language:
        return _TRANSLATIONS[_model_of(original)]
    return _model_of(file)


def _model_of(file: str) -> type[Record]:
    if file.count("/") == 1:
        return _REGISTRIES.get(file.removeprefix(f"{CLAIMS}/"), ClaimFile)
    return DossierFile if file.endswith(f"/{DOSSIER}") else ClaimFile


def bounds_for(file: str) -> Bounds:
    """How much the file at this path may hold."""
    return CLAIM_BOUNDS if model_for(file) in {ClaimFile, ClaimTranslation} else SHARED_BOUNDS


@dataclass(frozen=True, slots=True)
class _Read(Generic[R]):
    """What reading one file gave."""

    record: R | None
    problems: list[Problem]
    draft: bool = False
    digest: str = ""


def _claims(intake: Intake, cache: RecordCache) -> Iterator[tuple[str, _Read[ClaimFile]]]:
    """Every claim file with what reading it gave; what the cache does not know is read."""
    digests = {file: digest_of(data) for file, data in intake.claims.items()}
    known = {file: cache.get(ClaimFile, digest) for file, digest in digests.items()}
    unknown = [file for file, record in known.items() if record is None]
    made = dict(zip(unknown, spread(partial(_packed, intake), unknown, least=_MANY), strict=True))
    for file, record in known.items():
        if record:
            yield file, _Read(record, [], record.stage is Stage.DRAFT, digests[file])
            continue
        packed, read = made[file]
        if packed:
            read = replace(read, record=unpickled(packed, ClaimFile))
            if not read.problems:
                cache.put(ClaimFile, digests[file], packed)
        yield file, replace(read, digest=digests[file])


def _packed(intake: Intake, file: str) -> tuple[bytes, _Read[ClaimFile]]:
    """What reading a claim file gave, its record packed to travel between processes."""
    read = _read(ClaimFile, file, intake.claims[file], CLAIM_BOUNDS)
    return (pickled(read.record), replace(read, record=None)) if read.record else (b"", read)


def _read(model: type[R], file: str, data: bytes, bounds: Bounds) -> _Read[R]:
    tree, problems = read_yaml(file, data, bounds)
    if tree is None:
        return _Read(None, problems)
    draft = model is ClaimFile and value_at(tree, "stage") == Stage.DRAFT
    record, more = validated(model, file, tree)
    return _Read(record, [*problems, *more], draft)


@dataclass(slots=True)
class _Reading:
    """Reads what is not a claim, and gathers what is wrong with the files."""

    cache: RecordCache
    problems: list[Problem]
    drafts: set[str] = field(default_factory=set)

    def add(self, file: str, read: _Read[R]) -> R | None:
        self.problems += read.problems
        if read.draft:
            self.drafts.add(file)
        return read.record

    def record(self, model: type[R], file: str, data: bytes) -> R | None:
        digest = digest_of(data)
        known = self.cache.get(model, digest)
        if known:
            return known
        read = _read(model, file, data, bounds_for(file))
        if read.record and not read.problems:
            self.cache.put(model, digest, pickled(read.record))
        return self.add(file, read)

    def registry(self, model: type[R], intake: Intake, name: str) -> R | None:
        file = f"{CLAIMS}/{name}"
        data = intake.registries.get(file)
        return None if data is None else self.record(model, file, data)
