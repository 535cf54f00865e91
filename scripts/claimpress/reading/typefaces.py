"""Font files beside the publication and on the machine, for scripts the package has none for."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

FOLDER = "fonts"
"""Where a publication keeps its own, beside ``claims/``."""

_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_LARGEST = 64 * 1024 * 1024

F = TypeVar("F")


class FontFiles(Generic[F]):
    """Finds typefaces by the letters they have; those of the publication come first."""

    def __init__(
        self, root: Path, open_face: Callable[[bytes], F], letters_of: Callable[[F], frozenset[int]]
    ) -> None:
        """Look in the publication at ``root``, then where the system keeps fonts."""
        self._root = root
        self._open, self._letters_of = open_face, letters_of
        self._opened: dict[Path, F | None] = {}

    def with_letters(self, letters: frozenset[str]) -> list[F]:
        """Typefaces that have as many of these letters as can be found, no more than needed."""
        missing = {ord(letter) for letter in letters}
        found = []
        for path in self._files():
            face = self._face(path)
            had = missing & self._letters_of(face) if face else set()
            if face and had:
                found.append(face)
                missing -= had
            if not missing:
                break
        return found

    def told(self) -> str:
        """A short hash of which font files there are: names, sizes, and when they were written."""
        digest = hashlib.sha256()
        for path in self._files():
            now = path.stat()
            digest.update(f"{path}\0{now.st_size}\0{now.st_mtime_ns}\0".encode())
        return digest.hexdigest()

    def _files(self) -> Iterator[Path]:
        yield from _fonts_in(self._root / FOLDER)
        for folder in _of_the_system():
            yield from _fonts_in(folder)

    def _face(self, path: Path) -> F | None:
        if path not in self._opened:
            try:
                small = path.stat().st_size <= _LARGEST
                self._opened[path] = self._open(path.read_bytes()) if small else None
            except (OSError, ValueError):
                self._opened[path] = None
        return self._opened[path]


def _fonts_in(folder: Path) -> Iterator[Path]:
    """Font files in the order of their names, bold ones first: the cards set claims in bold."""
    if not folder.is_dir():
        return
    files = (path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    yield from sorted(files, key=lambda path: (_rank(path.name.lower()), str(path)))


def _rank(name: str) -> int:
    slanted = "italic" in name or "oblique" in name
    light = any(word in name for word in ("thin", "light", "mono", "condensed"))
    return 4 * slanted + 2 * light + ("bold" not in name)


def _of_the_system() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts"]
