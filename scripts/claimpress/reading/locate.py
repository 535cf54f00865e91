"""The line and column of problems that rules found in frozen data."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from claimpress.reading.intake import Intake
from claimpress.reading.load import bounds_for
from claimpress.reading.tree import Node, place_of
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.problems import Problem, Span, in_order


def placed(problems: Iterable[Problem], intake: Intake) -> list[Problem]:
    """The problems with line, column and the line's text, in the order of the files.

    Claims carry no places: a file is read a second time only when there is
    something to say about it.
    """
    files: dict[str, _File] = {}
    done = []
    for problem in problems:
        name = problem.file
        file = files.setdefault(name, _File(name, intake.data_of(name)))
        span = problem.span or file.place_of(problem)
        line = problem.line_text or (file.line(span) if span else "")
        done.append(replace(problem, span=span, line_text=line))
    return in_order(done)


class _File:
    """A file that has problems, read again as far as their places ask for it."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    @cached_property
    def tree(self) -> Node | None:
        return read_yaml(self.name, self.data, bounds_for(self.name))[0] if self.data else None

    @cached_property
    def lines(self) -> list[str]:
        text = self.data.decode("utf-8", "replace")
        return [line.removesuffix("\r") for line in text.split("\n")]

    def line(self, span: Span) -> str:
        return self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""

    def place_of(self, problem: Problem) -> Span | None:
        span = place_of(self.tree, problem.path) if self.tree else None
        return (span and problem.words and self._place_of_words(problem.words, span)) or span

    def _place_of_words(self, words: str, start: Span) -> Span | None:
        """Where words first stand from a place on, unless a line end divides them."""
        for number, line in enumerate(self.lines[start.line - 1 :], start.line):
            column = line.find(words, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Span(number, column + 1, len(words))
        return None
