"""Items put at the end of a list in a file; every other line stays as it is."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Items

from claimpress.reading.tree import Mapping, Node, Sequence

_ITEM = re.compile(r"([ \t]*)-[ \t]")


def with_item(text: str, tree: Node, key: str, item: Items[str, str]) -> str:
    """The text of a file with ``item`` after the others of the list under ``key``.

    See `with_items`.
    """
    return with_items(text, tree, key, [item])


def with_items(text: str, tree: Node, key: str, items: Iterable[Items[str, str]]) -> str:
    """The text of a file with ``items`` after the others of the list under ``key``.

    ``tree`` is what the text holds; the values of an item are YAML as they
    shall stand there. Raises ``ValueError``, with a sentence for the author,
    when the list stands in a form that cannot be added to.
    """
    lines = text.splitlines()
    entries = tree.entries if isinstance(tree, Mapping) else ()
    starts = [name.span.line for name, _ in entries]
    found = next(((name, value) for name, value in entries if name.text == key), None)
    if found is None:
        return _joined([*_trimmed(lines), f"{key}:", *_written(items, "  ")])
    name, value = found
    first = name.span.line - 1
    if not (isinstance(value, Sequence) and value.items):
        return _joined([*lines[:first], f"{key}:", *_written(items, "  "), *lines[first + 1 :]])
    below = _ITEM.match(lines[first + 1]) if first + 1 < len(lines) else None
    if below is None:
        message = f"{key} is not a list with one entry below the other; write it like that"
        raise ValueError(message)
    after = next((line - 1 for line in starts if line > name.span.line), len(lines))
    end = len(_trimmed(lines[:after]))
    return _joined([*lines[:end], *_written(items, below[1]), *lines[end:]])


def _written(items: Iterable[Items[str, str]], indent: str) -> list[str]:
    return [
        f"{indent}{'  ' if number else '- '}{name}: {value}"
        for item in items
        for number, (name, value) in enumerate(item.items())
    ]


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without what stands after the last value: blank lines, comments of what follows."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return lines[:end]


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
