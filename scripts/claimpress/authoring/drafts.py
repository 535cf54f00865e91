"""The text of a new claim file and a new dossier: valid YAML, commented from the model."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from claimpress.model.claim import ClaimFile, Evidence, Source
from claimpress.model.dossier import DossierFile

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Answers:
    """What the author told at the start; empty strings are gaps to fill in."""

    text: str
    speaker: str
    quote: str
    url: str
    language: str
    today: str


def claim_draft(answers: Answers) -> str:
    """A claim file whose gaps are empty values: `check` names each until it is filled."""
    lines = [
        "# yaml-language-server: $schema=../claim.schema.json",
        '# Fill in what is empty; take out what does not apply. Put sentences in "quotation marks"',
        "# or in a block after |, as below.",
        "",
        *_field(ClaimFile, "text", quoted(answers.text)),
        *_field(ClaimFile, "status", "unverified"),
        *_field(ClaimFile, "summary", '""'),
        "",
        "source:",
        *_indented(_source(answers)),
        "",
        "evidence:",
        *_indented(_evidence(answers), first="  - ", rest="    "),
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
    lines = ["# yaml-language-server: $schema=../dossier.schema.json", ""]
    for name, info in DossierFile.model_fields.items():
        if info.is_required():
            lines += _field(DossierFile, name, gaps.get(name, '""'))
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
    yield from _field(Source, "speaker", answers.speaker)
    yield from _field(Source, "quote", quoted(answers.quote))
    yield from _field(Source, "locator", '""')
    yield from _field(Source, "claimed_on", "unknown")


def _evidence(answers: Answers) -> Iterator[str]:
    yield from _field(Evidence, "url", quoted(answers.url))
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
