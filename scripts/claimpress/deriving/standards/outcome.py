"""What is found of one clause: met, not met, not applicable, or for people to judge."""

import enum
from dataclasses import dataclass

from claimpress.values.messages import _


class Verdict(enum.StrEnum):
    """How a clause stands."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    FOR_PEOPLE = "for-people"
    """A program cannot check it; people can."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a clause stands, and by what that can be seen."""

    verdict: Verdict
    says: str = ""
    """What was looked at or counted, as a message."""
    part: int | None = None
    """How many were found."""
    whole: int | None = None
    """Of how many; None where there is no whole."""
    place: str = ""
    """The hand-written page that tells more, with its heading: ``about.md#funding``."""


def share(says: str, part: int, whole: int) -> Outcome:
    """Met when it holds for all of them; not applicable when there are none."""
    if not whole:
        return Outcome(Verdict.NOT_APPLICABLE, says, part, whole)
    return Outcome(Verdict.MET if part == whole else Verdict.NOT_MET, says, part, whole)


def stated(place: str | None) -> Outcome:
    """Met when a page says it."""
    if place:
        return Outcome(Verdict.MET, _("It is said here:"), place=place)
    return Outcome(Verdict.NOT_MET, _("No page says it."))


def for_people(
    says: str = "", part: int | None = None, whole: int | None = None, place: str | None = None
) -> Outcome:
    """What only people can judge, and what can be counted towards it."""
    return Outcome(Verdict.FOR_PEOPLE, says, part, whole, place or "")
