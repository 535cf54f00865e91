"""What PyYAML's parser complains of, in words for whoever wrote the file."""

from collections.abc import Sequence

import yaml

from claimpress.values.problems import Span

_QUOTE_IT = 'put the text in "double quotes", or in a block after |'
_QUOTE_INSIDE = 'inside "double quotes" write \\" for the mark itself, or use a block after |'

# What the parser says, what that means, and the next step. The first that fits holds.
_MEANINGS = (
    (
        "mapping values are not allowed",
        "a colon and a space inside text without quotation marks",
        f"{_QUOTE_IT}; if a field starts here, indent it like its neighbours",
    ),
    (
        "cannot start any token",
        "text that starts with a sign YAML keeps for itself",
        _QUOTE_IT,
    ),
    ("document start", "words follow the ... that ends the file", "take the ... out"),
    ("an alias", "text that starts with *, which YAML keeps for itself", _QUOTE_IT),
    ("an anchor", "text that starts with &, which YAML keeps for itself", _QUOTE_IT),
    ("a tag", "text that starts with !, which YAML keeps for itself", _QUOTE_IT),
    ("node content", "text that starts with a sign YAML keeps for itself", _QUOTE_IT),
    (
        "escape",
        "a backslash inside double quotes that starts no character",
        "write two for one backslash, or use 'single quotes' or a block after |",
    ),
    ("a quoted scalar", "the quotation mark that opens here is never closed", _QUOTE_INSIDE),
    (
        "flow sequence",
        "the list that opens with [ is not closed",
        'close it with ]; text that starts with [ needs "double quotes"',
    ),
    (
        "flow mapping",
        "what opens with { is not closed",
        'close it with }; text that starts with { needs "double quotes"',
    ),
    (
        "block sequence entries are not allowed",
        "a list starts on the line of its field",
        'start each item on a line of its own; text that starts with - needs "double quotes"',
    ),
    (
        "a block scalar",
        "words stand on the line of the | or > that starts a block",
        "start the text on the next line, indented",
    ),
    (
        "a simple key",
        "this line is neither a field nor part of the text above it",
        "indent it like the text it belongs to, or write it as field: value",
    ),
)
# Where the fault is what opened and never closed, the opening is the place to look.
_AT_THE_START = ("a quoted scalar", "flow sequence", "flow mapping", "a simple key")


def in_words(fault: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[str, str, Span | None]:
    """What is wrong, the next step, and the place."""
    said = ", ".join(filter(None, (fault.context, fault.problem))) or "unreadable"
    at_start = any(words in said for words in _AT_THE_START) and "escape" not in said
    mark = (at_start and fault.context_mark) or fault.problem_mark or fault.context_mark
    if mark is None:
        return f"the file is not YAML: {said}", "", None
    place = Span(mark.line + 1, mark.column + 1)
    for words, meaning, help_ in (*_after_a_closing_sign(lines, place), *_MEANINGS):
        if words in said:
            return meaning, help_, place
    if "block mapping" in said or "block collection" in said:
        message = "this line is indented neither like the one above nor like any it belongs to"
        return message, "give all fields of one group the same number of spaces", place
    return said, "look at this line and the one before: indentation, quotation marks, colons", place


def _after_a_closing_sign(lines: Sequence[str], place: Span) -> tuple[tuple[str, str, str], ...]:
    """What it means that a field should have ended before this place."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    before = line[: place.column - 1].rstrip()
    ended = "did not find expected key"
    if before.endswith(("'", '"')):
        message = f"text goes on after the closing {before[-1]}"
        if before.endswith("'"):
            return ((ended, message, 'use "double quotes" outside, or write the mark twice'),)
        return ((ended, message, _QUOTE_INSIDE),)
    if before.endswith(("]", "}")):
        return ((ended, f"text goes on after {before[-1]}, which ends a list or group", _QUOTE_IT),)
    return ()
