"""Broken JSON made whole: only faults with one remedy, each by its name.

Whoever validates markup asks for the few that collectors mend as well, and where they are; an
import takes all of them.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

LARGEST = 4 * 1024 * 1024
"""In characters: what is larger is not mended."""
_MOST_MARKS = 8
"""On each side of a text: what is wrapped in more is not unwrapped."""

_STRING = r'("(?:[^"\\]|\\.)*+")'
_BEFORE = re.compile(r"\s*+(?:\ufeff|<!--|(?:(?://|/\*)\s*+)?<!\[CDATA\[(?:\s*+\*/)?)")
_BEHIND = re.compile(r"(?:(?://\s*+)?-->|(?:(?://|/\*)\s*+)?\]\]>(?:\s*+\*/)?|;)\s*+$")
_COMMENT = re.compile(rf"{_STRING}|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_LAST_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)
_JOINT = re.compile(rf"{_STRING}|(?<=[}}\]])(?=\s*[{{\"])", re.DOTALL)
_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands somewhere in a text, and what is put in its place."""

    start: int
    end: int
    put: str


Remedy: TypeAlias = Callable[[str], Iterable[Edit]]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made, which come in its order."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += text[at : edit.start], edit.put
        at = edit.end
    return "".join([*parts, text[at:]])


def wrapping(text: str) -> list[Edit]:
    """Marks of comments or CDATA and semicolons around JSON, made blank so that places stay."""
    before: list[Edit] = []
    behind: list[Edit] = []
    start, end = 0, len(text)
    # Each look behind goes through the whole text, so hostile ones must not ask for many.
    while len(before) < _MOST_MARKS and (found := _BEFORE.match(text, start, end)):
        before.append(_blank(found))
        start = found.end()
    while len(behind) < _MOST_MARKS and (found := _BEHIND.search(text, start, end)):
        behind.append(_blank(found))
        end = found.start()
    return [*before, *reversed(behind)]


def last_commas(text: str) -> Iterator[Edit]:
    """Commas behind the last item, made blank so that places stay."""
    return (_blank(found) for found in _outside_of_texts(_LAST_COMMA, text))


def _comments(text: str) -> Iterator[Edit]:
    return (_blank(found) for found in _outside_of_texts(_COMMENT, text))


def _missing_commas(text: str) -> Iterator[Edit]:
    return (Edit(f.start(), f.end(), ",") for f in _outside_of_texts(_JOINT, text))


def _codes(text: str) -> Iterator[Edit]:
    if "&quot;" in text or "&#34;" in text:
        yield Edit(0, len(text), html.unescape(text))


def _unknown_escapes(text: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.end(), r"\\") for found in _ESCAPE.finditer(text))


def _several(text: str) -> Iterator[Edit]:
    """Several objects one behind the other, as the items of a list."""
    yield Edit(0, 0, "[")
    yield Edit(len(text), len(text), "]")


# In this order, each on top of those before it. The most harmless come first.
_REMEDIES: tuple[tuple[str, Remedy], ...] = (
    ("HTML comments, CDATA marks or a semicolon around it", wrapping),
    ("comments in it", _comments),
    ("commas behind the last item", last_commas),
    ("quotation marks as HTML codes", _codes),
    ("commas missing between items or objects", _missing_commas),
    ("backslashes that JSON does not know", _unknown_escapes),
    ("several objects in one place", _several),
)
_REPEATED = "a name that stands twice in an object, of which the last was taken"
_CONTROL = "line ends, tabs or control characters in texts"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a JSON text holds."""

    value: Any
    repeated: tuple[str, ...] = ()
    """Names that stand twice in one object; the last one counts."""


def parsed(
    text: str, *, strict: bool = True, constant: Callable[[str], Any] | None = None
) -> Parsed:
    """Read JSON; ``constant`` makes a value of NaN and Infinity, which JSON does not know.

    Not ``strict``, it lets raw control characters stand in texts. Raises ``ValueError``, as
    ``json.JSONDecodeError`` where the text is no JSON, or ``RecursionError``.
    """
    repeated: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, value in items:
            if name in made:
                repeated.append(name)
            made[name] = value
        return made

    value = json.loads(text, strict=strict, parse_constant=constant, object_pairs_hook=pairs)
    return Parsed(value, tuple(repeated))


def mend(text: str) -> tuple[Any, tuple[str, ...]]:
    """What a JSON text holds, and the faults that were mended.

    Raises ``ValueError`` with what is wrong where no remedy is certain.
    """
    try:
        found = parsed(text)
    except (ValueError, RecursionError) as refused:
        fault = refused
    else:
        return found.value, _told(found)
    if isinstance(fault, RecursionError) or not text.strip() or len(text) > LARGEST:
        raise ValueError(str(fault)) from fault
    names: list[str] = []
    read = _either(text)
    for name, remedy in _REMEDIES:
        if read:
            break
        edits = list(remedy(text))
        if edits:
            text = edited(text, edits)
            names.append(name)
            read = _either(text)
    if read is None:
        raise ValueError(str(fault)) from fault
    value, more = read
    return value, (*names, *more)


def _either(text: str) -> tuple[Any, tuple[str, ...]] | None:
    """What a text holds with or without control characters in it, and what is to be told."""
    for strict in (True, False):
        try:
            found = parsed(text, strict=strict)
        except (ValueError, RecursionError):
            continue
        return found.value, (*([] if strict else [_CONTROL]), *_told(found))
    return None


def _told(found: Parsed) -> tuple[str, ...]:
    return (_REPEATED,) if found.repeated else ()


def _outside_of_texts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern whose first group is a text of JSON, but for those texts."""
    return (found for found in pattern.finditer(text) if found[1] is None)


def _blank(found: re.Match[str]) -> Edit:
    return Edit(found.start(), found.end(), re.sub(r"[^\n]", " ", found.group()))
