"""Which content of a claim was reviewed, by whom, and whether that is enough."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claimpress.deriving.difference import FILLED_IN
from claimpress.model.claim import Change, Claim, Outcome, Review
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.translation import DossierTranslation

_CONTENT = frozenset(
    {
        "text",
        "status",
        "reason",
        "confidence",
        "summary",
        "source",
        "evidence",
        "notes",
        "unknown",
        "replies",
        "media",
    }
)
"""What a reviewer judges. What sorts, dates and connects a claim is not among it."""
_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The reviews of a claim, held against what it says now."""

    approvals: tuple[Review, ...]
    """The last word of each reviewer on this revision, as far as it approves."""
    refusals: tuple[Review, ...]
    """The last word of each reviewer on this revision, as far as it asks for changes."""
    lapsed: tuple[Review, ...]
    """Reviews of what the claim said before."""
    needed: int

    @property
    def enough(self) -> bool:
        """Whether enough people approve of it and nobody asks for changes."""
        return len(self.approvals) >= self.needed and not self.refusals


@lru_cache(maxsize=8)  # what is made of a claim asks for it several times over
def revision_of(claim: Claim) -> str:
    """A short name for exactly what a claim says, for reviews, reports and citations.

    The first 12 hexadecimal digits of the SHA-256 of its content as JSON with
    sorted keys. Copies of evidence that are added later do not change it. A
    translation has the revision of what it was translated from, as it is now.
    """
    claim = claim.translation.original if claim.translation else claim
    content = claim.model_dump(mode="json", exclude_none=True, include=set(_CONTENT))
    content["evidence"] = [
        {key: value for key, value in item.items() if key not in FILLED_IN}
        for item in content["evidence"]
    ]
    return _short_name(content)


def revision_of_dossier(dossier: Dossier) -> str:
    """A short name for exactly the words of a dossier, which its translations name."""
    content = dossier.model_dump(
        mode="json", exclude_none=True, include=set(DossierTranslation.model_fields)
    )
    content["timeline"] = [[str(event.on), event.text] for event in dossier.timeline]
    return _short_name(content)


def revision_now(original: Claim | Dossier) -> str:
    """The revision that a translation of a claim or dossier is of, when it is up to date."""
    return revision_of(original) if isinstance(original, Claim) else revision_of_dossier(original)


def _short_name(content: object) -> str:
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:_LENGTH]


def stake_in(person: str, claim: Claim, corpus: Corpus) -> str:
    """Why somebody cannot review a claim, as the end of a sentence; empty when they can."""
    dossier = corpus.dossiers.get(claim.dossier)
    if person in claim.authors:
        return "is an author of this check"
    if person in {claim.source.speaker, claim.source.attributed_to, *claim.people}:
        return "is somebody whom the claim is made by or about"
    if dossier and person == dossier.author:
        return "is the author of the document that is checked"
    return ""


def earlier_revisions(claim: Claim) -> dict[str, Change]:
    """The revisions that readers saw before, each with the change that ended it last."""
    named = {change.revision: change for change in claim.history if change.revision}
    now = revision_of(claim) if named else ""
    return {revision: change for revision, change in named.items() if revision != now}


def reviewed(claim: Claim) -> Reviewed:
    """Sort the reviews of a claim."""
    revision = revision_of(claim) if claim.reviews else ""
    current = [review for review in claim.reviews if review.revision == revision]
    last = {review.by: review for review in current if review.by not in claim.authors}
    return Reviewed(
        approvals=_with(last.values(), Outcome.APPROVED),
        refusals=_with(last.values(), Outcome.CHANGES_REQUESTED),
        lapsed=tuple(review for review in claim.reviews if review.revision != revision),
        needed=2 if claim.sensitive else 1,
    )


def _with(reviews: Iterable[Review], outcome: Outcome) -> tuple[Review, ...]:
    return tuple(review for review in reviews if review.outcome is outcome)
