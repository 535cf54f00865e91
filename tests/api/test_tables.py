"""Tables, read back by the tools that people open them with."""

import asyncio
import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import frictionless
import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from tests.api.conftest import data_at
from tests.api.test_files import lines
from tests.helpers import Site

from claimpress.exporting.parts.make import parts_in_memory
from claimpress.exporting.parts.part import Kind
from claimpress.exporting.tables.csv_files import inert, lines_of
from claimpress.exporting.tables.database import database
from claimpress.exporting.tables.every import tables
from claimpress.exporting.tables.table import Row, Table, Values
from claimpress.model.claim import ClaimFile
from claimpress.rendering.render import Renderer

pytestmark = pytest.mark.usefixtures("on_the_day")

TABLES = list(tables())
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - on purpose


def as_text(row: Row) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def freed(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    bare = cell.lstrip("'")
    return cell[1:] if cell != bare and bare.startswith(FORMULA) else cell


def csv_rows(site: Site, name: str) -> Iterator[list[str]]:
    text = (site.folder / f"api/v1/tables/{name}.csv").read_bytes().decode()
    yield from csv.reader(io.StringIO(text, newline=""))


@pytest.fixture
def connection(nowhere: Site) -> Iterator[sqlite3.Connection]:
    path = nowhere.folder / "api/v1/claims.sqlite"
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield opened
    opened.close()


@pytest.fixture
def records(nowhere: Site) -> Mapping[Kind, Sequence[Values]]:
    """What the API says of everything that tables tell of."""
    dossiers = sorted(nowhere.folder.glob("claims/*/dossier.json"))
    return {
        Kind.CLAIMS: list(lines(nowhere)),
        Kind.DOSSIERS: [json.loads(file.read_text(encoding="utf-8")) for file in dossiers],
        Kind.PEOPLE: data_at(nowhere, "api/v1/people/1.json")["items"],
        Kind.TOPICS: data_at(nowhere, "api/v1/topics/1.json")["items"],
        Kind.SCALE: [data_at(nowhere, "api/v1/statuses.json")],
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_and_sqlite_give_back_what_the_records_say(
    nowhere: Site,
    records: Mapping[Kind, Sequence[Values]],
    connection: sqlite3.Connection,
    table: Table,
) -> None:
    names = [column.name for column in table.columns]
    rows = [row for record in records[table.kind] for row in table.rows(record)]
    head, *read = csv_rows(nowhere, table.name)
    assert head == names
    assert [[freed(cell) for cell in row] for row in read] == [as_text(row) for row in rows]
    found = connection.execute(f"SELECT * FROM {table.name}")  # noqa: S608 - a name of ours
    assert [column[0] for column in found.description] == names
    assert sorted(found.fetchall(), key=str) == sorted(rows, key=str)


def test_every_value_of_a_claim_stands_in_a_table(nowhere: Site) -> None:
    """So that a new field of the model cannot be forgotten."""
    told = {cell for table in TABLES for row in csv_rows(nowhere, table.name) for cell in row}
    for record in lines(nowhere):
        for value in leaves(record):
            assert str(value) in {freed(cell) for cell in told}, value


def test_every_list_of_a_claim_has_a_table() -> None:
    """A field that holds several values is no column: whoever adds one makes a table of it."""
    lists = {name for name, field in ClaimFile.model_fields.items() if field.default == ()}
    told = {table.name for table in TABLES}
    same = {"evidence", "media", "history", "reviews", "replies", "waivers"}
    linked = {"topics", "people", "related", "authors", "sensitive", "aliases"}
    assert lists == same | linked
    assert same <= told
    assert len([name for name in told if name.startswith("claim_")]) == len(linked)


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_the_data_package_is_valid_and_its_keys_lead_somewhere(nowhere: Site) -> None:
    package = frictionless.Package(str(nowhere.folder / "api/v1/datapackage.json"))
    assert [resource.name for resource in package.resources] == [
        table.name.replace("_", "-") for table in TABLES
    ]
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert package.to_descriptor()["licenses"] == [
        {"path": "https://licence.example.org/by", "title": "CC BY 4.0"}
    ]


def test_frictionless_finds_what_is_wrong_with_a_package(nowhere: Site, tmp_path: Path) -> None:
    """Else the test above could not fail."""
    source = nowhere.folder / "api/v1"
    (tmp_path / "tables").mkdir()
    for file in [source / "datapackage.json", *(source / "tables").iterdir()]:
        target = tmp_path / file.relative_to(source)
        target.write_bytes(file.read_bytes())
    evidence = tmp_path / "tables/evidence.csv"
    was, wrong = b"lower-nowhere-speech/lamps,1,", b"lower-nowhere-speech/lost,one,"
    evidence.write_bytes(evidence.read_bytes().replace(was, wrong))
    found = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    kinds = {kind for (kind,) in found.flatten(["type"])}
    assert kinds >= {"hash-count", "type-error"}
    assert data_at(nowhere, "api/v1/datapackage.json")["profile"] == "tabular-data-package"


def test_the_database_is_whole_and_its_keys_lead_somewhere(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_words_are_found_whatever_their_accents(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT id FROM claims JOIN claims_fts ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH ?",
        ("mónday",),
    )
    assert found.fetchall() == [("lower-nowhere-speech/sunday",)]


def test_the_same_rows_give_the_same_bytes(shown: Renderer, nowhere: Site, tmp_path: Path) -> None:
    again = database(tables(), parts_in_memory(shown))
    again.fill(str(tmp_path / "again"))
    assert (tmp_path / "again").read_bytes() == (nowhere.folder / again.path).read_bytes()


def test_datasette_serves_the_database_with_search(nowhere: Site) -> None:
    file = str(nowhere.folder / "api/v1/claims.sqlite")

    async def asked(path: str) -> Any:
        response = await Datasette([file], immutables=[file]).client.get(path)
        assert response.status_code == 200, response.text
        return response.json() if ".json" in path else response.text

    async def both() -> tuple[Any, str]:
        found = await asked("/claims/claims.json?_search=Monday&_shape=array")
        page = await asked("/claims/evidence")
        return found, page

    found, page = asyncio.run(both())
    assert [row["id"] for row in found] == ["lower-nowhere-speech/sunday"]
    assert "Calendar for 1911" in page


@given(st.text(alphabet=st.sampled_from("'=+-@ab\t\n＝1 \"")))  # noqa: RUF001 - on purpose
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    cell = str(inert(text))
    assert not cell.startswith(FORMULA)
    assert freed(cell) == text


@pytest.mark.parametrize("sign", FORMULA)
def test_every_sign_that_begins_a_formula_is_kept_from_it(sign: str) -> None:
    [[cell]] = csv.reader(io.StringIO(lines_of([(f"{sign}1",)]).decode(), newline=""))
    assert cell == f"'{sign}1"
