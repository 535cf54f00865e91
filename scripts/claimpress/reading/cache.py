"""Records read before, kept by the hash of their files (see `claimpress.reading.kept`).

A table says of every file how it lay on the disk and what its hash was, and of
every hash where the record lies in the pack, and its row. The table is read
whole; a record only when somebody asks for it.
"""

import hashlib
import pickle
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from claimpress.model import (
    claim,
    document,
    dossier,
    found_links,
    publication,
    registries,
    standards,
    status,
    translation,
)
from claimpress.model.fields import Record
from claimpress.reading.kept import code_of, from_plain, keep, kept_in, plain
from claimpress.reading.pack import Pack, Place
from claimpress.reading.stamps import Seen
from claimpress.values.dates import PartialDate

R = TypeVar("R", bound=Record)

_CODE = ("values", "model", "reading")
_PACKAGES = ("pydantic", "pyyaml")
_MODEL = (
    claim,
    document,
    dossier,
    found_links,
    publication,
    registries,
    standards,
    status,
    translation,
)
_PARTS = {
    (PartialDate.__module__, PartialDate.__qualname__): PartialDate,
    **{
        (kind.__module__, kind.__qualname__): kind
        for module in _MODEL
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == module.__name__
    },
}
"""What kept records are made of; nothing else is ever made from the file."""
_PACK = "records"
"""The file of the pack, beside the table."""


class Kept(NamedTuple):
    """A record that is kept: where, and its row without the id, if its kind has rows."""

    place: Place
    row: tuple[Any, ...]


class RecordCache:
    """The records of files that had no problem, by what they are and by content.

    A record is kept as a pickle, which is several times faster to make a
    record of than JSON. It is read by an unpickler that knows the classes of
    the model and no others, so that no file can make it call anything else.
    """

    def __init__(self, path: Path | None) -> None:
        """Use the table at ``path`` and the pack beside it; None keeps nothing."""
        self._path = path
        self._pack = Pack(path.with_name(_PACK) if path else None)
        self.seen: Mapping[str, Seen] = {}
        """How each file lay on the disk in the last run."""
        self._old: dict[str, Kept] = {}
        self._new: dict[str, Kept] = {}
        self._is_spoilt = False
        self._read_table()

    def find(self, kind: type[Record], digest: str) -> Kept | None:
        """What is kept of the file with this hash; it is kept for the next run too."""
        key = _key(kind, digest)
        known = self._new.get(key) or self._old.get(key)
        if known:
            self._new[key] = known
        return known

    def put(
        self, kind: type[Record], digest: str, record: bytes, row: tuple[Any, ...], *, lasting: bool
    ) -> Kept:
        """Keep a record, pickled by `pickled`; for the next run only if it is ``lasting``."""
        kept = Kept(self._pack.add(record), row)
        if lasting:
            self._new[_key(kind, digest)] = kept
        return kept

    def get(self, kind: type[R], kept: Kept) -> R | None:
        """The record itself; None if it is damaged. The next run then believes nothing of this."""
        piece = self._pack.get(kept.place)
        try:
            if piece:
                return unpickled(piece, kind)
        except Exception:  # noqa: BLE001, S110 - a damaged pickle can raise anything
            pass
        self._is_spoilt = True
        if self._path:
            with suppress(OSError):
                self._path.unlink()
        return None

    def save(self, seen: Mapping[str, Seen]) -> None:
        """Write what this run used, and how the files lay."""
        as_before = self._new == self._old and seen == self.seen
        if self._path is None or self._is_spoilt or as_before:
            return
        places = {key: kept.place for key, kept in self._new.items()}
        moved = self._pack.only(places, self._path.with_name(_PACK))
        told = [
            {file: tuple(each) for file, each in seen.items()},
            {key: (tuple(place), self._new[key].row) for key, place in moved.items()},
        ]
        keep(self._path, code_of(_CODE, _PACKAGES), plain(told))

    def _read_table(self) -> None:
        body = kept_in(self._path, code_of(_CODE, _PACKAGES)) if self._path else None
        if body is None:
            return
        seen, kept = from_plain(body)
        old = {key: Kept(Place(*place), row) for key, (place, row) in kept.items()}
        # A pack that was cut off, or taken away, has not what the table names.
        if max((place.at + place.size for place, _ in old.values()), default=0) <= self._pack.size:
            self.seen = {file: Seen(*each) for file, each in seen.items()}
            self._old = old


def digest_of(data: bytes) -> str:
    """The hash of a file, by which its record is kept."""
    return hashlib.sha256(data).hexdigest()


def pickled(record: Record) -> bytes:
    """A record in the form in which it is kept, and in which it travels between processes."""
    return pickle.dumps(record, pickle.HIGHEST_PROTOCOL)


def unpickled(record: bytes, kind: type[R]) -> R:
    """What `pickled` made of a record of this kind.

    Raises ``UnpicklingError`` for what is made of anything but the model.
    """
    made = _Unpickler(BytesIO(record)).load()
    if not isinstance(made, kind):
        message = f"this is no {kind.__name__}"
        raise pickle.UnpicklingError(message)
    return made


def _key(kind: type[Record], digest: str) -> str:
    return f"{kind.__name__} {digest}"


class _Unpickler(pickle.Unpickler):
    """Makes records and nothing else (see "Restricting Globals" in the documentation of pickle)."""

    def find_class(self, module: str, name: str) -> type:
        """A class of the model; raises ``UnpicklingError`` for any other."""
        try:
            return _PARTS[module, name]
        except KeyError:
            message = f"{module}.{name} is no part of the model"
            raise pickle.UnpicklingError(message) from None
