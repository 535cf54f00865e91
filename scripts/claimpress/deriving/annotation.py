"""The checked document with every claim marked where it stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimpress.model.claim import Claim
from claimpress.model.document import Document, Passage
from claimpress.values.text import one_line

_NUMBERED = re.compile(r"[a-z]+(?:-[a-z0-9]+)*-[0-9]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a passage in which the same claims hold."""

    text: str
    claims: tuple[Claim, ...] = ()
    """The claims quoted here, the one that began last at the end; none between quotations."""
    begins: tuple[Claim, ...] = ()
    """The claims whose quotation starts with this piece."""
    ends: tuple[Claim, ...] = ()
    """The claims whose quotation ends with this piece."""


@dataclass(frozen=True, slots=True)
class AnnotatedPassage:
    """A passage with its claims."""

    passage: Passage
    number: int
    """Its place in the document, from 1."""
    stretches: tuple[tuple[Segment, ...], ...]
    """Each stretch as segments; between two stretches something is left out."""
    claims: tuple[Claim, ...]
    """The claims that begin in this passage, in the order they start."""
    slug: str
    """The passage's name in an address, which nothing else on the page has."""

    @property
    def length(self) -> int:
        """How many characters we show of it."""
        return sum(len(segment.text) for stretch in self.stretches for segment in stretch)

    @property
    def covered(self) -> bool:
        """Whether a claim stands in it, even one that began before."""
        segments = (segment for stretch in self.stretches for segment in stretch)
        return bool(self.claims) or any(segment.claims for segment in segments)


@dataclass(frozen=True, slots=True)
class AnnotatedSource:
    """A document with its claims."""

    passages: tuple[AnnotatedPassage, ...]
    marked: tuple[Claim, ...]
    """The claims that have a place in it, in reading order."""
    unmarked: tuple[Claim, ...]
    """The claims of the dossier that have none."""

    @property
    def covered(self) -> int:
        """In how many passages claims stand."""
        return sum(passage.covered for passage in self.passages)

    @property
    def counts(self) -> Counter[str]:
        """How many marked claims have each status."""
        return Counter(claim.status for claim in self.marked)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each marked claim, by its id."""
        return {claim.id: number for number, claim in enumerate(self.marked, start=1)}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A piece of a claim's quotation in one stretch."""

    claim: Claim
    start: int
    end: int
    first: bool
    last: bool


def annotated(document: Document, claims: Sequence[Claim]) -> AnnotatedSource:
    """Mark claims in a document; they come in reading order (`index.reading_order`)."""
    marks: dict[tuple[int, int], list[_Mark]] = defaultdict(list)
    begun: dict[int, list[Claim]] = defaultdict(list)
    unmarked: list[Claim] = []
    for claim in claims:
        quote, locator = claim.source.quote or "", claim.source.locator
        places = document.quotation(quote, locator)
        for place in places:
            piece = place.piece
            marks[place.passage, piece.stretch].append(
                _Mark(claim, piece.start, piece.end, place is places[0], place is places[-1]),
            )
        first = places[0].passage if places else document.number_of(locator)
        if first is None:
            unmarked.append(claim)
        else:
            begun[first].append(claim)
    slugs = _slugs(document.passages, {claim.slug for claim in claims})
    return AnnotatedSource(
        tuple(
            AnnotatedPassage(
                passage, number + 1, _stretches(passage, number, marks), tuple(begun[number]), slug
            )
            for number, (passage, slug) in enumerate(zip(document.passages, slugs, strict=True))
        ),
        tuple(claim for number in sorted(begun) for claim in begun[number]),
        tuple(unmarked),
    )


def _slugs(passages: Iterable[Passage], taken: Collection[str]) -> Iterator[str]:
    """``paragraph-2`` for a locator like that, ``passage_7`` for the seventh of all others.

    A locator is any text; what it would make of an id could be the name of a
    claim here or of a part of the page. A name with ``_`` is nobody else's.
    """
    used = set(taken)
    for number, passage in enumerate(passages, start=1):
        slug = "-".join(passage.locator.casefold().split())
        if not _NUMBERED.fullmatch(slug) or slug in used:
            slug = f"passage_{number}"
        used.add(slug)
        yield slug


def _stretches(
    passage: Passage, number: int, marks: Mapping[tuple[int, int], Sequence[_Mark]]
) -> tuple[tuple[Segment, ...], ...]:
    return tuple(
        tuple(_segments(one_line(text), marks.get((number, stretch), ())))
        for stretch, text in enumerate(passage.text)
    )


def _segments(text: str, marks: Sequence[_Mark]) -> Iterator[Segment]:
    """Cut a text wherever a quotation starts or ends."""
    cuts = sorted({0, len(text), *(at for mark in marks for at in (mark.start, mark.end))})
    for start, end in pairwise(cuts):
        yield Segment(
            text[start:end],
            tuple(mark.claim for mark in marks if mark.start <= start and end <= mark.end),
            tuple(mark.claim for mark in marks if mark.first and mark.start == start),
            tuple(mark.claim for mark in marks if mark.last and mark.end == end),
        )
