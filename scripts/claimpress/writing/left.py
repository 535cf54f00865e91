"""What the last build of a site left there, and from what: it only saves time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from claimpress.reading.kept import keep, kept_in
from claimpress.writing.tree import NOTHING, Stamp, holds


class Entry(NamedTuple):
    """A file of the site."""

    sha256: str
    stamp: Stamp
    """How the build left it; a file that is otherwise now is made again."""
    source: str = ""
    """The hash of the generated file it was made from; empty for what the engine made itself."""
    slot: str = ""
    """For a page: the name of its frame's slot."""


@dataclass
class Record:
    """Every file of a site, and what the engine would have to be asked again for."""

    files: dict[str, Entry] = field(default_factory=dict)
    engine: str = ""
    """A name for all that the engine's own part depends on; empty when that is not known."""
    asked: Mapping[str, str] = field(default_factory=dict)
    """What the engine asked of the generated files."""
    frames: Mapping[str, Any] = field(default_factory=dict)
    """The frames of pages, as data."""

    def as_it_lies(self, site: Path, there: Mapping[str, Stamp]) -> "Record":
        """The same record of files that were copied since, which may have given them other moments.

        ``there`` are the stamps of the files under ``site``.
        """
        files = {}
        for path, entry in self.files.items():
            now = there.get(path, NOTHING)
            moved = now != entry.stamp and now[0] == entry.stamp[0]
            same = moved and holds(f"{site}/{path}", entry.sha256)
            files[path] = entry._replace(stamp=now) if same else entry
        return replace(self, files=files)

    def save(self, path: Path, fingerprint: str) -> None:
        """Write it down for the next build."""
        head = json.dumps([self.engine, self.asked, self.frames], ensure_ascii=False)
        lines = [
            f"{entry.sha256} {entry.stamp[0]} {entry.stamp[1]} "
            f"{'=' if entry.source == entry.sha256 else entry.source or '-'} "
            f"{entry.slot or '-'} {path}"
            for path, entry in self.files.items()
        ]
        keep(path, fingerprint, "\n".join([head, *lines]).encode())


def recorded(path: Path, fingerprint: str) -> Record:
    """What `Record.save` wrote under the same fingerprint; an empty record when it is not there."""
    body = kept_in(path, fingerprint)
    if body is None:
        return Record()
    try:
        head, *lines = body.decode().split("\n")
        engine, asked, frames = json.loads(head)
        return Record(dict(_entry(line) for line in lines), engine, asked, frames)
    except ValueError:  # the name of a file has a line break in it
        return Record()


def _entry(line: str) -> tuple[str, Entry]:
    sha256, size, written, source, slot, path = line.split(" ", 5)
    made_from = sha256 if source == "=" else "" if source == "-" else source
    return path, Entry(sha256, (int(size), int(written)), made_from, "" if slot == "-" else slot)
