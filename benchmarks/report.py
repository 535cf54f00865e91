"""Tables and a plot of what `python -m benchmarks.build` measured.

    python -m benchmarks.report [--work build/bench] [--into FOLDER]

Reads figures.jsonl and writes, into the folder, comparison.md (a table for each
number of claims), growth.md (how time and memory grow) and growth.svg. Figures
are medians; a ratio is that of the medians of runs made in turn.
"""

import argparse
import json
import math
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.build import FIGURES, WORK
from benchmarks.plot import Series, plot
from benchmarks.tools import COLD, EDIT

_OURS, _HUGO, _MKDOCS = "claimpress", "hugo", "mkdocs"
_FITTED = range(1_000, 25_001)
"""The sizes over which the growth is fitted."""


class What(NamedTuple):
    """What was built and how often."""

    claims: int
    tool: str
    scenario: str


class Middle(NamedTuple):
    """The medians of some runs."""

    runs: int
    seconds: float
    processor: float
    tree: float
    process: float
    files: int
    bytes: int
    html: int
    load: float


def main() -> None:
    """Write the tables and the plot."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--into", type=Path, default=WORK)
    options = parser.parse_args()
    lines = (options.work / FIGURES).read_text(encoding="utf-8").splitlines()
    figures = [json.loads(line) for line in lines]
    middles = middles_of(figures)
    options.into.mkdir(parents=True, exist_ok=True)
    for name, made in (
        ("comparison.md", "\n".join(comparison(middles, figures))),
        ("growth.md", "\n".join(growth(middles))),
        ("growth.svg", drawn(middles)),
    ):
        (options.into / name).write_text(f"{made}\n", encoding="utf-8", newline="\n")
        print(f"Wrote {options.into / name}")


def middles_of(figures: Sequence[dict[str, Any]]) -> dict[What, Middle]:
    """The medians, in the order of sizes, generators and scenarios."""
    groups: defaultdict[What, list[dict[str, Any]]] = defaultdict(list)
    for figure in figures:
        groups[What(figure["claims"], figure["tool"], figure["scenario"])].append(figure)
    return {
        what: Middle(
            len(groups[what]),
            *(statistics.median(f[name] for f in groups[what]) for name in Middle._fields[1:]),
        )
        for what in sorted(groups, key=lambda what: what.claims)
    }


def comparison(middles: dict[What, Middle], figures: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A table for each size: what each generator costs, and how ours compares."""
    about = figures[-1]["about"]
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    yield (
        f"Commit {about['commit']}, {about['day']}, {about['cores']} cores, "
        f"Python {about['python']}; {versions}. Medians of runs made in turn; ratios of the "
        "seconds, and in brackets of the processors’ seconds."
    )
    for claims in dict.fromkeys(what.claims for what in middles):
        base = middles.get(What(claims, _OURS, COLD))
        others = {tool: middles.get(What(claims, tool, COLD)) for tool in (_MKDOCS, _HUGO)}
        yield f"\n### {claims:,} claims\n"
        yield (
            "| what | runs | seconds | of processors | MkDocs = 1 | Hugo = 1 | our cold build = 1 "
            "| memory of all processes | of the largest | files | bytes | of HTML | load |"
        )
        yield "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
        for what, middle in middles.items():
            if what.claims != claims:
                continue
            ratios = [
                f"{middle.seconds / other.seconds:.2f} ({middle.processor / other.processor:.2f})"
                if other
                else ""
                for other in (*others.values(), base)
            ]
            row = (
                f"{what.tool}, {what.scenario}", middle.runs, f"{middle.seconds:.2f}",
                f"{middle.processor:.2f}", *ratios, _mebibytes(middle.tree),
                _mebibytes(middle.process), f"{middle.files:,.0f}",
                f"{middle.bytes / 1e6:,.1f} MB", f"{middle.html / 1e6:,.1f} MB",
                f"{middle.load:.1f}",
            )  # fmt: skip
            yield f"| {' | '.join(map(str, row))} |"


def growth(middles: dict[What, Middle]) -> Iterator[str]:
    """Seconds and memory by the number of claims, and by which power of it they grow."""
    kinds = dict.fromkeys((what.tool, what.scenario) for what in middles)
    sizes = sorted({what.claims for what in middles})
    for name, field, form in (
        ("seconds", "seconds", "{:.2f}"),
        ("seconds of processors", "processor", "{:.2f}"),
        ("memory of all processes, MiB", "tree", "{:.0f}"),
    ):
        yield f"| {name} | {' | '.join(f'{size:,}' for size in sizes)} | grows with the power |"
        yield f"|---{'|---' * (len(sizes) + 1)}|"
        for tool, scenario in kinds:
            values = {
                size: getattr(middle, field) / (1 << 20 if field == "tree" else 1)
                for size in sizes
                if (middle := middles.get(What(size, tool, scenario)))
            }
            cells = [form.format(values[size]) if size in values else "" for size in sizes]
            yield f"| {tool}, {scenario} | {' | '.join(cells)} | {_power(values)} |"
        yield ""


def _power(values: dict[int, float]) -> str:
    """The exponent of growth, by least squares of the logarithms."""
    points = [(math.log(x), math.log(y)) for x, y in values.items() if x in _FITTED and y > 0]
    if len(points) < 2:
        return ""
    return f"{statistics.linear_regression(*zip(*points, strict=True)).slope:.2f}"


def drawn(middles: dict[What, Middle]) -> str:
    """The growth as a drawing."""
    series: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for what, middle in middles.items():
        if what.scenario in {COLD, EDIT}:
            label = "all" if what.scenario == COLD else "after one edit"
            series[f"{what.tool}, {label}"].append((what.claims, middle.seconds))
    lines = [Series(name, sorted(points)) for name, points in series.items()]
    return plot("Seconds to build, by the number of claims", "claims", "seconds", lines)


def _mebibytes(size: float) -> str:
    return f"{size / (1 << 20):,.0f} MiB"


if __name__ == "__main__":
    main()
