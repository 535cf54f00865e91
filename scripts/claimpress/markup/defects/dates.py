"""Days: of the claim and of the check."""

import datetime as dt
import re
from collections.abc import Iterator

from claimpress.markup.finding import COLLECTORS, SCHEMA, Finding, of_review
from claimpress.markup.review import Part, Review
from claimpress.values.dates import PartialDate
from claimpress.values.problems import short

_MOMENT = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)
_NAMES = ("datePublished", "dateModified", "dateCreated")


@of_review("date-form", SCHEMA)
def days_are_iso_8601(review: Review) -> Iterator[Finding]:
    """Days are written as ISO 8601 has them: 2026-02-17; months and years alone may be given."""
    for part in _dates(review):
        if part.value is not None and _day(part) is None:
            yield Finding(
                f"{part.path[-1]} is {short(part.value)}",
                "write it as 2026-02-17, or 2026-02 when the day is not known",
                part.path,
            )


@of_review("claimed-after-check", COLLECTORS)
def claims_precede_their_check(review: Review) -> Iterator[Finding]:
    """No claim was made after it was checked."""
    checked = _day(review.whole.at("datePublished"))
    for claim in review.claims:
        made = _day(claim.at("datePublished"))
        if made and checked and made.certainly_after(checked):
            yield Finding(
                f"the claim is of {made}, its check of {checked}",
                "correct the one that is wrong",
                claim.at("datePublished").path,
            )


def _dates(review: Review) -> Iterator[Part]:
    for part in (review.whole, *review.claims):
        yield from map(part.at, _NAMES)
        for name in ("appearance", "firstAppearance"):
            yield from (place.at("datePublished") for place in part.each(name))


def _day(part: Part) -> PartialDate | None:
    found = _MOMENT.fullmatch(part.text)
    if not found:
        return None
    try:
        date = PartialDate.parse(found[1])
        dt.time(int(found[2] or 0), int(found[3] or 0), min(int(found[4] or 0), 59))
    except ValueError:
        return None
    return date if date.day or not found[2] else None
