"""A made-up publication in which every text field holds a hostile text.

Each claim starts at another place of the list of texts and gives each field
the next one, so that over all claims every text stands in every field.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from tests.helpers import copy_of_publication
from tests.hostile.payloads import CANARY, CANARY_FILE, as_line

from claimpress import pipeline
from claimpress.checking.run import RULES
from claimpress.model.claim import ClaimFile
from claimpress.model.dossier import DossierFile
from claimpress.model.fields import Line, Prose, Record, Text
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import People, Topics
from claimpress.model.status import Scale
from claimpress.reading.expected import annotation_at, bare, kind_of
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.problems import Problem, errors_among

MODELS: dict[str, type[Record]] = {
    "claim": ClaimFile,
    "dossier": DossierFile,
    "people": People,
    "topics": Topics,
    "scale": Scale,
    "publication": PublicationFile,
}
KINDS = {kind_of(Line): "line", kind_of(Text): "text", kind_of(Prose): "prose"}
# Fields of a kind that hold less than the kind does.
SHORTER = {"dossier.short_title": "short", "claim.summary": "summary"}
STATUSES = (
    "supported", "mostly-supported", "mixed", "unverified", "contradicted", "not-checkable",
)  # fmt: skip
SHAPES = ("check", "check-partly", "half", "question", "cross", "dash")
HIGHEST_RATING = 6
ONE_PUBLISHER = "one-publisher"
SETTLING = 6
FAR = 101
"""Texts that stand near one another in the corpora are often much the same."""


def text_fields() -> Iterator[tuple[str, str]]:
    """Every field of every file that holds words, with its kind: found in the models."""
    for name, model in MODELS.items():
        for path in _paths(model, ()):
            kind = KINDS.get(kind_of(annotation_at(model, path)))
            field_ = ".".join((name, *(str(step) for step in path if step not in {0, "*"})))
            if kind:
                yield field_, SHORTER.get(field_, kind)


def _paths(annotation: object, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    inner = bare(annotation)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        for name in inner.model_fields:
            yield from _paths(annotation_at(inner, (name,)), (*at, name))
    elif get_origin(inner) is tuple:
        yield from _paths(get_args(inner)[0], (*at, 0))
    elif get_origin(inner) is dict:
        yield from _paths(get_args(inner)[1], (*at, "*"))
    else:
        yield at


def as_yaml(data: Any) -> bytes:
    """Data as YAML of quoted strings; a lone surrogate comes out as the bytes that are no UTF-8."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def faults_of(kind: str, text: str) -> list[Problem]:
    """What the reader says of a text in a field of a kind."""
    name, field_ = {
        "line": ("claim", "text"),
        "text": ("claim", "unknown"),
        "prose": ("claim", "notes"),
        "short": ("dossier", "short_title"),
        "summary": ("claim", "summary"),
    }[kind]
    data = (a_claim() if name == "claim" else a_dossier()) | {field_: text}
    tree, problems = read_yaml("hostile.yaml", as_yaml(data))
    return problems if tree is None else validated(MODELS[name], "hostile.yaml", tree)[1]


