"""Claims by what readers look for: status, topic, person, dossier, age."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import overload

from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.document import Document
from claimpress.model.registries import PersonKind
from claimpress.model.row import Row


class Group(Sequence[Claim]):
    """Claims in an order, each read when it is asked for; their ids and rows are at hand."""

    __slots__ = ("claims", "ids", "table")

    def __init__(
        self, ids: tuple[str, ...], claims: Mapping[str, Claim], table: Mapping[str, Row]
    ) -> None:
        """Take those with these ids from among all claims and the table of their rows."""
        self.ids, self.claims, self.table = ids, claims, table

    @property
    def rows(self) -> Iterator[Row]:
        """The row of each."""
        return (self.table[id_] for id_ in self.ids)

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> "Group": ...
    def __getitem__(self, at: int | slice) -> "Claim | Group":
        if isinstance(at, slice):
            return Group(self.ids[at], self.claims, self.table)
        return self.claims[self.ids[at]]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Claim]:
        return (self.claims[id_] for id_ in self.ids)


@dataclass(frozen=True, slots=True)
class Index:
    """Groups of claims, each in reading order (see `reading_order`)."""

    claims: Group
    """All claims."""
    newest: Group
    """All claims, the last changed first."""
    by_status: Mapping[str, Group]
    """Every status of the scale has a group, even an empty one."""
    by_topic: Mapping[str, Group]
    by_speaker: Mapping[str, Group]
    """Claims a person made."""
    by_subject: Mapping[str, Group]
    """Claims about a person, or credited to them."""
    by_dossier: Mapping[str, Group]
    neighbours: Mapping[str, tuple[str | None, str | None]]
    """The ids of the claims before and after each one in its dossier."""
    by_evidence: Mapping[str, Group]
    """Claims that rest on an address."""

    def claims_resting_on(self, addresses: Iterable[str]) -> list[Claim]:
        """The claims with any of these addresses among their evidence, each once."""
        found = [claim for url in addresses for claim in self.by_evidence.get(url, ())]
        return list({claim.id: claim for claim in found}.values())


def index_of(corpus: Corpus) -> Index:
    """Group the claims of a corpus."""
    table = corpus.rows

    def group(rows: Iterable[Row]) -> Group:
        return Group(tuple(row.id for row in rows), corpus.claims, table)

    def grouped(keys: Callable[[Row], Iterable[str]]) -> dict[str, Group]:
        groups: dict[str, dict[str, None]] = defaultdict(dict)  # an address may stand there twice
        for row in rows:
            for key in keys(row):
                groups[key][row.id] = None
        return {key: Group(tuple(ids), corpus.claims, table) for key, ids in groups.items()}

    rows = tuple(reading_order(corpus))
    by_dossier = grouped(lambda row: (row.dossier,))
    neighbours: dict[str, tuple[str | None, str | None]] = {}
    for some in by_dossier.values():
        around = (None, *some.ids, None)
        for before, id_, after in zip(around, some.ids, around[2:], strict=False):
            neighbours[id_] = (before, after)
    by_status = grouped(lambda row: (row.status,))
    return Index(
        claims=group(rows),
        newest=group(sorted(rows, key=lambda row: row.changed_on, reverse=True)),
        by_status={status: by_status.get(status, group(())) for status in corpus.scale.statuses},
        by_topic=grouped(lambda row: row.topics),
        by_speaker=grouped(lambda row: (row.speaker,)),
        by_subject=grouped(lambda row: row.subjects),
        by_dossier=by_dossier,
        neighbours=neighbours,
        by_evidence=grouped(lambda row: row.evidence),
    )


def reading_order(corpus: Corpus) -> Iterator[Row]:
    """The rows of all claims by dossier, in each as the document has them.

    The order is that of the dossier's passages and, in a passage, that of the
    quotations; claims without a place come last, by id.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in corpus.rows.values():
        rows[row.dossier].append(row)
    for id_, dossier in sorted(corpus.dossiers.items()):
        document = dossier.document
        yield from sorted(rows[id_], key=lambda row: _place(row, document))


def _place(row: Row, document: Document) -> tuple[float | str, ...]:
    """Where a claim stands in its document; of two that start together the longer first."""
    for first in document.quotation(row.quote, row.locator):
        return first.passage, first.piece.stretch, first.piece.start, -len(row.quote), row.id
    number = document.number_of(row.locator)
    return inf if number is None else number, inf, inf, -len(row.quote), row.id


def people_of(corpus: Corpus, index: Index) -> list[str]:
    """The ids of people who have a claim, by name; unnamed sources come last."""
    known = [id_ for id_ in corpus.people if id_ in index.by_speaker or id_ in index.by_subject]
    return sorted(
        known,
        key=lambda id_: (
            corpus.people[id_].kind is PersonKind.UNNAMED,
            corpus.people[id_].name.casefold(),
        ),
    )
