"""An element of a page."""

from typing import NamedTuple


class Element(NamedTuple):
    """One element, without what is in it."""

    tag: str
    attributes: dict[str, str | None]
    inside: bool
    """Whether it is the content or in it."""


class Shape(NamedTuple):
    """What elements of one kind have in common; a page has few shapes and many elements."""

    tag: str
    names: tuple[str, ...]
    """The names of the attributes."""
    inside: bool


def classes(attributes: dict[str, str | None]) -> list[str]:
    """The classes an element has."""
    return (attributes.get("class") or "").split()
