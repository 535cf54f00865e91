"""Records of the publication that are read when somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from claimpress.model.claim import Claim
from claimpress.model.corpus import Claims
from claimpress.model.fields import Record
from claimpress.model.row import Row

R = TypeVar("R", bound=Record)

_HELD = 1_000
"""Records that each process holds for whoever asks again.

One takes some 16 kB; with six times as many, builds were no faster.
"""


class KeptRecords(Mapping[str, R]):
    """Records by id; the last thousand that were asked for are held."""

    def __init__(self, ids: Mapping[str, object], read: Callable[[str], R]) -> None:
        """Give what ``read`` gives for these ids."""
        self._ids = ids
        self._held = lru_cache(maxsize=_HELD)(read)

    def __getitem__(self, id_: str) -> R:
        if id_ not in self._ids:
            raise KeyError(id_)
        return self._held(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class KeptClaims(KeptRecords[Claim], Claims):
    """Claims by id, with the rows of all."""

    def __init__(self, rows: Mapping[str, Row], read: Callable[[str], Claim]) -> None:
        """Give what ``read`` gives for the ids of these rows."""
        super().__init__(rows, read)
        self._rows = rows

    @property
    def rows(self) -> Mapping[str, Row]:
        """The row of each claim, in the same order."""
        return self._rows
