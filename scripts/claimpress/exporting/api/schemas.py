"""JSON Schemas of what the API gives (draft 2020-12), generated from the model.

They say what may be relied on. Fields can join them at any time, so a file
with fields that a schema does not name still fits it; how long a text may be
is the desk's own rule and no promise.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from claimpress.exporting.schemas import DIALECT, tidied
from claimpress.model.api import FILES
from claimpress.model.fields import Record
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact

_NO_PROMISE = frozenset({"maxLength", "minLength", "maxItems", "minItems"})


class _AsWritten(GenerateJsonSchema):
    """A field that always stands there, as a list does even when it is empty, is required."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ANN401, FBT001 - pydantic's own
        if field.get("serialization_exclude_if"):
            return False
        schema = field["schema"]
        if schema["type"] == "default":
            return schema.get("default") is not None
        return super().field_is_required(field, total)


def schema_for(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of what is written for a model."""
    schema = model.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    found = {"$schema": DIALECT, "title": model.__name__, **promised(schema)}
    parts = found.get("$defs", {})
    found["$defs"] = {name: parts[name] for name in sorted(parts) if _refers(found, name)}
    return found


def components() -> dict[str, Any]:
    """The schemas of all files and of their parts by name, as an OpenAPI description has them."""
    _, schemas = models_json_schema(
        [(model, "serialization") for model in FILES.values()],
        ref_template="#/components/schemas/{model}",
        schema_generator=_AsWritten,
    )
    found = {name: promised(schema) for name, schema in sorted(schemas["$defs"].items())}
    named = {model.__name__ for model in FILES.values()}
    return {name: found[name] for name in found if name in named or _refers(found, name)}


def promised(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without what is no promise."""
    found: dict[str, Any] = _open(tidied(dict(schema)))
    return found


def _refers(schema: Mapping[str, Any], name: str) -> bool:
    """Whether anything refers to a part: pydantic also defines what ours then replaces."""
    return f'/{name}"' in json.dumps(schema)


def _open(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if isinstance(node, list):
        return [_open(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _open(value)
        for key, value in node.items()
        if key not in _NO_PROMISE and not (key == "additionalProperties" and value is False)
    }


def schema_files() -> Iterator[Artifact]:
    """A schema for each kind of file."""
    for name, model in FILES.items():
        text = json.dumps(schema_for(model), ensure_ascii=False, indent=2)
        yield Artifact(links.schema_of(name), f"{text}\n".encode())
