"""The rules, by what they look at. Importing a module registers its rules."""

from claimpress.checking.rules import (
    dates,
    duplicates,
    evidence,
    fairness,
    independence,
    items,
    lifecycle,
    links,
    references,
    registries,
    replies,
    reviews,
    source,
    standards,
    status,
    wording,
)

__all__ = [
    "dates",
    "duplicates",
    "evidence",
    "fairness",
    "independence",
    "items",
    "lifecycle",
    "links",
    "references",
    "registries",
    "replies",
    "reviews",
    "source",
    "standards",
    "status",
    "wording",
]
