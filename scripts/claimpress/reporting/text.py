"""Problems for a person at a terminal."""

from collections.abc import Iterable

import click

from claimpress.values.problems import Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_LONGEST_LINE = 160


def as_text(problem: Problem) -> str:
    """The caret form: where, what, the line itself, the next step."""
    span = problem.span
    where = f"{problem.file}:{span.line}:{span.column}" if span else problem.file
    severity = click.style(f"{problem.severity}:", fg=_COLOURS[problem.severity], bold=True)
    place = click.style(visible(where), bold=True)
    lines = [f"{place}: {severity} {visible(problem.message)} [{problem.code}]"]
    if span and problem.line_text.strip():
        text, column = _window(problem.line_text, span.column)
        number = f"{span.line:5}"
        width = max(1, min(span.width, len(text) - column + 1))
        marks = click.style("^" * width, fg=_COLOURS[problem.severity])
        lines.append(f"{number} | {visible(text)}")
        lines.append(f"{'':5} | {' ' * (column - 1)}{marks}")
    if problem.help:
        lines.append(f"{'':5} = help: {visible(problem.help)}")
    return "\n".join(lines)


def summary(problems: Iterable[Problem], checked: str) -> str:
    """Say what was found in one sentence: ``30 claims checked: 2 errors in 1 file``."""
    problems = list(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    files = len({problem.file for problem in problems})
    found = [counted(errors, "error")] if errors else []
    found += [counted(warnings, "warning")] if warnings else []
    where = f" in {counted(files, 'file')}" if found else ""
    return f"{checked}: {' and '.join(found) or 'no problems'}{where}."


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def visible(text: str) -> str:
    """The text with everything a terminal would act on shown as an escape.

    File names and values come from strangers; a control character in one could
    otherwise colour, erase or forge what an editor reads.
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column in that part."""
    line = line.replace("\t", " ")
    if len(line) <= _LONGEST_LINE:
        return line, column
    start = max(0, column - 1 - _LONGEST_LINE // 3)
    part = line[start : start + _LONGEST_LINE]
    before, after = "…" if start else "", "…" if start + _LONGEST_LINE < len(line) else ""
    return f"{before}{part}{after}", column - start + len(before)
