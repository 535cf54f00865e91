"""Claims and the scale as data, in the words of their files."""

from typing import Any

from claimpress.deriving.translated import translations_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus


def scale_record(corpus: Corpus) -> dict[str, Any]:
    """What ``scale`` holds there."""
    return corpus.scale.model_dump(mode="json", exclude_none=True)


def claim_record(claim: Claim, corpus: Corpus) -> dict[str, Any]:
    """A claim as it stands there, less ``page``, which tells where the site lies."""
    values = claim.model_dump(mode="json", exclude_none=True, exclude={"id", "file"})
    translations = translations_of(claim.id, corpus)
    return {
        "id": claim.id,
        "status_label": corpus.scale.statuses[claim.status].label,
        "speaker_name": corpus.people[claim.source.speaker].name,
        **values,
        **({"translations": translations} if translations else {}),
    }
