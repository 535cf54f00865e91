"""What somebody wrote into a form: bounded, cleaned, and taken apart into answers.

All of it is a stranger's text. Nothing here opens a file, runs anything or makes a path.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.model.hosting import Form
from claimpress.values.addresses import address_fault
from claimpress.values.problems import short
from claimpress.values.text import normalised, one_line, without_bad_characters

LONGEST = 70_000
"""In characters. GitHub takes 65,536 in an issue."""
MOST_ADDRESSES = 20

_NO_ANSWER = "_No response_"
"""What GitHub writes where nothing was answered."""
_HEADING = re.compile(r"#{1,6}[ ]+(.+?)[ #]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"`|\\^{}]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'’”»*_"


_Finder: TypeAlias = Callable[[str, Mapping[str, str]], tuple[str, str] | None]


class AnswersError(ValueError):
    """What was given is no answer to one of our forms; the message says why."""


@dataclass(frozen=True, slots=True)
class Received:
    """The answers to one form."""

    form: str
    answers: Mapping[str, str]
    """By the id of the field; what was not answered is left out."""
    remarks: tuple[str, ...] = ()
    """What a person has to know of how they were read."""

    def line(self, field: str) -> str:
        """An answer on one line; empty when there is none."""
        return one_line(self.answers.get(field, ""))


def received(text: str, forms: Sequence[Form], wanted: str = "") -> Received:
    """The answers in ``text``: the body that a host makes of a form, a letter, or JSON.

    The body has each question as a heading. A letter has ``Question: answer``. JSON is an
    object of answers by the ids of the fields. ``wanted`` names the form; without it, the
    form is the one most of whose questions are there. Raises `AnswersError`.
    """
    if len(text) > LONGEST:
        message = f"the text has {len(text):,} characters; at most {LONGEST:,} are read"
        raise AnswersError(message)
    forms = [form for form in forms if wanted in {"", form.name}]
    if text.lstrip().startswith("{"):
        return _from_json(text, forms)
    clean, remarks = _clean(text)
    lines = clean.split("\n")
    found = {form.name: _parts(lines, dict(form.questions)) for form in forms}
    most = max((len(parts) for parts in found.values()), default=0)
    best = [name for name, parts in found.items() if len(parts) == most]
    if not most:
        message = "none of the questions of our forms stands in the text"
        first = next((label for form in forms for _, label in form.questions), "")
        help_ = f"; write each above its answer, or before it with a colon: {first}: …"
        raise AnswersError(message + help_)
    if len(best) > 1:
        message = f"the text could answer {' or '.join(best)}; say which with --form"
        raise AnswersError(message)
    return Received(best[0], _answered(found[best[0]]), remarks)


def addresses_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in a text that we could link to, each once; and what is wrong with others."""
    good: dict[str, None] = {}
    remarks: list[str] = []
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match.group())
        fault = address_fault(address)
        if fault:
            remarks.append(f"not an address we can link to, it {fault}: {short(address)}")
        else:
            good[address] = None
    if len(good) > MOST_ADDRESSES:
        remarks.append(f"{len(good)} addresses; the first {MOST_ADDRESSES} are taken")
    return tuple(good)[:MOST_ADDRESSES], tuple(remarks[:MOST_ADDRESSES])


def _trimmed(address: str) -> str:
    """An address without the signs of the sentence around it."""
    while address:
        last = address[-1]
        opening = {")": "(", "]": "["}.get(last)
        closes = opening is not None and address.count(last) > address.count(opening)
        if not closes and last not in _AFTER_ADDRESS:
            break
        address = address[:-1]
    return address


def _clean(text: str) -> tuple[str, tuple[str, ...]]:
    text = normalised(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    clean = without_bad_characters(text)
    gone = len(text) - len(clean)
    if not gone:
        return clean, ()
    signs = "character that no reader can see was"
    if gone > 1:
        signs = "characters that no reader can see were"
    return clean, (f"{gone} {signs} taken out",)


def _parts(lines: Sequence[str], labels: Mapping[str, str]) -> dict[str, str]:
    """The answers under their questions; with headings, or as in a letter where there are none."""
    as_headings = _split(lines, labels, _heading_of)
    return as_headings or _split(lines, labels, _question_of)


def _split(lines: Sequence[str], labels: Mapping[str, str], question_of: _Finder) -> dict[str, str]:
    """Take lines apart at the questions.

    A question counts only after those that come before it in the form, and once. So a
    question written into an answer cannot take the place of one that was answered before.
    """
    ids = list(labels)
    known = {label.casefold(): id_ for id_, label in labels.items()}
    parts: dict[str, list[str]] = {}
    at, current = -1, ""
    for line in lines:
        found = question_of(line, known)
        if found and ids.index(found[0]) > at:
            current, rest = found
            at = ids.index(current)
            parts[current] = [rest] if rest else []
        elif current:
            parts[current].append(line)
    return {id_: "\n".join(part).strip() for id_, part in parts.items()}


def _heading_of(line: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    match = _HEADING.fullmatch(line.strip())
    id_ = known.get(one_line(match[1]).casefold()) if match else None
    return (id_, "") if id_ else None


def _question_of(line: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    question, colon, rest = line.partition(":")
    id_ = known.get(one_line(question).casefold()) if colon else None
    return (id_, rest.strip()) if id_ else None


def _answered(parts: Mapping[str, str]) -> dict[str, str]:
    return {id_: part for id_, part in parts.items() if part and part != _NO_ANSWER}


def _from_json(text: str, forms: Sequence[Form]) -> Received:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as fault:
        message = "the text starts like JSON and cannot be read as JSON"
        raise AnswersError(message) from fault
    name = given.pop("form", None) if isinstance(given, dict) else None
    form = next((form for form in forms if form.name == name), None)
    if form is None and name is None and len(forms) == 1:
        form = forms[0]
    if form is None:
        names = " or ".join(repr(form.name) for form in forms)
        message = f'the JSON does not say which form it answers: give "form": {names}'
        raise AnswersError(message)
    answers: dict[str, str] = {}
    remarks: list[str] = []
    for id_, value in _pairs(given):
        if id_ not in dict(form.questions):
            remarks.append(f"the form {form.name} has no field {short(id_)}")
        elif not isinstance(value, str):
            remarks.append(f"the answer to {id_} is no text")
        else:
            clean, said = _clean(value)
            answers[id_] = clean.strip()
            remarks += [f"{id_}: {each}" for each in said]
    return Received(form.name, _answered(answers), tuple(remarks[:MOST_ADDRESSES]))


def _pairs(given: Mapping[object, object]) -> Iterator[tuple[str, object]]:
    yield from ((str(id_), value) for id_, value in given.items())
