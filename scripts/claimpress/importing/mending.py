"""Broken JSON made whole: only faults with one remedy, each by its name."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

_STRING = r'("(?:[^"\\]|\\.)*+")'
_COMMENT = re.compile(rf"{_STRING}|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)
_JOINT = re.compile(rf"(?<=[}}\]])(\s*)(?=[{{\"])|{_STRING}", re.DOTALL)
_BEFORE = ("<!--", "/*<![CDATA[*/", "//<![CDATA[", "// <![CDATA[", "<![CDATA[")
_BEHIND = ("//-->", "// -->", "-->", "/*]]>*/", "//]]>", "// ]]>", "]]>", ";")
_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
LARGEST = 4 * 1024 * 1024
"""In characters: what is larger is not mended."""


def _as_it_is(text: str) -> str:
    return text


def _without_wrapping(text: str) -> str:
    before = None
    while text != before:
        before, text = text, text.strip().strip("\ufeff")
        for mark in _BEFORE:
            text = text.removeprefix(mark)
        for mark in _BEHIND:
            text = text.removesuffix(mark)
    return text


def _without_comments(text: str) -> str:
    return _COMMENT.sub(lambda match: match[1] or " ", text)


def _without_last_commas(text: str) -> str:
    return _COMMA.sub(lambda match: match[1] or "", text)


def _with_commas(text: str) -> str:
    return _JOINT.sub(lambda match: match[2] or "," + match[1], text)


def _without_codes(text: str) -> str:
    return html.unescape(text) if "&quot;" in text or "&#34;" in text else text


def _with_good_escapes(text: str) -> str:
    return _ESCAPE.sub(r"\\\\", text)


def _in_one_list(text: str) -> str:
    """Several objects one behind the other, as the items of a list."""
    return f"[{text}]"


# In this order, each on top of those before it. The most harmless come first.
_REMEDIES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("HTML comments, CDATA marks or a semicolon around it", _without_wrapping),
    ("comments in it", _without_comments),
    ("commas behind the last item", _without_last_commas),
    ("quotation marks as HTML codes", _without_codes),
    ("commas missing between items or objects", _with_commas),
    ("backslashes that JSON does not know", _with_good_escapes),
    ("several objects in one place", _in_one_list),
)


def read_json(text: str) -> tuple[Any, tuple[str, ...]]:
    """What a JSON text holds, and the faults that were mended.

    Raises ``ValueError`` with what is wrong where no remedy is certain.
    """
    try:
        return _read(text)
    except (ValueError, RecursionError) as refused:
        fault = refused
    if isinstance(fault, RecursionError) or not text.strip() or len(text) > LARGEST:
        raise ValueError(str(fault)) from fault
    mended: list[str] = []
    for name, remedy in (("", _as_it_is), *_REMEDIES):
        made = remedy(text)
        if name and made == text:
            continue
        text, mended = made, [*mended, *filter(None, [name])]
        for strict in (True, False):
            try:
                found, repeated = _read(text, strict=strict)
            except (ValueError, RecursionError):
                continue
            return found, (*mended, *([] if strict else [_CONTROL]), *repeated)
    raise ValueError(str(fault)) from fault


def _read(text: str, *, strict: bool = True) -> tuple[Any, tuple[str, ...]]:
    """What a text holds, and whether a name stands twice in an object."""
    repeated: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) < len(items):
            repeated.append(_REPEATED)
        return made

    return json.loads(text, strict=strict, object_pairs_hook=pairs), tuple(repeated[:1])


_REPEATED = "a name that stands twice in an object, of which the last was taken"
_CONTROL = "line ends, tabs or control characters in texts"
