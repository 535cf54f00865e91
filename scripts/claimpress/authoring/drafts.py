"""The text of a new claim file and a new dossier: valid YAML, commented from the model."""

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from claimpress.model.claim import Appearance, ClaimFile, Evidence, Source
from claimpress.model.dossier import DossierFile

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Answers:
    """What the author told at the start; empty strings are gaps to fill in."""

    text: str
    speaker: str
    quote: str
    evidence: tuple[str, ...]
    """The addresses of items; without any, there is one whose address is a gap."""
    language: str
    today: str
    locator: str = ""
    claimed_on: str = "unknown"
    seen_at: str = ""
    """Where the claim was published, and a lasting copy of that."""
    archived: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    """What a person has to know to fill in a field, on one line each."""


def claim_draft(answers: Answers) -> str:
    """A claim file whose gaps are empty values: `check` names each until it is filled."""
    lines = [
        "# yaml-language-server: $schema=../claim.schema.json",
        '# Fill in what is empty; take out what does not apply. Put sentences in "quotation marks"',
        "# or in a block after |, as below.",
        "",
        *_comment(answers.remarks.get("text", "")),
        *_field(ClaimFile, "text", quoted(answers.text)),
        *_field(ClaimFile, "status", "unverified"),
        *_field(ClaimFile, "summary", '""'),
        "",
        "source:",
        *_indented(_source(answers)),
        "",
        "evidence:",
        *(
            line
            for number, url in enumerate(answers.evidence or ("",))
            for line in _indented(_evidence(url, answers), first="  - ", rest="    ")
            # What the fields are for is said once.
            if not (number and line.lstrip().startswith("#"))
        ),
        "",
        *_field(ClaimFile, "notes", '""'),
        *_field(ClaimFile, "unknown", '""'),
        "",
        *_field(ClaimFile, "topics", "[]"),
        *_field(ClaimFile, "people", "[]"),
        *_field(ClaimFile, "related", "[]"),
        "",
        *_comment("Set to published, with published_on, when the claim goes to readers."),
        "stage: draft",
        f"# published_on: {answers.today}",
        "history: []",
        "",
    ]
    return "\n".join(lines)


def dossier_draft(answers: Answers) -> str:
    """A ``dossier.yaml`` whose gaps are empty values."""
    gaps = {"kind": "article", "language": answers.language, "published": "unknown"}
    known = {"url": answers.seen_at, "archived": answers.archived}
    lines = ["# yaml-language-server: $schema=../dossier.schema.json", ""]
    for name, info in DossierFile.model_fields.items():
        if info.is_required():
            lines += _field(DossierFile, name, gaps.get(name, '""'))
        elif known.get(name):
            lines += _field(DossierFile, name, quoted(known[name]))
    lines += [
        "",
        *_comment(
            "Add as you know them: author, publisher, url, archived, timeline, "
            "and passages or the full_text."
        ),
        "",
    ]
    return "\n".join(lines)


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar (a JSON string is one)."""
    return json.dumps(text, ensure_ascii=False)


def _source(answers: Answers) -> Iterator[str]:
    for name, value in (
        ("speaker", answers.speaker or '""'),
        ("quote", quoted(answers.quote)),
        ("locator", quoted(answers.locator)),
        ("claimed_on", answers.claimed_on),
    ):
        yield from _comment(answers.remarks.get(name, ""))
        yield from _field(Source, name, value)
    if answers.seen_at:
        yield from _comment(Source.model_fields["appearances"].description or "")
        yield "appearances:"
        yield from _indented(_appearance(answers), first="  - ", rest="    ")


def _appearance(answers: Answers) -> Iterator[str]:
    yield from _field(Appearance, "url", quoted(answers.seen_at))
    if answers.archived:
        yield from _field(Appearance, "archived", quoted(answers.archived))


def _evidence(url: str, answers: Answers) -> Iterator[str]:
    yield from _field(Evidence, "url", quoted(url))
    yield from _field(Evidence, "title", '""')
    yield from _field(Evidence, "publisher", '""')
    yield from _field(Evidence, "published", "unknown")
    yield from _field(Evidence, "language", answers.language)
    yield from _field(Evidence, "stance", "context")
    yield from _field(Evidence, "tier", "secondary")
    yield from _field(Evidence, "says", '""')
    yield from _field(Evidence, "consulted", "excerpt")


def _field(model: type[BaseModel], name: str, value: str) -> list[str]:
    description = (model.model_fields[name].description or "").replace("``", "")
    return [*_comment(description), f"{name}: {value}"]


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH)]


def _indented(lines: Iterator[str], first: str = "  ", rest: str = "  ") -> Iterator[str]:
    prefix = first
    for line in lines:
        # A list item starts with its first key, not with the comment on it.
        yield (rest if line.startswith("#") else prefix) + line
        if not line.startswith("#"):
            prefix = rest
