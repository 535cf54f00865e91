"""Slugs, and the nearest known name to a mistyped one."""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 80

# Names the file systems of readers and publishers keep for themselves, and
# names this site uses for pages and for parts of a dossier's page.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
    | {"index", "search", "assets", "tags", "404", "sitemap", "timeline", "feed", "data", "api"}
    | {"content", "title", "findings", "annotated-source", "document", "how-made", "limits"}
    | {"page"},
)


def slug_fault(name: str) -> str | None:
    """Say what keeps ``name`` from being part of an address, if anything."""
    if not SLUG.fullmatch(name):
        return "may hold only small letters a-z, digits and single hyphens between them"
    if len(name) > SLUG_LENGTH:
        return f"is longer than {SLUG_LENGTH} characters"
    if name in RESERVED:
        return "is a reserved name"
    return None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most likely meant by ``word``, or None when none is near."""
    found = process.extractOne(
        word,
        list(known),
        scorer=OSA.normalized_similarity,
        score_cutoff=0.6,
    )
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean 'x'?`` for the nearest known name, or an empty string."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""


def claim_meant(written: str, known: Iterable[str]) -> str:
    """``did you mean 'dossier/claim'?`` when one of its two names is right and the other near.

    Names of claims are short sentences, and many are somewhat alike: a claim that was deleted
    is no misspelling of another.
    """
    dossier, _, name = written.partition("/")
    found: list[tuple[float, str]] = []
    for id_ in known:
        other_dossier, _, other_name = id_.partition("/")
        if (dossier == other_dossier) != (name == other_name):
            near = OSA.normalized_similarity(dossier, other_dossier)
            found.append((min(near, OSA.normalized_similarity(name, other_name)), id_))
    near, id_ = max(found, default=(0.0, ""))
    return f"did you mean {id_!r}?" if near >= 0.75 else ""
