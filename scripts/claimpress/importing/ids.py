"""Ids for texts in any script: never empty, never the same twice."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from anyascii import anyascii

from claimpress.values.names import SLUG_LENGTH, slug_fault

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['’\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER TURNED COMMA}`]")
_LONGEST = 60
_ROOM = SLUG_LENGTH - _LONGEST
"""For what makes an id different from another."""


class Ids:
    """Gives each text an id of its own."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: Counter[str] = Counter()

    def new(self, text: str, otherwise: str) -> str:
        """An id that nothing has yet, from the words of ``text``.

        ``otherwise`` begins the id of a text without a letter or digit.
        """
        base = slug_of(text)
        if slug_fault(base):
            mark = hashlib.sha256(text.encode()).hexdigest()[:8]
            base = f"{otherwise}-{base or mark}"
        id_ = base
        while id_ in self._taken:
            self._next[base] += 1
            id_ = f"{base}-{self._next[base] + 1}"
        self._taken.add(id_)
        return id_

    def give_back(self, id_: str) -> None:
        """Let another text have an id that came to nothing."""
        self._taken.discard(id_)


def slug_of(text: str) -> str:
    """The first words of a text in small Latin letters; empty where it has no letter or digit."""
    latin = anyascii(_APOSTROPHES.sub("", text[: 4 * _LONGEST])).lower()
    slug = _NO_LETTER.sub("-", latin).strip("-")
    if len(slug) <= _LONGEST:
        return slug
    whole_words = slug[: _LONGEST + 1].rpartition("-")[0]
    return whole_words or slug[:_LONGEST]
