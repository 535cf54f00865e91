"""What a YAML file holds, with the place of every key and value."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from claimpress.values.problems import Path, Span


# A file has hundreds of nodes, and tuples are made several times as fast as dataclasses.
class Scalar(NamedTuple):
    """A value as it was written: always text, whatever YAML would make of it."""

    text: str
    span: Span
    plain: bool = True
    """Whether it stood without quotation marks and not in a block."""
    cut_short: bool = False
    """Whether a comment follows on the same line, so that words may be lost."""


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    span: Span


class Mapping(NamedTuple):
    """Keys and values in the order of the file, each key once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping
Data: TypeAlias = "str | list[Data] | dict[str, Data]"


def plain_data(node: Node) -> Data:
    """The bare data, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain_data(item) for item in node.items]
    return {key.text: plain_data(value) for key, value in node.entries}


def is_doubtful(node: Node) -> bool:
    """Whether a value is empty or cut short by a comment; that is seldom, and soon found out."""
    if isinstance(node, Scalar):
        return node.cut_short or not node.text or node.text.isspace()
    if isinstance(node, Sequence):
        return any(map(is_doubtful, node.items))
    return any(is_doubtful(value) for _, value in node.entries)


def value_at(node: Node, key: str) -> str | None:
    """The text under a key at the top of a file, if there is one."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((v.text for k, v in entries if k.text == key and isinstance(v, Scalar)), None)


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every value that is text, with its path."""
    match node:
        case Scalar():
            yield path, node
        case Sequence():
            for index, item in enumerate(node.items):
                yield from scalars(item, (*path, index))
        case Mapping():
            for key, value in node.entries:
                yield from scalars(value, (*path, key.text))


def place_of(node: Node, path: Path, *, of_key: bool = False) -> Span:
    """The place of what stands at ``path``: the value, or the key that names it.

    Where the path leads further than the file does, as for a field that is
    missing, the place is that of the last part that exists.
    """
    span = node.span
    for step in path:
        match node:
            case Mapping():
                found = next((entry for entry in node.entries if entry[0].text == step), None)
                if found is None:
                    return span
                key, node = found
                # A block starts on a line of its own; its key is what the eye looks for.
                inside = isinstance(node, Scalar) or node.span.line == key.span.line
                span = node.span if inside and not of_key else key.span
            case Sequence():
                if not isinstance(step, int) or step >= len(node.items):
                    return span
                node = node.items[step]
                span = node.span
            case Scalar():
                return span
    return span
