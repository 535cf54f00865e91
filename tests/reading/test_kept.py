"""The fingerprint of code changes with the code, and with nothing that lies beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimpress.reading import kept


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "values").mkdir()
    (tmp_path / "values/dates.py").write_text("DAYS = 7\n", encoding="utf-8")
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    return tmp_path


def fingerprint() -> str:
    kept.code_of.cache_clear()
    return kept.code_of(("values",), ("pydantic",))


@pytest.fixture(autouse=True)
def _forget_afterwards() -> Iterator[None]:
    yield
    kept.code_of.cache_clear()


def test_it_changes_with_the_code(package: Path) -> None:
    before = fingerprint()
    (package / "values/dates.py").write_text("DAYS = 8\n", encoding="utf-8")
    assert fingerprint() != before


@pytest.mark.parametrize("name", [".DS_Store", "dates.py~", ".dates.py.swp", "dates.cpython.pyc"])
def test_what_editors_leave_changes_nothing(package: Path, name: str) -> None:
    before = fingerprint()
    (package / "values" / name).write_bytes(b"left behind")
    assert fingerprint() == before
