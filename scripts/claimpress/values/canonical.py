"""Data in the one form that everybody writes the same way, and its hash."""

import hashlib
import json
from typing import Any


def canonical(data: Any) -> bytes:  # noqa: ANN401 - JSON
    """JSON in the form of RFC 8785 (JCS): sorted keys, no blanks, UTF-8.

    Texts, lists, objects, truth values and null are all a claim is made of,
    and for these, with keys of ASCII, the standard library writes what the
    RFC asks for; a test holds it against another implementation. Raises
    ``TypeError`` for a number with a point, whose form the RFC makes its own
    rules for, and ``ValueError`` for half of a pair of surrogates.
    """
    _without_points(data)
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def fingerprint(data: Any) -> str:  # noqa: ANN401 - JSON
    """The SHA-256 of data in its canonical form, in hexadecimal digits."""
    return hashlib.sha256(canonical(data)).hexdigest()


def short_name(told: str) -> str:
    """A short name for a text, by which it is known again: enough for a cache, no proof."""
    return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()


def _without_points(data: object) -> None:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, float):
            raise TypeError("a number with a point has no canonical form here")
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
