"""What a piece of work reads of a publication, so that it need be done again only for that.

A page, a feed or the findings about a claim are made from a corpus and its
index. While they are made, `watched` notes each record and each group that is
asked for; `Facts` says in a short hash what a record or a group is. As long
as what was read has the same hashes, making it again would give the same, and
nothing has to know in advance what depends on what.
"""

import hashlib
from collections.abc import (
    Callable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    ValuesView,
)
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast

from claimpress.deriving.index import Index
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.fields import Record
from claimpress.model.found_links import NO_LINKS
from claimpress.model.site import HandWritten

V = TypeVar("V")

Read: TypeAlias = tuple[str, str]
"""A group and a key in it: ``("people", "some-person")``; or `WHOLE`, or `LENGTH`."""

WHOLE, LENGTH = "", "#"
"""Stand for a key when all of a group is read, or only how much it holds."""
_RECORDS = (
    *("people", "topics", "dossiers", "claims", "pages", "gone"),
    *("translations", "languages", "editions"),
)
"""The groups of a corpus; what else it holds decides what every page says."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What was asked for, in the order of asking."""

    noted: dict[Read, None] = field(default_factory=dict)

    def note(self, group: str, key: str = WHOLE) -> None:
        """Remember that a record or a group was asked for."""
        self.noted[group, key] = None


def watched(corpus: Corpus, reads: Reads) -> Corpus:
    """The same corpus, which notes in ``reads`` what is asked of it."""
    groups: dict[str, Any] = {
        name: _Watched(name, values, reads)
        for name in _RECORDS
        if (values := getattr(corpus, name)) is not None
    }
    # What nothing notes, nothing may read.
    return replace(corpus, links=NO_LINKS, **groups)


def watched_index(index: Index, reads: Reads) -> Index:
    """The same index, which notes in ``reads`` what is asked of it."""
    return cast("Index", _WatchedIndex(index, reads))


class Facts:
    """What the records and groups of a corpus are, each as a short hash."""

    def __init__(self, corpus: Corpus, index: Index | None = None) -> None:
        """Say it of this corpus; hashes are made when they are asked for."""
        self._corpus = corpus
        self._index = index
        self._known: dict[Read, str] = {}

    def of(self, reads: Iterable[Read]) -> str:
        """All of these together, in this order; what is not there has a hash too."""
        return _hash("".join([self._known.get(read) or self._find(read) for read in reads]))

    @cached_property
    def around(self) -> str:
        """What every page may show without asking for it: the publication and its scale."""
        corpus = self._corpus
        told = (
            corpus.main_language,
            corpus.publication,
            corpus.scale,
            sorted(corpus.unread),
            corpus.pages is None,
        )
        return _hash(repr(told))

    def _find(self, read: Read) -> str:
        group, key = read
        holder = self._corpus if group in _RECORDS else self._index
        values = getattr(holder, group)
        if key == LENGTH:
            found = str(len(values))
        elif key != WHOLE:
            # Comments of a file are no words, but move the lines that problems name.
            file = self._corpus.digests.get(key) if group == "translations" else None
            found = file or self._said(values.get(key))
        elif isinstance(values, Mapping):
            found = _hash("".join(f"{k}\0{self._said(v)}" for k, v in values.items()))
        else:
            found = self._said(values)
        self._known[read] = found
        return found

    def _said(self, value: object) -> str:
        match value:
            case None:
                return "-"
            case Claim():
                return self._known.get(("claims", value.id)) or self._record("claims", value)
            case Record() | HandWritten() | str():
                return _hash(repr(value))
            case tuple():
                return _hash("".join(map(self._said, value)))
        message = f"a {type(value).__name__} of a corpus has no hash"
        raise TypeError(message)

    def _record(self, group: str, value: Claim) -> str:
        # A file says nothing of its own name, and the name is the claim's address.
        told = self._corpus.digests.get(value.id) or repr(value)
        found = _hash(f"{value.id}\0{told}")
        self._known[group, value.id] = found
        return found


class _Watched(Mapping[str, V]):
    """A mapping that notes which of its keys are asked for."""

    __slots__ = ("_group", "_reads", "_values")

    def __init__(self, group: str, values: Mapping[str, V], reads: Reads) -> None:
        self._group, self._values, self._reads = group, values, reads

    def __getitem__(self, key: str) -> V:
        self._reads.note(self._group, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._reads.note(self._group, str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._reads.note(self._group)
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.note(self._group, LENGTH)
        return len(self._values)

    # Who asks for all has asked for each, which need not be noted one by one.
    def keys(self) -> KeysView[str]:
        self._reads.note(self._group)
        return self._values.keys()

    def values(self) -> ValuesView[V]:
        self._reads.note(self._group)
        return self._values.values()

    def items(self) -> ItemsView[str, V]:
        self._reads.note(self._group)
        return self._values.items()


class _WatchedIndex:
    """An index whose groups note which of their keys are asked for."""

    __slots__ = ("_index", "_reads")

    def __init__(self, index: Index, reads: Reads) -> None:
        self._index, self._reads = index, reads

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an index has
        if name not in _GROUPS:
            method: Callable[..., Any] = getattr(Index, name)
            return method.__get__(self)
        values = getattr(self._index, name)
        if isinstance(values, Mapping):
            return _Watched(name, values, self._reads)
        self._reads.note(name)
        return values


_GROUPS = frozenset(each.name for each in fields(Index))


def _hash(told: str) -> str:
    return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()
