"""What a defect is, and the register of all of them.

A defect is one small function that looks for it. Its docstring is its line in the reference:
what is asked for, as a sentence that is true when all is well.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.markup.document import Document
from claimpress.markup.review import Review
from claimpress.values.problems import Path, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where something is wrong."""

    message: str
    help: str = ""
    path: Path = ()
    """Where in the JSON of its block."""
    block: int = 0
    """Which block of the document."""


ReviewCheck: TypeAlias = Callable[[Review], Iterator[Finding]]
DocumentCheck: TypeAlias = Callable[[Document], Iterator[Finding]]
FolderCheck: TypeAlias = Callable[[], DocumentCheck]
"""Begins to compare documents; what it gives is called with one after the other."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect of ``claimpress validate-markup``."""

    code: str
    says: str
    """What is asked for."""
    why: str
    """Who asks for it."""
    severity: Severity
    in_review: ReviewCheck | None = None
    in_document: DocumentCheck | None = None
    in_folder: FolderCheck | None = None


GOOGLE = "Google, required"
GOOGLE_ADVICE = "Google, recommended"
COLLECTORS = "collectors must repair it"
SCHEMA = "schema.org"
JSON = "RFC 8259"

DEFECTS: dict[str, Defect] = {}
"""Every defect by its code, in the order of definition."""


def of_review(
    code: str, why: str, severity: Severity = Severity.ERROR
) -> Callable[[ReviewCheck], ReviewCheck]:
    """Register a function that looks at one ClaimReview."""

    def register(check: ReviewCheck) -> ReviewCheck:
        add(Defect(code, _sentence(check), why, severity, in_review=check))
        return check

    return register


def of_document(
    code: str, why: str, severity: Severity = Severity.ERROR
) -> Callable[[DocumentCheck], DocumentCheck]:
    """Register a function that looks at a whole page or file."""

    def register(check: DocumentCheck) -> DocumentCheck:
        add(Defect(code, _sentence(check), why, severity, in_document=check))
        return check

    return register


def of_folder(
    code: str, why: str, severity: Severity = Severity.ERROR
) -> Callable[[FolderCheck], FolderCheck]:
    """Register a function that begins to compare the pages of a folder."""

    def register(check: FolderCheck) -> FolderCheck:
        add(Defect(code, _sentence(check), why, severity, in_folder=check))
        return check

    return register


def add(defect: Defect) -> None:
    """Register a defect; raises ``ValueError`` when its code is taken."""
    if defect.code in DEFECTS:
        raise ValueError(f"two defects have the code {defect.code!r}")
    DEFECTS[defect.code] = defect


def _sentence(check: Callable[..., object]) -> str:
    text = inspect.getdoc(check)
    if not text:
        raise ValueError(f"{check.__name__} needs a docstring, its line in the reference")
    return " ".join(text.split())
