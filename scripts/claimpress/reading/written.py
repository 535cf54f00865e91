"""A YAML file as its author wrote it: values in their own spelling, and every comment.

`yaml_text` says what a file means; this says how it looks, for what writes it
again. It takes only files that `yaml_text.read_yaml` has read, so there are no
anchors, tags or second documents.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeAlias, cast

import yaml

from claimpress.reading.yaml_text import MAX_DEPTH

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Between two values stand blanks, signs of structure, and comments to the end of their lines.
_IN_BETWEEN = re.compile(r"#[^\n]*|-")
_HEADER = re.compile(r"([|>][-+0-9]*)(?: +(#.*))?")


@dataclass(slots=True)
class Value:
    """One text, or the name of a field."""

    source: str
    """As it was written, quotation marks and line ends included."""
    text: str
    style: str
    """The sign it starts with: ``"``, ``'``, ``|``, ``>``, or nothing."""
    start: int
    """Where it starts in the file, in characters."""
    indent: int
    """The indentation that a block is counted from."""


@dataclass(slots=True)
class Entry:
    """A field of a mapping, or an item of a list."""

    line: int
    """The line it starts in, from 1, comments above it left out."""
    last_line: int = 0
    """The last line of it."""
    above: list[str] = field(default_factory=list)
    """The comments above it, an empty text for blank lines between them."""
    beside: list[str] = field(default_factory=list)
    """The comments in its own lines."""
    apart: bool = False
    """Whether a blank line stands before it and its comments."""
    key: Value | None = None
    """The name of the field; an item of a list has none."""
    value: "Written" = field(default_factory=lambda: Value("", "", "", 0, 0))


@dataclass(slots=True)
class Group:
    """A mapping or a list."""

    is_mapping: bool
    flow: bool
    """Whether it stands in brackets."""
    column: int
    """Where its entries start, from 0."""
    start: int
    end: int = 0
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    """The comments after its last entry."""
    on_one_line: bool = True


Written: TypeAlias = Value | Group


def written(text: str) -> Group | None:
    """How a file looks, or None when it does not hold fields with values.

    ``text`` has line ends as on Unix. Raises ``ValueError`` or ``yaml.YAMLError`` for
    what `read_yaml` refuses and cannot be shown like this.
    """
    return _Writer(text).run()


def comments(group: Written) -> Iterator[str]:
    """Every comment of a file, also those beside the sign that starts a block."""
    if isinstance(group, Value):
        yield from filter(None, header_of(group)[1:])
        return
    for entry in group.entries:
        yield from filter(None, entry.above)
        yield from entry.beside
        yield from comments(entry.value)
    yield from filter(None, group.tail)


def header_of(value: Value) -> tuple[str, str]:
    """The signs that start a block and the comment beside them; nothing for other texts."""
    header = _HEADER.match(value.source) if value.style in {"|", ">"} else None
    return (header[1], (header[2] or "").rstrip()) if header else ("", "")


@dataclass(slots=True)
class _Comment:
    text: str
    line: int
    column: int
    apart: bool


