"""The tables as one SQLite file with full-text search, for Datasette and whoever asks in SQL."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from pydantic_core import to_json

from claimpress.exporting.parts.part import Parts
from claimpress.exporting.tables.table import Column, Row, Table
from claimpress.rendering import links
from claimpress.rendering.artifact import Filled

DATABASE = "claims.sqlite"
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "claims": ("text", "summary", "quote", "notes", "unknown", "speaker_name"),
    "evidence": ("title", "publisher", "says", "quote"),
    "passages": ("text",),
    "translations": ("text", "summary", "notes", "unknown"),
}
"""The columns in which words are found."""
_AS_IT_COMES = (
    # The file is given its name when it is whole, so nothing in it is ever taken back,
    "PRAGMA journal_mode=OFF",
    # and that it reaches the disk is seen to where the site is put in place.
    "PRAGMA synchronous=OFF",
    "PRAGMA locking_mode=EXCLUSIVE",
)


def rows_section(table: Table) -> str:
    """The section of parts with the rows of a table."""
    return f"{table.name}.rows"


def packed_rows(rows: Sequence[Row]) -> bytes:
    """Rows as a section has them: unlike lines of CSV, they tell nothing from no text."""
    return to_json(rows)


def database(tables: Iterable[Table], parts: Parts) -> Filled:
    """The file. The same rows and the same SQLite give the same bytes."""
    return Filled(links.in_api(DATABASE), partial(_fill, list(tables), parts))


def _fill(tables: Iterable[Table], parts: Parts, path: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for order in _AS_IT_COMES:
            connection.execute(order)
        connection.execute("BEGIN")
        for table in tables:
            for order in _orders(table):
                connection.execute(order)
            holes = ",".join("?" * len(table.columns))
            insert = f"INSERT INTO {table.name} VALUES ({holes})"  # noqa: S608 - a name of ours
            for rows in parts.pieces(table.kind, rows_section(table)):
                connection.executemany(insert, json.loads(rows))
            for order in _orders_of_search(table):
                connection.execute(order)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _orders(table: Table) -> Iterator[str]:
    """What makes a table and the ways into it. Every name in here is one of ours."""
    lines = [_line(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names([column])}) REFERENCES {target} (id)"
        for column, target in table.leads.items()
    ]
    body = ",\n  ".join(lines)
    yield f"CREATE TABLE {table.name} (\n  {body}\n)"
    for column in table.leads:
        if column != table.key[0]:
            yield f"CREATE INDEX {table.name}_by_{column} ON {table.name} ({_names([column])})"


def _line(column: Column) -> str:
    kind = "INTEGER" if column.is_number else "TEXT"
    return f"{_names([column.name])} {kind}{' NOT NULL' if column.required else ''}"


def _names(columns: Iterable[str]) -> str:
    """Quoted, because some are words of SQL as well: "on", "by"."""
    return ", ".join(f'"{column}"' for column in columns)


def _orders_of_search(table: Table) -> Iterator[str]:
    """Full-text search that finds Muller for Müller and keeps no second copy of the texts."""
    columns = _SEARCHED.get(table.name)
    if columns:
        yield (
            f"CREATE VIRTUAL TABLE {table.name}_fts USING fts5({_names(columns)}, "
            # Datasette looks for the name in double quotation marks.
            f'content="{table.name}", tokenize="unicode61 remove_diacritics 2")'
        )
        search = f"{table.name}_fts"
        yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"  # noqa: S608 - as above
