"""Files that only save time: what was made before, under a fingerprint of what made it.

Such a file is used when it was written by this very code and is whole, and
left aside without a word when it is missing, old, damaged or foreign.
"""

import hashlib
import pickle
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent.parent
_DECIDING = frozenset({".jinja", ".po", ".py", ".ttf", ".yaml"})
"""Files that decide what is made. What editors and systems leave beside them decides nothing,
and part of the fingerprint is seen by readers, in the names of the parts of the search index."""


def kept_in(path: Path, fingerprint: str) -> bytes | None:
    """What `keep` wrote under the same fingerprint, if it is there and whole."""
    try:
        made_by, digest, body = path.read_bytes().split(b"\n", 2)
    except (OSError, ValueError):
        return None
    sound = made_by.decode("utf-8", "replace") == fingerprint and digest == _digest(body)
    return body if sound else None


def keep(path: Path, fingerprint: str, body: bytes) -> None:
    """Write it down for the next run; failing to is no fault of the publication."""
    aside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(b"\n".join([fingerprint.encode(), _digest(body), body]))
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)


@cache
def code_of(folders: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """The hash of the files of these folders of claimpress, and the versions of these packages."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in packages).encode())
    for folder in folders:
        for file in sorted((_PACKAGE / folder).rglob("*")):
            if file.suffix in _DECIDING and file.is_file():
                digest.update(f"\0{file.relative_to(_PACKAGE).as_posix()}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def plain(data: object) -> bytes:
    """Texts, bytes, numbers, and lists, tuples and dictionaries of these, to be kept."""
    return pickle.dumps(data, pickle.HIGHEST_PROTOCOL)


def from_plain(body: bytes) -> Any:
    """What `plain` made bytes of. Raises ``UnpicklingError`` for bytes that name anything else."""
    return _Plain(BytesIO(body)).load()


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        message = f"{module}.{name} is neither text nor number"
        raise pickle.UnpicklingError(message)


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
