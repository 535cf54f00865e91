"""Claims read before, kept by the hash of their bytes.

The cache only saves time: it is used when it was written by this very code
for these very bytes, and left aside without a word when it is missing, old,
damaged or foreign.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pydantic
import yaml

from claimpress.model.claim import ClaimFile

_PACKAGE = Path(__file__).parent.parent


class ClaimCache:
    """The records of claim files that had no problem, by content."""

    def __init__(self, path: Path | None) -> None:
        """Use the file at ``path``; None keeps nothing."""
        self._path = path
        self._old = self._stored()
        self._new: dict[str, str] = {}

    def get(self, data: bytes) -> ClaimFile | None:
        """The record that ``data`` gave before, if it is known."""
        key = _digest(data)
        kept = self._old.get(key)
        if kept is None:
            return None
        try:
            record = ClaimFile.model_validate_json(kept)
        except pydantic.ValidationError:
            return None
        self._new[key] = kept
        return record

    def put(self, data: bytes, record: ClaimFile) -> None:
        """Keep the record that ``data`` gave."""
        self._new[_digest(data)] = record.model_dump_json(exclude_defaults=True)

    def save(self) -> None:
        """Write what this run used; failing to is no fault of the publication."""
        if self._path is None or self._new == self._old:
            return
        body = json.dumps(self._new, ensure_ascii=False, sort_keys=True)
        text = f"{_fingerprint()}\n{_digest(body.encode())}\n{body}"
        aside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(text, encoding="utf-8", newline="\n")
            aside.replace(self._path)
        except OSError:
            aside.unlink(missing_ok=True)

    def _stored(self) -> dict[str, str]:
        if self._path is None:
            return {}
        try:
            fingerprint, digest, body = self._path.read_text(encoding="utf-8").split("\n", 2)
        except (OSError, ValueError):
            return {}
        if fingerprint != _fingerprint() or digest != _digest(body.encode()):
            return {}
        stored: dict[str, str] = json.loads(body)
        return stored


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _fingerprint() -> str:
    """The hash of everything that decides what bytes become."""
    digest = hashlib.sha256(f"{pydantic.VERSION} {yaml.__version__}".encode())
    for file in _sources("values", "model", "reading"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(*folders: str) -> Iterable[Path]:
    return sorted(file for folder in folders for file in (_PACKAGE / folder).glob("*.py"))
