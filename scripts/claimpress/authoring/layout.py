"""The one form of the files under ``claims/``: every value and comment, laid out alike."""

import re
import textwrap
import typing

from claimpress.authoring.drafts import quoted
from claimpress.model.claim import ClaimFile
from claimpress.model.dossier import DossierFile
from claimpress.model.fields import Record
from claimpress.model.publication import PublicationFile
from claimpress.model.status import Scale
from claimpress.model.translation import ClaimTranslation, DossierTranslation, ScaleTranslation
from claimpress.reading.expected import annotation_at, kind_of, record_at
from claimpress.reading.tree import Node, plain_data, scalars
from claimpress.reading.written import Entry, Group, Value, Written, comments, header_of, written
from claimpress.reading.yaml_text import Bounds, read_yaml
from claimpress.values.problems import Path

WIDTH = 99
_STEP = 2
_MODELINE = "# yaml-language-server:"
_BLOCKS = frozenset({"|", ">"})
_TRAILING = re.compile(r"(?<![\\ ]) ++$")
_FOLDABLE = re.compile(r"[^ \n]+(?: [^ \n]+)*")

# The fields before which a group of fields begins; a blank line divides the groups.
_GROUPS: dict[type[Record], tuple[str, ...]] = {
    ClaimFile: (
        *("status", "source", "media", "evidence", "notes", "unknown", "replies"),
        *("topics", "authors"),
    ),
    DossierFile: (
        *("author", "publisher", "url", "introduction", "findings", "limits", "how_made"),
        *("passages", "full_text", "timeline"),
    ),
    PublicationFile: ("language",),
    Scale: ("statuses", "reasons"),
    ClaimTranslation: ("text", "source", "media", "evidence", "notes", "unknown", "replies"),
    DossierTranslation: (
        *("title", "author_note", "publisher", "introduction", "findings", "limits"),
        *("how_made", "timeline"),
    ),
    ScaleTranslation: ("statuses", "reasons"),
}


class LayoutError(ValueError):
    """The file cannot be laid out without a loss; the message says why."""


def laid_out(text: str, model: type[Record], bounds: Bounds) -> str:
    """The text of a file of ``model`` in the one form.

    ``text`` is one that `read_yaml` reads, with line ends as on Unix. Every
    value and comment is in what comes back, or `LayoutError` is raised.
    """
    group = written(text)
    if group is None:
        raise LayoutError("the file does not hold fields with values")
    before = sorted(comments(group))
    made = _Layout(model).file(group)
    again, _ = read_yaml("", made.encode(), bounds)
    known, _ = read_yaml("", text.encode(), bounds)
    if known is None or again is None or _meaning(known) != _meaning(again):
        raise LayoutError("its values would not be the same")
    look = written(made)
    if look is None or sorted(comments(look)) != before:
        raise LayoutError("a comment would be lost")
    return made


