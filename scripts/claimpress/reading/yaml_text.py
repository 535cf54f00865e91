"""The one strict reader of YAML, for text that strangers wrote.

It takes PyYAML's *events*, which are made without recursion, and builds the
tree itself: composing is where deep nesting and aliases crash or hang a
process. Of YAML it knows mappings, lists and text; anchors, aliases, tags,
directives and second documents are problems, and no scalar is ever turned
into a number, a date or a truth value.
"""

import re
from dataclasses import dataclass, field
from typing import cast

import yaml

from claimpress.reading.tree import Mapping, Node, Scalar, Sequence
from claimpress.reading.yaml_faults import in_words
from claimpress.values.problems import Problem, Span
from claimpress.values.text import first_bad_character

MAX_DEPTH = 12
MAX_FAULTS = 20
"""After so many faults of form the rest of a file is not worth reading."""

# Where a comment begins without the blank that must stand before it.
_AFTER_BLOCK = re.compile(r"[|>][-+0-9]*#")
_AFTER_END = re.compile(r"(?: *,)?#")

# The C parser is the same grammar, ten times as fast; wheels of PyYAML carry it.
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a file may hold before it is refused unread."""

    size: int = 64 * 1024
    """In bytes."""
    events: int = 5_000
    """In YAML events: about two for each key with its value."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    span: Span
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


def read_yaml(
    file: str, data: bytes, bounds: Bounds = Bounds()
) -> tuple[Node | None, list[Problem]]:
    """Read one file.

    Returns the tree, or None when there is nothing sound to return, and all
    problems found. Never raises for what the bytes hold.
    """
    text, problem = _text_of(file, data, bounds)
    if problem:
        return None, [problem]
    reader = _Reader(file, text, bounds)
    reader.run()
    return (None if reader.unsound else reader.root), reader.problems


