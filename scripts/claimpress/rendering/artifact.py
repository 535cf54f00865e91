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
