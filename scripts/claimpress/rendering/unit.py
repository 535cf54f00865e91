"""Work to be done: files that are made together, and lists cut into pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from claimpress.rendering import links
from claimpress.rendering.artifact import GeneratedFile
from claimpress.values.canonical import short_name
from claimpress.values.problems import Problem

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Unit(Generic[V]):
    """What is made together, and again when something that was read for it differs.

    What is made may depend on what ``make`` is called with (a renderer for
    pages), and through it on the publication, which notes what is read; on
    ``given``; and on nothing else.
    """

    name: str
    """Its name among all units, the same in every run."""
    make: Callable[[V], Iterable[GeneratedFile | Problem]]
    given: str = ""
    """A short hash of what ``make`` brings along (see `told`)."""


def in_folder(unit: Unit[V], folder: str) -> Unit[V]:
    """The same work, whose files lie in a folder of the site: the pages of a further language."""
    if not folder:
        return unit

    def make(given: V) -> Iterator[GeneratedFile | Problem]:
        for made in unit.make(given):
            if isinstance(made, Problem):
                yield made
            else:
                yield replace(made, path=f"{folder}{made.path}")

    return replace(unit, make=make)


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """One page of a list that is cut into pages of bounded size."""

    base: str
    """The address of the first page."""
    number: int
    """From 1."""
    count: int
    items: tuple[T, ...]

    @property
    def address(self) -> str:
        """The address of this page."""
        return self.page_at(self.number)

    def page_at(self, number: int) -> str:
        """The address of another page of the list."""
        return links.page_of_list(self.base, number)

    def titled(self, title: str) -> str:
        """The title of this page of a list with a title."""
        return title if self.number == 1 else f"{title}, {self.number} / {self.count}"


def sliced(base: str, items: Sequence[T], size: int) -> Iterator[Slice[T]]:
    """A list as pages of so many items; an empty one has one empty page."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        yield Slice(base, number, count, tuple(items[(number - 1) * size : number * size]))


def told(*given: object) -> str:
    """A short hash of what a unit brings along: texts, numbers, and lists of these."""
    return short_name(repr(given))
