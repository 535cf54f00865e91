"""Compiled templates are kept beside the code, and nothing depends on it."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from claimpress.rendering import environment as module


def test_a_folder_that_cannot_be_written_stops_no_page(tmp_path: Path) -> None:
    kept = module._BesideTheCode(str(tmp_path / "not-there"), "%s.cache")
    templates = Environment(loader=DictLoader({"a": "{{ 1 + 1 }}"}), bytecode_cache=kept)  # noqa: S701 - no page
    assert templates.get_template("a").render() == "2"


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert module._compiled("en") is None


def test_languages_and_settings_do_not_share_templates(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "environment.py"))
    patterns = set()
    for language, source in (("en", b"one"), ("ar", b"one"), ("en", b"another")):
        monkeypatch.setattr(module, "get_data", lambda *_, source=source: source)
        kept = module._compiled(language)
        assert isinstance(kept, module._BesideTheCode)
        patterns.add(kept.pattern)
    assert len(patterns) == 3
