"""Parts: a few records each, with what these contribute to every file that holds them all.

A part has a section for each such file: the bytes between those of the part
before it and those of the part after it. So an edit makes one part again, and
whole files are put together by copying, without being in memory.

The form of a part: the length of its head in eight digits, the head (the
length of each section as JSON, by name), then the sections.
"""

import enum
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

_DIGITS = 8


class Kind(enum.StrEnum):
    """What the records of a part are."""

    CLAIMS = "claims"
    """By id."""
    DOSSIERS = "dossiers"
    PEOPLE = "people"
    """Those who are named in what is published, by id."""
    TOPICS = "topics"
    """Those that claims are about, by id."""
    SCALE = "scale"
    """The one there is."""


Stretch: TypeAlias = Callable[[int, int], bytes]
"""Reads some of a part: from which byte on, and how many."""


def packed(sections: Mapping[str, bytes]) -> bytes:
    """A part of these sections; an empty one takes no place."""
    held = {name: data for name, data in sections.items() if data}
    head = json.dumps({name: len(data) for name, data in held.items()}).encode()
    return b"".join([f"{len(head):0{_DIGITS}}".encode(), head, *held.values()])


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was made, wherever it lies."""

    records: int
    """How many it tells of."""
    sha256: str
    """Of the whole part."""
    read: Stretch


class Parts:
    """All parts of a publication, by kind, in the order of their records."""

    def __init__(self, parts: Mapping[Kind, Sequence[Part]]) -> None:
        """Take them as they lie; nothing is read before it is asked for."""
        self._parts = parts
        self._places: dict[Part, Mapping[str, tuple[int, int]]] = {}

    def told(self, *kinds: Kind) -> str:
        """A name for all that the parts of these kinds hold."""
        return _name_of([part for kind in kinds for part in self._parts[kind]])

    def pieces(self, kind: Kind, section: str) -> Iterator[bytes]:
        """A section of every part that has it."""
        for part in self._parts[kind]:
            if piece := self._section(part, section):
                yield piece

    def joined(self, kind: Kind, section: str, between: bytes) -> Iterator[bytes]:
        """The same with ``between`` between two of them."""
        pieces = self.pieces(kind, section)
        yield from (piece for piece in [next(pieces, b"")] if piece)
        for piece in pieces:
            yield between
            yield piece

    def lines(self, kind: Kind, section: str, first: int, count: int) -> Iterator[bytes]:
        """The lines of some records, where each has one line in a section; without their ends."""
        for part, start, stop in self._around(kind, first, count):
            yield from self._section(part, section).splitlines()[start:stop]

    def told_of(self, kind: Kind, first: int, count: int) -> str:
        """A name for all that these records are told with, and a few around them."""
        return _name_of([part for part, *_ in self._around(kind, first, count)])

    def _around(self, kind: Kind, first: int, count: int) -> Iterator[tuple[Part, int, int]]:
        """The parts with these records; of each, the place of the first and after the last."""
        ends = accumulate(part.records for part in self._parts[kind])
        for part, end in zip(self._parts[kind], ends, strict=True):
            begin = end - part.records
            start, stop = max(first - begin, 0), min(first + count - begin, part.records)
            if start < stop:
                yield part, start, stop

    def _section(self, part: Part, section: str) -> bytes:
        place = self._places_in(part).get(section)
        return part.read(*place) if place else b""

    def _places_in(self, part: Part) -> Mapping[str, tuple[int, int]]:
        """Where each section begins, and how long it is."""
        if part not in self._places:
            length = int(part.read(0, _DIGITS))
            lengths: dict[str, int] = json.loads(part.read(_DIGITS, length))
            starts = accumulate(lengths.values(), initial=_DIGITS + length)
            named = zip(lengths, zip(starts, lengths.values(), strict=False), strict=True)
            self._places[part] = dict(named)
        return self._places[part]


def _name_of(parts: Sequence[Part]) -> str:
    told = " ".join(part.sha256 for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()
