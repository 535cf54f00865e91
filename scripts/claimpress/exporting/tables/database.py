"""The tables as one SQLite file with full-text search, for Datasette and whoever asks in SQL."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from claimpress.exporting.tables.table import Column, Shown, Table
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact

DATABASE = "claims.sqlite"
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "claims": ("text", "summary", "quote", "notes", "unknown", "speaker_name"),
    "evidence": ("title", "publisher", "says", "quote"),
    "passages": ("text",),
}
"""The columns in which words are found."""


def database(tables: Iterable[Table], shown: Shown) -> Artifact:
    """The file. The same rows and the same SQLite give the same bytes.

    It is made in memory: nothing of it is written before it is whole.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("BEGIN")
        for table in tables:
            for order in _orders(table):
                connection.execute(order)
            holes = ",".join("?" * len(table.columns))
            connection.executemany(
                f"INSERT INTO {table.name} VALUES ({holes})",  # noqa: S608 - a name of ours
                table.rows(shown),
            )
            for order in _orders_of_search(table):
                connection.execute(order)
        connection.execute("COMMIT")
        return Artifact(links.in_api(DATABASE), connection.serialize())
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
