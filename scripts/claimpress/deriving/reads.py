"""What a piece of work reads of a publication, so that it need be done again only for that.

A page, a feed or the findings about a claim are made from a corpus and its
index. While they are made, `watched` notes each record and each group that is
asked for; `Facts` says in a short hash what a record or a group is. As long
as what was read has the same hashes, making it again would give the same, and
nothing has to know in advance what depends on what.
"""

from collections.abc import (
    Callable,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    ValuesView,
)
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast, overload

from claimpress.deriving.index import Group, Index
from claimpress.model.claim import Claim
from claimpress.model.corpus import Claims, Corpus, rows_of
from claimpress.model.fields import Record
from claimpress.model.found_links import NO_LINKS
from claimpress.model.row import Row
from claimpress.model.site import HandWritten
from claimpress.values.canonical import short_name

V = TypeVar("V")

Read: TypeAlias = tuple[str, str]
"""A group and a key in it: ``("people", "some-person")``; or `WHOLE`, or `LENGTH`."""

WHOLE, LENGTH = "", "#"
"""Stand for a key when all of a group is read, or only how much it holds."""
_RECORDS = (
    *("people", "topics", "dossiers", "claims", "pages", "gone"),
    *("translations", "languages", "editions", "lacking"),
)
"""The groups of a corpus; what else it holds decides what every page says."""
_FILES = frozenset({"claims", "dossiers", "translations"})
"""The groups whose records are what a file says, so that its hash tells what they are."""
_INDEX = "index."
"""Stands before the groups of an index."""
_PART = "/"
"""Stands between a group of claims and what of it is read: ``index.by_topic/rows``; without it,
that is which claims are in it, in their order."""


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
        name: (_WatchedClaims if name == "claims" else _Watched)(name, values, reads)
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
        """Say it of this corpus, and of its index; hashes are made when they are asked for."""
        self._corpus = corpus
        self._index = index
        self._known: dict[Read, str] = {}

    def of(self, read: Read) -> str:
        """What was asked for; what is not there has a hash too."""
        known = self._known.get(read)
        if known is None:
            known = self._known[read] = self._find(*read)
        return known

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
        return short_name(repr(told))

    @cached_property
    def whole(self) -> str:
        """All there is to ask for, and so all that follows from it."""
        corpus = self._corpus
        groups = [name for name in _RECORDS if getattr(corpus, name) is not None]
        return short_name("".join([self.around, *(self.of((name, WHOLE)) for name in groups)]))

    def _find(self, group: str, key: str) -> str:
        name, _, part = group.partition(_PART)
        in_index = name.startswith(_INDEX)
        values = getattr(self._index if in_index else self._corpus, name.removeprefix(_INDEX))
        if key == LENGTH:
            return str(len(values))
        if key != WHOLE:
            return self._said(values, name, key, part)
        if isinstance(values, Group):
            return self._of_group(values, part)
        told = (f"{key}\0{self._said(values, name, key, part)}" for key in values)
        return short_name("".join(told))

    def _said(self, values: Mapping[str, Any], name: str, key: str, part: str) -> str:
        if key not in values:
            return "-"
        if name in _FILES:
            return self._of_file(values, key)
        value = values[key]
        if isinstance(value, Group):
            return self._of_group(value, part)
        if isinstance(value, Row):
            return value.told
        if isinstance(value, Record | HandWritten | tuple | str):
            return short_name(repr(value))
        message = f"a {type(value).__name__} of a corpus has no hash"
        raise TypeError(message)

    def _of_group(self, group: Group, part: str) -> str:
        if part:
            return short_name("".join([self.of((part, id_)) for id_ in group.ids]))
        return short_name("\0".join(group.ids))

    def _of_file(self, values: Mapping[str, Record], key: str) -> str:
        # A file says nothing of its own name, and the name is the claim's address.
        told = self._corpus.digests.get(key) or repr(values[key])
        return short_name(f"{key}\0{told}")


class _Watched(Mapping[str, V]):
    """A mapping that notes which of its keys are asked for."""

    __slots__ = ("_group", "_reads", "_values")

    def __init__(self, group: str, values: Mapping[str, V], reads: Reads) -> None:
        self._group, self._values, self._reads = group, values, reads

    def __getitem__(self, key: str) -> V:
        self._note(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return key in self._values

    def _note(self, key: str) -> None:
        # What is asked of an empty group tells no more than that it is empty. Thousands of
        # addresses are looked for among those that are gone, and mostly none is.
        self._reads.note(self._group, key if self._values else LENGTH)

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


class _WatchedClaims(_Watched[Claim], Claims):
    """Claims that note which are asked for, and of which only the rows are."""

    __slots__ = ()

    @property
    def rows(self) -> Mapping[str, Row]:
        return _Watched("rows", rows_of(self._values), self._reads)


class _WatchedGroups(_Watched[Group]):
    """Groups that note which of them are asked for, and what of these."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Group:
        return _WatchedGroup(super().__getitem__(key), self._group, key, self._reads)

    def values(self) -> ValuesView[Group]:
        return ValuesView(self)

    def items(self) -> ItemsView[str, Group]:
        return ItemsView(self)


class _WatchedGroup(Group):
    """A group that notes whether its claims are asked for, its rows, or only which they are."""

    __slots__ = ("_key", "_name", "_reads")

    def __init__(self, group: Group, name: str, key: str, reads: Reads) -> None:
        super().__init__(group.ids, group.claims, group.table)
        self._name, self._key, self._reads = name, key, reads
        reads.note(name, key)

    @property
    def rows(self) -> Iterator[Row]:
        self._reads.note(f"{self._name}{_PART}rows", self._key)
        return super().rows

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> Group: ...
    def __getitem__(self, at: int | slice) -> Claim | Group:
        # Few of many: each of these is noted for itself.
        claims = _Watched("claims", self.claims, self._reads)
        return Group(self.ids, claims, _Watched("rows", self.table, self._reads))[at]

    def __iter__(self) -> Iterator[Claim]:
        self._reads.note(f"{self._name}{_PART}claims", self._key)
        return super().__iter__()


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
        noted = _INDEX + name
        if isinstance(values, Group):
            return _WatchedGroup(values, noted, WHOLE, self._reads)
        if name == "neighbours":
            return _Watched(noted, values, self._reads)
        return _WatchedGroups(noted, values, self._reads)


_GROUPS = frozenset(each.name for each in fields(Index))
