"""Tables in text form (CSV): their head, their rows, and which column holds what."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimpress.authoring.drafts import quoted
from claimpress.importing.given import Cited, Given, Named, Place, Raw
from claimpress.importing.links import addresses_in
from claimpress.importing.mapping import TODO, Columns, MappingFile
from claimpress.importing.texts import cut, folded
from claimpress.importing.trouble import Trouble
from claimpress.values.text import one_line

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 10 * 1024 * 1024
_SAMPLE = 40
# How the columns are often called; only a proposal, which a person looks at.
_USUAL = {
    "claim": ("claim", "claim text", "statement", "claim reviewed"),
    "label": ("label", "verdict", "rating", "conclusion"),
    "speaker": ("speaker", "claimant", "author of the claim", "who"),
    "claimed_on": ("claimed on", "claim date", "date of the claim"),
    "checker": ("checker", "publisher", "organisation", "organization", "site"),
    "checked_on": ("checked on", "review date", "date published", "published"),
    "url": ("url", "link", "review url", "address"),
    "language": ("language", "lang", "language code"),
    "summary": ("summary", "explanation", "justification"),
    "notes": ("notes", "text", "article"),
    "appearances": ("appearances", "appearance", "claim url"),
    "evidence": ("evidence", "sources", "citations"),
}


class TableError(ValueError):
    """The table cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Head:
    """The names of the columns, and what stands in the first row."""

    names: tuple[str, ...]
    first: tuple[str, ...]

    def sample(self, name: str) -> str:
        """What stands in a column, as an example."""
        values = dict(zip(self.names, self.first, strict=False))
        return cut(one_line(values.get(name, "")), _SAMPLE)


def head_of(path: Path, mapping: MappingFile) -> Head:
    """The head of a table.

    Raises `TableError` when it has none that can be understood.
    """
    with _opened(path, mapping) as file:
        rows = csv.reader(file, delimiter=_delimiter(path, mapping))
        try:
            names = tuple(name.strip() for name in next(rows, []))
            first = tuple(next(rows, []))
        except (csv.Error, UnicodeDecodeError) as fault:
            raise TableError(f"{path.name} cannot be read: {fault}") from fault
    if len(set(names)) < len(names) or not any(names):
        raise TableError(f"the first row of {path.name} does not name the columns, each once")
    return Head(names, first)


def rows_of(paths: tuple[Path, ...], mapping: MappingFile) -> Iterator[Raw]:
    """Each row of tables with the same columns."""
    csv.field_size_limit(_LONGEST_CELL)
    for path in paths:
        head = head_of(path, mapping)
        with _opened(path, mapping) as file:
            rows = csv.reader(file, delimiter=_delimiter(path, mapping))
            next(rows)
            while True:
                where = f"{path.name}, line {rows.line_num + 1}"
                try:
                    row = next(rows, None)
                except (csv.Error, UnicodeDecodeError) as fault:
                    yield _lost(where, "", f"the table is broken from here on: {fault}")
                    break
                if row is None:
                    break
                if any(cell.strip() for cell in row):
                    yield _raw(where, head, row)


def given_of(raw: Raw, columns: Columns) -> Given:
    """What a row says."""

    def cell(name: str) -> str:
        column = getattr(columns, name)
        return str(raw.data.get(column, "")).strip() if column else ""

    return Given(
        where=raw.where,
        claim=cell("claim"),
        label=cell("label"),
        speakers=tuple(Named(name) for name in [cell("speaker")] if name),
        checkers=tuple(Named(name) for name in [cell("checker")] if name),
        claimed_on=cell("claimed_on"),
        checked_on=cell("checked_on"),
        url=cell("url"),
        language=cell("language"),
        body=tuple(filter(None, [cell("summary"), cell("notes")])),
        places=tuple(Place(url) for url in _addresses(cell("appearances"))),
        cited=tuple(Cited(url) for url in _addresses(cell("evidence"))),
        troubles=raw.troubles,
        data=raw.data,
    )


def usual_column(name: str, head: Head) -> str:
    """The column that is called as such columns often are; empty where there is none."""
    known = {folded(column.replace("_", " ")): column for column in head.names}
    return next((known[usual] for usual in _USUAL[name] if usual in known), "")


def columns_text(chosen: dict[str, str], head: Head) -> str:
    """The part of a mapping file that says which column holds what; open fields as comments."""
    lines = ["columns:"]
    for name, info in Columns.model_fields.items():
        says = (info.description or "").replace("``", "")
        column = chosen.get(name, "")
        if column:
            lines.append(f"  {name}: {quoted(column)}  # {says} {quoted(head.sample(column))}")
        elif info.is_required():
            lines.append(f"  {name}: {TODO}  # {says}")
        else:
            lines.append(f'  # {name}: ""  # {says}')
    lines.append(f"  # The columns are: {', '.join(map(quoted, head.names))}")
    return "\n".join(lines) + "\n"


def missing_columns(columns: Columns, head: Head) -> list[str]:
    """The columns that the mapping file names and the table has not."""
    named = [getattr(columns, name) for name in Columns.model_fields]
    return [column for column in named if column and column not in head.names]


def _raw(where: str, head: Head, row: list[str]) -> Raw:
    if len(row) > len(head.names):
        return _lost(where, row, f"the row has {len(row)} cells, the head {len(head.names)}")
    return Raw(where, dict(zip(head.names, row, strict=False)))


def _lost(where: str, given: Any, detail: str) -> Raw:  # noqa: ANN401 - what was there
    return Raw(where, {"as given": given}, (Trouble("unreadable", detail=detail),))


def _addresses(cell: str) -> list[str]:
    return addresses_in(cell) if cell else []


def _opened(path: Path, mapping: MappingFile) -> io.TextIOWrapper:
    try:
        return path.open(encoding=mapping.encoding or "utf-8-sig", newline="")
    except LookupError as fault:
        raise TableError(f"there is no encoding {mapping.encoding!r}") from fault


def _delimiter(path: Path, mapping: MappingFile) -> str:
    """What divides the columns: as the mapping file says, or the one sign that can."""
    if mapping.delimiter:
        return "\t" if mapping.delimiter == "tab" else mapping.delimiter
    with _opened(path, mapping) as file:
        try:
            line = file.readline(_LONGEST_CELL)
        except UnicodeDecodeError as fault:
            message = f"{path.name} is not in UTF-8; say in the mapping file which encoding it has"
            raise TableError(message) from fault
    found = [sign for sign in _DELIMITERS if sign in line]
    if len(found) > 1:
        message = f"several signs could divide the columns of {path.name}"
        raise TableError(f'{message}; say in the mapping file which: delimiter: ","')
    return found[0] if found else ","
