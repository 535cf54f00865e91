"""What differs between two states of a claim, the most important first."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimpress.model.claim import Claim, ClaimFile
from claimpress.model.translation import Translation
from claimpress.values.problems import Path
from claimpress.values.text import same_typed

HOUSEKEEPING = frozenset(
    {"aliases", "authors", "embargo_until", "people", "related", "reviews", "topics", "waivers"}
    | {"sensitive", "recheck_on"}
)
"""Fields of a claim that sort and connect it and say nothing about what was claimed or found."""
FILLED_IN = frozenset({"accessed", "archived", "sha256"})
"""Fields of evidence that are often added later: adding one changes nothing that was said."""
_KEYED_BY = {
    "evidence": "url",
    "appearances": "url",
    "media": "url",
    "replies": "person",
    "timeline": "on",
}
"""Lists whose items are known by one of their fields, wherever they stand."""
_WEIGHT = ("stage", "status", "text", "summary", "reason", "confidence", "source", "evidence")


class Kind(enum.StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not what it was."""

    path: Path
    """Where it stands in the later state; in the earlier one for what was removed."""
    kind: Kind
    before: Any = None
    """The value as JSON has it; None where there was none."""
    after: Any = None

    @property
    def field(self) -> str:
        """The field of the claim it belongs to."""
        return str(self.path[0])

    @property
    def place(self) -> str:
        """Where it stands, as people count: ``evidence 3 published`` is in the third item."""
        steps = (str(step + 1) if isinstance(step, int) else step for step in self.path)
        return " ".join(step.replace("_", " ") for step in steps)

    @property
    def typographical(self) -> bool:
        """Whether only the way the same words are typed differs (see `same_typed`)."""
        return (
            isinstance(self.before, str)
            and isinstance(self.after, str)
            and same_typed(self.before, self.after)
        )

    @property
    def of_meaning(self) -> bool:
        """Whether readers must be told."""
        filled_in = self.kind is Kind.ADDED and self.path[-1] in FILLED_IN
        return not (
            self.field in HOUSEKEEPING or self.field == "history" or self.typographical or filled_in
        )


def differences(before: Claim, after: Claim) -> list[Difference]:
    """Everything that differs between two states of one claim, the weightiest field first."""
    earlier, later = _values(before), _values(after)
    order = {field: place for place, field in enumerate(ClaimFile.model_fields)}
    order |= {field: place - len(_WEIGHT) for place, field in enumerate(_WEIGHT)}
    found = list(_of_mappings(earlier, later, ()))
    return sorted(found, key=lambda difference: order[difference.field])


def differences_of_translations(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    """What differs in the translations of a claim, each by its language as JSON has it.

    Of a translation that is new or gone only the text of the claim is told.
    """
    for language in dict.fromkeys([*before, *after]):
        path, earlier, later = ("translations", language), before.get(language), after.get(language)
        if earlier is None:
            yield Difference(path, Kind.ADDED, after=after[language]["text"])
        elif later is None:
            yield Difference(path, Kind.REMOVED, before=earlier["text"])
        else:
            yield from _of_mappings(earlier, later, path)


def differences_of_words(before: Translation, after: Translation) -> list[Difference]:
    """What a translation says otherwise than before, or no more; not what it says in addition."""
    told_of_itself = set(Translation.model_fields)
    earlier, later = (
        each.model_dump(mode="json", exclude_none=True, exclude=told_of_itself)
        for each in (before, after)
    )
    found = _of_mappings(earlier, later, ())
    return [each for each in found if each.kind is not Kind.ADDED and not each.typographical]


def _values(claim: Claim) -> dict[str, Any]:
    return claim.model_dump(
        mode="json", exclude_none=True, exclude_defaults=True, exclude={"id", "file"}
    )


def _of_mappings(
    before: Mapping[str, Any], after: Mapping[str, Any], path: Path
) -> Iterator[Difference]:
    for key in dict.fromkeys([*before, *after]):
        yield from _of_values(before.get(key), after.get(key), (*path, key))


def _of_values(before: Any, after: Any, path: Path) -> Iterator[Difference]:  # noqa: ANN401 - JSON
    if before == after:
        return
    if before is None or after is None:
        kind = Kind.ADDED if before is None else Kind.REMOVED
        yield from _whole(before if after is None else after, kind, path)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mappings(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, path)
    else:
        yield Difference(path, Kind.CHANGED, before, after)


def _of_lists(before: Sequence[Any], after: Sequence[Any], path: Path) -> Iterator[Difference]:
    key = _KEYED_BY.get(str(path[-1]))
    earlier = _by_name(before, key)
    later = _by_name(after, key)
    for name, (place, item) in earlier.items():
        if name not in later:
            yield Difference((*path, place), Kind.REMOVED, before=item)
    for name, (place, item) in later.items():
        if name not in earlier:
            yield Difference((*path, place), Kind.ADDED, after=item)
        else:
            yield from _of_values(earlier[name][1], item, (*path, place))


def _by_name(items: Sequence[Any], key: str | None) -> dict[Any, tuple[int, Any]]:
    """The items with their places, by what they are known by; a second of a name gets a number."""
    found: dict[Any, tuple[int, Any]] = {}
    for place, item in enumerate(items):
        name = item[key] if key else str(item)
        number = sum(1 for known in found if known[0] == name)
        found[name, number] = (place, item)
    return found


def _whole(value: Any, kind: Kind, path: Path) -> Iterator[Difference]:  # noqa: ANN401 - JSON
    """A value that is there on one side only; of a list, each item by itself."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _whole(item, kind, (*path, place))
    elif kind is Kind.ADDED:
        yield Difference(path, kind, after=value)
    else:
        yield Difference(path, kind, before=value)
