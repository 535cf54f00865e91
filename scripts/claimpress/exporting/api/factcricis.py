"""The checks by the fields that the EFCSN's FactCRICIS API takes, one on each line.

The European Fact-Checking Standards Network collects checks of its members in
databases. The one whose form is public is FactCRICIS, on climate: its reference
of ``POST /factcheck/`` (https://factcricis.dev.newtral.es/, as read in November
2026) names these fields. What we do not know is left out: the countries, and
``topics`` and ``type``, which are chosen from lists of theirs.
"""

from functools import partial
from typing import Any

from claimpress.exporting.parts.part import Kind, Parts
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Streamed
from claimpress.values.dates import UNKNOWN
from claimpress.values.written_json import as_json

_ENGLISH = "en"


SECTION = "efcsn"
"""Of a part: a line for each check that has a finding to pass on."""


def factcricis(parts: Parts) -> Streamed:
    """A line for each check that has a finding to pass on, as in the other forms for exchange."""
    return Streamed(links.in_api("efcsn.ndjson"), partial(parts.pieces, Kind.CLAIMS, SECTION))


def line_of(claim: Claim, corpus: Corpus, site: Site) -> str:
    """The line of a check."""
    return f"{as_json(_factcheck(claim, corpus, site))}\n"


def _factcheck(claim: Claim, corpus: Corpus, site: Site) -> dict[str, Any]:
    language = corpus.publication.language
    page = links.page_of_claim(claim.id)
    first = next((item for item in claim.evidence if item.title != UNKNOWN), None)
    return _known(
        url=site.canonical(page),
        headlineNative=claim.text,
        headline=_in_english(claim.text, language),
        articleBody=claim.summary,
        inLanguage=language.partition("-")[0].upper(),
        keywords=[corpus.topics[topic].name for topic in claim.topics],
        image=site.canonical(links.card_of(page)),
        evidences={"title": first.title, "url": first.url} if first else None,
        claimReviews=[
            _known(
                claimReviewedNative=claim.text,
                claimReviewed=_in_english(claim.text, language),
                reviewRating=corpus.scale.statuses[claim.status].label,
                ItemReviewed=[_item(claim, corpus)],
            )
        ],
    )


def _item(claim: Claim, corpus: Corpus) -> dict[str, Any]:
    dossier, source = corpus.dossiers[claim.dossier], claim.source
    places = [(dossier.url, dossier.archived)] if dossier.url else []
    places += [(place.url, place.archived) for place in source.appearances]
    return _known(
        author=corpus.people[source.speaker].name,
        # No hour is known, and none is made up.
        datePublished=str(source.claimed_on) if source.claimed_on.day else None,
        Appearances=[_known(url=url, archivedAt=archived) for url, archived in places],
    )


def _in_english(text: str, language: str) -> str | None:
    return text if language.partition("-")[0] == _ENGLISH else None


def _known(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
