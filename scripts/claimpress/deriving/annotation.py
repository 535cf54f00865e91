"""The checked document with every claim marked where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier, Passage


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
        Annotated(
            passage,
            tuple(
                tuple(_segments(text, by_locator.get(passage.locator, []))) for text in passage.text
            ),
            tuple(by_locator.get(passage.locator, ())),
        )
        for passage in dossier.passages
    ]


def _segments(text: str, claims: Iterable[Claim]) -> Iterator[Segment]:
    """Cut a text wherever a quotation starts or ends."""
    spans = [(at, at + len(quote), claim) for claim in claims for at, quote in _found(text, claim)]
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    for start, end in pairwise(cuts):
        yield Segment(
            text[start:end],
            tuple(claim for first, last, claim in spans if first <= start and end <= last),
            tuple(claim for first, _, claim in spans if first == start),
            tuple(claim for _, last, claim in spans if last == end),
        )


def _found(text: str, claim: Claim) -> Iterator[tuple[int, str]]:
    quote = claim.source.quote or ""
    at = text.find(quote) if quote else -1
    if at >= 0:
        yield at, quote
