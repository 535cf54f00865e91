"""What the pipeline makes: a file for the engine, or for the site as it is."""

from dataclasses import dataclass


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
class Standing:
    """A file of an earlier run whose name says what it holds: it stays as it lies there."""

    path: str
    """Where it lies under ``build/docs``, with forward slashes."""
