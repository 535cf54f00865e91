"""What the pipeline makes: a file for the engine, or for the site as it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Artifact:
    """One generated file."""

    path: str
    """Where it lies under ``build/docs``, with forward slashes."""
    data: bytes
    """What it holds."""
    source: str = ""
    """The file to edit to change it, from the publication's root; empty for none."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """A generated file that grows with the publication, and so never lies in memory whole."""

    path: str
    """As that of an `Artifact`."""
    pieces: Callable[[], Iterable[bytes]]
    """What it holds, one piece after the other; the same each time it is called."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A generated file that a library writes by itself."""

    path: str
    """As that of an `Artifact`."""
    fill: Callable[[str], None]
    """Writes it, under the name it is called with; there is no such file before."""
    source: str = ""


GeneratedFile: TypeAlias = Artifact | Streamed | Filled


@dataclass(frozen=True, slots=True)
class Standing:
    """A file of an earlier run whose name says what it holds: it stays as it lies there."""

    path: str
    """Where it lies under ``build/docs``, with forward slashes."""
