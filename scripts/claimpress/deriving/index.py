"""Claims by what readers look for: status, topic, person, dossier, age."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.document import Document
from claimpress.model.registries import PersonKind


@dataclass(frozen=True, slots=True)
class Index:
    """Groups of claims, each in reading order (see `reading_order`)."""

    claims: tuple[Claim, ...]
    """All claims."""
    newest: tuple[Claim, ...]
    """All claims, the last changed first."""
    by_status: Mapping[str, tuple[Claim, ...]]
    """Every status of the scale has a group, even an empty one."""
    by_topic: Mapping[str, tuple[Claim, ...]]
    by_speaker: Mapping[str, tuple[Claim, ...]]
    """Claims a person made."""
    by_subject: Mapping[str, tuple[Claim, ...]]
    """Claims about a person, or credited to them."""
    by_dossier: Mapping[str, tuple[Claim, ...]]
    neighbours: Mapping[str, tuple[Claim | None, Claim | None]]
    """The claims before and after each one in its dossier."""
    by_evidence: Mapping[str, tuple[Claim, ...]]
    """Claims that rest on an address."""

    def claims_resting_on(self, addresses: Iterable[str]) -> list[Claim]:
        """The claims with any of these addresses among their evidence, each once."""
        found = [claim for url in addresses for claim in self.by_evidence.get(url, ())]
        return list({claim.id: claim for claim in found}.values())


def index_of(corpus: Corpus) -> Index:
    """Group the claims of a corpus."""
    claims = tuple(reading_order(corpus))
    by_dossier = _grouped(claims, lambda claim: [claim.dossier])
    neighbours: dict[str, tuple[Claim | None, Claim | None]] = {}
    for group in by_dossier.values():
        around = (None, *group, None)
        for before, claim, after in zip(around, group, around[2:], strict=False):
            neighbours[claim.id] = (before, after)
    by_status = _grouped(claims, lambda claim: [claim.status])
    return Index(
        claims=claims,
        newest=tuple(sorted(claims, key=_last_change, reverse=True)),
        by_status={status: by_status.get(status, ()) for status in corpus.scale.statuses},
        by_topic=_grouped(claims, lambda claim: claim.topics),
        by_speaker=_grouped(claims, lambda claim: [claim.source.speaker]),
        by_subject=_grouped(claims, subjects),
        by_dossier=by_dossier,
        neighbours=neighbours,
        by_evidence=_grouped(claims, lambda claim: [item.url for item in claim.evidence]),
    )


def reading_order(corpus: Corpus) -> Iterator[Claim]:
    """Claims by dossier, in each as the document has them.

    The order is that of the dossier's passages and, in a passage, that of the
    quotations; claims without a place come last, by id.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.claims.values():
        claims[claim.dossier].append(claim)
    for id_, dossier in sorted(corpus.dossiers.items()):
        document = dossier.document
        yield from sorted(claims[id_], key=lambda claim: _place(claim, document))


def _place(claim: Claim, document: Document) -> tuple[float | str, ...]:
    """Where a claim stands in its document; of two that start together the longer first."""
    quote, locator = claim.source.quote or "", claim.source.locator
    for first in document.quotation(quote, locator):
        return first.passage, first.piece.stretch, first.piece.start, -len(quote), claim.id
    number = document.number_of(locator)
    return inf if number is None else number, inf, inf, -len(quote), claim.id


def subjects(claim: Claim) -> list[str]:
    """The people a claim is about or credited to, each once."""
    credited = [claim.source.attributed_to] if claim.source.attributed_to else []
    return list(dict.fromkeys([*credited, *claim.people]))


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


def _last_change(claim: Claim) -> str:
    return str(claim.changed_on or "")


def _grouped(
    claims: Iterable[Claim],
    keys: Callable[[Claim], Iterable[str]],
) -> dict[str, tuple[Claim, ...]]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in keys(claim):
            if not groups[key] or groups[key][-1] is not claim:
                groups[key].append(claim)
    return {key: tuple(group) for key, group in groups.items()}
