"""Writes YAML as people write claim files: folded texts, lists in brackets, dates bare."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

_WIDTH = 95
_BARE = re.compile(r"[a-z][a-z0-9/-]*|\d{4}(?:-\d\d){0,2}|paragraph \d+|https://[\w./-]+")


def as_yaml(content: Mapping[str, Any]) -> str:
    """The text of a file that holds mappings, lists, numbers, texts and notes."""
    return "\n".join(_mapping(content, 0)) + "\n"


def _mapping(content: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in content.items():
        yield from _entry(f"{' ' * indent}{key}:", value, indent)


def _entry(start: str, value: Any, indent: int) -> Iterator[str]:  # noqa: ANN401 - any of YAML's
    blanks = " " * (indent + 2)
    if isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + 2)
    elif isinstance(value, list):
        if all(isinstance(item, str) and _BARE.fullmatch(item) for item in value):
            yield f"{start} [{', '.join(value)}]"
            return
        yield start
        for item in value:
            yield from _item(item, indent + 2)
    elif "\n" in (text := str(value)):
        yield f"{start} |"
        for line in text.splitlines():
            yield from _wrapped(line, blanks) if line else ("",)
    elif _BARE.fullmatch(text):
        yield f"{start} {text}"
    elif len(text) < _WIDTH - len(start) and '"' not in text:
        yield f'{start} "{text}"'
    else:
        yield f"{start} >-"
        yield from _wrapped(text, blanks)


def _item(item: Any, indent: int) -> Iterator[str]:  # noqa: ANN401 - any of YAML's
    if isinstance(item, Mapping):
        first, *rest = _mapping(item, indent + 2)
        yield f"{' ' * indent}- {first.strip()}"
        yield from rest
    else:
        yield from _entry(f"{' ' * indent}-", item, indent)


def _wrapped(text: str, blanks: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=blanks, subsequent_indent=blanks,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
