"""The mapping file of an import: what a person has decided, and what is still to decide."""

from collections.abc import Iterable
from collections.abc import Mapping as Items
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from claimpress.authoring.drafts import quoted
from claimpress.authoring.lists import with_items
from claimpress.importing.odd_dates import Order
from claimpress.importing.texts import folded
from claimpress.model.fields import LanguageTag, Line, Record, Slug, Text
from claimpress.model.status import Scale
from claimpress.reading.load import SHARED_BOUNDS
from claimpress.reading.tree import Mapping, place_of
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Problem, Span

_NOTHING = Mapping((), Span(1, 1))
TODO = "todo"
LEAVE_OUT = "leave-out"


class LabelStatus(Record):
    """Which status a label becomes."""

    label: Text
    """The label to the letter; capitals and a last full stop make no difference."""
    status: Slug
    """An id of ``statuses.yaml``; ``leave-out`` not to import such records; ``todo`` if open."""
    reason: Slug | None = None
    """For a status that asks for one: an id under ``reasons`` in ``statuses.yaml``."""


class RatingStatus(Record):
    """Which status a rating becomes that has no label."""

    rating: Line
    """The number with its scale: ``2 of 1 to 5``."""
    status: Slug
    """As for labels."""
    reason: Slug | None = None
    """As for labels."""


class Columns(Record):
    """Which column of a table holds what, each by the words at its head."""

    claim: Line
    """The text of the claim."""
    label: Line | None = None
    """The verdict in a word or two."""
    speaker: Line | None = None
    """Who made the claim."""
    claimed_on: Line | None = None
    """When it was made."""
    checker: Line | None = None
    """Who checked it."""
    checked_on: Line | None = None
    """When the check was published."""
    url: Line | None = None
    """Where the check stands."""
    language: Line | None = None
    """The language of the claim, as a tag: ``uk``."""
    summary: Line | None = None
    """The answer in a few sentences."""
    notes: Line | None = None
    """More words of the check."""
    appearances: Line | None = None
    """Addresses where the claim stood."""
    evidence: Line | None = None
    """Addresses of what the check cites."""


class MappingFile(Record):
    """What a person has decided for an import."""

    columns: Columns | None = None
    """For tables: what stands in which column."""
    delimiter: Annotated[str, Field(pattern="^(,|;|[|]|tab)$")] | None = None
    """For tables: what divides the columns; ``tab`` for a tab."""
    encoding: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{2,30}$")] | None = None
    """For tables: how the file is encoded, when not in UTF-8."""
    dates: Order | None = None
    """What stands first in ``03/04/2021``."""
    language: LanguageTag | None = None
    """The language of records that do not say theirs."""
    labels: tuple[LabelStatus, ...] = ()
    """Which status each label becomes."""
    ratings: tuple[RatingStatus, ...] = ()
    """Which status a number becomes where there is no label."""

    @property
    def open(self) -> int:
        """How many labels and ratings are still to decide."""
        statuses = [e.status for e in self.labels] + [e.status for e in self.ratings]
        return statuses.count(TODO)


@dataclass(frozen=True, slots=True)
class Decided:
    """A status for a label or rating; empty when nobody has decided yet."""

    status: str = ""
    reason: str | None = None


class Decisions:
    """What becomes of each label and rating."""

    def __init__(self, mapping: MappingFile, scale: Scale) -> None:
        """Take what the file says; a label that is a status of the scale needs no entry."""
        named = [(id_, id_) for id_ in scale.statuses if not scale.statuses[id_].reason_required]
        named += [(scale.statuses[id_].label, id_) for id_, _ in named]
        self._labels = {folded(label): Decided(id_) for label, id_ in named}
        self._labels |= {
            folded(entry.label): Decided("" if entry.status == TODO else entry.status, entry.reason)
            for entry in mapping.labels
        }
        self._ratings = {
            folded(entry.rating): Decided(
                "" if entry.status == TODO else entry.status, entry.reason
            )
            for entry in mapping.ratings
        }

    def of_label(self, label: str) -> Decided | None:
        """What was decided for a label; None when the file does not name it."""
        return self._labels.get(folded(label))

    def of_rating(self, rating: str) -> Decided | None:
        """What was decided for a rating; None when the file does not name it."""
        return self._ratings.get(folded(rating))


