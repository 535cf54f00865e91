"""The checks as one schema.org ``DataFeed`` of ClaimReview, for those who collect them."""

from claimpress.deriving.index import Index
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.structured.agents import desk
from claimpress.rendering.structured.claim_review import claim_review
from claimpress.rendering.structured.things import date_of, in_context, thing
from claimpress.values.written_json import as_json


def data_feed(corpus: Corpus, index: Index, site: Site) -> Artifact:
    """The feed: each item holds the same ClaimReview as the page of the check."""
    publication = corpus.publication
    head = thing(
        "DataFeed",
        name=site.name,
        description=publication.description,
        inLanguage=publication.language,
        license=publication.licence_url,
        publisher=desk(corpus, site),
        dateModified=date_of(index.newest[0].changed_on) if index.newest else None,
    )
    items = (_item(claim, corpus, site) for claim in corpus.claims.values())
    elements = ",\n".join(item for item in items if item)
    text = f'{as_json(in_context(head))[:-1]},"dataFeedElement":[\n{elements}\n]}}\n'
    return Artifact(links.in_api("claimreview.json"), text.encode())


def _item(claim: Claim, corpus: Corpus, site: Site) -> str:
    """One item; empty for a claim without a finding to pass on."""
    review = claim_review(claim, corpus, site)
    if review is None:
        return ""
    item = thing(
        "DataFeedItem",
        dateCreated=date_of(claim.published_on),
        dateModified=date_of(claim.changed_on),
        item=[review],
    )
    return as_json(item)
