"""The finding, in words and as a number."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from claimpress.markup.document import Document
from claimpress.markup.finding import (
    COLLECTORS,
    GOOGLE,
    GOOGLE_ADVICE,
    SCHEMA,
    DocumentCheck,
    Finding,
    of_folder,
    of_review,
)
from claimpress.markup.review import Part, Review, reviews_in
from claimpress.values.problems import Severity, short
from claimpress.values.text import letters

_NUMBERS = ("ratingValue", "bestRating", "worstRating")
_BEST, _WORST = 5, 1
"""What schema.org takes when nothing is said."""
_LONGEST_LABEL = 60
_PREFIX = re.compile(r"\s*(?:[^:]{0,30}\brating\b[^:]{0,30}[:–—-]|[:–—-])", re.IGNORECASE)


class Scale(NamedTuple):
    """A rating in numbers."""

    value: Decimal
    best: Decimal
    worst: Decimal


@of_review("rating-missing", GOOGLE)
def review_has_a_rating(review: Review) -> Iterator[Finding]:
    """``reviewRating`` holds the finding."""
    if review.rating.value is None:
        yield Finding(
            "reviewRating is missing",
            "add a Rating with alternateName; for what cannot be checked, write a Claim instead",
            review.rating.path,
        )


@of_review("rating-form", SCHEMA)
def rating_is_an_object(review: Review) -> Iterator[Finding]:
    """``reviewRating`` is an object of type ``Rating``."""
    part = review.rating
    if part.value is not None and not part.object:
        help_ = "write an object of type Rating, with the finding as alternateName"
        yield Finding(f"reviewRating is {short(part.value)}", help_, part.path)


@of_review("rating-many", COLLECTORS)
def review_has_one_rating(review: Review) -> Iterator[Finding]:
    """A check has one finding."""
    if len(list(review.whole.each("reviewRating"))) > 1:
        path = (*review.whole.path, "reviewRating")
        yield Finding("reviewRating holds several ratings", "keep the one that stands", path)


@of_review("rating-name", GOOGLE)
def rating_has_words(review: Review) -> Iterator[Finding]:
    """``alternateName`` says the finding in words."""
    part = review.rating.at("alternateName")
    if review.rating.object and isinstance(part.value, str | None) and not part.text:
        other = review.rating.first("name").text
        yield Finding(
            "alternateName is missing" if part.value is None else "alternateName says nothing",
            "move the word from name to alternateName" if other else "write the finding in a word",
            part.path,
        )


@of_review("rating-name-long", GOOGLE_ADVICE, Severity.WARNING)
def rating_is_short(review: Review) -> Iterator[Finding]:
    """``alternateName`` is a word or a few, not the explanation of the finding."""
    label = review.rating.at("alternateName").text
    if len(label) > _LONGEST_LABEL:
        yield Finding(
            f"alternateName has {len(label)} characters",
            "write the finding in a word or a few; the sentence belongs into ratingExplanation",
            review.rating.at("alternateName").path,
        )


@of_review("rating-name-prefix", COLLECTORS)
def rating_is_the_word_alone(review: Review) -> Iterator[Finding]:
    """``alternateName`` is the finding alone, without ``Rating:`` or a colon before it."""
    label = review.rating.at("alternateName").text
    if _PREFIX.match(label):
        path = review.rating.at("alternateName").path
        yield Finding(f"the finding is {short(label)}", "write the finding alone", path)


@of_review("rating-number", GOOGLE)
def ratings_are_numbers(review: Review) -> Iterator[Finding]:
    """``ratingValue``, ``bestRating`` and ``worstRating`` are whole numbers."""
    for part in map(review.rating.at, _NUMBERS):
        number = _number(part)
        if part.value is not None and (number is None or number != int(number)):
            yield Finding(
                f"{part.path[-1]} is {short(part.value)}",
                "write a whole number, or leave all three out and keep alternateName",
                part.path,
            )


@of_review("rating-number-form", COLLECTORS, Severity.WARNING)
def numbers_are_no_texts(review: Review) -> Iterator[Finding]:
    """Numbers are written as numbers: ``4`` and not ``"4"``."""
    for part in map(review.rating.at, _NUMBERS):
        if isinstance(part.value, str) and _number(part) is not None:
            yield Finding(f"{part.path[-1]} is a text", "take the quotation marks away", part.path)


@of_review("rating-scale", GOOGLE)
def scale_has_a_range(review: Review) -> Iterator[Finding]:
    """``bestRating`` is higher than ``worstRating``, and that is 1 or more."""
    scale = _scale(review)
    if scale is None:
        return
    if scale.best == scale.worst == scale.value:
        yield Finding(
            f"all three numbers of the rating are {scale.value}, which says nothing",
            "for a finding without a number leave all three out and keep alternateName",
            review.rating.at("ratingValue").path,
        )
    elif scale.best <= scale.worst:
        yield Finding(
            f"bestRating is {scale.best} and worstRating {scale.worst}",
            "bestRating is the number of what is true, and the higher one",
            review.rating.at("bestRating").path,
        )
    elif scale.worst < 1:
        yield Finding(
            f"worstRating is {scale.worst}",
            "begin the scale at 1",
            review.rating.at("worstRating").path,
        )


@of_review("rating-range", GOOGLE)
def rating_is_within_its_scale(review: Review) -> Iterator[Finding]:
    """``ratingValue`` lies between ``worstRating`` and ``bestRating``."""
    scale = _scale(review)
    if scale and scale.worst < scale.best and not scale.worst <= scale.value <= scale.best:
        yield Finding(
            f"ratingValue is {scale.value}, outside of {scale.worst} to {scale.best}",
            "write the number within the scale, or leave all three out for what has none",
            review.rating.at("ratingValue").path,
        )


@of_review("rating-bounds", GOOGLE_ADVICE, Severity.WARNING)
def rating_says_its_scale(review: Review) -> Iterator[Finding]:
    """A rating with a number says what is best and what is worst."""
    missing = [name for name in _NUMBERS[1:] if review.rating.at(name).value is None]
    if missing and review.rating.at("ratingValue").value is not None:
        yield Finding(
            f"{' and '.join(missing)} of the rating are not given; 5 and 1 are taken then"
            if len(missing) > 1
            else f"{missing[0]} of the rating is not given",
            "add bestRating and worstRating",
            review.rating.at("ratingValue").path,
        )


@of_folder("rating-inconsistent", GOOGLE)
def words_and_numbers_go_together() -> DocumentCheck:
    """A finding in words has the same number wherever it is given."""
    known: dict[str, tuple[Scale, str]] = {}

    def compare(document: Document) -> Iterator[Finding]:
        for review in reviews_in(document):
            scale = _scale(review)
            if scale is None or not review.label:
                continue
            first, name = known.setdefault(letters(review.label), (scale, document.name))
            if first != scale:
                yield Finding(
                    f"{short(review.label)} is {_said(scale)} here and {_said(first)} in {name}",
                    "give each finding one number",
                    review.rating.at("ratingValue").path,
                    review.block,
                )

    return compare


def _said(scale: Scale) -> str:
    return f"{scale.value} of {scale.worst} to {scale.best}"


def _scale(review: Review) -> Scale | None:
    """The numbers; None when there is none, or one of them cannot be read."""
    value, best, worst = (review.rating.at(name) for name in _NUMBERS)
    numbers = (
        _number(value),
        _number(best) if best.value is not None else Decimal(_BEST),
        _number(worst) if worst.value is not None else Decimal(_WORST),
    )
    if numbers[0] is None or numbers[1] is None or numbers[2] is None:
        return None
    return Scale(numbers[0], numbers[1], numbers[2])


def _number(part: Part) -> Decimal | None:
    if isinstance(part.value, bool) or not isinstance(part.value, int | float | str):
        return None
    try:
        number = Decimal(str(part.value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
