"""The page as a whole: one check, and the same for readers and machines."""

from collections.abc import Iterator

from claimpress.markup.document import Document
from claimpress.markup.finding import GOOGLE, GOOGLE_ADVICE, SCHEMA, Finding, of_document, of_review
from claimpress.markup.review import TYPE, Review, reviews_in
from claimpress.values.languages import known_language
from claimpress.values.problems import Severity, short
from claimpress.values.text import letters

_MEDIA = {
    "DecontextualizedContent", "EditedOrCroppedContent", "OriginalMediaContent",
    "SatireOrParodyContent", "StagedContent", "TransformedContent",
}  # fmt: skip


@of_document("several-reviews", GOOGLE_ADVICE, Severity.WARNING)
def page_has_one_check(document: Document) -> Iterator[Finding]:
    """A page is about one check: with several, none of them is shown by itself."""
    found = reviews_in(document)
    if document.html and len(found) > 1:
        yield Finding(
            f"the page has {len(found)} of type {TYPE}",
            "give each check a page of its own",
            found[1].whole.path,
            found[1].block,
        )


@of_review("rating-not-shown", GOOGLE)
def readers_see_the_finding(review: Review) -> Iterator[Finding]:
    """Readers see the finding that the markup gives."""
    label, shown = letters(review.label), review.document.shown
    if review.document.html and label and label not in shown:
        yield Finding(
            f"the page does not show the finding {short(review.label)}",
            "write the same finding for readers and in the markup",
            review.rating.at("alternateName").path,
        )


@of_review("claim-not-shown", GOOGLE_ADVICE, Severity.WARNING)
def readers_see_the_claim(review: Review) -> Iterator[Finding]:
    """Readers see the claim in the words of the markup."""
    text, shown = letters(review.claim_text.text), review.document.shown
    if review.document.html and text and text not in shown:
        yield Finding(
            "the page does not show the claim in these words",
            "write the claim in the same words for readers and in the markup",
            review.claim_text.path,
        )


@of_review("language", SCHEMA)
def languages_are_tags(review: Review) -> Iterator[Finding]:
    """``inLanguage`` is a language tag, such as ``en`` or ``pt-BR``."""
    for part in review.whole.each("inLanguage"):
        if isinstance(part.value, str) and not known_language(part.text):
            yield Finding(
                f"inLanguage is {short(part.value)}", "write a tag such as en or pt-BR", part.path
            )


@of_document("media-category", SCHEMA)
def media_are_of_a_known_category(document: Document) -> Iterator[Finding]:
    """``mediaAuthenticityCategory`` is one of the six kinds of manipulation of schema.org."""
    for block, path, value in document.objects:
        named = value.get("mediaAuthenticityCategory")
        for name in named if isinstance(named, list) else [named]:
            if name is not None and str(name).rpartition("/")[2] not in _MEDIA:
                yield Finding(
                    f"there is no category {short(name)}",
                    f"one of {', '.join(sorted(_MEDIA))}",
                    (*path, "mediaAuthenticityCategory"),
                    block,
                )
