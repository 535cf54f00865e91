"""Which files of a site are ours: a list inside it, with the hash of each."""

import hashlib
from pathlib import Path

MANIFEST = "files.sha256"
"""The list, in the form ``sha256sum -c`` reads (GNU coreutils)."""


def list_files(site: Path) -> None:
    """Write the list of every file of a finished site into it."""
    lines = [f"{_digest(site / path)}  {path}\n" for path in _files(site)]
    (site / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")


def foreign_files(site: Path) -> list[str]:
    """The files in a folder that no build of ours put there, in the order of their names."""
    try:
        listed = (site / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        listed = ""
    ours = {line.partition("  ")[2] for line in listed.splitlines()}
    return [path for path in _files(site) if path not in ours]


def _files(site: Path) -> list[str]:
    found = (path for path in site.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(name for path in found if (name := path.relative_to(site).as_posix()) != MANIFEST)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
