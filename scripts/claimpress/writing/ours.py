"""Which files of a site are ours: a list inside it, with the hash of each."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from claimpress.writing.tree import Stamp, put, walk

MANIFEST = "files.sha256"
"""The list, in the form ``sha256sum -c`` reads (GNU coreutils)."""


def list_files(site: Path) -> None:
    """Write the list of every file of a finished site into it."""
    write_list(site, {path: _digest(site / path) for path, _ in walk(site) if path != MANIFEST})


def write_list(site: Path, hashes: Mapping[str, str]) -> Stamp:
    """Write the list of files whose hashes are known."""
    return put(f"{site}/{MANIFEST}", list_of(hashes).encode())


def list_of(hashes: Mapping[str, str]) -> str:
    """The text of the list."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes))


def is_listed(site: Path, hashes: Mapping[str, str]) -> bool:
    """Whether the list in a site is of these files."""
    return _listed(site) == list_of(hashes)


def foreign_files(site: Path) -> list[str]:
    """The files in a folder that no build of ours put there, in the order of their names."""
    return foreign_among(site, (path for path, _ in walk(site)))


def foreign_among(site: Path, paths: Iterable[str]) -> list[str]:
    """Those of the files in a folder that no build of ours put there, in order."""
    ours = {line.partition("  ")[2] for line in _listed(site).splitlines()} | {MANIFEST}
    return sorted(set(paths) - ours)


def _listed(site: Path) -> str:
    try:
        return (site / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
