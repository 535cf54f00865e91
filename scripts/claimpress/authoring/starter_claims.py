"""The claims of a new publication: registries, and one example that nobody can mistake for real."""

from collections.abc import Mapping
from typing import Any

from claimpress.authoring.drafts import quoted
from claimpress.authoring.layout import laid_out
from claimpress.authoring.wishes import Wishes
from claimpress.model.claim import ClaimFile
from claimpress.model.dossier import EXAMPLE, DossierFile
from claimpress.model.fields import Record
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import People, Topics
from claimpress.model.status import Scale, Stance
from claimpress.reading.intake import CLAIMS, DOSSIER
from claimpress.reading.load import SHARED_BOUNDS

_POLICIES = {
    "ownership": "about.md#who-makes-it",
    "funding": "about.md#how-it-is-paid-for",
    "nonpartisanship": "about.md#independence",
    "methodology": "methodology.md",
    "corrections": "corrections-policy.md",
    "contact": "contribute.md#report-an-error",
    "suggestions": "contribute.md#suggest-a-claim",
}


def claims(wishes: Wishes, texts: Mapping[str, Any], scale: Scale, today: str) -> dict[str, str]:
    """Every file under ``claims/`` that belongs to the publication, but for the scale."""
    example = texts["example"]
    undecided = _undecided(scale)
    publication = {
        "desk": wishes.name,
        "tagline": texts["tagline"],
        "description": texts["description"].replace("{name}", wishes.name),
        "language": wishes.language,
        **({"languages": list(wishes.languages)} if wishes.languages else {}),
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "policies": _POLICIES,
    }
    people = {
        "invented-speaker": {
            "name": example["person"],
            "kind": "person",
            "note": example["person_note"],
        }
    }
    topics = {
        "invented-examples": {"name": example["topic"], "description": example["topic_about"]}
    }
    document = {
        "title": example["title"],
        "short_title": example["short_title"],
        "kind": "speech",
        "author": "invented-speaker",
        "url": "https://example.org/",
        "language": wishes.language,
        "published": "unknown",
        "introduction": example["introduction"],
        "limits": example["limits"],
        "how_made": example["how_made"],
        "passages": [{"locator": example["locator"], "text": [example["passage"]]}],
    }
    claim = {
        "text": example["text"],
        "status": undecided,
        **({"reason": "too-vague"} if scale.statuses[undecided].reason_required else {}),
        "summary": example["summary"],
        "source": {
            "speaker": "invented-speaker",
            "quote": example["passage"],
            "locator": example["locator"],
            "claimed_on": "unknown",
        },
        "evidence": [
            {
                "url": "https://example.org/windmills",
                "title": example["evidence_title"],
                "publisher": example["evidence_publisher"],
                "published": "unknown",
                "language": wishes.language,
                "stance": (scale.statuses[undecided].needs or Stance.CONTEXT).value,
                "tier": "secondary",
                "consulted": "excerpt",
                "says": example["evidence_says"],
            }
        ],
        "notes": example["notes"],
        "unknown": example["unknown"],
        "topics": ["invented-examples"],
        "stage": "published",
        "published_on": today,
    }
    made: dict[str, tuple[type[Record], str, object]] = {
        "publication.yaml": (PublicationFile, "publication", publication),
        "people.yaml": (People, "people", {"people": people}),
        "topics.yaml": (Topics, "topics", {"topics": topics}),
        f"{EXAMPLE}/{DOSSIER}": (DossierFile, "../dossier", document),
        f"{EXAMPLE}/windmills.yaml": (ClaimFile, "../claim", claim),
    }
    return {
        f"{CLAIMS}/{name}": as_file(model, schema, data)
        for name, (model, schema, data) in made.items()
    }


def as_file(model: type[Record], schema: str, data: object) -> str:
    """Data as a file under ``claims/``, laid out as `claimpress fmt` does."""
    head = f"# yaml-language-server: $schema={schema}.schema.json\n"
    return laid_out(head + "".join(_lines(data, 0)), model, SHARED_BOUNDS)


def _undecided(scale: Scale) -> str:
    """A status that promises nothing, for a claim of which nothing is known."""

    def promises(id_: str) -> tuple[bool, bool, bool]:
        status = scale.statuses[id_]
        return status.needs is not None, status.rating is not None, status.reason_required

    return min(scale.statuses, key=promises)


def _lines(data: object, indent: int) -> list[str]:
    blanks = " " * indent
    lines: list[str] = []
    if isinstance(data, Mapping):
        for key, value in data.items():
            lines += _entry(f"{blanks}{key}:", value, indent)
    elif isinstance(data, list):
        for item in data:
            inside = _lines(item, indent + 2) if isinstance(item, Mapping | list) else []
            if inside:
                lines += [f"{blanks}- {inside[0].lstrip()}", *inside[1:]]
            else:
                lines.append(f"{blanks}- {_scalar(item)}\n")
    return lines


def _entry(start: str, value: object, indent: int) -> list[str]:
    if isinstance(value, Mapping | list):
        return [f"{start}\n", *_lines(value, indent + 2)]
    return [f"{start} {_scalar(value)}\n"]


def _scalar(value: object) -> str:
    """A word of the format stands bare, a text in quotation marks."""
    text = str(value)
    bare = text.isascii() and text.replace("-", "").isalnum()
    return text if bare else quoted(text)
