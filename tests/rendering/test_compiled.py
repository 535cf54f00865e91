"""Compiled templates are kept beside the code, and nothing depends on it."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from claimpress.rendering import compiled as module


def test_a_folder_that_cannot_be_written_stops_no_page(tmp_path: Path) -> None:
    kept = module.BesideTheCode(str(tmp_path / "not-there"), "%s.cache")
    templates = Environment(loader=DictLoader({"a": "{{ 1 + 1 }}"}), bytecode_cache=kept)  # noqa: S701 - no page
    assert templates.get_template("a").render() == "2"


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert module.beside_the_code("en") is None


def test_languages_settings_and_words_do_not_share_templates(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "compiled.py"))
    patterns = set()
    for language, source, words in (
        ("en", b"one", b""),
        ("ar", b"one", b""),
        ("en", b"another", b""),
        ("en", b"one", b"words"),
    ):
        monkeypatch.setattr(module, "get_data", lambda *_, source=source: source)
        monkeypatch.setattr(module, "catalogue", lambda _, words=words: words)
        kept = module.beside_the_code(language)
        assert isinstance(kept, module.BesideTheCode)
        patterns.add(kept.pattern)
    assert len(patterns) == 4
