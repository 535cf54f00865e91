"""The page about the API: its description as plain HTML, without a viewer and without script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimpress.exporting.api.offers import OFFERED, TAGS
from claimpress.exporting.api.openapi import openapi
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.licence import licence_in_short
from claimpress.rendering.render import Renderer

_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Holds:
    """What a field holds, in a word or two."""

    kind: str
    """A type of JSON; for many of them, ``list of`` or ``by name:`` before it."""
    schema: str = ""
    """The schema it is, where it has one of its own."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a schema."""

    name: str
    says: str
    holds: Holds
    always: bool
    """Whether it stands in every record."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema as the page shows it."""

    name: str
    says: str
    fields: tuple[Field, ...]
    values: tuple[str, ...]
    """What it can be, where it is a word of a list."""


def reference_page(render: Renderer) -> Artifact:
    """The page at ``api/``, from the same description that machines read."""
    description = openapi(render.corpus, render.site)
    schemas = description["components"]["schemas"]
    return render.page(
        links.API,
        "api",
        title=render.words.say("The data API"),
        description=render.words.say("Every file of open data, and what it holds."),
        licence=licence_in_short(render.corpus.publication, render.words),
        offered={tag: [each for each in OFFERED if each.tag == tag] for tag in TAGS},
        tags=TAGS,
        version=description["info"]["version"],
        schemas=list(_schemas(schemas)),
        models={each.name: _model(description, each.path) for each in OFFERED},
    )


def _model(description: Mapping[str, Any], path: str) -> str:
    """The schema that a file fits, by the name it has on the page."""
    content = description["paths"][f"/{path}"]["get"]["responses"]["200"]["content"]
    found = next(iter(content.values()))["schema"].get("$ref", "")
    return str(found).removeprefix(_REFERENCE)


def _schemas(schemas: Mapping[str, Any]) -> Iterator[Schema]:
    for name, schema in schemas.items():
        required = schema.get("required", ())
        fields = tuple(
            Field(field, rules.get("description", ""), holds(rules), field in required)
            for field, rules in schema.get("properties", {}).items()
        )
        yield Schema(name, schema.get("description", ""), fields, tuple(schema.get("enum", ())))


def holds(rules: Mapping[str, Any]) -> Holds:
    """What a field holds, from its schema."""
    if "$ref" in rules:
        return Holds("", str(rules["$ref"]).removeprefix(_REFERENCE))
    if rules.get("type") == "array":
        inner = holds(rules["items"])
        return Holds(f"list of {inner.kind}".rstrip(), inner.schema)
    values = rules.get("additionalProperties")
    if isinstance(values, Mapping):
        inner = holds(values)
        return Holds(f"by id: {inner.kind}".rstrip(), inner.schema)
    kind = str(rules.get("type", "anything"))
    return Holds("day" if rules.get("format") == "date" else kind)
