"""The one strict reader of YAML, for text that strangers wrote.

It takes PyYAML's *events*, which are made without recursion, and builds the
tree itself: composing is where deep nesting and aliases crash or hang a
process. Of YAML it knows mappings, lists and text; anchors, aliases, tags,
directives and second documents are problems, and no scalar is ever turned
into a number, a date or a truth value.
"""

import re
from dataclasses import dataclass
from typing import cast

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, ScalarEvent

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


class _Open:
    """A mapping or list whose end has not come yet."""

    __slots__ = ("children", "is_mapping", "span")

    def __init__(self, span: Span, *, is_mapping: bool) -> None:
        self.span, self.is_mapping = span, is_mapping
        self.children: list[Node] = []


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
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


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
        # Most files have neither, and then no place need be looked at for them.
        self.has_sign = "#" in text
        self.has_escape = "\\" in text

    def run(self) -> None:
        """Read to the end, or to the first fault that leaves no sound tree."""
        loader = _PARSER(self.text)
        try:
            for count in range(self.bounds.events + 1):
                event = loader.get_event()
                if event is None:
                    break
                if count == self.bounds.events:
                    message = f"the file has more than {count:,} keys, values and items"
                    self._refuse("too-many", message, None, "divide it in two")
                    return
                if not self._take(event) or len(self.problems) >= MAX_FAULTS:
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
        """Take one event, the most frequent kinds first; False when reading should stop."""
        if isinstance(event, ScalarEvent):
            self._no_extras(event)
            self._place(self._scalar(event))
        elif isinstance(event, CollectionStartEvent):
            self._no_extras(event)
            return self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self._no_glued_comment(event)
            self._close()
        elif isinstance(event, DocumentStartEvent):
            return self._begin(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(
                "alias",
                f"*{event.anchor} repeats another part of the file",
                self._span(event),
                'write the text out; text that starts with * needs "double quotes"',
            )
            self._place(Scalar("", self._span(event)))
        return True

    def _begin(self, event: DocumentStartEvent) -> bool:
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
        return self.root is None

    def _open(self, event: CollectionStartEvent) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(
                "too-deep",
                f"lists and groups lie more than {MAX_DEPTH} deep in one another",
                self._span(event),
                "no field goes so deep: take it out",
            )
            return False
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(self._span(event), is_mapping=is_mapping))
        return True

    def _close(self) -> None:
        done = self.stack.pop()
        self._place(
            self._mapping(done) if done.is_mapping else Sequence(tuple(done.children), done.span)
        )

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

    def _scalar(self, event: ScalarEvent) -> Scalar:
        plain = not event.style
        span, cut_short = self._span(event), False
        if self.has_sign:
            self._no_glued_comment(event)
            cut_short = plain and self._rest(event).lstrip().startswith("#")
        # The bytes were looked at before; only an escape can bring a character in.
        if self.has_escape and event.style == '"':
            bad = first_bad_character(event.value)
            if bad:
                self._refuse("character", f"the text holds {bad[1]}", span, "take the escape out")
        return Scalar(event.value, span, plain, cut_short)

    def _no_extras(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(
                "anchor",
                f"&{event.anchor} names a part of the file",
                self._span(event),
                'take it out; text that starts with & needs "double quotes"',
            )
        if event.tag:
            self._refuse(
                "tag",
                f"{_as_written(event.tag)!r} asks for a special type",
                self._span(event),
                'take it out; text that starts with ! needs "double quotes"',
            )

    def _no_glued_comment(self, event: yaml.Event) -> None:
        """Refuse ``"words"#more``: YAML does, PyYAML passes over what follows the sign."""
        if not self.has_sign:
            return
        block = isinstance(event, ScalarEvent) and event.style in {"|", ">"}
        start, end = _marks(event)
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
        line, column = start.line, start.column
        # What goes on in the next line is shown to the end of the first.
        stop = end.column if end.line == line else len(self._line(start))
        return Span(line + 1, column + 1, max(stop - column, 1))

    def _rest(self, event: yaml.Event) -> str:
        """What follows in the line in which an event ends."""
        _, end = _marks(event)
        return self._line(end)[end.column :]

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
