"""What was made before, kept by what it was made from.

Each unit of work (a page, a feed, a card) is done again only when something
that was read for it differs, when one of its files does not lie where it was
put, or when the code is another. What is to be done is spread over the cores.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from claimpress.deriving.reads import Facts, Read, Reads
from claimpress.reading.kept import keep, kept_in
from claimpress.rendering.unit import Unit
from claimpress.values.problems import Problem, Severity, Span
from claimpress.values.processes import beside, spread
from claimpress.writing.mount import Mount, Mounted

V = TypeVar("V")

_MANY = 24
"""Units from which on it pays to make them in several processes."""
_ROOM = 1000
"""So many things that were read once may be told that nothing refers to any more."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a unit gave, and what that depends on."""

    name: str
    given: str
    reads: tuple[Read, ...]
    """Only while it is new; what stands has its line."""
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
    between: Callable[[], None] = lambda: None
    """Called between two units; what it raises ends the work."""

    def make(self, unit: Unit[V]) -> Made:
        """Do a unit of work, put its files in place, and note what was read for it."""
        self.between()
        reads = Reads()
        files, problems = [], []
        for made in unit.make(self.view(reads)):
            if isinstance(made, Problem):
                problems.append(made)
            elif self.mount:
                files.append(self.mount.place(made))
        return Made(unit.name, unit.given, tuple(reads.noted), tuple(files), tuple(problems))


class Shelf:
    """What a kind of units made in the last run, in a file that only saves time.

    Everything that was read is told once, with its hash; a unit names what it
    read by the place in that list. So what differs is found once, and of a
    unit it is asked whether it read any of that. A line of a unit that stands
    is left as it is: an edit changes a few lines of thousands.
    """

    def __init__(self, path: Path | None, fingerprint: str, *, put_off: bool = False) -> None:
        """Use the file at ``path``; None keeps nothing. With ``put_off``, only `keep` writes it.

        The fingerprint tells what decides what is made, besides what is read:
        code, settings, the words of the interface.
        """
        self.fingerprint = fingerprint
        self._path, self._put_off, self._is_kept = path, put_off, True
        self._whole = ""
        """All there was to read, as a short hash; nothing when some units were made since."""
        self._reads: list[tuple[Read, str]] = []
        self._lines: dict[str, list[Any]] = {}
        body = kept_in(path, fingerprint) if path else None
        if body:
            self._whole, reads, self._lines = json.loads(body)
            self._reads = [((group, key), fact) for group, key, fact in reads]
        self._room = len(self._reads) + _ROOM

    def renew(self, units: Iterable[Unit[V]], bench: Bench[V], paths: frozenset[str]) -> None:
        """Do now what gave these files in the last run; `made` will find it done."""
        wanted = {name for name, line in self._lines.items() if not paths.isdisjoint(line[2])}
        other = self._other(bench.facts) if wanted else set()
        # Units that are not done now still refer to what is otherwise.
        places = {read: at for at, (read, _) in enumerate(self._reads) if at not in other}
        for unit in units:
            if not wanted:
                return
            if unit.name in wanted:
                wanted.remove(unit.name)
                if self._standing(unit, bench, other) is None:
                    made = bench.make(unit)
                    self._lines[made.name] = self._line(made, places, bench.facts)
                    self._whole = ""

    def made(self, units: Iterable[Unit[V]], bench: Bench[V]) -> list[Made]:
        """What all these units give, in their order; most of it without doing it again."""
        other, standing, lacking = self._looked_through(units, bench)
        new = spread(bench.make, lacking, least=_MANY)
        return self._done(standing, new, bench.facts, other)

    @contextmanager
    def made_beside(
        self, units: Iterable[Unit[V]], bench: Bench[V]
    ) -> Iterator[Callable[[], list[Made]]]:
        """The same, done beside this process (see `beside`); what is given waits for it."""
        other, standing, lacking = self._looked_through(units, bench)
        if not lacking:
            yield lambda: self._done(standing, iter(()), bench.facts, other)
            return
        with beside(lambda: list(map(bench.make, lacking))) as wait:
            yield lambda: self._done(standing, iter(wait()), bench.facts, other)

    def _looked_through(
        self, units: Iterable[Unit[V]], bench: Bench[V]
    ) -> tuple[AbstractSet[int], list[Made | None], list[Unit[V]]]:
        """What is otherwise now, what stands of each unit, and the units of which nothing does."""
        units = list(units)
        other = self._other(bench.facts)
        standing = [self._standing(unit, bench, other) for unit in units]
        lacking = [unit for unit, made in zip(units, standing, strict=True) if made is None]
        return other, standing, lacking

    def _done(
        self,
        standing: Sequence[Made | None],
        new: Iterator[Made],
        facts: Facts,
        other: AbstractSet[int],
    ) -> list[Made]:
        """What stands and what is new, in order, kept for the next run."""
        if (
            None not in standing
            and len(standing) == len(self._lines)
            and facts.whole == self._whole
        ):
            return [made for made in standing if made]
        for at in other:  # no unit that stands refers to these
            read, _ = self._reads[at]
            self._reads[at] = read, facts.of(read)
        places = {read: at for at, (read, _) in enumerate(self._reads)}
        done, lines = [], {}
        for stands in standing:
            made = stands or next(new)
            done.append(made)
            lines[made.name] = self._lines[made.name] if stands else self._line(made, places, facts)
        self._lines, self._whole, self._is_kept = lines, facts.whole, False
        if len(self._reads) > self._room:
            self._tidy()
        if not self._put_off:
            self.keep()
        return done

    def _other(self, facts: Facts) -> AbstractSet[int]:
        """The places of what is otherwise now than it was."""
        if facts.whole == self._whole:
            return set()
        return {at for at, (read, fact) in enumerate(self._reads) if facts.of(read) != fact}

    def _standing(self, unit: Unit[V], bench: Bench[V], other: AbstractSet[int]) -> Made | None:
        """What the unit gave in the last run, if it would give the same now."""
        bench.between()
        line = self._lines.get(unit.name)
        if line is None or line[0] != unit.given:
            return None
        given, read, paths, problems = line
        if other and not other.isdisjoint(read):
            return None
        files = [bench.mount.standing(path) if bench.mount else None for path in paths]
        if None in files:
            return None
        found = tuple(_problem(each) for each in problems)
        return Made(unit.name, given, (), tuple(filter(None, files)), found)

    def _line(self, made: Made, places: dict[Read, int], facts: Facts) -> list[Any]:
        """A unit as it is kept; what has no place yet gets one at the end."""
        for read in made.reads:
            if read not in places:
                places[read] = len(self._reads)
                self._reads.append((read, facts.of(read)))
        return [
            made.given,
            [places[read] for read in made.reads],
            [file.path for file in made.files],
            [asdict(problem) for problem in made.problems],
        ]

    def _tidy(self) -> None:
        """Forget what nothing refers to any more."""
        used = sorted({at for line in self._lines.values() for at in line[1]})
        places = {at: place for place, at in enumerate(used)}
        self._reads = [self._reads[at] for at in used]
        for line in self._lines.values():
            line[1] = [places[at] for at in line[1]]
        self._room = len(self._reads) + _ROOM

    def keep(self) -> None:
        """Write down for the next run what is new since this was done last."""
        if self._path and not self._is_kept:
            reads = [(*read, fact) for read, fact in self._reads]
            told = json.dumps([self._whole, reads, self._lines], ensure_ascii=False)
            keep(self._path, self.fingerprint, told.encode())
            self._is_kept = True


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
            "span": Span(*span) if span else None,
            "severity": Severity(written["severity"]),
        }
    )
