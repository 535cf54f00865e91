"""A table: what its columns are, and how its rows come out of the publication."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from claimpress.exporting.api.schemas import schema_for
from claimpress.exporting.parts.part import Kind
from claimpress.model.fields import Record

Cell: TypeAlias = str | int | None
Row: TypeAlias = tuple[Cell, ...]
Values: TypeAlias = Mapping[str, Any]
"""What a record of the data API holds, as JSON has it; what is null or left out is not there."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    says: str
    """What it holds."""
    rules: Mapping[str, Any]
    """Its type and limits in the words of JSON Schema."""
    required: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it holds whole numbers."""
        return str(self.rules["type"]) == "integer"


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    kind: Kind
    """The records that its rows come from."""
    name: str
    says: str
    """What a row is."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that name a row."""
    rows: Callable[[Values], Iterable[Row]]
    """The rows of one record of its kind."""
    leads: Mapping[str, str]
    """Columns that hold the first key of another table, with the name of that table."""


def columns_of(model: type[Record], names: Iterable[str] | None = None) -> Iterator[Column]:
    """The columns of the fields of a model that hold one value each, as its schema has them."""
    schema = _schema_for(model)
    for name in names or model.model_fields:
        field = schema["properties"].get(name)
        if field is None:  # never published
            continue
        rules = _resolved(field, schema)
        if rules.get("type") in {"string", "integer", "boolean"}:
            says = field.get("description", "")
            yield Column(name, says, rules, required=name in schema.get("required", ()))


_schema_for = cache(schema_for)


def _resolved(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = field.get("$ref")
    found = schema["$defs"][reference.rpartition("/")[2]] if reference else field
    return {key: value for key, value in found.items() if key in {"type", "pattern", "enum"}} | (
        {"format": "date"} if found.get("format") == "date" else {}
    )


def text_column(name: str, says: str, *, required: bool = True) -> Column:
    """A column of text."""
    return Column(name, says, {"type": "string"}, required)


def number_column(name: str, says: str) -> Column:
    """A column of whole numbers from 1."""
    return Column(name, says, {"type": "integer", "minimum": 1}, required=True)


def cell(value: object) -> Cell:
    """A value of a record as a cell."""
    if value is True or value is False:
        return "true" if value else "false"
    return value if value is None or isinstance(value, str | int) else str(value)


def cells(values: Values, columns: Iterable[Column]) -> Row:
    """The cells of a record, or of a part of one."""
    return tuple([cell(values.get(column.name)) for column in columns])
