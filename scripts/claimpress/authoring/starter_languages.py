"""What a new publication says in further languages, beside the words of its first."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from claimpress.authoring.starter_claims import as_file
from claimpress.deriving.reviews import revision_now
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import EXAMPLE
from claimpress.model.fields import Record
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    PeopleTranslation,
    PublicationTranslation,
    ScaleTranslation,
    TopicsTranslation,
)
from claimpress.reading.intake import CLAIMS

_Model: TypeAlias = type[Record]

_PROGRAM = "claimpress"
"""Who translated the example."""


def translations(
    language: str, texts: Mapping[str, Any], scale: Mapping[str, Any], corpus: Corpus, today: str
) -> dict[str, str]:
    """Every file under ``claims/`` that holds words in a further language.

    ``texts`` and ``scale`` are in that language, ``corpus`` is the publication as it was started.
    """
    example = texts["example"]
    (claim,) = corpus.claims.values()
    dossier = corpus.dossiers[EXAMPLE]
    made: dict[str, tuple[_Model, str, object]] = {
        "publication": (
            PublicationTranslation,
            "publication",
            {
                "tagline": texts["tagline"],
                "description": texts["description"].replace("{name}", corpus.publication.desk),
            },
        ),
        "statuses": (
            ScaleTranslation,
            "statuses",
            {
                "statuses": {
                    id_: {name: status[name] for name in ("label", "definition")}
                    for id_, status in scale["statuses"].items()
                },
                "reasons": scale["reasons"],
            },
        ),
        "people": (
            PeopleTranslation,
            "people",
            {
                "people": {
                    id_: {"name": example["person"], "note": example["person_note"]}
                    for id_ in corpus.people
                }
            },
        ),
        "topics": (
            TopicsTranslation,
            "topics",
            {
                "topics": {
                    id_: {"name": example["topic"], "description": example["topic_about"]}
                    for id_ in corpus.topics
                }
            },
        ),
        f"{EXAMPLE}/dossier": (
            DossierTranslation,
            "../dossier",
            _credit(revision_now(dossier), today)
            | {
                name: example[name]
                for name in ("title", "short_title", "introduction", "limits", "how_made")
            },
        ),
        claim.id: (
            ClaimTranslation,
            "../claim",
            _credit(revision_now(claim), today)
            | {name: example[name] for name in ("text", "summary", "notes", "unknown")}
            | {
                "source": {"translation": example["passage"]},
                "evidence": [
                    {"url": item.url, "says": example["evidence_says"]} for item in claim.evidence
                ],
            },
        ),
    }
    return {
        f"{CLAIMS}/{name}.{language}.yaml": as_file(model, f"{schema}-translation", data)
        for name, (model, schema, data) in made.items()
    }


def _credit(revision: str, today: str) -> dict[str, Any]:
    return {"of": revision, "translated_on": today, "machine": _PROGRAM}
