"""Everything that changed after publication, as one list."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimpress.model.claim import Change, Claim


@dataclass(frozen=True, slots=True)
class Dated:
    """A change and the claim it was made to."""

    claim: Claim
    change: Change


def changes(claims: Iterable[Claim]) -> list[Dated]:
    """All changes, the newest first; it follows from the data, so none can be missing."""
    dated = [Dated(claim, change) for claim in claims for change in claim.history]
    return sorted(dated, key=lambda d: (str(d.change.on), d.claim.id), reverse=True)
