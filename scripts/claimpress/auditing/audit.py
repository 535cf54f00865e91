"""What an audit is, and the register of all of them.

An audit is one small function that reads as the sentence it enforces, and
yields findings. One over pages sees every page once, parsed; one over files
sees the bytes of every file; one over the site sees, at the end, which files
there are and what leads where. Its docstring is its line in the reference.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.auditing.built import Built
from claimpress.auditing.folder import SiteFile
from claimpress.auditing.page import Page, PageKind
from claimpress.auditing.places import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where an audit does not hold."""

    message: str
    help: str = ""
    words: str = ""
    """The words it is about, as they stand in the file, to find the line."""
    file: str = ""
    """The file, for audits over the site; others leave it out."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is remembered of a page."""

    address: str
    ids: frozenset[str]
    links: tuple[tuple[str, Place], ...]
    """Every address within the site, once: as written, and where it leads."""
    frame: int
    """A number that pages with the same frame have in common."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A site, once every file of it was seen."""

    files: frozenset[str]
    pages: Mapping[str, Sketch]
    """By the path of the file."""


PageCheck: TypeAlias = Callable[[Page, Built], Iterator[Finding]]
FileCheck: TypeAlias = Callable[[SiteFile, Built], Iterator[Finding]]
SiteCheck: TypeAlias = Callable[[Whole, Built], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit of ``claimpress audit-site``."""

    code: str
    says: str
    """What it asks for, in one sentence or two."""
    kinds: frozenset[PageKind] = frozenset()
    """The kinds of page it holds for."""
    of_page: PageCheck | None = None
    of_file: FileCheck | None = None
    of_site: SiteCheck | None = None


EVERY_PAGE = frozenset(PageKind)
FULL_PAGES = frozenset({PageKind.ORDINARY, PageKind.CLAIM})
"""The pages with a frame and a content."""
CLAIM_PAGES = frozenset({PageKind.CLAIM})
EMBEDS = frozenset({PageKind.EMBED})
NOT_EMBEDS = EVERY_PAGE - EMBEDS
MOVED_PAGES = frozenset({PageKind.MOVED})

AUDITS: dict[str, Audit] = {}
"""Every audit by its code, in the order of definition."""


def page_audit(
    code: str, kinds: frozenset[PageKind] = FULL_PAGES
) -> Callable[[PageCheck], PageCheck]:
    """Register a function as an audit over pages of these kinds."""

    def register(check: PageCheck) -> PageCheck:
        _add(Audit(code, _sentence(check), kinds, of_page=check))
        return check

    return register


def file_audit(code: str) -> Callable[[FileCheck], FileCheck]:
    """Register a function as an audit over files."""

    def register(check: FileCheck) -> FileCheck:
        _add(Audit(code, _sentence(check), of_file=check))
        return check

    return register


def site_audit(code: str) -> Callable[[SiteCheck], SiteCheck]:
    """Register a function as an audit over the whole site."""

    def register(check: SiteCheck) -> SiteCheck:
        _add(Audit(code, _sentence(check), of_site=check))
        return check

    return register


def _add(audit: Audit) -> None:
    if audit.code in AUDITS:
        raise ValueError(f"two audits have the code {audit.code!r}")
    AUDITS[audit.code] = audit


def _sentence(check: Callable[..., object]) -> str:
    text = inspect.getdoc(check)
    if not text:
        raise ValueError(f"{check.__name__} needs a docstring, its line in the reference")
    return " ".join(text.split())