class _Layout:
    """Writes one file."""

    def __init__(self, model: type[Record]) -> None:
        self.model = model

    def file(self, root: Group) -> str:
        head = _head(root)
        lines = self._mapping(root, 0, ())
        # The file's own comment stays at the top, whichever field comes first.
        while lines and not lines[0]:
            lines.pop(0)
        return "\n".join([*head, *lines]) + "\n"

    def _group(self, group: Group, indent: int, path: Path) -> list[str]:
        for entry in group.entries if group.flow else ():
            # Beside a text that stands alone, a comment would look like lost words of it.
            entry.above, entry.beside = [*entry.above, *entry.beside], []
        within = self._mapping if group.is_mapping else self._list
        return within(group, indent, path)

    def _mapping(self, group: Group, indent: int, path: Path) -> list[str]:
        record = record_at(self.model, path)
        order = list(record.model_fields) if record else []
        entries = _in_order(group.entries, order)
        starters = _GROUPS.get(typing.cast("type[Record]", record), ()) if not path else ()
        places = [order.index(name) for name in starters]
        airy = not record and _airy(entries)
        lines: list[str] = []
        part = -1
        for number, entry in enumerate(entries):
            name = entry.key.text if entry.key else ""
            before, part = part, _part(name, order, places, part)
            apart = airy or (record is not None and not path and before != part)
            if number and apart and not _keeps_blanks(entries[number - 1].value):
                _blank(lines)
            lines += _comments(entry.above, indent)
            lines += self._field(entry, indent, (*path, name))
        return lines + _tail(group, indent, entries)

    def _list(self, group: Group, indent: int, path: Path) -> list[str]:
        airy = _airy(group.entries)
        lines: list[str] = []
        for number, entry in enumerate(group.entries):
            if number and airy and not _keeps_blanks(group.entries[number - 1].value):
                _blank(lines)
            lines += self._item(entry, indent, (*path, number))
        return lines + _tail(group, indent, group.entries)

    def _field(self, entry: Entry, indent: int, path: Path) -> list[str]:
        if entry.key is None or "\n" in entry.key.source or entry.key.style in _BLOCKS:
            raise LayoutError("the name of a field goes over more than one line")
        start = f"{' ' * indent}{_quoted_alike(entry.key)}:"
        value = entry.value
        if isinstance(value, Group) and not _stays_in_brackets(value):
            lines, beside = _parted(entry.beside, indent)
            inside = self._group(value, indent + _STEP, path)
            return [*lines, f"{start}{_beside(beside)}", *inside]
        return self._value(entry, start, indent, path)

    def _item(self, entry: Entry, indent: int, path: Path) -> list[str]:
        start = f"{' ' * indent}-"
        value = entry.value
        if not isinstance(value, Group) or _stays_in_brackets(value):
            return [
                *_comments(entry.above, indent),
                *self._value(entry, start, indent, path),
            ]
        # What stands above the first field of an item stands above the item.
        inside = self._group(value, indent + _STEP, path)
        first = next((n for n, line in enumerate(inside) if _is_content(line)), None)
        if first is None:
            raise LayoutError("an item holds nothing")
        above = [line.strip() for line in inside[:first]]
        opening = f"{start} {inside[first].lstrip()}"
        above += entry.beside
        return [*_comments([*entry.above, *above], indent), opening, *inside[first + 1 :]]

    def _value(self, entry: Entry, start: str, indent: int, path: Path) -> list[str]:
        value = entry.value
        lines, beside = _parted(entry.beside, indent)
        if isinstance(value, Group):
            return [*lines, f"{start} {_bracketed(value)}{_beside(beside)}"]
        if value.style in _BLOCKS:
            return [*_comments(entry.beside, indent), *_block(value, start, indent)]
        source = _quoted_alike(value)
        if not beside and self._is_prose(path) and _too_long(start, source, value):
            quoted_ = quoted(value.text)
            if len(start) + 1 + len(quoted_) <= WIDTH:
                return [*lines, f"{start} {quoted_}"]
            folded = textwrap.wrap(
                value.text,
                WIDTH - indent - _STEP,
                break_long_words=False,
                break_on_hyphens=False,
            )
            return [*lines, f"{start} >-", *(f"{' ' * (indent + _STEP)}{line}" for line in folded)]
        first, *more = source.split("\n")
        inner = " " * (indent + _STEP)
        rest = [f"{inner}{line.strip(' ')}" if line.strip(" ") else "" for line in more[:-1]]
        rest += [f"{inner}{line.lstrip(' ')}" for line in more[-1:]]
        written_ = [f"{start} {first}" if first else start, *rest]
        done = [_TRAILING.sub("", line) for line in written_[:-1]]
        return [*lines, *done, f"{written_[-1]}{_beside(beside)}"]

    def _is_prose(self, path: Path) -> bool:
        kind = kind_of(annotation_at(self.model, path))
        return kind is not None and kind.written_by_people


def _meaning(tree: Node) -> object:
    """What a file says, and which of its texts end at a comment: `check` asks about these."""
    cut_short = {path for path, scalar in scalars(tree) if scalar.cut_short}
    return plain_data(tree), cut_short


