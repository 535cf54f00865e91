"""JSON as it stands in pages: what is wrong with it, and what it means all the same.

Collectors of fact checks mend a handful of slips before they give up. The same slips are
mended here, so that what else is wrong is found in the same run, and each is reported.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimpress.markup.mending import Edit, edited, last_commas, parsed, wrapping

_STRING = r'"(?:[^"\\]|\\.)*"'
_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing wrong with the text itself."""

    code: str
    message: str
    help: str
    offset: int


@dataclass(frozen=True, slots=True)
class JsonText:
    """A text that should be JSON."""

    text: str
    """The text, with what was mended blanked out, so that places stay where they are."""
    value: Any = None
    """What it means; None when nobody can tell."""
    slips: tuple[Slip, ...] = ()


def read_json(text: str) -> JsonText:
    """Read a text as JSON, whatever it is; never raises."""
    if not text.strip():
        return JsonText(text, None, (Slip("json-empty", "there is nothing in it", _REMOVE, 0),))
    around = wrapping(text)
    slips = [_wrapped(text, edit) for edit in around]
    text = edited(text, around)
    value, fault = _parsed(text, slips)
    if fault:
        commas = list(last_commas(text))
        if commas:
            message = "a comma stands before a closing bracket"
            slips.append(Slip("json-comma", message, "take it away", commas[0].start))
            text = edited(text, commas)
        value, fault = _parsed(text, slips, strict=False)
        if fault is None:
            slips += _controls(text)
    if fault:
        slips.append(fault)
    return JsonText(text, value, tuple(dict.fromkeys(slips)))


_REMOVE = "write the JSON into it, or take the element away"


def _wrapped(text: str, edit: Edit) -> Slip:
    what = text[edit.start : edit.end].strip() or "a byte order mark"
    message = f"{what!r} stands around the JSON"
    return Slip("json-wrapped", message, "leave only the JSON", edit.start)


def _parsed(text: str, slips: list[Slip], *, strict: bool = True) -> tuple[Any, Slip | None]:
    found: list[Slip] = []

    def constant(name: str) -> None:
        message = f"{name} is no number in JSON"
        help_ = "write a number, or leave the property out"
        found.append(Slip("json-number", message, help_, text.find(name)))

    try:
        read = parsed(text, strict=strict, constant=constant)
    except json.JSONDecodeError as fault:
        return None, Slip("json-syntax", _said(text, fault), _remedy(text, fault), fault.pos)
    except (RecursionError, ValueError) as fault:
        deep = isinstance(fault, RecursionError)
        message = "it is nested too deep" if deep else "a number in it is too long"
        return None, Slip("json-syntax", message, "write it as a program would", 0)
    slips += found
    for name in read.repeated:
        message = f"{name!r} stands twice in one object, and only the last one counts"
        at = text.rfind(json.dumps(name, ensure_ascii=False))
        slips.append(Slip("json-repeated-key", message, "keep one of the two", at))
    return read.value, None


def _said(text: str, fault: json.JSONDecodeError) -> str:
    near = text[fault.pos : fault.pos + 20].split("\n", maxsplit=1)[0]
    return f"this is no JSON from here on: {near!r}" if near else "the JSON ends in the middle"


def _remedy(text: str, fault: json.JSONDecodeError) -> str:
    if fault.msg.startswith("Expecting ',' delimiter") and '"' in text[max(0, fault.pos - 2) :]:
        return 'a quotation mark within a text is written \\"; between two values stands a comma'
    if fault.msg.startswith("Expecting property name"):
        return "names of properties stand in straight double quotation marks"
    return "let a program write the JSON; do not put it together from texts"


def _controls(text: str) -> Iterator[Slip]:
    for string in re.finditer(_STRING, text, re.DOTALL):
        control = _CONTROL.search(string.group())
        if control:
            message = "a text holds a raw line break or control character"
            help_ = "write a line break as \\n"
            yield Slip("json-control", message, help_, string.start() + control.start())
            return
