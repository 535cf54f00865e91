"""Data as the YAML of claim files: the one form, and every text in quotation marks or a block."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from claimpress.authoring.drafts import quoted
from claimpress.authoring.layout import LayoutError, laid_out
from claimpress.model.fields import Record
from claimpress.model.registries import Person
from claimpress.reading.yaml_text import Bounds

# Ids, choices and dates, which the files have without quotation marks.
_PLAIN = frozenset(
    {"status", "reason", "speaker", "claimed_on", "published", "language", "stance", "tier"}
    | {"consulted", "stage", "kind"}
)
Data: TypeAlias = Mapping[str, Any]
"""Fields with texts, lists and groups of fields."""


def file_text(data: Data, schema: str, comments: Iterable[str] = ()) -> str:
    """The text of a file, with the schema that editors look at and comments at the top."""
    head = [f"# yaml-language-server: $schema={schema}", *(f"# {line}" for line in comments)]
    return "\n".join([*head, "", *_fields(data, 0)]) + "\n"


def in_form(text: str, model: type[Record], bounds: Bounds) -> str:
    """The text as `claimpress fmt` lays it out."""
    try:
        return laid_out(text, model, bounds)
    except LayoutError:
        return text


def person_lines(id_: str, person: Person, indent: int) -> list[str]:
    """An entry of the registry of people."""
    data = person.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    return [f"{' ' * indent}{id_}:", *_fields(data, indent + 2)]


def _fields(data: Data, indent: int) -> Iterator[str]:
    start = " " * indent
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield f"{start}{name}:"
            yield from _fields(value, indent + 2)
        elif isinstance(value, list) and value:
            yield f"{start}{name}:"
            yield from _items(value, indent + 2)
        elif isinstance(value, list):
            yield f"{start}{name}: []"
        elif "\n" in value and not any(line[:1] == " " for line in value.split("\n")):
            yield f"{start}{name}: |"
            yield from (f"{start}  {line}" if line else "" for line in value.split("\n"))
        else:
            yield f"{start}{name}: {value if name in _PLAIN else quoted(value)}"


def _items(items: list[Any], indent: int) -> Iterator[str]:
    for item in items:
        if not isinstance(item, Mapping):
            yield f"{' ' * indent}- {quoted(item)}"
            continue
        for number, line in enumerate(_fields(item, indent + 2)):
            yield line if number else f"{' ' * indent}- {line.lstrip()}"
