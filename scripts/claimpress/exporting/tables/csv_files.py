"""Tables as CSV (RFC 4180, UTF-8) that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Iterable

from claimpress.exporting.tables.table import Cell, Row, Table

# A cell that begins so is a formula to some spreadsheet (CWE-1236); the wide forms count too
# where Chinese and Japanese are written.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - on purpose
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - as above; few cells begin so


def inert(cell: Cell) -> Cell:
    """A cell with an apostrophe before it if a spreadsheet would take it for a formula.

    A text that begins with apostrophes and then such a sign gets one more, so
    that to take one away always gives the text back.

    >>> inert("=1+1"), inert("'=1+1"), inert("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    if isinstance(cell, str) and cell[:1] in _FIRST and _FORMULA.match(cell):
        return f"'{cell}"
    return cell


def csv_section(table: Table) -> str:
    """The section of parts with the lines of a table."""
    return f"{table.name}.csv"


def head_of(table: Table) -> bytes:
    """The first line: the names of the columns."""
    return lines_of([tuple(column.name for column in table.columns)])


def lines_of(rows: Iterable[Row]) -> bytes:
    """Rows as lines."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
