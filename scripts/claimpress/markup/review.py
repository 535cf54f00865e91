"""One ClaimReview of a document, and what stands in it: in whatever form it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimpress.markup.document import Document
from claimpress.values.problems import Path

TYPE = "ClaimReview"
_DEPTH = 3
"""From a ClaimReview to the name of who made its claim."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value with its place."""

    value: Any
    path: Path

    @property
    def text(self) -> str:
        """The text it is, without blanks around it; empty for anything else."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def object(self) -> Mapping[str, Any]:
        """The object it is; an empty one for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    def at(self, name: str) -> "Part":
        """The value of a property; its place is where it stands, or should."""
        return Part(self.object.get(name), (*self.path, name))

    def each(self, name: str) -> Iterator["Part"]:
        """The values of a property, of which there can be several."""
        part = self.at(name)
        if isinstance(part.value, list):
            for number, value in enumerate(part.value):
                yield Part(value, (*part.path, number))
        elif part.value is not None:
            yield part

    def first(self, name: str) -> "Part":
        """The first of these values."""
        return next(self.each(name), self.at(name))

    def is_a(self, *types: str) -> bool:
        """Whether it is an object of one of these types."""
        return any(name in types for name in type_names(self.object))


@dataclass(frozen=True)
class Review:
    """One ClaimReview."""

    document: Document
    block: int
    whole: Part

    @property
    def claim_text(self) -> Part:
        """``claimReviewed``."""
        return self.whole.at("claimReviewed")

    @cached_property
    def rating(self) -> Part:
        """``reviewRating``, the first of several."""
        return self.whole.first("reviewRating")

    @cached_property
    def claims(self) -> tuple[Part, ...]:
        """What stands in ``itemReviewed``."""
        return tuple(self.whole.each("itemReviewed"))

    @property
    def label(self) -> str:
        """The finding in words, as collectors take it."""
        return self.rating.first("alternateName").text or self.rating.first("name").text

    @property
    def url(self) -> str:
        """The address it gives."""
        return self.whole.first("url").text


def type_names(value: Mapping[str, Any]) -> list[str]:
    """The types of an object without what stands before their names.

    >>> type_names({"@type": ["schema:Claim", "http://schema.org/CreativeWork"]})
    ['Claim', 'CreativeWork']
    """
    types = value.get("@type")
    listed = types if isinstance(types, list) else [types]
    return [name.replace(":", "/").rpartition("/")[2] for name in listed if isinstance(name, str)]


def reviews_in(document: Document) -> tuple[Review, ...]:
    """Every ClaimReview of a document, wherever it stands in it."""
    named = {
        value["@id"]: value
        for _, _, value in document.objects
        if isinstance(value.get("@id"), str) and len(value) > 1
    }
    return tuple(
        Review(document, block, Part(_filled_in(value, named, _DEPTH), path))
        for block, path, value in document.objects
        if TYPE in type_names(value)
    )


def _filled_in(value: Any, named: Mapping[str, Any], depth: int) -> Any:  # noqa: ANN401 - JSON
    """A value in which what is only named by its ``@id`` stands itself, if the document has it."""
    if isinstance(value, list):
        return [_filled_in(each, named, depth) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@id"} and isinstance(value["@id"], str):
        value = named.get(value["@id"], value)
    if depth == 0:
        return value
    return {name: _filled_in(inner, named, depth - 1) for name, inner in value.items()}
