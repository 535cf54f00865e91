"""What Google's guide asks of the words of a claim, as far as they show it."""

import re
from functools import cache

from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.registries import PersonKind
from claimpress.model.status import Scale


def gives_rating(text: str, scale: Scale) -> str | None:
    """The status that a claim's text gives away at its beginning or end, if it does.

    ``False: the lamps went out`` and ``The lamps went out (false)`` do.
    """
    found = _given_away(tuple(status.label for status in scale.statuses.values())).search(text)
    return next(filter(None, found.groups())) if found else None


def traceable(claim: Claim, corpus: Corpus) -> bool:
    """Whether a named speaker stands behind a claim, and an address where it was made."""
    speaker = corpus.people.get(claim.source.speaker)
    dossier = corpus.dossiers.get(claim.dossier)
    named = speaker is not None and speaker.kind is not PersonKind.UNNAMED
    return named and bool(claim.source.appearances or (dossier and dossier.url))


@cache
def _given_away(labels: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    return re.compile(rf"^({words})\s?[:–—-]\s|[(\[]({words})[)\]]\.?$", re.IGNORECASE)
