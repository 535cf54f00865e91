"""A problem: what is wrong with a file, where, and the next step."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where in a file's data: keys and positions from the top, ``("evidence", 2, "url")``."""


class Severity(enum.StrEnum):
    """How much a problem weighs: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of one line: line and column from 1, width in characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one file.

    ``path`` says where in the data, ``span`` where in the text. Readers know
    the span at once; rules name the path, and the span is found from it only
    when there is something to report (`claimpress.reading.locate`).
    """

    file: str
    code: str
    message: str
    help: str = ""
    path: Path = ()
    span: Span | None = None
    line_text: str = ""
    severity: Severity = Severity.ERROR
    words: str = ""
    """The words it is about, where they are only a part of the text at ``path``."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and column, each once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (
            p.file,
            (p.span.line, p.span.column) if p.span else (0, 0),
            p.code,
            p.message,
        ),
    )


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop publication."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def short(text: object, longest: int = 70) -> str:
    """A value as a problem repeats it: in quotation marks, and not all of a long one."""
    written = str(text)
    return repr(written if len(written) <= longest else f"{written[:longest].rstrip()}…")


def listed(words: Sequence[str], last: str = "or") -> str:
    """Words as a person lists them: ``a, b or c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