def _head(root: Group) -> list[str]:
    """Take what the file says of itself off the comments of its first field."""
    above = root.entries[0].above if root.entries else []
    own = 0
    for number, line in enumerate(above, start=1):
        if not line or line.startswith(_MODELINE):
            own = number
    head, above[:] = above[:own], above[own:]
    return head


def _in_order(entries: list[Entry], order: list[str]) -> list[Entry]:
    """Fields as in the model; one that it does not know stays behind the one before it."""
    ranks = {name: rank for rank, name in enumerate(order)}
    ranked, rank = [], -1
    for entry in entries:
        rank = ranks.get(entry.key.text if entry.key else "", rank) if order else 0
        ranked.append((rank, entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _part(name: str, order: list[str], places: list[int], before: int) -> int:
    """Which group of fields a field is in, by its number."""
    if name not in order:
        return before
    rank = order.index(name)
    return sum(place <= rank for place in places)


def _airy(entries: list[Entry]) -> bool:
    """Whether blank lines divide entries: where they do once, they do everywhere."""
    return any(
        entry.apart and isinstance(entry.value, Group) and not _stays_in_brackets(entry.value)
        for entry in entries[1:]
    )


def _stays_in_brackets(group: Group) -> bool:
    """Whether a list fits in brackets: empty, or single texts on one line."""
    if not group.entries:
        return group.flow and not group.tail
    return (
        group.flow
        and not group.is_mapping
        and group.on_one_line
        and all(isinstance(entry.value, Value) and not entry.above for entry in group.entries)
    )


def _bracketed(group: Group) -> str:
    if not group.entries:
        return "{}" if group.is_mapping else "[]"
    texts = [_quoted_alike(e.value) for e in group.entries if isinstance(e.value, Value)]
    return f"[{', '.join(texts)}]"


def _quoted_alike(value: Value) -> str:
    """The text as written, with ``"`` for ``'`` where that needs no other sign."""
    inner = value.source[1:-1]
    if value.style == "'" and not re.search(r"[\"\\\n]", inner):
        return '"' + inner.replace("''", "'") + '"'
    return value.source


def _too_long(start: str, source: str, value: Value) -> bool:
    """Whether a text is better folded, and can be without a change."""
    fits = "\n" not in source and len(start) + 1 + len(source) <= WIDTH
    return not fits and _FOLDABLE.fullmatch(value.text) is not None and " " in value.text


def _block(value: Value, start: str, indent: int) -> list[str]:
    signs, comment = header_of(value)
    _, *lines = value.source.split("\n")
    number = re.search(r"[1-9]", signs)
    if number:
        old, new = value.indent + int(number[0]), indent + int(number[0])
    else:
        # A block without a word is as far in as its longest line of blanks.
        first = next((line for line in lines if line.strip(" ")), max(lines, default="", key=len))
        old, new = len(first) - len(first.lstrip(" ")), indent + _STEP
    moved = [f"{' ' * new}{line[old:]}" if len(line) > old else "" for line in lines]
    if "+" not in signs:
        while moved and not moved[-1]:
            moved.pop()
    elif moved and not moved[-1]:
        moved.pop()
    return [f"{start} {signs}{_beside([comment] if comment else [])}", *moved]


def _parted(beside: list[str], indent: int) -> tuple[list[str], list[str]]:
    """The comments of a line: one can stand in it, the others go above."""
    return _comments(beside[:-1], indent), beside[-1:]


def _beside(beside: list[str]) -> str:
    return "".join(f" {comment}" for comment in beside)


def _comments(above: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in above]


def _tail(group: Group, indent: int, entries: list[Entry]) -> list[str]:
    lines = _comments(group.tail, indent)
    if lines and not lines[0] and (not entries or _keeps_blanks(entries[-1].value)):
        lines.pop(0)
    return lines


def _keeps_blanks(value: Written) -> bool:
    """Whether the blank lines that follow are a part of a text (``|+``)."""
    while isinstance(value, Group):
        if not value.entries or value.tail:
            return False
        value = value.entries[-1].value
    return "+" in header_of(value)[0]


def _blank(lines: list[str]) -> None:
    if lines and lines[-1]:
        lines.append("")


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
