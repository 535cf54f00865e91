"""The line and column of problems that rules found in frozen data."""

from collections.abc import Iterable
from dataclasses import replace

from claimpress.reading.intake import Intake
from claimpress.reading.load import bounds_for
from claimpress.reading.tree import Node, place_of
from claimpress.reading.yaml_text import line_at, read_yaml
from claimpress.values.problems import Problem, in_order


def placed(problems: Iterable[Problem], intake: Intake) -> list[Problem]:
    """The problems with line, column and the line's text, in the order of the files.

    Claims carry no places: a file is read a second time only when there is
    something to say about it.
    """
    trees: dict[str, Node | None] = {}
    done = []
    for problem in problems:
        file, span = problem.file, problem.span
        data = intake.data_of(file)
        if span is None and data:
            if file not in trees:
                trees[file] = read_yaml(file, data, bounds_for(file))[0]
            tree = trees[file]
            span = place_of(tree, problem.path) if tree else None
        text = data.decode("utf-8", "replace") if span else ""
        done.append(replace(problem, span=span, line_text=line_at(text, span.line) if span else ""))
    return in_order(done)