@cache
def accepted(kind: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the texts that a field of a kind takes."""
    return tuple(text for text in texts if not faults_of(kind, text))


def a_claim() -> dict[str, Any]:
    """A claim with every field that must be there."""
    return {
        "text": "A lamp was lit on the bridge of Nowhere",
        "status": "supported",
        "reason": "reason-0",
        "summary": "The keeper of the lamps wrote it down that evening.",
        "source": {"speaker": "p0000", "claimed_on": "2026-04-01"},
        "stage": "published",
        "published_on": "2026-05-01",
    }


def a_dossier() -> dict[str, Any]:
    """A dossier with every field that must be there."""
    return {
        "title": "A speech about lamps",
        "short_title": "Lamps",
        "kind": "speech",
        "language": "en",
        "published": "2026-04-01",
        "introduction": "A speech that was never held.",
        "limits": "Nothing was looked at.",
        "how_made": "It was made up.",
    }


@dataclass(slots=True)
class Texts:
    """Gives each field the next text of its kind."""

    pools: Mapping[str, Sequence[str]]
    kinds: dict[str, str]
    at: int = 0
    given: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> str:
        """The text for a field, remembered under its name."""
        order = list(self.kinds).index(name)
        pool = self.pools[self.kinds[name]]
        # A step between fields, so that no two fields of a claim hold the same.
        self.given[name] = pool[(self.at + 7 * order) % len(pool)]
        return self.given[name]


@dataclass(slots=True)
class Made:
    """The publication, and which text stands in which field of which file."""

    root: Path
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """By name of the record, as ``claim d0000/c0000`` or ``people p0000``, then by field."""

    def of(self, model: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The records of a model, each by its id."""
        for name, texts in self.texts.items():
            kind, _, id_ = name.partition(" ")
            if kind == model:
                yield id_, texts


def make(root: Path, texts: Sequence[str], *, per_dossier: int = 1, turn: int = 0) -> Made:
    """Write the publication and let the rules be content with it."""
    copy_of_publication(root)
    shutil.rmtree(root / "claims")
    (root / CANARY_FILE).write_text(CANARY + "\n", encoding="utf-8")
    kinds = dict(text_fields())
    pools = {kind: accepted(kind, tuple(texts)) for kind in set(kinds.values())}
    number = max(len(pool) for pool in pools.values())
    number += number % per_dossier  # the last dossier is like all others
    made = Made(root)
    files = dict(_files(made, Texts(pools, kinds), number, per_dossier, turn))
    _settle(made, files, pools["summary"])
    return made


def _files(
    made: Made, texts: Texts, number: int, per_dossier: int, turn: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    def told(name: str, at: int) -> Texts:
        texts.at = at
        texts.given = made.texts.setdefault(name, {})
        return texts

    yield "publication.yaml", _publication(told("publication ", turn))
    scale = {id_: _status(told(f"scale {id_}", turn * 6 + n), n) for n, id_ in enumerate(STATUSES)}
    reasons = {f"reason-{n}": told(f"reason reason-{n}", n)("scale.reasons") for n in range(number)}
    yield "statuses.yaml", {"version": "1", "statuses": scale, "reasons": reasons}
    people = {f"p{n:04}": _person(told(f"people p{n:04}", n)) for n in range(number)}
    yield "people.yaml", {"people": people}
    topics = {f"t{n:04}": _topic(told(f"topics t{n:04}", n)) for n in range(number)}
    yield "topics.yaml", {"topics": topics}
    for first in range(0, number, per_dossier):
        members = range(first, min(first + per_dossier, number))
        folder = f"d{first:04}"
        dossier = _dossier(told(f"dossier {folder}", first))
        for n in members:
            claim = _claim(told(f"claim {folder}/c{n:04}", n), n)
            _give_passage(dossier, claim, texts.given, n)
            claim["related"] = [f"{folder}/c{other:04}" for other in members if other != n]
            yield f"{folder}/c{n:04}.yaml", claim
        yield f"{folder}/dossier.yaml", dossier


def _publication(texts: Texts) -> dict[str, Any]:
    words = ("desk", "tagline", "description", "licence", "contact")
    return {
        **{name: texts(f"publication.{name}") for name in words},
        "language": "en",
        "licence_url": "https://licence.example.org/by",
        "quote_limit": "5000",
    }


def _status(texts: Texts, number: int) -> dict[str, Any]:
    return {
        "label": texts("scale.statuses.label"),
        "shape": SHAPES[number],
        "colour": STATUSES[number],
        "definition": texts("scale.statuses.definition"),
        "rating": str(HIGHEST_RATING - number),
        "needs": "supports",
        "reason_required": "true",
    }


def _person(texts: Texts) -> dict[str, Any]:
    return {
        "name": texts("people.people.name"),
        "other_names": [texts("people.people.other_names")],
        "roles": [{"title": texts("people.people.roles.title"), "since": "2020"}],
        "note": texts("people.people.note"),
        "url": "https://homes.example.com/somebody",
    }


def _topic(texts: Texts) -> dict[str, Any]:
    words = ("name", "description")
    return {name: texts(f"topics.topics.{name}") for name in words}


def _dossier(texts: Texts) -> dict[str, Any]:
    words = (
        "title", "short_title", "author_note", "publisher", "publisher_note", "published_note",
        "introduction", "findings", "limits", "how_made",
    )  # fmt: skip
    return a_dossier() | {
        **{name: texts(f"dossier.{name}") for name in words},
        "author": "p0000",
        "url": "https://town.example.org/speech",
        "passages": [
            {
                "locator": texts("dossier.passages.locator"),
                "text": [texts("dossier.passages.text")],
            },
        ],
        "timeline": [
            {
                "on": "2026-03-02",
                "text": texts("dossier.timeline.text"),
                "sources": ["https://minutes.example.org/lamps"],
            },
        ],
    }


def _claim(texts: Texts, number: int) -> dict[str, Any]:
    def words(*names: str) -> dict[str, Any]:
        return {name.rpartition(".")[2]: texts(f"claim.{name}") for name in names}

    source = ("source.attribution", "source.quote", "source.translation", "source.locator")
    evidence = ("title", "publisher", "says", "quote", "translation", "locator", "interest")
    return a_claim() | {
        **words("text", "summary", "notes", "unknown"),
        "status": STATUSES[number % len(STATUSES)],
        "reason": f"reason-{number}",
        "source": {
            "speaker": f"p{number:04}",
            "claimed_on": "2026-04-01",
            "language": "de",
            **words(*source),
            "appearances": [
                {"url": "https://lantern.example.com/again", **words("source.appearances.title")},
            ],
        },
        "evidence": [
            {
                "url": f"https://lantern.example.com/{number}",
                "published": "2026-03-01",
                "language": "de",
                "stance": "supports",
                "tier": "primary",
                "consulted": "full",
                **words(*(f"evidence.{name}" for name in evidence)),
            },
        ],
        "media": [
            {
                "kind": "video",
                "url": f"https://lantern.example.com/video/{number}",
                "manipulation": "edited",
                **words("media.title", "media.original_context"),
            },
        ],
        "replies": [
            {
                "person": f"p{number:04}",
                "asked_on": "2026-04-20",
                "until": "2026-04-27",
                "answered_on": "2026-04-25",
                "language": "de",
                **words("replies.how", "replies.answer", "replies.translation"),
            },
        ],
        "topics": [f"t{number:04}"],
        "history": [
            {"on": "2026-05-02", "kind": "correction", **words("history.note", "history.was")},
        ],
        # Its one item of evidence is from one publisher, so there is something to waive.
        "waivers": [{"rule": ONE_PUBLISHER, **words("waivers.reason")}],
    }


def _give_passage(
    dossier: dict[str, Any], claim: dict[str, Any], given: dict[str, str], number: int
) -> None:
    """Let the claim's exact words stand in a passage of its own."""
    source = claim["source"]
    if as_line(source["locator"]) in {as_line(p["locator"]) for p in dossier["passages"]}:
        source["locator"] += f" {number}"
        given["claim.source.locator"] = source["locator"]
    dossier["passages"].append({"locator": source["locator"], "text": [source["quote"]]})


def _settle(made: Made, files: dict[str, dict[str, Any]], summaries: Sequence[str]) -> None:
    """Write the files; waive what rules about wording find: hostile texts are no good ones."""
    for _ in range(SETTLING):
        for name, data in files.items():
            path = made.root / "claims" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_yaml(data))
        problems = errors_among(pipeline.check(made.root, use_cache=False).problems)
        if not problems:
            return
        for problem in dict.fromkeys((problem.file, problem.code) for problem in problems):
            _content(made, files, *problem, summaries)
    raise AssertionError([f"{p.file}: {p.code}: {p.message}" for p in problems[:9]])


def _content(
    made: Made, files: dict[str, dict[str, Any]], file: str, code: str, summaries: Sequence[str]
) -> None:
    name = file.removeprefix("claims/")
    claim = files[name]
    if code == "idle-summary":
        texts = made.texts[f"claim {name.removesuffix('.yaml')}"]
        other = summaries[(summaries.index(claim["summary"]) + FAR) % len(summaries)]
        claim["summary"] = texts["claim.summary"] = other
    elif code == "waiver":
        claim["waivers"] = [w for w in claim["waivers"] if w["rule"] == ONE_PUBLISHER]
    else:
        assert RULES[code].waivable, (file, code)
        claim["waivers"].append({"rule": code, "reason": "A hostile text is no good one."})
