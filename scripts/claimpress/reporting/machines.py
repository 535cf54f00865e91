"""Problems for machines: GitHub's annotations, and JSON."""

import json
from collections.abc import Iterable
from typing import Any

from claimpress.reporting.text import visible
from claimpress.values.problems import Problem


def as_github(problem: Problem) -> str:
    """One workflow command that GitHub shows beside the line.

    Form and escapes: GitHub Docs, "Workflow commands for GitHub Actions". The
    text comes from strangers, so nothing in it may end the line and start a
    command of its own.
    """
    properties = {"file": problem.file}
    if problem.span:
        last = problem.span.column + problem.span.width
        properties |= {
            "line": str(problem.span.line),
            "col": str(problem.span.column),
            "endColumn": str(last),
        }
    properties["title"] = problem.code
    fields = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    message = problem.message + (f" (help: {problem.help})" if problem.help else "")
    return f"::{problem.severity} {fields}::{_escaped(message)}"


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON list of objects with the same keys each."""
    return json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=2)


def _record(problem: Problem) -> dict[str, Any]:
    span = problem.span
    return {
        "file": problem.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "width": span.width if span else None,
        "path": list(problem.path),
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help or None,
    }


def _escaped(text: str, more: str = "") -> str:
    text = visible(text).replace("%", "%25")
    for char in more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
