"""Claims from records: each passes the check, or is left out with the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claimpress.checking.run import RULES
from claimpress.importing.date_orders import DateOrders
from claimpress.importing.drafting import Draft, draft_of, label_of, language_of
from claimpress.importing.given import Given
from claimpress.importing.ids import Ids
from claimpress.importing.mapping import LEAVE_OUT, Decided, Decisions
from claimpress.importing.people import Speaker, Speakers
from claimpress.importing.relatives import Relatives
from claimpress.importing.texts import clean, folded
from claimpress.importing.trouble import Trouble
from claimpress.importing.wording import Wording
from claimpress.importing.yaml_files import file_text, in_form
from claimpress.model.claim import Claim, ClaimFile, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.registries import Person
from claimpress.reading.intake import CLAIMS, DOSSIER
from claimpress.reading.load import CLAIM_BOUNDS
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.rendering.words import words_in
from claimpress.values.addresses import address_fault
from claimpress.values.problems import Path, Problem, Severity

_MOST_TRIES = 30
_LONGEST_WHERE = 500


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a record."""

    given: Given
    troubles: tuple[Trouble, ...]
    id: str = ""
    """The id of the claim; empty when it was left out."""
    text: str = ""
    """The claim file."""
    people: tuple[tuple[str, Person], ...] = ()
    """What it adds to the registry."""
    undecided: tuple[str, str] | None = None
    """``("label", …)`` or ``("rating", …)`` that the mapping file does not decide."""

    @property
    def left_out(self) -> Trouble | None:
        """Why there is no claim file."""
        return next((each for each in self.troubles if each.kind.left_out), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How claims are to be made."""

    dossier: str
    stage: Stage
    language: str
    """Of records that do not say theirs."""
    topics: tuple[str, ...]
    orders: DateOrders
    day: str
    """The day of the import."""


class Maker:
    """Makes claims one after the other, each with what those before it left behind."""

    def __init__(self, corpus: Corpus, decisions: Decisions, wanted: Wanted) -> None:
        self._wanted, self._decisions = wanted, decisions
        self._wording = Wording(words_in(corpus.publication.language))
        self._people = dict(corpus.people)
        self._dossiers = dict(corpus.dossiers)
        self._corpus = replace(corpus, people=self._people, dossiers=self._dossiers)
        self._speakers = Speakers(corpus.people, self._wording)
        taken: set[str] = {*corpus.claims, *corpus.unread}
        taken |= {alias for claim in corpus.claims.values() for alias in claim.aliases}
        self._taken = taken
        self._ids: dict[str, Ids] = {}
        self._relatives = Relatives()
        self._texts = {
            folded(claim.text): claim.id
            for claim in corpus.claims.values()
            if claim.stage is not Stage.WITHDRAWN
        }

    def add_dossier(self, id_: str, values: Mapping[str, str]) -> None:
        """Let claims be made in a dossier that is not in the publication yet, if it holds any."""
        if values:
            file = f"{CLAIMS}/{id_}/{DOSSIER}"
            self._dossiers[id_] = Dossier.model_validate({**values, "id": id_, "file": file})

    def language_of(self, given: Given) -> str:
        """The language a record is in."""
        return language_of(given, self._wanted.language)[0]

    def dossier_for(self, language: str) -> str:
        """The dossier for claims in a language: each language has its own."""
        main = self._wanted.language.split("-")[0] == language.split("-", maxsplit=1)[0]
        return self._wanted.dossier if main else f"{self._wanted.dossier}-{language}"

    def make(self, given: Given) -> Made:
        """Make a claim of a record."""
        unreadable = next((each for each in given.troubles if each.kind.left_out), None)
        if unreadable:
            return Made(given, given.troubles)
        if not clean(given.claim).text:
            return Made(given, (*given.troubles, Trouble("no-claim", "text", given.claim)))
        label, rating, troubles = label_of(given)
        decided, why = self._decided(label, rating)
        if why:
            undecided = None
            if why.code == "label-unmapped":
                undecided = ("label", label) if label else ("rating", rating)
            return Made(given, (*given.troubles, *troubles, why), undecided=undecided)
        language, more = language_of(given, self._wanted.language)
        draft = draft_of(given, label or rating, language, self._wanted.orders, self._wording)
        draft.troubles += [*troubles, *more]
        known = self._texts.get(folded(draft.data["text"]))
        if known:
            draft.troubles.append(Trouble("duplicate", "text", detail=known))
            return Made(given, tuple(draft.troubles))
        return self._made(given, draft, decided, self.dossier_for(language))

    def _decided(self, label: str, rating: str) -> tuple[Decided, Trouble | None]:
        found = self._decisions.of_label(label) if label else None
        if found is None and rating and not label:
            found = self._decisions.of_rating(rating)
        if not label and not rating:
            return Decided(), Trouble("no-label", "status")
        if found is None or not found.status:
            return Decided(), Trouble("label-unmapped", "status", label or rating)
        if found.status == LEAVE_OUT:
            return found, Trouble("label-left-out", "status", label or rating)
        return found, None

    def _made(self, given: Given, draft: Draft, decided: Decided, dossier: str) -> Made:
        where = _where(given)
        speaker = self._speakers.of(given, where)
        draft.troubles += speaker.troubles
        ids = self._ids_of(dossier)
        slug = ids.new(draft.data["text"], "claim")
        made_id = f"{dossier}/{slug}"
        _complete(draft, decided, speaker, self._wanted)
        self._people.update(speaker.new)
        text, problem = self._passing(made_id, draft, _comment(given, where, self._wanted.day))
        if problem:
            for new_id, _ in speaker.new:
                self._people.pop(new_id, None)
            self._speakers.forget(speaker)
            ids.give_back(slug)
            detail = f"{problem.message} [{problem.code}]"
            troubles = (*draft.troubles, Trouble("refused", _dotted(problem.path), detail=detail))
            return Made(given, troubles)
        self._texts[folded(draft.data["text"])] = made_id
        other = self._relatives.of(made_id, given, self.language_of(given))
        if other:
            draft.troubles.append(Trouble("other-language", detail=other))
        return Made(given, tuple(draft.troubles), made_id, text, speaker.new)

    def _ids_of(self, dossier: str) -> Ids:
        if dossier not in self._ids:
            there = (id_.partition("/")[2] for id_ in self._taken if id_.startswith(f"{dossier}/"))
            self._ids[dossier] = Ids(there)
        return self._ids[dossier]

    def _passing(self, id_: str, draft: Draft, comment: str) -> tuple[str, Problem | None]:
        """The claim file, once what the check refuses was taken out; or what cannot be."""
        problem: Problem | None = None
        for _ in range(_MOST_TRIES):
            text = file_text(draft.data, "../claim.schema.json", [comment])
            problem = next(self._problems(id_, text), None)
            if problem is None:
                return in_form(text, ClaimFile, CLAIM_BOUNDS), None
            if not _mended(draft, problem):
                break
        return "", problem

    def _problems(self, id_: str, text: str) -> Iterator[Problem]:
        file = f"{CLAIMS}/{id_}.yaml"
        tree, problems = read_yaml(file, text.encode(), CLAIM_BOUNDS)
        yield from problems
        record, problems = validated(ClaimFile, file, tree) if tree else (None, [])
        yield from problems
        if record is None:
            return
        values = {name: getattr(record, name) for name in ClaimFile.model_fields}
        claim = Claim.model_construct(id=id_, file=file, **values)
        for rule in RULES.values():
            strict = rule.severity is Severity.ERROR and rule.of_claim
            if strict and rule.of_claim and claim.stage in rule.stages:
                for finding in rule.of_claim(claim, self._corpus):
                    yield Problem(file, rule.code, finding.message, finding.help, finding.path)


def _complete(draft: Draft, decided: Decided, speaker: Speaker, wanted: Wanted) -> None:
    draft.data["status"] = decided.status
    if decided.reason:
        draft.data["reason"] = decided.reason
    draft.data["source"]["speaker"] = speaker.id
    draft.data["topics"] = list(wanted.topics)
    draft.data["stage"] = wanted.stage.value
    draft.data["history"] = []
    for group, name in ((draft.data, "evidence"), (draft.data["source"], "appearances")):
        if not group[name]:
            del group[name]


def _mended(draft: Draft, problem: Problem) -> bool:
    """Take out what the check refuses, if it is not what the claim is made of."""
    data, path = draft.data, problem.path
    said = f"{problem.message} [{problem.code}]"
    match path:
        case ("stage",) | ("status",) if data["stage"] != Stage.DRAFT:
            data["stage"] = Stage.DRAFT.value
            draft.troubles.append(Trouble("kept-a-draft", "stage", detail=said))
        case ("evidence", int(), "stance") if data["stage"] != Stage.DRAFT:
            data["stage"] = Stage.DRAFT.value
            draft.troubles.append(Trouble("kept-a-draft", "stage", detail=said))
        case ("summary",) if data["summary"] != draft.own_summary:
            _tell(draft, "words-left-out", path, data["summary"], said)
            data["summary"] = draft.own_summary
        case ("notes",) if data["notes"] != draft.own_notes:
            _tell(draft, "words-left-out", path, data["notes"], said)
            data["notes"] = draft.own_notes
        case ("evidence", int(number), "title") if data["evidence"][number]["title"] != "unknown":
            _tell(draft, "words-left-out", path, data["evidence"][number]["title"], said)
            data["evidence"][number]["title"] = "unknown"
        case ("evidence", int(number), *_):
            _take_out(draft, data, "evidence", number, said)
        case ("source", "appearances", int(number), *_):
            _take_out(draft, data["source"], "appearances", number, said)
        case ("source", "claimed_on") if data["source"]["claimed_on"] != "unknown":
            _tell(draft, "date-impossible", path, data["source"]["claimed_on"], said)
            data["source"]["claimed_on"] = "unknown"
        case _:
            return False
    return True


def _take_out(draft: Draft, group: dict[str, Any], name: str, number: int, said: str) -> None:
    draft.troubles.append(Trouble("item-left-out", name, group[name].pop(number), said))
    if not group[name]:
        del group[name]


def _tell(draft: Draft, code: str, path: Path, kept: object, said: str) -> None:
    draft.troubles.append(Trouble(code, _dotted(path), kept, said))


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _where(given: Given) -> str:
    """The check that a record is of, for people: its address, or where it stood."""
    fits = given.url and len(given.url) <= _LONGEST_WHERE and not address_fault(given.url)
    return given.url if fits else given.where[:_LONGEST_WHERE]


def _comment(given: Given, where: str, day: str) -> str:
    said = where if where == given.where else f"{given.where}: {where}"
    printable = "".join(char if char.isprintable() else "?" for char in said)
    return f"Imported on {day} from {printable}"
