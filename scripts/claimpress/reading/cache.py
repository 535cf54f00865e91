"""Records read before, kept by the hash of their files (see `claimpress.reading.kept`)."""

import hashlib
import json
import pickle
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

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
from claimpress.reading.kept import code_of, keep, kept_in
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
_REMEMBERED = 50_000
"""Records that a preview holds on to between two looks at the files."""


class RecordCache:
    """The records of files that had no problem, by what they are and by content.

    A record is kept as a pickle, which is several times faster to make a
    record of than JSON. It is read by an unpickler that knows the classes of
    the model and no others, so that no file can make it call anything else.
    """

    def __init__(self, path: Path | None) -> None:
        """Use the file at ``path``; None keeps nothing."""
        self._path = path
        self._old = self._stored()
        self._new: dict[str, bytes] = {}

    def get(self, kind: type[R], digest: str) -> R | None:
        """The record that a file with this hash gave before, if it is known."""
        key = f"{kind.__name__} {digest}"
        kept = self._old.get(key)
        if kept is None:
            return None
        try:
            record = _made(kept)
        except Exception:  # noqa: BLE001 - a damaged pickle can raise anything
            return None
        if not isinstance(record, kind):
            return None
        self._new[key] = kept
        return record

    def put(self, kind: type[Record], digest: str, record: bytes) -> None:
        """Keep a record, pickled by `pickled`."""
        self._new[f"{kind.__name__} {digest}"] = record

    def save(self) -> None:
        """Write what this run used."""
        if self._path is None or self._new == self._old:
            return
        sizes = json.dumps({digest: len(kept) for digest, kept in self._new.items()})
        body = b"\n".join([sizes.encode(), b"".join(self._new.values())])
        keep(self._path, code_of(_CODE, _PACKAGES), body)
        self._old = dict(self._new)

    def _stored(self) -> dict[str, bytes]:
        body = kept_in(self._path, code_of(_CODE, _PACKAGES)) if self._path else None
        if body is None:
            return {}
        sizes, _, records = body.partition(b"\n")
        stored, at = {}, 0
        for digest, size in json.loads(sizes).items():
            stored[digest] = records[at : at + size]
            at += size
        return stored


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
    made = _made(record)
    if not isinstance(made, kind):
        message = f"this is no {kind.__name__}"
        raise pickle.UnpicklingError(message)
    return made


@lru_cache(maxsize=_REMEMBERED)
def _made(record: bytes) -> object:
    return _Unpickler(BytesIO(record)).load()


class _Unpickler(pickle.Unpickler):
    """Makes records and nothing else (see "Restricting Globals" in the documentation of pickle)."""

    def find_class(self, module: str, name: str) -> type:
        """A class of the model; raises ``UnpicklingError`` for any other."""
        try:
            return _PARTS[module, name]
        except KeyError:
            message = f"{module}.{name} is no part of the model"
            raise pickle.UnpicklingError(message) from None
