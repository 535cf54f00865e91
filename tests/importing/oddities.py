"""Records with everything that is odd in the wild; each with what must become of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

POST = "This invented post goes on and on about the wells of Nowhere. " * 500
"""Thirty thousand characters."""


@dataclass(frozen=True)
class Oddity:
    """A record, and what must become of it."""

    name: str
    record: Any
    codes: frozenset[str]
    """The troubles it must have, and no others."""


def review(number: int, **changes: Any) -> dict[str, Any]:
    """A sound record, with changes; a change to None takes a field out."""
    sound = {
        "@type": "ClaimReview",
        "inLanguage": "en",
        "url": f"https://checks.example/odd/{number}",
        "claimReviewed": f"Odd claim number {number} about the town of Nowhere.",
        "datePublished": "2021-06-01",
        "author": {
            "@type": "Organization",
            "name": "Nowhere Checks",
            "url": "https://checks.example",
        },
        "reviewRating": {
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Mixed",
        },
        "itemReviewed": {"author": {"name": "Ada Rill"}, "datePublished": "2021-05-17"},
    }
    return {key: value for key, value in (sound | changes).items() if value is not None}


def said_on(date: Any) -> dict[str, Any]:
    return {"itemReviewed": {"author": {"name": "Ada Rill"}, "datePublished": date}}


def said_by(author: Any) -> dict[str, Any]:
    return {"itemReviewed": {"author": author, "datePublished": "2021-05-17"}}


def rated(**rating: Any) -> dict[str, Any]:
    return {"reviewRating": rating}


def cited(*works: Any) -> dict[str, Any]:
    return {"citation": list(works)}


Cases = Iterator[tuple[str, dict[str, Any], str]]


def _of_claims() -> Cases:
    yield "nothing odd", {}, ""
    yield "no claim text", {"claimReviewed": None}, "no-claim"
    yield "an empty claim text", {"claimReviewed": "  "}, "no-claim"
    yield "a claim of markup only", {"claimReviewed": "<p></p>"}, "no-claim"
    yield "a claim text that is a list", {"claimReviewed": ["A listed claim of Nowhere."]}, ""
    yield "a claim text that is a number", {"claimReviewed": 4711}, ""
    yield "a claim text that is an object", {"claimReviewed": {"@value": "A wrapped claim."}}, ""
    yield "a post of 30,000 characters", {"claimReviewed": POST}, "claim-cut"
    yield "a word of 1,000 characters", {"claimReviewed": "x" * 1000}, "claim-cut"
    yield (
        "Markdown",
        {"claimReviewed": "**Bold** [link](https://x.example) `code` # no heading"},
        "",
    )
    yield "HTML", {"claimReviewed": "<p>The <b>bridge</b> &amp; the well.</p>"}, "text-cleaned"
    yield (
        "codes in codes",
        {"claimReviewed": "The &amp;quot;bridge&amp;quot; again."},
        "text-cleaned",
    )
    yield "a script", {"claimReviewed": "<script>alert(1)</script>Well 9 is dry."}, "text-cleaned"
    yield "a sign that is no tag", {"claimReviewed": "Less than 5 < 6 wells, a<b."}, ""
    yield (
        "bidi controls",
        {"claimReviewed": "\u202eNowhere has\u202c a bridge \u2066now\u2069."},
        ("text-cleaned"),
    )
    yield (
        "control characters",
        {"claimReviewed": "Well\u0000 \u001b[31mred\u0007 of Nowhere."},
        ("text-cleaned"),
    )
    yield "half of a pair", {"claimReviewed": "Half \ud800 of a sign in Nowhere."}, "text-cleaned"
    yield "YAML", {"claimReviewed": "no: [yes, {a: b}] # & *x !!python/object:os.system |"}, ""
    yield "only emoji", {"claimReviewed": "🌉🚱"}, ""
    yield "only signs", {"claimReviewed": "?!"}, ""
    yield "a reserved name", {"claimReviewed": "Index"}, ""
    yield "letters of a wrong encoding", {"claimReviewed": "Ã‰lise fÃªte Ã  Nowhere."}, "refused"
    yield (
        "the same text again",
        {"claimReviewed": "Odd claim number 0 about the town of Nowhere"},
        ("duplicate"),
    )


def _of_ratings() -> Cases:
    yield (
        "a label of 3,000 characters",
        rated(alternateName="Long. " * 500),
        ("label-too-long no-label"),
    )
    yield (
        "such a label with a number",
        rated(alternateName="Long. " * 500, ratingValue=3, bestRating=5, worstRating=1),
        "label-too-long",
    )
    yield "no rating", {"reviewRating": None}, "no-label"
    yield (
        "a rating of -1",
        rated(ratingValue=-1, bestRating=5, worstRating=1),
        ("rating-impossible no-label"),
    )
    yield (
        "a rating of -1 and a label",
        rated(ratingValue=-1, bestRating=5, worstRating=1, alternateName="Mixed"),
        "rating-impossible",
    )
    yield (
        "a rating out of range",
        rated(ratingValue="9", bestRating="5", alternateName="Mixed"),
        ("rating-impossible"),
    )
    yield (
        "a rating upside down",
        rated(ratingValue=3, bestRating=1, worstRating=5),
        ("rating-impossible no-label"),
    )
    yield (
        "a rating that is a word",
        rated(ratingValue="five", alternateName="Mixed"),
        ("rating-impossible"),
    )
    yield "a label nobody decided", rated(alternateName="Pants on a washing line"), "label-unmapped"
    yield "a label left out on purpose", rated(alternateName="Satire"), "label-left-out"
    yield "capitals and a full stop in the label", rated(alternateName="MIXED."), ""


def _of_dates() -> Cases:
    yield "claimed after the check", said_on("2022-01-01"), "claimed-after-check"
    yield "claimed in the month of the check", said_on("2021-06"), ""
    yield "a date in Ukrainian", said_on("17 Травня, 2021"), ""
    yield "a date of the mail", said_on("Mon, 17 May 2021 08:00:00 +0000"), ""
    yield "a day that was another", said_on("Sun, 17 May 2021"), "date-impossible"
    yield "a date nobody can tell", said_on("03/04/2021"), "date-ambiguous"
    yield "a day that is not", said_on("31.02.2021"), "date-impossible"
    yield "the year 2564", said_on("17 พฤษภาคม 2564"), "date-impossible"
    yield "a date of 1970", said_on("1970-01-01T00:00:00Z"), "date-stand-in"
    yield "a date in words", said_on("last week or so"), "date-not-understood"
    yield "a date that is a number", said_on(20210517), "date-not-understood"
    yield "a date that is a list", said_on(["2021-05-17"]), ""


def _of_people() -> Cases:
    yield "no speaker", said_by(None), "no-speaker"
    yield "nothing reviewed", {"itemReviewed": None}, "no-speaker"
    yield "a speaker without a name", said_by({"name": "N/A"}), "no-speaker"
    yield "the fact-checker as speaker", said_by({"name": "NOWHERE checks"}), "speaker-is-checker"
    yield "its site as speaker", said_by({"name": "checks.example"}), "speaker-is-checker"
    yield (
        "its page as speaker",
        said_by({"name": "Us", "url": "https://www.checks.example/a"}),
        ("speaker-is-checker"),
    )
    yield (
        "several speakers",
        said_by([{"name": "Ada Rill"}, {"name": "Bo Tarn"}]),
        ("several-speakers"),
    )
    yield "the same speaker twice", said_by([{"name": "Ada Rill"}, {"name": "ada rill"}]), ""
    yield "a speaker with the checker", said_by(["Bo Tarn", "Nowhere Checks"]), "speaker-is-checker"
    yield "a speech as speaker", said_by({"name": "As I said. " * 40}), "speaker-not-a-name"
    yield "a speaker of signs", said_by({"name": "★彡"}), ""
    yield "a speaker of YAML", said_by({"name": "'; DROP: [x]"}), ""


def _of_addresses() -> Cases:
    yield "an address with letters", cited("https://registry.example/ü?q=а b"), "address-rewritten"
    yield (
        "an address twice encoded",
        cited("https://registry.example/%25D0%25B0"),
        ("address-twice-encoded"),
    )
    yield (
        "an address with codes",
        cited("https://registry.example/?a=1&amp;b=2"),
        ("address-rewritten"),
    )
    yield "a script as address", cited("javascript:alert(1)"), "address-refused"
    yield "an address of this machine", cited("http://127.0.0.1/x"), "address-refused"
    yield "several addresses in one", cited("https://a.example/1, https://a.example/2"), ""
    yield "the same address twice", cited("https://a.example/3", "https://a.example/3"), ""
    yield (
        "nearly the same address",
        cited("https://a.example/4", "https://www.a.example/4/"),
        ("item-left-out"),
    )
    yield (
        "a hundred citations",
        cited(*(f"https://a.example/h{n}" for n in range(100))),
        ("item-left-out"),
    )
    yield (
        "a citation called link",
        cited({"url": "https://a.example/5", "name": "Link"}),
        ("words-left-out"),
    )
    yield (
        "a citation of the future",
        cited({"url": "https://a.example/6", "datePublished": "2031-01-01"}),
        "date-impossible",
    )


def _of_the_rest() -> Cases:
    yield (
        "a long text of the check",
        {"reviewBody": "The registry knows of one bridge. " * 300},
        ("words-cut"),
    )
    yield (
        "a check that calls somebody guilty",
        {"reviewBody": "The mayor is a thief."},
        ("words-left-out"),
    )
    yield "a check in Markdown", {"reviewBody": "1. one\n2. two\n\n# three\n- *four* [5](x)"}, ""
    yield "no language", {"inLanguage": None}, "no-language"
    yield "an unknown language", {"inLanguage": "Klingonese"}, "language-not-known"
    yield (
        "a language as an object",
        {"inLanguage": {"@type": "Language", "alternateName": "uk"}},
        "",
    )
    yield (
        "the same check in another language",
        {"inLanguage": "fr", "translationOfWork": {"@id": "https://checks.example/odd/0"}},
        "other-language",
    )
    yield "types in a list", {"@type": ["Review", "http://schema.org/ClaimReview"]}, ""
    yield "an author in a list", {"author": [{"name": "A"}, {"name": "B"}]}, ""
    yield "everything null", dict.fromkeys(review(0), None) | {"@type": "ClaimReview"}, "no-claim"


ODDITIES = [
    Oddity(name, review(number, **changes), frozenset(codes.split()))
    for number, (name, changes, codes) in enumerate(
        chain(
            _of_claims(), _of_ratings(), _of_dates(), _of_people(), _of_addresses(), _of_the_rest()
        )
    )
]
