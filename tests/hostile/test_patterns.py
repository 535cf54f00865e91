"""No pattern, in the schemas or in the code, can be made to take long by the text it reads."""

import ast
import importlib
import inspect
import json
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
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
WAYS: dict[str, Callable[["re.Pattern[str]", str], object]] = {
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "search": lambda pattern, text: pattern.search(text),
    "findall": lambda pattern, text: pattern.findall(text),
    "finditer": lambda pattern, text: list(pattern.finditer(text)),
    "split": lambda pattern, text: pattern.split(text),
    "sub": lambda pattern, text: pattern.sub("", text),
}


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


@dataclass(frozen=True)
class Used:
    """A pattern of the code and the ways in which it is used."""

    name: str
    pattern: "re.Pattern[str]"
    ways: frozenset[str]


@cache
def patterns_of_code() -> dict[str, Used]:
    """Every pattern that a module keeps, and those written where they are used."""
    found = {}
    for module in pkgutil.walk_packages(claimpress.__path__, "claimpress."):
        if not module.name.endswith("__main__"):
            for used in (*_kept(module.name), *_at_once(module.name)):
                found[used.name] = used
    return found


def _kept(module: str) -> Iterator[Used]:
    loaded = importlib.import_module(module)
    source = inspect.getsource(loaded)
    for name, value in sorted(vars(loaded).items()):
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            ways = frozenset(re.findall(rf"\b{name}\s*\.\s*(\w+)\(", source))
            yield Used(f"{module}.{name}", value, (ways & WAYS.keys()) or frozenset({"search"}))


def _at_once(module: str) -> Iterator[Used]:
    """Calls such as ``re.split("...", text)``."""
    for node in ast.walk(ast.parse(inspect.getsource(importlib.import_module(module)))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                args=[ast.Constant(value=str(pattern)), *_],
            ) if way in WAYS:
                yield Used(f"{module}:{node.lineno}", re.compile(pattern), frozenset({way}))


def slowest(pattern: "re.Pattern[str]", ways: Iterable[str], length: int) -> tuple[float, str]:
    """The longest time that any of the evil texts takes, and which."""
    worst = (0.0, "")
    for run in EVIL:
        text = run * (length // len(run)) + END
        for way in ways:
            took = _seconds(WAYS[way], pattern, text)
            if took > SECONDS:  # the machine may have had something else to do
                took = min(took, *(_seconds(WAYS[way], pattern, text) for _ in range(3)))
            worst = max(worst, (took, f"{way} of {run!r}"))
    return worst


def _seconds(use: Callable[["re.Pattern[str]", str], object], pattern: Any, text: str) -> float:
    started = time.process_time()
    use(pattern, text)
    return time.process_time() - started


@pytest.mark.parametrize(("name", "pattern"), list(dict(patterns_of_schemas()).items()))
def test_patterns_of_schemas_are_quick(name: str, pattern: str) -> None:
    del name
    seconds, what = slowest(re.compile(pattern), ("search",), LONG)
    assert seconds < SECONDS, what


@pytest.mark.parametrize("name", patterns_of_code())
def test_patterns_of_the_code_are_quick(name: str) -> None:
    used = patterns_of_code()[name]
    seconds, what = slowest(used.pattern, used.ways, PROSE)
    assert seconds < SECONDS, what


@pytest.mark.parametrize("check", [slug_fault, address_fault])
@pytest.mark.parametrize("run", EVIL)
def test_ids_and_addresses_of_any_length_are_quick(check: Any, run: str) -> None:
    started = time.process_time()
    assert check(run * (LONG // len(run)) + END)
    assert time.process_time() - started < SECONDS
