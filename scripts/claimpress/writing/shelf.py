"""What was made before, kept by what it was made from.

Each unit of work (a page, a feed, a card) is done again only when something
that was read for it differs, when one of its files does not lie where it was
put, or when the code is another. What is to be done is spread over the cores.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from claimpress.deriving.reads import Facts, Read, Reads
from claimpress.reading.kept import keep, kept_in
from claimpress.rendering.unit import Unit
from claimpress.values.problems import Problem, Severity, Span
from claimpress.values.processes import spread
from claimpress.writing.mount import Mount, Mounted

V = TypeVar("V")

_MANY = 24
"""Units from which on it pays to make them in several processes."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a unit gave, and what that depends on."""

    name: str
    given: str
    reads: tuple[Read, ...]
    seen: str
    """What was read, as a short hash."""
    files: tuple[Mounted, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench(Generic[V]):
    """Where units are made: what they are called with, and the folder of their files."""

    view: Callable[[Reads], V]
    """What a unit is called with; it notes what is read."""
    facts: Facts
    mount: Mount | None = None
    """Where files are put; None for units that make none."""

    def make(self, unit: Unit[V]) -> Made:
        """Do a unit of work, put its files in place, and note what was read for it."""
        reads = Reads()
        files, problems = [], []
        for made in unit.make(self.view(reads)):
            if isinstance(made, Problem):
                problems.append(made)
            elif self.mount:
                files.append(self.mount.place(made))
        noted = tuple(reads.noted)
        seen = self.facts.of(noted)
        return Made(unit.name, unit.given, noted, seen, tuple(files), tuple(problems))


class Shelf:
    """What a kind of units made in the last run, in a file that only saves time."""

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        """Use the file at ``path``; None keeps nothing.

        The fingerprint tells what decides what is made, besides what is read:
        code, settings, the words of the interface.
        """
        self._path, self._fingerprint = path, fingerprint
        self._lines: Mapping[str, list[Any]] = {}
        body = kept_in(path, fingerprint) if path else None
        if body:
            self._lines = json.loads(body)

    def made(self, units: Iterable[Unit[V]], bench: Bench[V]) -> list[Made]:
        """What all these units give, in their order; most of it without doing it again."""
        units = list(units)
        standing = [self._standing(unit, bench) for unit in units]
        lacking = [unit for unit, made in zip(units, standing, strict=True) if made is None]
        new = spread(bench.make, lacking, least=_MANY)
        done = [made or next(new) for made in standing]
        if self._path and (lacking or len(units) != len(self._lines)):
            self._save(done)
        return done

    def _standing(self, unit: Unit[V], bench: Bench[V]) -> Made | None:
        """What the unit gave in the last run, if it would give the same now."""
        line = self._lines.get(unit.name)
        if line is None or line[0] != unit.given:
            return None
        given, seen, read, paths, problems = line
        reads = tuple(_read(each) for each in read)
        if bench.facts.of(reads) != seen:
            return None
        files = [bench.mount.standing(path) if bench.mount else None for path in paths]
        if None in files:
            return None
        found = tuple(_problem(each) for each in problems)
        return Made(unit.name, given, reads, seen, tuple(filter(None, files)), found)

    def _save(self, done: Iterable[Made]) -> None:
        lines = {
            made.name: [
                made.given,
                made.seen,
                ["\0".join(read) for read in made.reads],
                [file.path for file in made.files],
                [asdict(problem) for problem in made.problems],
            ]
            for made in done
        }
        if self._path:
            keep(self._path, self._fingerprint, json.dumps(lines, ensure_ascii=False).encode())
        self._lines = lines


def files_of(done: Iterable[Made]) -> Iterator[Mounted]:
    """The files of all of these."""
    for made in done:
        yield from made.files


def problems_of(done: Iterable[Made]) -> Iterator[Problem]:
    """What is to be said about all of these."""
    for made in done:
        yield from made.problems


def _problem(written: Mapping[str, Any]) -> Problem:
    span = written["span"]
    return Problem(
        **{
            **written,
            "path": tuple(written["path"]),
            "span": Span(**span) if span else None,
            "severity": Severity(written["severity"]),
        }
    )


def _read(written: str) -> Read:
    group, _, key = written.partition("\0")
    return group, key
