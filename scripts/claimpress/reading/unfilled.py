"""Parts of pages written by hand that are not filled in yet, by the notices that say so."""

from collections.abc import Iterator
from pathlib import Path

from claimpress.model.site import UNFILLED
from claimpress.reading.site import CONTENT
from claimpress.values.problems import Problem, Severity, Span

_NOTICE = f'class="{UNFILLED}"'


def unfilled(root: Path) -> Iterator[Problem]:
    """One warning for each page with such notices, at the first of them.

    `claimpress init` puts the notices there; readers see them too.
    """
    for file in sorted((root / CONTENT).rglob("*.md")):
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
        found = [(number, line) for number, line in enumerate(lines, 1) if _NOTICE in line]
        if found:
            number, line = found[0]
            parts = "one part" if len(found) == 1 else f"{len(found)} parts"
            yield Problem(
                file.relative_to(root).as_posix(),
                "unfilled",
                f"{parts} of this page {'is' if len(found) == 1 else 'are'} not filled in",
                "write what is missing, or make it true, and take the notice away",
                span=Span(number, line.index(_NOTICE) + 1, len(_NOTICE)),
                line_text=line,
                severity=Severity.WARNING,
            )
