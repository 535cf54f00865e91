"""The folder in which copies are kept, with a list of its files that ``sha256sum -c`` reads."""

import hashlib
from pathlib import Path

from claimpress.preserving.copies import Copy

LISTING = "files.sha256"
LARGEST = 256 * 1024 * 1024
"""Bytes of a copy that is looked at."""


class Kept:
    """A folder of copies. It belongs to nothing that is published."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """The files there, by name; links are not followed, and neither is anything inside."""
        if not self.folder.is_dir():
            return []
        found = (path for path in self.folder.iterdir() if path.is_file() and not path.is_symlink())
        return sorted(path.name for path in found if path.name != LISTING and path.name[0] != ".")

    def read(self, name: str) -> bytes | None:
        """What a file holds; None when it is larger than any copy of ours."""
        path = self.folder / name
        return path.read_bytes() if path.stat().st_size <= LARGEST else None

    def listed(self) -> dict[str, str]:
        """The hash that each file had when it was put there."""
        try:
            text = (self.folder / LISTING).read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        lines = (line.partition("  ") for line in text.splitlines())
        return {name: digest for digest, _, name in lines if name}

    def put(self, copy: Copy) -> None:
        """Keep a copy; one that is there already is not touched."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / copy.name).exists():
            return
        listed = self.listed() | {copy.name: hashlib.sha256(copy.data).hexdigest()}
        self._replace(copy.name, copy.data)
        lines = [f"{digest}  {name}\n" for name, digest in sorted(listed.items())]
        self._replace(LISTING, "".join(lines).encode())

    def _replace(self, name: str, data: bytes) -> None:
        aside = self.folder / f".{name}.new"
        aside.write_bytes(data)
        aside.replace(self.folder / name)
