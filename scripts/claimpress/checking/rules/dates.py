"""Rules about dates and their order."""

import datetime as dt
from collections.abc import Iterator

from claimpress.checking.rule import Finding, claim_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.clock import today
from claimpress.values.dates import PartialDate
from claimpress.values.problems import Path

A_DAY = dt.timedelta(days=1)
"""East of Greenwich it is tomorrow already."""


@claim_rule("claim-after-check")
def claimed_before_it_was_checked(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A claim was made before its check was published."""
    source, checked = claim.source, claim.published_on
    for field, said in (
        ("claimed_on", source.claimed_on),
        ("claimed_not_before", source.claimed_not_before),
    ):
        if checked and said and said.certainly_after(checked):
            yield Finding(
                f"the claim is dated {said}, after its check of {checked}",
                "one of the two dates is wrong",
                ("source", field),
            )


@claim_rule("evidence-after-check")
def evidence_is_older_than_the_check(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """No item of evidence is younger than the check, or than its last change."""
    checked = claim.changed_on
    for index, item in enumerate(claim.evidence):
        if checked and item.published.certainly_after(checked):
            yield Finding(
                f"this item is dated {item.published}, but the last change is of {checked}",
                "correct the date; if the item is new, tell of it in history, as an update",
                ("evidence", index, "published"),
            )


@claim_rule("read-before-published", waivable=True)
def evidence_was_read_after_it_appeared(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """An item of evidence was read on the day it was published or later."""
    for index, item in enumerate(claim.evidence):
        if item.accessed and item.published.certainly_after(item.accessed):
            yield Finding(
                f"read on {item.accessed}, before it was published on {item.published}",
                "one of the two dates is wrong",
                ("evidence", index, "accessed"),
            )


@claim_rule("future-date")
def nothing_has_happened_in_the_future(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """No date lies in the future, but the day of a publication that an embargo holds back."""
    for path, date in _past_days(claim):
        if date.known and date.first > today() + A_DAY:
            yield Finding(
                f"{date} is in the future; today is {today()}",
                _present_or_past(path),
                path,
            )


@claim_rule("not-before")
def not_before_adds_to_an_unknown_day(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """``claimed_not_before`` narrows down a day that is not known, and agrees with what is."""
    said, earliest = claim.source.claimed_on, claim.source.claimed_not_before
    path = ("source", "claimed_not_before")
    if earliest and said.day is not None:
        yield Finding(
            f"claimed_on gives the day, {said}, so claimed_not_before says nothing more",
            "take it out, or make claimed_on less exact",
            path,
        )
    elif earliest and earliest.certainly_after(said):
        yield Finding(
            f"claimed_not_before is {earliest}, but claimed_on is {said}",
            "one of the two dates is wrong",
            path,
        )


def _present_or_past(path: Path) -> str:
    if path == ("published_on",):
        return "correct the date; to publish later, give embargo_until the same day"
    unknown = " or write unknown" if path[-1] in {"claimed_on", "published"} else ""
    return f"correct the date{unknown}"


def _past_days(claim: Claim) -> Iterator[tuple[Path, PartialDate]]:
    """Every date of things that have happened, with its place."""
    yield ("source", "claimed_on"), claim.source.claimed_on
    if claim.published_on and claim.published_on != claim.embargo_until:
        yield ("published_on",), claim.published_on
    for index, item in enumerate(claim.evidence):
        yield ("evidence", index, "published"), item.published
        if item.accessed:
            yield ("evidence", index, "accessed"), item.accessed
    for index, change in enumerate(claim.history):
        yield ("history", index, "on"), change.on
