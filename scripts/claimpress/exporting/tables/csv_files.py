"""Tables as CSV (RFC 4180, UTF-8) that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Iterable

from claimpress.exporting.tables.table import Cell, Row, Table

# A cell that begins so is a formula to some spreadsheet (CWE-1236); the wide forms count too
# where Chinese and Japanese are written.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - on purpose


def inert(cell: Cell) -> Cell:
    """A cell with an apostrophe before it if a spreadsheet would take it for a formula.

    A text that begins with apostrophes and then such a sign gets one more, so
    that to take one away always gives the text back.

    >>> inert("=1+1"), inert("'=1+1"), inert("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def as_csv(table: Table, rows: Iterable[Row]) -> bytes:
    """The table with the names of its columns in the first line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
