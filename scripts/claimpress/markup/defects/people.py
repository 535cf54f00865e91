"""Who made the claim, and who checked it."""

from collections.abc import Iterator

from claimpress.markup.finding import COLLECTORS, GOOGLE, GOOGLE_ADVICE, SCHEMA, Finding, of_review
from claimpress.markup.review import Part, Review
from claimpress.values.problems import Severity, short
from claimpress.values.text import letters

_NOBODY = {
    "", "anonymous", "na", "nil", "nobody", "none", "notavailable", "null", "undefined",
    "socialmedia", "socialmediapost", "socialmediaposts", "socialmediauser", "socialmediausers",
    "unknown", "various", "varios", "desconocido", "inconnu", "неизвестно",
}  # fmt: skip


@of_review("author-missing", GOOGLE_ADVICE, Severity.WARNING)
def review_has_an_author(review: Review) -> Iterator[Finding]:
    """``author`` says who checked the claim."""
    if not list(review.whole.each("author")):
        yield Finding(
            "author is missing", "add who publishes the check, with name and url", review.whole.path
        )


@of_review("author-form", SCHEMA)
def authors_are_people_or_organisations(review: Review) -> Iterator[Finding]:
    """An ``author`` is an object with a name, not a text."""
    for author in _all_authors(review):
        if not author.object:
            yield Finding(
                f"the author is {short(author.value)}",
                "write an object of type Person or Organization, with its name",
                author.path,
            )


@of_review("author-name", GOOGLE)
def authors_have_names(review: Review) -> Iterator[Finding]:
    """Who made the claim has a ``name``; who checked it has a ``name`` or a ``url``."""
    for author in _claimants(review):
        if _is_told_of(author) and not author.first("name").text:
            help_ = "add the name; leave the author out when nobody is known"
            yield Finding("who made the claim has no name", help_, author.path)
    for author in review.whole.each("author"):
        if _is_told_of(author) and not (author.first("name").text or author.first("url").text):
            yield Finding("who checked it has no name and no url", "add both", author.path)


@of_review("author-nobody", GOOGLE_ADVICE, Severity.WARNING)
def authors_are_somebody(review: Review) -> Iterator[Finding]:
    """Who made the claim is left out when it is not known."""
    for author in _claimants(review):
        name = author.first("name").text
        if name and letters(name) in _NOBODY:
            yield Finding(
                f"who made the claim is {name!r}",
                "leave the author out, or say who it was",
                (*author.path, "name"),
            )


@of_review("author-is-checker", COLLECTORS)
def checkers_are_not_the_speakers(review: Review) -> Iterator[Finding]:
    """Who made the claim is not who checked it."""
    checkers = {letters(author.first("name").text) for author in review.whole.each("author")}
    for author in _claimants(review):
        name = author.first("name").text
        if name and letters(name) in checkers - {""}:
            yield Finding(
                f"{short(name)} stands as the one who made the claim and as the one who checked it",
                "in itemReviewed, name who made the claim",
                (*author.path, "name"),
            )


def _is_told_of(author: Part) -> bool:
    """Whether it is an object that says more than its ``@id``: another page may say the rest."""
    return bool(author.object) and author.object.keys() != {"@id"}


def _claimants(review: Review) -> Iterator[Part]:
    for claim in review.claims:
        yield from claim.each("author")


def _all_authors(review: Review) -> Iterator[Part]:
    yield from review.whole.each("author")
    yield from _claimants(review)
