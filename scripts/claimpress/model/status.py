"""The scale: which statuses a claim can have, as data."""

import enum
from typing import Annotated

from pydantic import Field

from claimpress.model.fields import Line, Record, Slug, Text


class Shape(enum.StrEnum):
    """The sign beside a status, so that it never depends on colour."""

    CHECK = "check"
    CHECK_PARTLY = "check-partly"
    HALF = "half"
    QUESTION = "question"
    CROSS = "cross"
    DASH = "dash"


class Stance(enum.StrEnum):
    """What an item of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Status(Record):
    """One step of the scale."""

    label: Line
    """The word readers see."""
    shape: Shape
    """The sign beside the word: status is never told by colour alone."""
    colour: Slug
    """The colour token of the theme that goes with it."""
    definition: Text
    """What the status says, and what it does not."""
    rating: Annotated[int, Field(ge=1, le=100)] | None = None
    """The number for ClaimReview's ``ratingValue``; left out where no number is honest."""
    needs: Stance | None = None
    """The stance at least one item of evidence must have for this status."""
    reason_required: bool = False
    """Whether a claim with this status must give a ``reason``."""

    @property
    def checkable(self) -> bool:
        """Whether it is a finding; what needs a reason and has no number says that none can be."""
        return self.rating is not None or not self.reason_required


class Scale(Record):
    """``claims/statuses.yaml``: the statuses from best borne out to not checkable."""

    version: Annotated[int, Field(ge=1)]
    """Goes up when a definition changes, so that old ratings can be told apart."""
    statuses: dict[Slug, Status]
    """The statuses by id, in the order readers see them."""
    reasons: dict[Slug, Line]
    """The reasons a claim can be not checkable, by id."""

    def order(self, status: str) -> int:
        """The place of a status in the scale, from 0."""
        return list(self.statuses).index(status)

    @property
    def best_rating(self) -> int | None:
        """The number of what is borne out best; None when no status has one."""
        return max(self._ratings, default=None)

    @property
    def worst_rating(self) -> int | None:
        """The number of what is borne out least; None when no status has one."""
        return min(self._ratings, default=None)

    @property
    def _ratings(self) -> list[int]:
        return [status.rating for status in self.statuses.values() if status.rating is not None]
