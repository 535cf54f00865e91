"""Answers of the Fact Check Tools API: its search, and its pages of markup.

The form is that of version v1alpha1 (https://developers.google.com/fact-check/tools/api).
"""

from collections.abc import Iterator

from claimpress.importing.given import Given, Json, Named, Place, Rating, Raw


def is_answer(value: Json) -> bool:
    """Whether a value is a claim with its reviews, or a page with its markup."""
    return isinstance(value, dict) and (
        isinstance(value.get("claimReview"), list)
        or isinstance(value.get("claimReviewMarkups"), list)
    )


def reviews_in(answer: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """Each review of a claim, or each markup of a page, with what it belongs to."""
    for key in ("claimReview", "claimReviewMarkups"):
        listed = answer.get(key)
        rest = {name: value for name, value in answer.items() if name != key}
        for item in listed if isinstance(listed, list) else []:
            if isinstance(item, dict):
                yield {**rest, key: [item]}


def given_of(raw: Raw) -> Given:
    """What one review says."""
    if isinstance(raw.data.get("claimReviewMarkups"), list):
        return _of_markup(raw)
    claim, review = raw.data, raw.data["claimReview"][0]
    publisher = _group(review, "publisher")
    return Given(
        where=raw.where,
        claim=_text(claim, "text"),
        label=_text(review, "textualRating"),
        speakers=_somebody(_text(claim, "claimant")),
        checkers=_somebody(_text(publisher, "name"), _text(publisher, "site"))
        or _somebody(_text(publisher, "site")),
        claimed_on=_text(claim, "claimDate"),
        checked_on=_text(review, "reviewDate"),
        url=_text(review, "url"),
        language=_text(review, "languageCode"),
        troubles=raw.troubles,
        data=raw.data,
    )


def _of_markup(raw: Raw) -> Given:
    page, markup = raw.data, raw.data["claimReviewMarkups"][0]
    author, rating = _group(markup, "claimAuthor"), _group(markup, "rating")
    checker = _group(page, "claimReviewAuthor")
    appearances = markup.get("claimAppearances")
    places = [_text(markup, "claimFirstAppearance")]
    places += [p for p in (appearances if isinstance(appearances, list) else []) if _is_text(p)]
    return Given(
        where=raw.where,
        claim=_text(markup, "claimReviewed"),
        label=_text(rating, "textualRating"),
        ratings=(
            Rating(
                _text(rating, "ratingValue"),
                _text(rating, "worstRating"),
                _text(rating, "bestRating"),
            ),
        ),
        speakers=_somebody(_text(author, "name"), _text(author, "sameAs")),
        checkers=_somebody(_text(checker, "name")),
        claimed_on=_text(markup, "claimDate"),
        checked_on=_text(page, "publishDate"),
        url=_text(markup, "url") or _text(page, "pageUrl"),
        places=tuple(Place(url) for url in dict.fromkeys(filter(None, places))),
        troubles=raw.troubles,
        data=raw.data,
    )


def _group(value: dict[str, Json], key: str) -> dict[str, Json]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _text(value: dict[str, Json], key: str) -> str:
    found = value.get(key)
    return str(found).strip() if _is_text(found) else ""


def _is_text(value: Json) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _somebody(name: str, url: str = "") -> tuple[Named, ...]:
    return (Named(name, url=url),) if name else ()
