"""A history entry put into the text of a claim file; every other line stays as it is."""

import re

from claimpress.authoring.drafts import quoted
from claimpress.model.claim import Change
from claimpress.reading.tree import Mapping, Node, Sequence

_EMPTY = re.compile(r"history:[ \t]*(\[[ \t]*\])?[ \t]*(#.*)?")
_ITEM = re.compile(r"([ \t]*)-[ \t]")


def with_entry(text: str, tree: Node, entry: Change) -> str:
    """The text of a claim file with ``entry`` after its other history entries.

    ``tree`` is what the text holds. Raises ``ValueError``, with a sentence for
    the author, when the history stands in a form that cannot be added to.
    """
    lines = text.splitlines()
    entries = tree.entries if isinstance(tree, Mapping) else ()
    keys = [key.span.line for key, _ in entries]
    found = next(((k, v) for k, v in entries if k.text == "history"), None)
    if found is None:
        return _joined([*_trimmed(lines), "history:", *_written(entry, "  ")])
    key, value = found
    first = key.span.line - 1
    if _EMPTY.fullmatch(lines[first]) and not (isinstance(value, Sequence) and value.items):
        return _joined([*lines[:first], "history:", *_written(entry, "  "), *lines[first + 1 :]])
    item = _ITEM.match(lines[first + 1]) if first + 1 < len(lines) else None
    if item is None:
        message = "the history is not a list with one entry below the other; write it like that"
        raise ValueError(message)
    after = next((line - 1 for line in keys if line > key.span.line), len(lines))
    end = len(_trimmed(lines[:after]))
    return _joined([*lines[:end], *_written(entry, item[1]), *lines[end:]])


def _written(entry: Change, indent: str) -> list[str]:
    values = {"on": str(entry.on), "kind": entry.kind.value, "note": quoted(entry.note)}
    if entry.was is not None:
        values["was"] = quoted(entry.was)
    fields = [f"{name}: {value}" for name, value in values.items()]
    return [f"{indent}{'- ' if not number else '  '}{field}" for number, field in enumerate(fields)]


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without what stands after the last value: blank lines, comments of what follows."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return lines[:end]


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
