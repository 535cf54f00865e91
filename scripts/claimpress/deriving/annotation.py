"""The checked document with every claim marked where it stands."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier, Passage
from claimpress.values.quotes import Quoted, quoted_in
from claimpress.values.text import one_line

_NUMBERED = re.compile(r"[a-z]+(?:-[a-z0-9]+)*-[0-9]+")


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
    slug: str
    """The passage's name in an address, which nothing else on the page has."""


def annotated(dossier: Dossier, claims: Sequence[Claim]) -> list[Annotated]:
    """Mark the claims of a dossier in its passages."""
    by_locator: dict[str, list[Claim]] = {}
    for claim in claims:
        by_locator.setdefault(claim.source.locator or "", []).append(claim)
    slugs = _slugs(dossier.passages, {claim.slug for claim in claims})
    return [
        _annotated(passage, by_locator.get(passage.locator, []), slug)
        for passage, slug in zip(dossier.passages, slugs, strict=True)
    ]


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


def _annotated(passage: Passage, claims: Sequence[Claim], slug: str) -> Annotated:
    marks = [
        (place, claim)
        for claim in claims
        for place in quoted_in(passage.text, claim.source.quote or "")
    ]
    stretches = (
        tuple(_segments(one_line(text), [m for m in marks if m[0].stretch == number]))
        for number, text in enumerate(passage.text)
    )
    return Annotated(passage, tuple(stretches), tuple(claims), slug)


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
