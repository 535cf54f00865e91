"""Audit a built site: read every file once, then say all that was found."""

import html
from collections.abc import Iterator
from pathlib import Path

from claimpress.auditing import audits
from claimpress.auditing.audit import AUDITS, Audit, Finding, Sketch, Whole
from claimpress.auditing.audits.content import sketch_of
from claimpress.auditing.built import Built
from claimpress.auditing.folder import SiteFile, files_of, text_at
from claimpress.auditing.page import Page, address_of, parsed
from claimpress.values.problems import Problem, Span, in_order

__all__ = ["AUDITS", "audit", "audits"]


def audit(folder: Path, built: Built) -> tuple[list[Problem], int]:
    """All problems of the site in ``folder``, and how many pages it has."""
    found: list[tuple[str, Audit, Finding]] = []
    files: set[str] = set()
    pages: dict[str, Sketch] = {}
    for file in files_of(folder):
        files.add(file.path)
        found += ((file.path, audit, finding) for audit, finding in _of_file(file, built))
        page = _page(file, built)
        if page:
            found += (
                (file.path, audit, finding)
                for audit, finding in _of_page(page, built.of(file.path))
            )
            pages[file.path] = sketch_of(page)
    whole = Whole(frozenset(files), pages)
    for one in AUDITS.values():
        if one.of_site:
            found += ((finding.file, one, finding) for finding in one.of_site(whole, built))
    return in_order(_placed(folder, found)), len(pages)


def _of_file(file: SiteFile, built: Built) -> Iterator[tuple[Audit, Finding]]:
    for one in AUDITS.values():
        if one.of_file:
            yield from ((one, finding) for finding in one.of_file(file, built))


def _of_page(page: Page, built: Built) -> Iterator[tuple[Audit, Finding]]:
    for one in AUDITS.values():
        if one.of_page and page.kind in one.kinds:
            yield from ((one, finding) for finding in one.of_page(page, built))


def _page(file: SiteFile, built: Built) -> Page | None:
    if file.ending not in {"html", "htm"} or file.data is None:
        return None
    kind = built.of(file.path).kind_of(address_of(file.path))
    return parsed(file.path, file.data.decode("utf-8", "replace"), kind)


def _placed(folder: Path, found: list[tuple[str, Audit, Finding]]) -> Iterator[Problem]:
    texts: dict[str, str] = {}
    for path, one, finding in found:
        if finding.words and path not in texts:
            texts[path] = text_at(folder, path)
        span, line = _place(texts.get(path, ""), finding.words)
        yield Problem(path, one.code, finding.message, finding.help, span=span, line_text=line)


def _place(text: str, words: str) -> tuple[Span | None, str]:
    """Where words stand in a file, as they are or escaped, and the line itself."""
    for written in dict.fromkeys((words, html.escape(words))) if words else ():
        at = text.find(written)
        if at >= 0:
            start = text.rfind("\n", 0, at) + 1
            line = text[start:].partition("\n")[0].rstrip("\r")
            return Span(text.count("\n", 0, at) + 1, at - start + 1, len(written)), line
    return None, ""
