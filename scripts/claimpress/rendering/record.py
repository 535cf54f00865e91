"""A claim and a dossier as the data API gives them: JSON in one line."""

from collections.abc import Mapping, Sequence
from typing import Any

from claimpress.deriving.reviews import revision_of
from claimpress.deriving.translated import translations_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.values.written_json import as_json


def address_in(site: Site, page: str) -> str:
    """The whole address of a page where the site has one, otherwise from the site's root."""
    return site.canonical(page) or page


def claim_head(claim: Claim, corpus: Corpus, site: Site) -> dict[str, Any]:
    """What the record of a claim says before it says what its file does."""
    head: dict[str, Any] = {
        "id": claim.id,
        "page": address_in(site, links.page_of_claim(claim.id)),
        "dossier": claim.dossier,
        "revision": revision_of(claim),
        "status_label": corpus.scale.statuses[claim.status].label,
        "speaker_name": corpus.people[claim.source.speaker].name,
    }
    if claim.changed_on:
        head["changed_on"] = str(claim.changed_on)
    return head | _in_other_languages(claim.id, corpus)


def claim_as_json(claim: Claim, corpus: Corpus, site: Site) -> str:
    """The record of a claim (`claimpress.model.api.ClaimRecord`)."""
    return with_head(claim_head(claim, corpus, site), claim, {"id", "file"})


def dossier_as_json(dossier: Dossier, ids: Sequence[str], corpus: Corpus, site: Site) -> str:
    """The record of a dossier and the ids of its claims (`claimpress.model.api.DossierRecord`)."""
    head = {
        "id": dossier.id,
        "page": address_in(site, links.page_of_dossier(dossier.id)),
        "claims": list(ids),
        **_in_other_languages(dossier.id, corpus),
    }
    return with_head(head, dossier, {"id", "file", "editors"})


def _in_other_languages(id_: str, corpus: Corpus) -> dict[str, Any]:
    translations = translations_of(id_, corpus)
    return {"translations": translations} if translations else {}


def with_head(head: Mapping[str, Any], record: Record, without: set[str]) -> str:
    """JSON of a record with fields before its own, as fast as pydantic writes the rest."""
    rest = record.model_dump_json(exclude_none=True, exclude=without)
    return f"{as_json(head)[:-1]},{rest[1:]}"