def _text_of(file: str, data: bytes, bounds: Bounds) -> tuple[str, Problem | None]:
    if len(data) > bounds.size:
        return "", Problem(
            file,
            "too-large",
            f"the file has {len(data):,} bytes; at most {bounds.size:,} are read",
            "shorten the notes, or divide the claim in two",
        )
    if data.startswith(b"\xef\xbb\xbf"):
        return "", Problem(
            file,
            "encoding",
            "the file starts with a byte order mark",
            "save it as UTF-8 without BOM",
        )
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        return "", _not_utf8(file, data, fault.start)
    bad = first_bad_character(text)
    if bad:
        offset, what = bad
        span = _span_at(text, offset)
        return "", Problem(
            file,
            "character",
            f"the text holds {what}",
            "put spaces in its place"
            if text[offset] == "\t"
            else "take the character out; typing the words anew does",
            span=span,
        )
    return text, None


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event starts and ends; events of a parser always know."""
    return cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)


def _not_utf8(file: str, data: bytes, at: int) -> Problem:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(file, "encoding", "the file is UTF-16", "save it as UTF-8 without BOM")
    line = data.count(b"\n", 0, at) + 1
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8")) + 1
    message = f"the byte {data[at]:02X} here is not UTF-8 text"
    help_ = "save the file as UTF-8, then type this letter again"
    return Problem(file, "encoding", message, help_, span=Span(line, column))


def _span_at(text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    return Span(line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


class _Reader:
    """Builds the tree of one file from its events."""

    def __init__(self, file: str, text: str, bounds: Bounds) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.text = text
        self.bounds = bounds
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.unsound = False
        self.stack: list[_Open] = []

    def run(self) -> None:
        """Read to the end, or to the first fault that leaves no sound tree."""
        loader = _PARSER(self.text)
        try:
            for count in range(self.bounds.events + 1):
                if not loader.check_event():
                    break
                if count == self.bounds.events:
                    message = f"the file has more than {count:,} keys, values and items"
                    self._refuse("too-many", message, None, "divide it in two")
                    return
                if not self._take(loader.get_event()) or len(self.problems) >= MAX_FAULTS:
                    return
        except yaml.MarkedYAMLError as fault:
            self._explain(fault)
            return
        except (yaml.YAMLError, ValueError) as fault:
            self._refuse("yaml", f"the file is not YAML: {fault}", None)
            return
        finally:
            loader.dispose()
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text):
            self._refuse("empty", "the file holds nothing", None, "write it, or delete it")

    def _take(self, event: yaml.Event) -> bool:
        """Take one event; False when reading should stop."""
        match event:
            case yaml.DocumentStartEvent():
                if event.version or event.tags:
                    self._refuse(
                        "directive", "the file has a YAML directive", self._span(event), "remove it"
                    )
                if self.root is not None:
                    self._refuse(
                        "documents",
                        "the file holds a second document after ---",
                        self._span(event),
                        "give each claim a file of its own",
                    )
                    return False
            case yaml.AliasEvent():
                self._refuse(
                    "alias",
                    f"*{event.anchor} repeats another part of the file",
                    self._span(event),
                    'write the text out; text that starts with * needs "double quotes"',
                )
                self._place(Scalar("", self._span(event)))
            case yaml.ScalarEvent():
                self._no_extras(event)
                self._no_glued_comment(event)
                self._place(self._scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._no_extras(event)
                if len(self.stack) >= MAX_DEPTH:
                    self._refuse(
                        "too-deep",
                        f"lists and groups lie more than {MAX_DEPTH} deep in one another",
                        self._span(event),
                        "no field goes so deep: take it out",
                    )
                    return False
                self.stack.append(
                    _Open(self._span(event), isinstance(event, yaml.MappingStartEvent)),
                )
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._no_glued_comment(event)
                done = self.stack.pop()
                self._place(
                    self._mapping(done)
                    if done.is_mapping
                    else Sequence(tuple(done.children), done.span),
                )
        return True

    def _place(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _mapping(self, done: _Open) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._refuse(
                    "key",
                    "a list or group stands where the name of a field should",
                    key.span,
                    'text that starts with [ or { needs "double quotes"',
                )
            elif key.text in entries:
                first = entries[key.text][0].span.line
                self._refuse(
                    "repeated-key",
                    f"{key.text!r} is given twice; it first stands in line {first}",
                    key.span,
                    "keep one of the two",
                )
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), done.span)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        plain = not event.style
        _, end = _marks(event)
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        scalar = Scalar(
            event.value,
            self._span(event),
            plain=plain,
            cut_short=plain and rest.lstrip().startswith("#"),
        )
        # The bytes were looked at before; only an escape can bring a character in.
        bad = first_bad_character(event.value) if event.style == '"' else None
        if bad:
            self._refuse(
                "character", f"the text holds {bad[1]}", scalar.span, "take the escape out"
            )
        return scalar

    def _no_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self._refuse(
                "anchor",
                f"&{event.anchor} names a part of the file",
                self._span(event),
                'take it out; text that starts with & needs "double quotes"',
            )
        tag = getattr(event, "tag", None)
        if tag:
            self._refuse(
                "tag",
                f"{_as_written(tag)!r} asks for a special type",
                self._span(event),
                'take it out; text that starts with ! needs "double quotes"',
            )

    def _no_glued_comment(self, event: yaml.Event) -> None:
        """Refuse ``"words"#more``: YAML does, PyYAML passes over what follows the sign."""
        start, end = _marks(event)
        block = isinstance(event, yaml.ScalarEvent) and event.style in {"|", ">"}
        mark = start if block else end
        glued = (_AFTER_BLOCK if block else _AFTER_END).match(self._line(mark), mark.column)
        if glued:
            self._refuse(
                "yaml",
                "a # stands here without a blank before it",
                Span(mark.line + 1, glued.end()),
                "put the words in the quotation marks; before a comment, put a blank",
            )

    def _span(self, event: yaml.Event) -> Span:
        start, end = _marks(event)
        same_line = start.line == end.line
        width = end.column - start.column if same_line else len(self._line(start)) - start.column
        return Span(start.line + 1, start.column + 1, max(width, 1))

    def _line(self, mark: yaml.Mark) -> str:
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def _refuse(
        self,
        code: str,
        message: str,
        span: Span | None,
        help_: str = "",
    ) -> None:
        self.problems.append(Problem(self.file, code, message, help_, span=span))
        self.unsound = True

    def _explain(self, fault: yaml.MarkedYAMLError) -> None:
        message, help_, span = in_words(fault, self.lines)
        self._refuse("yaml", message, span, help_)


def _as_written(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
