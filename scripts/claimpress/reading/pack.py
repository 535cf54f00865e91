"""Pieces of bytes in one file, each found by its place and proved by its hash.

A pack only grows: what is added goes to its end, so that two runs at a time
do not spoil one another's pieces. It is written anew, without what nothing
needs any more, when half of it is that.
"""

import hashlib
import os
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

K = TypeVar("K")

_ROOM = 1 << 20
"""Bytes that nothing needs and that are not worth the work of taking them out."""


class Place(NamedTuple):
    """Where a piece lies, how long it is, and its hash."""

    at: int
    size: int
    proof: bytes


class Pack:
    """A file of pieces; without a path one that is gone with this process."""

    def __init__(self, path: Path | None) -> None:
        """Use the file at ``path``. Where none can be written there, it is as without a path."""
        self._file = _opened(path)
        weakref.finalize(self, self._file.close)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return os.fstat(self._file.fileno()).st_size

    def add(self, piece: bytes) -> Place:
        """Put a piece at the end."""
        self._file.write(piece)
        return Place(self._file.tell() - len(piece), len(piece), _proof(piece))

    def get(self, place: Place) -> bytes | None:
        """The piece that was put there; None when something else is there now."""
        piece = self._read(place)
        return piece if _proof(piece) == place.proof else None

    def only(self, places: Mapping[K, Place], path: Path) -> dict[K, Place]:
        """Write these pieces to a new pack at ``path`` if that is worth it; where they lie then.

        This pack stays as it is for whoever holds it. Pieces that are spoilt are left out.
        """
        if self.size <= 2 * sum(place.size for place in places.values()) + _ROOM:
            return dict(places)
        aside = path.with_name(f".{path.name}.new")
        moved: dict[K, Place] = {}
        try:
            with aside.open("wb") as file:
                for key, place in places.items():
                    piece = self.get(place)
                    if piece is not None:
                        moved[key] = place._replace(at=file.tell())
                        file.write(piece)
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            return dict(places)
        return moved

    def _read(self, place: Place) -> bytes:
        if hasattr(os, "pread"):  # copies of this process share the place where a file is read
            return os.pread(self._file.fileno(), place.size, place.at)
        self._file.seek(place.at)
        return self._file.read(place.size)


def _opened(path: Path | None) -> IO[bytes]:
    if path:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path.open("a+b", buffering=0)
        except OSError:
            pass
    return tempfile.TemporaryFile("a+b", buffering=0)


def _proof(piece: bytes) -> bytes:
    return hashlib.blake2b(piece, digest_size=16).digest()
