"""All claims as one JSON file."""

import json
from typing import Any

from claimpress import __version__
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact


def claims_json(corpus: Corpus, site: Site) -> Artifact:
    """``data/claims.json``: what the pages show, in the words of the claim files."""
    publication = corpus.publication
    content = {
        "publication": site.name,
        "desk": publication.desk,
        "licence": publication.licence,
        "licence_url": publication.licence_url,
        "generator": f"claimpress {__version__}",
        "scale": scale_record(corpus),
        "claims": [_claim(claim, corpus, site) for claim in corpus.claims.values()],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    return Artifact("data/claims.json", f"{text}\n".encode())


def scale_record(corpus: Corpus) -> dict[str, Any]:
    """What ``scale`` holds there."""
    return corpus.scale.model_dump(mode="json", exclude_none=True)


def claim_record(claim: Claim, corpus: Corpus) -> dict[str, Any]:
    """A claim as it stands there, less ``page``, which tells where the site lies."""
    values = claim.model_dump(mode="json", exclude_none=True, exclude={"id", "file"})
    return {
        "id": claim.id,
        "status_label": corpus.scale.statuses[claim.status].label,
        "speaker_name": corpus.people[claim.source.speaker].name,
        **values,
    }


def _claim(claim: Claim, corpus: Corpus, site: Site) -> dict[str, Any]:
    page = links.page_of_claim(claim.id)
    record = claim_record(claim, corpus)
    return {"id": record.pop("id"), "page": site.canonical(page) or page, **record}
