"""What was claimed."""

import re
from collections.abc import Iterator

from claimpress.markup.finding import COLLECTORS, GOOGLE, GOOGLE_ADVICE, SCHEMA, Finding, of_review
from claimpress.markup.review import Review
from claimpress.values.problems import Severity, short

LONGEST = 75
_HERALD = re.compile(r"\s*(?:fact[\s-]?check(?:ed|ing)?|rating|verdict)\s*[:–—-]", re.IGNORECASE)


@of_review("claim-missing", GOOGLE)
def review_says_what_was_claimed(review: Review) -> Iterator[Finding]:
    """``claimReviewed`` says in words what was claimed."""
    part = review.claim_text
    if part.value is None or (isinstance(part.value, str) and not part.text):
        yield Finding(
            "claimReviewed says nothing" if part.value is not None else "claimReviewed is missing",
            "write the claim in one sentence, without the finding",
            part.path,
        )


@of_review("claim-long", GOOGLE_ADVICE, Severity.WARNING)
def claim_is_short(review: Review) -> Iterator[Finding]:
    """``claimReviewed`` has 75 characters or fewer, so that lists show all of it."""
    length = len(review.claim_text.text)
    if length > LONGEST:
        yield Finding(
            f"claimReviewed has {length} characters; {LONGEST} or fewer are advised",
            "put it more shortly, if nothing is lost",
            review.claim_text.path,
        )


@of_review("rating-in-claim", GOOGLE)
def claim_holds_no_finding(review: Review) -> Iterator[Finding]:
    """``claimReviewed`` is the claim alone, without the finding before it."""
    text, label = review.claim_text.text, review.label
    told = bool(label) and re.match(rf"{re.escape(label)}\s*[:–—-]", text, re.IGNORECASE)
    if told or _HERALD.match(text):
        yield Finding(
            f"claimReviewed begins with the finding: {short(text, 40)}",
            "write the claim alone; the finding stands in reviewRating",
            review.claim_text.path,
        )


@of_review("item-missing", GOOGLE_ADVICE, Severity.WARNING)
def review_tells_of_its_claim(review: Review) -> Iterator[Finding]:
    """``itemReviewed`` tells who made the claim, when and where."""
    if not review.claims:
        yield Finding(
            "itemReviewed is missing",
            "add a Claim with author, datePublished and appearance",
            review.whole.path,
        )


@of_review("item-form", SCHEMA)
def item_is_an_object(review: Review) -> Iterator[Finding]:
    """``itemReviewed`` is an object and not a text."""
    for claim in review.claims:
        if not claim.object:
            what = "an empty object" if claim.value == {} else f"{short(claim.value)}"
            yield Finding(f"itemReviewed is {what}", "write an object of type Claim", claim.path)


@of_review("item-type", GOOGLE_ADVICE, Severity.WARNING)
def item_is_a_claim(review: Review) -> Iterator[Finding]:
    """``itemReviewed`` is a ``Claim``; ``CreativeWork`` is how it was written before 2019."""
    for claim in review.claims:
        if claim.object and not claim.is_a("Claim", "MediaReviewItem"):
            type_ = claim.object.get("@type")
            yield Finding(
                f"itemReviewed is of type {short(type_)}" if type_ else "itemReviewed has no @type",
                'write "@type": "Claim"',
                (*claim.path, "@type"),
            )


@of_review("item-many", COLLECTORS, Severity.WARNING)
def one_claim_is_reviewed(review: Review) -> Iterator[Finding]:
    """A ClaimReview is about one claim."""
    if len(review.claims) > 1:
        yield Finding(
            f"itemReviewed holds {len(review.claims)} items, and collectors take one",
            "write a ClaimReview for each claim",
            (*review.whole.path, "itemReviewed"),
        )
