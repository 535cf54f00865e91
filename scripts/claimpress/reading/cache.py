"""Claims read before, kept by the hash of their bytes (see `claimpress.reading.kept`)."""

import hashlib
import json
import pickle
from io import BytesIO
from pathlib import Path
from typing import Any

from claimpress.model import claim as claims
from claimpress.model import status as statuses
from claimpress.model.claim import ClaimFile
from claimpress.reading.kept import code_of, keep, kept_in
from claimpress.values.dates import PartialDate

_CODE = ("values", "model", "reading")
_PACKAGES = ("pydantic", "pyyaml")
_PARTS = {
    (PartialDate.__module__, PartialDate.__qualname__): PartialDate,
    **{
        (kind.__module__, kind.__qualname__): kind
        for module in (claims, statuses)
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == module.__name__
    },
}
"""What a kept claim is made of; nothing else is ever made from the file."""


class ClaimCache:
    """The records of claim files that had no problem, by content.

    A record is kept as a pickle, which is several times faster to make a
    record of than JSON. It is read by an unpickler that knows the classes of a
    claim and no others, so that no file can make it call anything else.
    """

    def __init__(self, path: Path | None) -> None:
        """Use the file at ``path``; None keeps nothing."""
        self._path = path
        self._old = self._stored()
        self._new: dict[str, bytes] = {}

    def get(self, digest: str) -> ClaimFile | None:
        """The record that a file with this hash gave before, if it is known."""
        kept = self._old.get(digest)
        if kept is None:
            return None
        try:
            record = _Unpickler(BytesIO(kept)).load()
        except Exception:  # noqa: BLE001 - a damaged pickle can raise anything
            return None
        if not isinstance(record, ClaimFile):
            return None
        self._new[digest] = kept
        return record

    def put(self, digest: str, record: bytes) -> None:
        """Keep a record, pickled by `pickled`."""
        self._new[digest] = record

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


def pickled(record: ClaimFile) -> bytes:
    """A record in the form in which it is kept, and in which it travels between processes."""
    return pickle.dumps(record, pickle.HIGHEST_PROTOCOL)


def unpickled(record: bytes) -> Any:
    """What `pickled` made, or refused when it is made of anything but the parts of a claim."""
    return _Unpickler(BytesIO(record)).load()


class _Unpickler(pickle.Unpickler):
    """Makes claims and nothing else (see "Restricting Globals" in the documentation of pickle)."""

    def find_class(self, module: str, name: str) -> type:
        """A class of the model; raises ``UnpicklingError`` for any other."""
        try:
            return _PARTS[module, name]
        except KeyError:
            message = f"{module}.{name} is no part of a claim"
            raise pickle.UnpicklingError(message) from None
