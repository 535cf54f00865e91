"""Counts that can be added up, so that a change in a few things counts only these again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of some things. Each field is a counter, of texts, numbers, or tuples of these."""

    @classmethod
    def empty(cls) -> Self:
        """Counters to count with."""
        return cls(*(Counter() for _ in fields(cls)))

    @classmethod
    def sum(cls, tallies: Iterable[Self]) -> Self:
        """The counts of all these things together."""
        total = cls.empty()
        for tally in tallies:
            for field in fields(cls):
                getattr(total, field.name).update(getattr(tally, field.name))
        return total

    def written(self) -> list[list[Any]]:
        """The counts in types that JSON has."""
        return [list(getattr(self, field.name).items()) for field in fields(self)]

    @classmethod
    def from_written(cls, written: Iterable[Iterable[Any]]) -> Self:
        """The counts that were written so, also when they come out of JSON."""
        return cls(*(Counter({_key(key): n for key, n in counts}) for counts in written))


def _key(read: Any) -> Any:  # noqa: ANN401 - whatever is counted
    return tuple(read) if isinstance(read, list) else read
