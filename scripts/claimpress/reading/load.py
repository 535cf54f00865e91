"""From files to a corpus, or to all the problems that stand in the way.

A file that lies there as the last run saw it is not read again, and a record
that nobody asks for is not made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from claimpress.model.claim import Claim, ClaimFile, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier, DossierFile
from claimpress.model.fields import Record
from claimpress.model.found_links import NO_LINKS, LinksFile
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import People, Topics
from claimpress.model.row import Row, shared, words_of
from claimpress.model.status import Scale
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    PeopleTranslation,
    PublicationTranslation,
    ScaleTranslation,
    TopicsTranslation,
)
from claimpress.reading.cache import Kept, RecordCache, digest_of, pickled
from claimpress.reading.intake import (
    CLAIMS,
    DOSSIER,
    LARGEST,
    LINKS,
    Intake,
    claim_id,
    translated,
)
from claimpress.reading.records import KeptClaims, KeptRecords
from claimpress.reading.stamps import Seen, is_settled
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
    """Read every file of the publication, as far as that is not known from the last run."""
    reading = _Reading(intake, cache, list(intake.problems))
    publication = reading.registry(PublicationFile, "publication.yaml")
    scale = reading.registry(Scale, "statuses.yaml")
    people = reading.registry(People, "people.yaml")
    topics = reading.registry(Topics, "topics.yaml")
    links = reading.registry(LinksFile, LINKS)
    dossiers = reading.all_of(intake.dossiers)
    claims = reading.all_of(intake.claims)
    # What is wrong with the words of a draft stops nobody either.
    of_drafts = {
        file
        for file in intake.translations
        if (original := translated(file)) and original[0] in reading.drafts
    }
    translations = reading.all_of(intake.translations)
    cache.save(reading.seen)
    corpus = None
    if publication and scale and people and topics:
        corpus = Corpus(
            publication,
            scale,
            people.people,
            topics.topics,
            KeptRecords(dossiers, partial(reading.dossier, dossiers)),
            KeptClaims(_rows(claims), partial(reading.claim, claims)),
            frozenset(reading.unread),
            digests={
                id_: reading.digests[each.file]
                for group in (dossiers, claims, translations)
                for id_, each in group.items()
            },
            gone=links.gone if links else {},
            links=links or NO_LINKS,
            translations=KeptRecords(translations, partial(reading.translation, translations)),
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


@dataclass(frozen=True, slots=True)
class _Packed:
    """What reading one file gave, as it travels between processes."""

    digest: str
    known: bool = False
    """Whether the record is kept already."""
    record: bytes = b""
    row: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
    draft: bool = False


def _read(model: type[R], file: str, data: bytes) -> _Read[R]:
    tree, problems = read_yaml(file, data, bounds_for(file))
    if tree is None:
        return _Read(None, problems)
    draft = model is ClaimFile and value_at(tree, "stage") == Stage.DRAFT
    record, more = validated(model, file, tree)
    return _Read(record, [*problems, *more], draft)


def _packed(intake: Intake, cache: RecordCache, file: str) -> _Packed:
    """What reading a file gave; it is not read as YAML if its bytes are known."""
    model, data = model_for(file), intake.data_of(file)
    digest = digest_of(data)
    if cache.find(model, digest):
        return _Packed(digest, known=True)
    read = _read(model, file, data)
    packed = pickled(read.record) if read.record else b""
    row = words_of(read.record) if isinstance(read.record, ClaimFile) else ()
    return _Packed(digest, record=packed, row=row, problems=tuple(read.problems), draft=read.draft)


@dataclass(frozen=True, slots=True)
class _Filed:
    """Where the record of a file is kept."""

    file: str
    kept: Kept


@dataclass(slots=True)
class _Reading:
    """Reads files, and gathers what is wrong with them."""

    intake: Intake
    cache: RecordCache
    problems: list[Problem]
    drafts: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)
    """The ids of claims and dossiers whose files gave no record."""
    digests: dict[str, str] = field(default_factory=dict)
    """The hash of each file."""
    seen: dict[str, Seen] = field(default_factory=dict)
    """How each file lies on the disk, as far as that will tell whether it was changed."""

    def registry(self, model: type[R], name: str) -> R | None:
        """The record of a file that is read whole in every run."""
        file = f"{CLAIMS}/{name}"
        if file not in self.intake.registries:
            return None
        kept = self._kept([file]).get(file)
        return self._record(model, _Filed(file, kept)) if kept else None

    def all_of(self, files: Iterable[str]) -> dict[str, _Filed]:
        """Where the records of many files are kept, by id, in the order of the ids."""
        kept = self._kept(files)
        self.unread += [_id_of(file) for file in files if file not in kept]
        return {id_: _Filed(file, kept[file]) for id_, file in sorted((_id_of(f), f) for f in kept)}

    def dossier(self, filed: Mapping[str, _Filed], id_: str) -> Dossier:
        """A dossier, from where it is kept."""
        record = self._record(DossierFile, filed[id_])
        return Dossier.model_construct(id=id_, file=filed[id_].file, **record.__dict__)

    def claim(self, filed: Mapping[str, _Filed], id_: str) -> Claim:
        """A claim, from where it is kept."""
        record = self._record(ClaimFile, filed[id_])
        return Claim.model_construct(id=id_, file=filed[id_].file, **record.__dict__)

    def translation(self, filed: Mapping[str, _Filed], key: str) -> Record:
        """What a file with a language in its name holds."""
        return self._record(model_for(filed[key].file), filed[key])

    def _kept(self, files: Iterable[str]) -> dict[str, Kept]:
        """Where the record of each file is kept; of files that give one."""
        kept = {file: self._as_before(file) for file in files}
        unknown = [file for file, known in kept.items() if known is None]
        reading = spread(partial(_packed, self.intake, self.cache), unknown, least=_MANY)
        for file, packed in zip(unknown, reading, strict=True):
            kept[file] = self._taken(file, packed)
        return {file: known for file, known in kept.items() if known}

    def _as_before(self, file: str) -> Kept | None:
        """What is kept of a file that lies there as the last run saw it."""
        seen = self.cache.seen.get(file)
        if seen is None or seen.stamp != self.intake.stamps.get(file):
            return None
        kept = self.cache.find(model_for(file), seen.digest)
        if kept:
            self.seen[file], self.digests[file] = seen, seen.digest
            self._note_draft(file, kept)
        return kept

    def _taken(self, file: str, packed: _Packed) -> Kept | None:
        """Keep what reading a file gave."""
        model, digest, stamp = model_for(file), packed.digest, self.intake.stamps.get(file)
        self.digests[file] = digest
        if stamp and is_settled(stamp, self.intake.begun):
            self.seen[file] = Seen(stamp, digest)
        self.problems += packed.problems
        if packed.draft:
            self.drafts.add(file)
        if packed.known:
            kept = self.cache.find(model, digest)
            self._note_draft(file, kept)
            return kept
        if not packed.record:
            return None
        lasting = not packed.problems
        row = shared(packed.row) if packed.row else ()
        return self.cache.put(model, digest, packed.record, row, lasting=lasting)

    def _note_draft(self, file: str, kept: Kept | None) -> None:
        if kept and kept.row and Row("", file, *kept.row).stage == Stage.DRAFT:
            self.drafts.add(file)

    def _record(self, model: type[R], filed: _Filed) -> R:
        """A record from where it is kept; if it is damaged there, from its file."""
        record = self.cache.get(model, filed.kept)
        if record:
            return record
        file = filed.file
        data = self.intake.data_of(file)
        read = _read(model, file, data)
        if read.record is None or digest_of(data) != self.digests[file]:
            message = f"{file} was changed while it was read: run the command again"
            raise OSError(message)
        return read.record


def _rows(claims: Mapping[str, _Filed]) -> dict[str, Row]:
    return {id_: Row(id_, filed.file, *filed.kept.row) for id_, filed in claims.items()}


def _id_of(file: str) -> str:
    """The id of the claim or dossier in a file; of a translation, its path without the ending."""
    return claim_id(file).removesuffix(f"/{DOSSIER.removesuffix('.yaml')}")