@dataclass(frozen=True, slots=True)
class Seen:
    """A label or rating that nobody has decided about."""

    records: int
    example: str
    """The claim of the first record that has it."""


def read_mapping(file: str, data: bytes, scale: Scale) -> tuple[MappingFile | None, list[Problem]]:
    """What a mapping file says, or what is wrong with it, placed."""
    tree, problems = read_yaml(file, data, SHARED_BOUNDS)
    if tree is None:
        return None, problems
    mapping, faults = validated(MappingFile, file, tree)
    problems += faults
    if mapping:
        places: list[tuple[str, tuple[LabelStatus | RatingStatus, ...]]]
        places = [("labels", mapping.labels), ("ratings", mapping.ratings)]
        for key, entries in places:
            for number, entry in enumerate(entries):
                problems += _faults(file, (key, number), entry, scale)
    lines = data.decode("utf-8", "replace").split("\n")
    spans = [problem.span or place_of(tree, problem.path) for problem in problems]
    placed = [
        replace(problem, span=span, line_text=lines[span.line - 1])
        for problem, span in zip(problems, spans, strict=True)
    ]
    return (None if placed else mapping), placed


def _faults(
    file: str, path: tuple[str, int], entry: LabelStatus | RatingStatus, scale: Scale
) -> Iterable[Problem]:
    if entry.status not in {TODO, LEAVE_OUT, *scale.statuses}:
        expected = ", ".join([*scale.statuses, LEAVE_OUT, TODO])
        yield Problem(
            file,
            "choice",
            f"status is {entry.status!r}; expected one of {expected}",
            did_you_mean(entry.status, scale.statuses),
            (*path, "status"),
        )
    if entry.reason and entry.reason not in scale.reasons:
        expected = ", ".join(scale.reasons)
        message = f"reason is {entry.reason!r}; expected one of {expected}"
        help_ = did_you_mean(entry.reason, scale.reasons)
        yield Problem(file, "unknown-reason", message, help_, (*path, "reason"))


def new_mapping(scale: Scale, language: str, more: str = "") -> str:
    """The text of a mapping file in which nothing is decided yet."""
    return (
        "# What an import cannot know. Put a status in the place of each todo:\n"
        f"# {', '.join(scale.statuses)};\n"
        f"# or {LEAVE_OUT}, not to import such records. Then import again.\n"
        "# A status that needs a reason takes a line below it, such as  reason: opinion\n"
        "\n"
        "# What stands first in dates like 03/04/2021, if you know: day-first or month-first.\n"
        "# dates: day-first\n"
        "# The language of records that do not say theirs.\n"
        f"language: {language}\n"
        f"{more}"
    )


def with_open_entries(text: str, labels: Items[str, Seen], ratings: Items[str, Seen]) -> str:
    """The text of a mapping file with an entry at the end for each that is still to decide."""
    for list_, key, open_ in (("labels", "label", labels), ("ratings", "rating", ratings)):
        fresh = [
            {key: quoted(name), "status": f"{TODO}  # {_told(seen)}"}
            for name, seen in sorted(open_.items(), key=lambda item: (-item[1].records, item[0]))
        ]
        if fresh:
            tree, _ = read_yaml("", text.encode(), SHARED_BOUNDS)
            text = with_items(text, tree or _NOTHING, list_, fresh)
    return text


def _told(seen: Seen) -> str:
    records = f"{seen.records:,} record{'' if seen.records == 1 else 's'}"
    return f"{records}, for instance: {quoted(seen.example)}"
