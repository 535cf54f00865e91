"""The audits, by what they look at. Importing this module registers them."""

from claimpress.auditing.audits import (
    active,
    content,
    embeds,
    files,
    headings,
    hidden,
    links,
    moved,
    policy,
    prose,
    structured,
    styles,
    targets,
    verdict,
    words,
)

__all__ = [
    "active",
    "content",
    "embeds",
    "files",
    "headings",
    "hidden",
    "links",
    "moved",
    "policy",
    "prose",
    "structured",
    "styles",
    "targets",
    "verdict",
    "words",
]
