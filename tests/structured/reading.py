"""JSON-LD read back from pages by extruct, as collectors of fact checks do."""

import sys
from types import ModuleType
from typing import Any

ADDRESS = "https://desk.example/checks/"

# extruct mends broken JSON with this package. Ours must need no mending: here it is empty,
# and so JSON that is broken fails.
sys.modules.setdefault("jstyleson", ModuleType("jstyleson"))

from extruct.jsonld import JsonLdExtractor  # noqa: E402

Thing = dict[str, Any]


def things_in(html: str) -> list[Thing]:
    """Every thing a page describes, in its order."""
    return list(JsonLdExtractor().extract(html))


def of_type(things: list[Thing], *types: str) -> list[Thing]:
    """Those of some types."""
    return [thing for thing in things if thing["@type"] in types]


def texts_in(value: Any) -> list[str]:
    """Every text of a thing that a reader could read: no type, date, language or address."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    if isinstance(value, dict):
        return [text for name, each in value.items() if name in READ for text in texts_in(each)]
    return []


READ = {
    "about", "alternateName", "appearance", "associatedMediaReview", "author", "claimReviewed",
    "correction", "description", "firstAppearance", "hasOccupation", "itemListElement",
    "itemReviewed", "mainEntity", "name", "originalMediaContextDescription", "publisher",
    "ratingExplanation", "reviewRating", "text",
}  # fmt: skip
"""The properties that hold words, or things that do."""
