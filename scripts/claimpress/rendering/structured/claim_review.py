"""A check as a ClaimReview, and the claim itself as a Claim.

The properties are those of https://schema.org/ClaimReview and of Google's guide to fact check
markup. What a file does not say is left out, never filled in.
"""

from claimpress.model.claim import ChangeKind, Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.model.status import Scale
from claimpress.rendering import links
from claimpress.rendering.structured.agents import agent, desk
from claimpress.rendering.structured.appearances import appearances
from claimpress.rendering.structured.media_review import media_review
from claimpress.rendering.structured.things import Thing, date_of, thing

_CORRECTS = {ChangeKind.CORRECTION, ChangeKind.CLARIFICATION, ChangeKind.STATUS_CHANGE}


def claim_review(claim: Claim, corpus: Corpus, site: Site) -> Thing | None:
    """The check of a claim; None where there is no finding to pass on.

    That is so for what cannot be checked, and for what we do not stand by any more: a
    withdrawn or superseded check must not go on circulating as a rating.

    Without the address of the site the property ``url`` is missing, because there is none.
    """
    status = corpus.scale.statuses[claim.status]
    if not status.checkable or claim.stage in {Stage.WITHDRAWN, Stage.SUPERSEDED}:
        return None
    publication = corpus.publication
    signed, published = desk(corpus, site), date_of(claim.published_on)
    return thing(
        "ClaimReview",
        url=site.canonical(links.page_of_claim(claim.id)),
        claimReviewed=claim.text,
        itemReviewed=claim_made(claim, corpus),
        reviewRating=rating(claim, corpus.scale),
        author=signed,
        datePublished=published,
        dateModified=date_of(claim.changed_on) if claim.history else None,
        inLanguage=publication.language,
        license=publication.licence_url,
        sdLicense=publication.licence_url,
        correction=[
            thing("CorrectionComment", text=change.note, datePublished=date_of(change.on))
            for change in claim.history
            if change.kind in _CORRECTS
        ],
        associatedMediaReview=[media_review(item, signed, published) for item in claim.media],
    )


def claim_made(claim: Claim, corpus: Corpus) -> Thing:
    """What was claimed, by whom, when and where: true or not."""
    source = claim.source
    spoken = source.language or corpus.dossiers[claim.dossier].language
    first, others = appearances(claim, corpus)
    return thing(
        "Claim",
        name=claim.text,
        text=source.quote,
        inLanguage=spoken if source.quote else None,
        author=agent(corpus.people[source.speaker]),
        datePublished=date_of(source.claimed_on),
        firstAppearance=first,
        appearance=others,
    )


def rating(claim: Claim, scale: Scale) -> Thing:
    """The finding: its word, and a number from the scale where a number is honest."""
    status = scale.statuses[claim.status]
    numbered = status.rating is not None
    return thing(
        "Rating",
        ratingValue=status.rating,
        bestRating=scale.best_rating if numbered else None,
        worstRating=scale.worst_rating if numbered else None,
        alternateName=status.label,
        ratingExplanation=claim.summary,
    )
