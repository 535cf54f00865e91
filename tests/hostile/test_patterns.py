"""No pattern, in the schemas or in the code, can be made to take long by the text it reads."""

import ast
import importlib
import json
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import ROOT

import claimpress
from claimpress.values.addresses import address_fault
from claimpress.values.names import slug_fault

LONG = 100_000
SECONDS = 0.05
PROSE = 5_000
"""What reads prose reads no more than a field holds."""
# Each a run of what a pattern may repeat, with an end that fits none.
EVIL = ("a", "a-", "-", "a b", " ", "\t", "\n", "\n \n", "0", "1-", "A", "Ä", "<", "</", "<a ", '"',
        "[", "](", "[x](", "(", ")", "*", "**", "_", "`", ".", "!", "!a", "/", "//", "http://",
        "www.", "&", "&#", "é", "«", "’", "…", "[…] ", "{", "}", "a.", "a@", "%41", "\\u0041",
        "<script ", "<meta charset=", "AB ", "claim:")  # fmt: skip
END = "\x00!"


def patterns_of_schemas() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "claims").glob("*.schema.json")):
        for number, pattern in enumerate(_patterns(json.loads(path.read_text("utf-8")))):
            yield f"{path.name}-{number}", pattern


def _patterns(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        for inner in part.values():
            yield from _patterns(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _patterns(inner)


@cache
def patterns_of_code() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    """Every compiled pattern that a module keeps."""
    return tuple(_patterns_of_code())


def _patterns_of_code() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    for module in pkgutil.walk_packages(claimpress.__path__, "claimpress."):
        if not module.name.endswith("__main__"):
            for name, value in sorted(vars(importlib.import_module(module.name)).items()):
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def slowest(pattern: "re.Pattern[str]", ways: tuple[str, ...], length: int) -> tuple[float, str]:
    worst = (0.0, "")
    for run in EVIL:
        text = run * (length // len(run)) + END
        for way in ways:
            started = time.process_time()
            found = getattr(pattern, way)(text)
            if way == "finditer":
                sum(1 for _ in found)
            worst = max(worst, (time.process_time() - started, f"{way} of {run!r}"))
    return worst


@pytest.mark.parametrize(("name", "pattern"), list(dict(patterns_of_schemas()).items()))
def test_patterns_of_schemas_are_quick(name: str, pattern: str) -> None:
    del name
    seconds, what = slowest(re.compile(pattern), ("search",), LONG)
    assert seconds < SECONDS, what


@pytest.mark.parametrize("name", [name for name, _ in patterns_of_code()])
def test_patterns_of_the_code_are_quick(name: str) -> None:
    pattern = dict(patterns_of_code())[name]
    seconds, what = slowest(pattern, ("fullmatch", "match", "finditer"), PROSE)
    assert seconds < SECONDS, what


@pytest.mark.parametrize("check", [slug_fault, address_fault])
@pytest.mark.parametrize("run", EVIL)
def test_ids_and_addresses_of_any_length_are_quick(check: Any, run: str) -> None:
    started = time.process_time()
    assert check(run * (LONG // len(run)) + END)
    assert time.process_time() - started < SECONDS


def test_no_pattern_hides_in_a_call() -> None:
    """Patterns are kept in modules, where the test above finds them."""
    calls = {"search", "match", "fullmatch", "sub", "split", "findall", "finditer", "subn"}
    hidden = []
    for path in sorted((ROOT / "scripts/claimpress").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in calls
            ):
                hidden.append(f"{Path(path).relative_to(ROOT)}:{node.lineno}")
    assert hidden == HIDDEN_BUT_PLAIN
