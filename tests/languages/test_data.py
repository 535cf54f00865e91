"""What machines are told of translations."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.conftest import THE_DAY
from tests.helpers import claimpress
from tests.languages.publication import BRIDGE, DOSSIER, EGGS
from tests.languages.site import ready_to_build


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    root = tmp_path_factory.mktemp("languages") / "publication"
    ready_to_build(root)
    built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    assert built.returncode == 0, built.stderr
    return root / "build/site"


def read(folder: Path, path: str) -> Any:
    return json.loads((folder / path).read_text(encoding="utf-8"))


def check_form(folder: Path, name: str, record: Any) -> None:
    jsonschema.validate(record, read(folder, f"api/v1/schemas/{name}.schema.json"))


def test_a_record_has_the_words_of_each_language(folder: Path) -> None:
    record = read(folder, f"claims/{BRIDGE}/claim.json")
    check_form(folder, "claim", record)
    assert list(record["translations"]) == ["ru", "ar"]
    russian = record["translations"]["ru"]
    assert russian["translated_by"] == ["wanda-nimble"]
    assert russian["text"] == "Кривой мост открыли 1 мая 1911 года."
    assert "machine" not in russian
    assert record["translations"]["ar"]["machine"] == "an invented program, version 0"


def test_there_is_one_record_for_all_languages(folder: Path) -> None:
    assert not (folder / f"ru/claims/{EGGS}/claim.json").exists()
    assert list(read(folder, f"claims/{EGGS}/claim.json")["translations"]) == ["ru"]


def test_a_dossier_has_its_words_too(folder: Path) -> None:
    record = read(folder, f"claims/{DOSSIER}/dossier.json")
    check_form(folder, "dossier", record)
    assert record["translations"]["ru"]["title"] == "Речь мэра о мосте"


def test_the_start_of_the_data_names_the_languages(folder: Path) -> None:
    index = read(folder, "api/v1/index.json")
    check_form(folder, "index", index)
    assert (index["language"], index["languages"]) == ("en", ["ru", "ar"])


def test_tables_have_a_row_for_each_translation(folder: Path) -> None:
    file = folder / "api/v1/claims.sqlite"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        asked = "SELECT claim, language, machine FROM translations ORDER BY claim, language"
        rows = connection.execute(asked).fetchall()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = connection.execute("SELECT language, person FROM translators").fetchall()
    assert rows == [
        (BRIDGE, "ar", "an invented program, version 0"),
        (BRIDGE, "ru", None),
        (EGGS, "ru", None),
    ]
    assert set(names) == {("ru", "wanda-nimble")}


def test_the_hashes_are_of_the_translations_by_the_recipe_of_the_page(folder: Path) -> None:
    manifest = read(folder, "manifest.json")
    for claim in read(folder, "data/claims.json")["claims"]:
        entry = manifest["claims"][claim["id"]]
        del claim["page"]
        assert sha256(claim) == entry["sha256"]
        for language, words in claim["translations"].items():
            known = entry["translations"][language]
            assert known["sha256"] == sha256(words)
            assert known["corrections"] == [sha256(each) for each in words.get("corrections", [])]
    assert sha256(manifest["chain"][-1]) == manifest["head"]


def sha256(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_site_is_what_it_says(folder: Path) -> None:
    done = claimpress("verify", folder)
    assert done.returncode == 0, done.stdout + done.stderr
