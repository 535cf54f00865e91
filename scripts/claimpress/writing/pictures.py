"""Pictures drawn before, kept on the disk: they only save time."""

import hashlib
from pathlib import Path

from claimpress.writing.mount import replace_file

_DIGEST = 32


class PictureStore:
    """One file for each picture, named by what it shows; a damaged one is left aside."""

    def __init__(self, folder: Path | None) -> None:
        """Use ``folder``; None keeps nothing."""
        self._folder = folder
        self._used: set[Path] = set()

    def get(self, key: str) -> bytes | None:
        """The picture of that name, if it is there and whole."""
        if self._folder is None:
            return None
        path = self._path(key)
        self._used.add(path)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, picture = data[:_DIGEST], data[_DIGEST:]
        return picture if hashlib.sha256(picture).digest() == digest else None

    def put(self, key: str, picture: bytes) -> None:
        """Keep a picture; failing to is no fault of the publication."""
        if self._folder is None:
            return
        try:
            replace_file(self._path(key), hashlib.sha256(picture).digest() + picture)
        except OSError:
            return

    def forget_the_rest(self) -> None:
        """Delete the pictures that nothing asked for."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.glob("??/*"):
            if path not in self._used:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        folder = self._folder or Path()
        return folder / key[:2] / key[2:]
