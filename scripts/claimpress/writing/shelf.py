"""What was made before, kept by what it was made from.

Each unit of work (a page, a feed, a card) is done again only when something
that was read for it differs, when one of its files does not lie where it was
put, or when the code is another. What is to be done is spread over the cores.
"""

import json
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from claimpress.deriving.reads import Facts, Read, Reads
from claimpress.reading.kept import code_of, from_plain, keep, kept_in, plain
from claimpress.rendering.unit import Unit
from claimpress.values.problems import Problem, Severity, Span
from claimpress.values.processes import beside, spread
from claimpress.writing.mount import Mount, Mounted

V = TypeVar("V")

_MANY = 24
"""Units from which on it pays to make them in several processes."""
_ROOM = 1000
"""So many things that were read once may be told that nothing refers to any more."""


_Line: TypeAlias = tuple[str, bytes, str, str]
"""A unit as it is kept, in little room: what it brought along; the places of what it read, a few
bytes each; the paths of its files, with `_BETWEEN` between them; what was to be said, as JSON."""
_PLACE: Final = "I"
_BETWEEN = "\0"


class Made(NamedTuple):
    """What a unit gave, and what that depends on; a tuple, because it is sent between processes."""

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
        self._lines: dict[str, _Line] = {}
        body = kept_in(path, _form(fingerprint)) if path else None
        if body:
            with suppress(Exception):  # whatever a file can raise that is another than it says
                self._whole, self._reads, self._lines = from_plain(body)
        self._room = len(self._reads) + _ROOM

    def renew(self, units: Iterable[Unit[V]], bench: Bench[V], paths: frozenset[str]) -> None:
        """Do now what gave these files in the last run; `made` will find it done."""
        wanted = {
            name
            for name, (_, _, here, _) in self._lines.items()
            if not paths.isdisjoint(here.split(_BETWEEN))
        }
        other = self._other(bench.facts) if wanted else set()
        places = self._places_but(other)
        for unit in units:
            if not wanted:
                return
            if unit.name in wanted:
                wanted.remove(unit.name)
                if self._standing(unit, bench, other) is None:
                    made = bench.make(unit)
                    self._lines[made.name] = self._line(made, places, bench)
                    self._whole = ""

    def made(self, units: Iterable[Unit[V]], bench: Bench[V]) -> list[Made]:
        """What all these units give, in their order; most of it without doing it again."""
        other, standing, lacking = self._looked_through(units, bench)
        new = spread(bench.make, lacking, least=_MANY)
        return self._done(standing, new, bench, other)

    @contextmanager
    def made_beside(
        self, units: Iterable[Unit[V]], bench: Bench[V]
    ) -> Iterator[Callable[[], list[Made]]]:
        """The same, done beside this process (see `beside`); what is given waits for it."""
        other, standing, lacking = self._looked_through(units, bench)
        if not lacking:
            yield lambda: self._done(standing, iter(()), bench, other)
            return
        with beside(lambda: list(map(bench.make, lacking))) as wait:
            yield lambda: self._done(standing, iter(wait()), bench, other)

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
        bench: Bench[V],
        other: AbstractSet[int],
    ) -> list[Made]:
        """What stands and what is new, in order, kept for the next run."""
        facts = bench.facts
        if (
            None not in standing
            and len(standing) == len(self._lines)
            and facts.whole == self._whole
        ):
            return [made for made in standing if made]
        places = self._places_but(other)
        done, lines = [], {}
        for stands in standing:
            made = stands or next(new)
            lines[made.name] = self._lines[made.name] if stands else self._line(made, places, bench)
            done.append(made._replace(reads=()))  # which are many, and in the line
        # Only now, when no line refers to these any more: whoever is cut off before has to find
        # again that they are otherwise.
        for at in other:
            read, _ = self._reads[at]
            self._reads[at] = read, facts.of(read)
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
        given, _, paths, problems = line
        if other and not other.isdisjoint(_places(line)):
            return None
        files: list[Mounted] = []
        for path in paths.split(_BETWEEN) if paths else ():
            stands = bench.mount.standing(path) if bench.mount else None
            if stands is None:
                return None
            files.append(stands)
        return Made(unit.name, given, (), tuple(files), tuple(_problems(problems)))

    def _places_but(self, other: AbstractSet[int]) -> dict[Read, int]:
        """Where each thing stands that was read, as it is now; units still refer to the others."""
        return {read: at for at, (read, _) in enumerate(self._reads) if at not in other}

    def _line(self, made: Made, places: dict[Read, int], bench: Bench[V]) -> _Line:
        """A unit that was made, as it is kept; what has no place yet gets one at the end."""
        for read in made.reads:
            if read not in places:
                places[read] = len(self._reads)
                self._reads.append((read, bench.facts.of(read)))
        if bench.mount:
            bench.mount.remember(made.files)
        return (
            made.given,
            array(_PLACE, [places[read] for read in made.reads]).tobytes(),
            _BETWEEN.join(file.path for file in made.files),
            json.dumps([asdict(each) for each in made.problems]) if made.problems else "",
        )

    def _tidy(self) -> None:
        """Forget what nothing refers to any more."""
        lines = {
            name: (line, memoryview(line[1]).cast(_PLACE)) for name, line in self._lines.items()
        }
        used = sorted({at for _, read in lines.values() for at in read})
        places = {at: place for place, at in enumerate(used)}
        self._reads = [self._reads[at] for at in used]
        for name, ((given, _, paths, problems), read) in lines.items():
            moved = array(_PLACE, [places[at] for at in read]).tobytes()
            self._lines[name] = given, moved, paths, problems
        self._room = len(self._reads) + _ROOM

    def keep(self) -> None:
        """Write down for the next run what is new since this was done last."""
        if self._path and not self._is_kept:
            told = plain((self._whole, self._reads, self._lines))
            keep(self._path, _form(self.fingerprint), told)
            self._is_kept = True


def _places(line: _Line) -> Iterable[int]:
    return memoryview(line[1]).cast(_PLACE)


def _form(fingerprint: str) -> str:
    """By what the file is known: lines are as this very code, and such a machine, writes them."""
    return f"{fingerprint} {code_of(('writing',), ())} {sys.byteorder}"


def files_of(done: Iterable[Made]) -> Iterator[Mounted]:
    """The files of all of these."""
    for made in done:
        yield from made.files


def problems_of(done: Iterable[Made]) -> Iterator[Problem]:
    """What is to be said about all of these."""
    for made in done:
        yield from made.problems


def _problems(written: str) -> Iterator[Problem]:
    return map(_problem, json.loads(written)) if written else iter(())


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
