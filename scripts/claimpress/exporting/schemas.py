"""JSON Schemas of every file a person writes, generated from the model."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claimpress.model.claim import ClaimFile
from claimpress.model.dossier import DossierFile
from claimpress.model.fields import Record
from claimpress.model.found_links import LinksFile
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
from claimpress.reading.intake import CLAIMS

MODELS: dict[str, type[Record]] = {
    "claim": ClaimFile,
    "dossier": DossierFile,
    "people": People,
    "topics": Topics,
    "statuses": Scale,
    "publication": PublicationFile,
    "links": LinksFile,
}
"""The models by the name of their schema, in the order of the reference."""

TRANSLATIONS: dict[str, type[Record]] = {
    "claim-translation": ClaimTranslation,
    "dossier-translation": DossierTranslation,
    "people-translation": PeopleTranslation,
    "topics-translation": TopicsTranslation,
    "statuses-translation": ScaleTranslation,
    "publication-translation": PublicationTranslation,
}
"""The models of files that only a publication in several languages has, in the same order."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files(scale: Scale | None = None, languages: Sequence[str] = ()) -> dict[str, str]:
    """The text of each schema file by its path from the publication's root.

    With the publication's ``scale``, editors offer its statuses and reasons.
    Those of translations are for publications with other ``languages``.
    """
    models = MODELS | TRANSLATIONS if languages else MODELS
    schemas = {name: schema_of(model) for name, model in models.items()}
    if scale:
        fields = schemas["claim"]["properties"]
        fields["status"] |= _offered({id_: s.definition for id_, s in scale.statuses.items()})
        fields["reason"] |= _offered(scale.reasons)
    return {
        f"{CLAIMS}/{name}.schema.json": f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n"
        for name, schema in schemas.items()
    }


def _offered(choices: Mapping[str, str]) -> dict[str, Any]:
    """Choices, each with what it means; the last word is one that editors know."""
    if not choices:
        return {}
    return {"enum": list(choices), "enumDescriptions": list(choices.values())}


def schema_of(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of one kind of file, as an editor needs it."""
    schema: dict[str, Any] = tidied(model.model_json_schema(mode="validation"))
    return {"$schema": DIALECT, **schema}


def tidied(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Drop what helps no editor: made-up titles, defaults, and null.

    A field is left out, never null: the reader takes ``null`` as a word.
    """
    if isinstance(node, list):
        return [tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: value for key, value in node.items() if key != "default"}
    if isinstance(node.get("title"), str):
        del node["title"]
    choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del node["anyOf"]
        node = {**choices[0], **node}
    elif choices:
        node["anyOf"] = choices
    node = {key: tidied(value) for key, value in node.items()}
    if isinstance(node.get("description"), str):
        node["description"] = node["description"].replace("``", "")
    return node