class _Writer:
    """Goes through the events of one file and gives each comment its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.at = 0
        self.root: Group | None = None
        self.stack: list[Group] = []
        self.waiting: list[_Comment] = []
        self.last: Entry | None = None
        self.dash: int | None = None
        """Where the sign of the list's next item stands."""
        self.key: Entry | None = None
        """The field whose value comes next."""

    def run(self) -> Group | None:
        loader = _PARSER(self.text)
        try:
            while loader.check_event():
                self._take(loader.get_event())
        finally:
            loader.dispose()
        if self.root:
            self._look_between(len(self.text))
            self.root.tail += self._texts(self.waiting)
            while self.root.tail and not self.root.tail[-1]:
                self.root.tail.pop()
        return self.root

    def _take(self, event: yaml.Event) -> None:
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        match event:
            case yaml.ScalarEvent():
                self._look_between(start.index)
                self._scalar(event, start, end)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._look_between(start.index)
                self._open(event, start, end)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._look_between(start.index)
                self._close(end)
            case yaml.AliasEvent():
                raise ValueError("an alias is nothing that its author wrote out")
            case yaml.DocumentStartEvent() if self.root:
                raise ValueError("a second document")
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent, start: yaml.Mark, end: yaml.Mark) -> None:
        source = self.text[start.index : end.index]
        group = self.stack[-1] if self.stack else None
        if group is None:
            return
        value = Value(source, event.value, event.style or "", start.index, group.column)
        if group.is_mapping and self.key is None:
            entry = self._entry(start)
            entry.key, self.key = value, entry
        else:
            if self.key:
                # Between a field and its text there is no place to keep a comment in.
                self.key.above += self.key.beside
                self.key.beside = []
            self._place(value, start)
        self.last = self.stack[-1].entries[-1]
        self.last.last_line = self._line_of(max(start.index, end.index - 1))
        self.at = end.index

    def _open(self, event: yaml.CollectionStartEvent, start: yaml.Mark, end: yaml.Mark) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise ValueError("lists and groups lie too deep in one another")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        flow = bool(event.flow_style)
        holder = self.stack[-1] if self.stack else None
        group = Group(is_mapping, flow, start.column, start.index)
        if flow and holder:
            # A block inside brackets there is none; and brackets have no column of their own.
            group.column = holder.column
        if holder is None:
            if is_mapping:
                self.root = group
        else:
            self._place(group, start, keep=not flow)
        self.stack.append(group)
        if flow and holder:
            self.last = holder.entries[-1]
        self.at = max(self.at, end.index)

    def _close(self, end: yaml.Mark) -> None:
        group = self.stack.pop()
        if group.flow:
            group.tail += self._texts(self.waiting)
            self.waiting = []
            group.end = end.index
            group.on_one_line = "\n" not in self.text[group.start : end.index]
            self.at = end.index
        elif group is not self.root:
            inside = 0
            while inside < len(self.waiting) and self.waiting[inside].column >= group.column:
                inside += 1
            # What is as far in as the entries belongs to them, the rest to what follows.
            if group.column > (self.stack[-1].column if self.stack else -1):
                group.tail += self._texts(self.waiting[:inside])
                self.waiting = self.waiting[inside:]
        if self.stack:
            holder = self.stack[-1].entries[-1]
            holder.last_line = max(
                holder.last_line,
                self._line_of(end.index - 1) if group.flow else 0,
                *(entry.last_line for entry in group.entries),
            )
            if group.flow:
                self.last = holder

    def _place(self, value: Written, start: yaml.Mark, *, keep: bool = False) -> None:
        """Put a value where it belongs; ``keep`` leaves comments to its own first entry."""
        group = self.stack[-1]
        if group.is_mapping and self.key:
            self.key.value, entry = value, self.key
            self.key = None
            if not keep:
                entry.above += self._texts(self.waiting)
                self.waiting = []
        else:
            self._entry(start).value = value

    def _entry(self, start: yaml.Mark) -> Entry:
        group = self.stack[-1]
        at = start.index if group.is_mapping or self.dash is None else self.dash
        line = self._line_of(at)
        apart = self._blank_before(line)
        above = self._texts(self.waiting)
        # A comment can stand after the sign of the item, in its line or below.
        if self.waiting and self.waiting[0].line < line:
            above += [""] if apart and self.waiting[-1].line < line else []
            apart = self.waiting[0].apart
        if above and not above[0]:
            above = above[1:]
        self.waiting = []
        entry = Entry(line, line, above, apart=apart)
        group.entries.append(entry)
        return entry

    def _look_between(self, until: int) -> None:
        """Find the comments from where the last value ended."""
        self.dash = None
        line_of_last = self._line_of(max(self.at - 1, 0)) if self.last else 0
        for found in _IN_BETWEEN.finditer(self.text, self.at, max(until, self.at)):
            if found.group() == "-":
                self.dash = found.start()
                continue
            line = self._line_of(found.start())
            before = self.text[self.starts[line - 1] : found.start()]
            text = found.group().rstrip()
            if self.last and line == line_of_last and before.strip(" -"):
                self.last.beside.append(text)
            else:
                column = found.start() - self.starts[line - 1]
                self.waiting.append(_Comment(text, line, column, self._blank_before(line)))
        self.at = max(until, self.at)

    def _texts(self, waiting: list[_Comment]) -> list[str]:
        return [part for each in waiting for part in ([""] if each.apart else []) + [each.text]]

    def _blank_before(self, line: int) -> bool:
        return line > 1 and not self.lines[line - 2].strip()

    def _line_of(self, index: int) -> int:
        return bisect_right(self.starts, index)
