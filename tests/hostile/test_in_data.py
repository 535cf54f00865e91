"""Every text of the hostile publication, in the data it stands in, to the letter."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from tests.hostile.payloads import as_line, as_paragraphs
from tests.hostile.reading import Hostile

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - on purpose
LINES = {"text": "claim.text", "locator": "claim.source.locator"}
TEXTS = {"summary": "claim.summary", "unknown": "claim.unknown", "quote": "claim.source.quote"}
ALLOWED = {"h1", "h2", "p", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "br"}


def tables(hostile: Hostile) -> Iterator[tuple[str, list[dict[str, str]]]]:
    files = sorted((hostile.folder / "api/v1/tables").glob("*.csv"))
    assert len(files) > 15
    for file in files:
        text = io.StringIO(file.read_bytes().decode(), newline="")
        yield file.stem, list(csv.DictReader(text))


def freed(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    bare = cell.lstrip("'")
    return cell[1:] if cell != bare and bare.startswith(FORMULA) else cell


def test_no_cell_of_any_table_is_a_formula(hostile: Hostile) -> None:
    kept = 0
    for name, rows in tables(hostile):
        for row in rows:
            for cell in row.values():
                assert not cell.startswith(FORMULA), (name, cell)
                kept += freed(cell) != cell
    assert kept > 50, "the texts that are formulas must be among the cells"


def test_texts_come_back_from_the_tables(hostile: Hostile) -> None:
    given = dict(hostile.made.of("claim"))
    rows = {row["id"]: row for row in dict(tables(hostile))["claims"]}
    assert rows.keys() == given.keys()
    for id_, texts in given.items():
        for column, field in LINES.items():
            assert freed(rows[id_][column]) == as_line(texts[field])
        for column, field in TEXTS.items():
            assert as_paragraphs(freed(rows[id_][column])) == as_paragraphs(texts[field])


def test_texts_come_back_from_the_database_and_are_found_in_it(hostile: Hostile) -> None:
    given = dict(hostile.made.of("claim"))
    file = hostile.folder / "api/v1/claims.sqlite"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT id, text, locator, summary FROM claims").fetchall()
        [[found]] = connection.execute(
            "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'alert'"
        )
    assert len(rows) == len(given)
    assert found
    for id_, text, locator, summary in rows:
        assert text == as_line(given[id_]["claim.text"])
        assert locator == as_line(given[id_]["claim.source.locator"])
        assert as_paragraphs(summary) == as_paragraphs(given[id_]["claim.summary"])


def test_texts_come_back_from_the_records(hostile: Hostile) -> None:
    given = dict(hostile.made.of("claim"))
    text = (hostile.folder / "api/v1/claims.ndjson").read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    assert len(records) == len(given)
    for record in records:
        texts = given[record["id"]]
        assert record["text"] == as_line(texts["claim.text"])
        assert record["evidence"][0]["title"] == as_line(texts["claim.evidence.title"])
        beside = hostile.folder / f"claims/{record['id']}/claim.json"
        assert json.loads(beside.read_text(encoding="utf-8")) == record


def test_texts_are_nothing_but_text_in_the_markdown(hostile: Hostile) -> None:
    commonmark = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for id_, texts in hostile.made.of("claim"):
        markdown = (hostile.folder / f"claims/{id_}/claim.md").read_text(encoding="utf-8")
        page = BeautifulSoup(commonmark.render(markdown), "html5lib")
        assert page.body
        assert {tag.name for tag in page.body.find_all()} <= ALLOWED, id_
        [heading] = page.find_all("h1")
        assert as_line(heading.get_text()) == as_line(texts["claim.text"])
        ways = [str(link["href"]) for link in page.find_all("a")]
        schemes = ("https://", "http://", "mailto:", "../", "./", "claim.json")
        assert all(way.startswith(schemes) for way in ways), id_
