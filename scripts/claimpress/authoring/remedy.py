"""What a remedy is: a problem, the file it is in, and the change that takes it away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import yaml

from claimpress.model.corpus import Corpus
from claimpress.reading.intake import Intake
from claimpress.reading.load import model_for
from claimpress.reading.written import Entry, Group, Value, Written, written
from claimpress.values.problems import Path, Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one file: what stands from ``start`` to ``end`` becomes ``text``."""

    file: str
    start: int
    end: int
    text: str
    line: int
    says: str
    """What was done, for the person who asked for it."""
    cause: Problem
    """The problem it is the remedy of."""


class Source:
    """A file as its remedies see it."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        self.text = data.decode("utf-16" if wide else "utf-8-sig").replace("\r\n", "\n")
        self.lines = self.text.split("\n")
        self.model = model_for(file)

    @cached_property
    def look(self) -> Group | None:
        """How it looks, or None when it is no YAML."""
        try:
            return written(self.text)
        except (yaml.YAMLError, ValueError):
            return None

    def start_of(self, line: int) -> int:
        """Where a line starts, in characters; the first line is 1."""
        return sum(len(text) + 1 for text in self.lines[: line - 1])

    def edit(self, start: int, end: int, text: str, says: str, cause: Problem) -> Edit:
        """One change of this file."""
        line = self.text.count("\n", 0, start) + 1
        return Edit(self.file, start, end, text, line, says, cause)

    def entry(self, path: Path) -> Entry | None:
        """The field or item at a path."""
        found: Entry | None = None
        inside: Written | None = self.look
        for step in path:
            if not isinstance(inside, Group):
                return None
            if isinstance(step, int):
                found = inside.entries[step] if step < len(inside.entries) else None
            else:
                found = field_of(inside, step)
            if found is None:
                return None
            inside = found.value
        return found

    def value(self, path: Path) -> Value | None:
        """The text at a path."""
        entry = self.entry(path)
        return entry.value if entry and isinstance(entry.value, Value) else None


@dataclass(frozen=True, slots=True)
class Case:
    """A problem, and what is known about the publication it is a problem of."""

    problem: Problem
    source: Source
    intake: Intake
    corpus: Corpus | None

    def edit(
        self, start: int, end: int, text: str, says: str, source: Source | None = None
    ) -> Edit:
        """One change of the file, or of another."""
        source = source or self.source
        line = source.text.count("\n", 0, start) + 1
        return Edit(source.file, start, end, text, line, says, self.problem)


Remedying: TypeAlias = Callable[[Case], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Remedy:
    """The remedy of a problem."""

    says: str
    """What is done, for the reference."""
    edits: Remedying


REMEDIES: dict[str, Remedy] = {}
"""Every remedy by the code of the problem it is for."""


def remedy(*codes: str) -> Callable[[Remedying], Remedying]:
    """Register a function as the remedy of problems with these codes."""

    def register(function: Remedying) -> Remedying:
        says = " ".join((function.__doc__ or "").split())
        REMEDIES.update(dict.fromkeys(codes, Remedy(says, function)))
        return function

    return register


def field_of(group: Group, name: str) -> Entry | None:
    """The first field of this name."""
    return next((e for e in group.entries if e.key and e.key.text == name), None)


def groups_in(inside: Written | None) -> Iterator[Group]:
    """The mappings and lists in what is written, itself first."""
    if isinstance(inside, Group):
        yield inside
        for entry in inside.entries:
            yield from groups_in(entry.value)
