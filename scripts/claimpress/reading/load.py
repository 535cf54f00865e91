"""From files to a corpus, or to all the problems that stand in the way."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from claimpress.model.claim import Claim, ClaimFile, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier, DossierFile
from claimpress.model.fields import Record
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import People, Topics
from claimpress.model.status import Scale
from claimpress.reading.cache import ClaimCache
from claimpress.reading.intake import CLAIMS, DOSSIER, LARGEST, Intake, claim_id
from claimpress.reading.tree import value_at
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import Bounds, read_yaml
from claimpress.values.problems import Problem

R = TypeVar("R", bound=Record)

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


def load(intake: Intake, cache: ClaimCache) -> Loaded:
    """Read every file of the publication."""
    reading = _Reading(list(intake.problems))
    publication = reading.registry(PublicationFile, intake, "publication.yaml")
    scale = reading.registry(Scale, intake, "statuses.yaml")
    people = reading.registry(People, intake, "people.yaml")
    topics = reading.registry(Topics, intake, "topics.yaml")
    unread: set[str] = set()
    dossiers: dict[str, Dossier] = {}
    for file, data in intake.dossiers.items():
        dossier = reading.record(DossierFile, file, data, SHARED_BOUNDS)
        id_ = claim_id(file).removesuffix(f"/{DOSSIER.removesuffix('.yaml')}")
        if dossier:
            dossiers[id_] = Dossier.model_construct(id=id_, file=file, **_values(dossier))
        else:
            unread.add(id_)
    claims: dict[str, Claim] = {}
    for file, data in intake.claims.items():
        id_ = claim_id(file)
        claim = reading.claim(file, data, cache)
        if claim:
            claims[id_] = Claim.model_construct(id=id_, file=file, **_values(claim))
        else:
            unread.add(id_)
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
        )
    return Loaded(corpus, tuple(reading.problems), frozenset(reading.drafts))


def model_for(file: str) -> type[Record]:
    """The model of the file at this path of a publication."""
    registries: dict[str, type[Record]] = {
        f"{CLAIMS}/publication.yaml": PublicationFile,
        f"{CLAIMS}/statuses.yaml": Scale,
        f"{CLAIMS}/people.yaml": People,
        f"{CLAIMS}/topics.yaml": Topics,
    }
    if file in registries:
        return registries[file]
    return DossierFile if file.endswith(f"/{DOSSIER}") else ClaimFile


def bounds_for(file: str) -> Bounds:
    """How much the file at this path may hold."""
    return CLAIM_BOUNDS if model_for(file) is ClaimFile else SHARED_BOUNDS


def _values(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


@dataclass(slots=True)
class _Reading:
    """Reads files one after the other and gathers what is wrong with them."""

    problems: list[Problem]
    drafts: set[str] = field(default_factory=set)

    def record(self, model: type[R], file: str, data: bytes, bounds: Bounds) -> R | None:
        tree, problems = read_yaml(file, data, bounds)
        self.problems += problems
        if tree is None:
            return None
        if model is ClaimFile and value_at(tree, "stage") == Stage.DRAFT:
            self.drafts.add(file)
        record, problems = validated(model, file, tree)
        self.problems += problems
        return record

    def claim(self, file: str, data: bytes, cache: ClaimCache) -> ClaimFile | None:
        known = cache.get(data)
        if known:
            if known.stage is Stage.DRAFT:
                self.drafts.add(file)
            return known
        before = len(self.problems)
        claim = self.record(ClaimFile, file, data, CLAIM_BOUNDS)
        if claim and len(self.problems) == before:
            cache.put(data, claim)
        return claim

    def registry(self, model: type[R], intake: Intake, name: str) -> R | None:
        file = f"{CLAIMS}/{name}"
        data = intake.registries.get(file)
        return None if data is None else self.record(model, file, data, SHARED_BOUNDS)
