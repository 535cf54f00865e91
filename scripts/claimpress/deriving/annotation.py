"""The checked document with every claim marked where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier, Passage
from claimpress.values.quotes import Quoted, quoted_in
from claimpress.values.text import one_line


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a passage in which the same claims hold."""

    text: str
    claims: tuple[Claim, ...] = ()
    """The claims quoted here; several where quotations overlap, none between them."""
    begins: tuple[Claim, ...] = ()
    """The claims whose quotation starts with this piece."""
    ends: tuple[Claim, ...] = ()
    """The claims whose quotation ends with this piece."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A passage with its claims."""

    passage: Passage
    stretches: tuple[tuple[Segment, ...], ...]
    """Each quoted stretch as segments; between two stretches something is left out."""
    claims: tuple[Claim, ...]
    """The claims of this passage in the order they start."""

    @property
    def slug(self) -> str:
        """The passage's name in an address."""
        return "-".join(self.passage.locator.casefold().split())


def annotated(dossier: Dossier, claims: Iterable[Claim]) -> list[Annotated]:
    """Mark the claims of a dossier in its passages."""
    by_locator: dict[str, list[Claim]] = {}
    for claim in claims:
        by_locator.setdefault(claim.source.locator or "", []).append(claim)
    return [
        _annotated(passage, by_locator.get(passage.locator, [])) for passage in dossier.passages
    ]


def _annotated(passage: Passage, claims: Sequence[Claim]) -> Annotated:
    marks = [
        (place, claim)
        for claim in claims
        for place in quoted_in(passage.text, claim.source.quote or "")
    ]
    stretches = (
        tuple(_segments(one_line(text), [m for m in marks if m[0].stretch == number]))
        for number, text in enumerate(passage.text)
    )
    return Annotated(passage, tuple(stretches), tuple(claims))


def _segments(text: str, marks: Iterable[tuple[Quoted, Claim]]) -> Iterator[Segment]:
    """Cut a text wherever a quotation starts or ends."""
    marks = list(marks)
    cuts = sorted({0, len(text), *(at for place, _ in marks for at in (place.start, place.end))})
    for start, end in pairwise(cuts):
        yield Segment(
            text[start:end],
            tuple(claim for place, claim in marks if place.start <= start and end <= place.end),
            tuple(claim for place, claim in marks if place.start == start),
            tuple(claim for place, claim in marks if place.end == end),
        )
