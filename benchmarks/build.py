"""Builds of invented publications, by claimpress and by others: what they cost.

    python -m benchmarks.build --claims 5000 --runs 5
    python -m benchmarks.build --claims 100,1000,25000 --runs 1 --tools claimpress

Writes the publications under build/bench/, then builds them in turn: one run
of each generator and scenario, then the next run of each. Every figure goes at
once into build/bench/figures.jsonl, so a long measurement can be made in
stages; `python -m benchmarks.report` makes tables and the plot of all of them.
`python -m benchmarks.preview` measures from saving to seeing, and `python -m
benchmarks.profiled` where the time of a build goes.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.newsroom import Newsroom
from benchmarks.tools import CHANGING, COLD, FORGETTING, HUGO, TOOLS, WARM, Tool
from benchmarks.watch import CommandError, cost_of, size_of

WORK = Path("build/bench")
FIGURES = "figures.jsonl"
_OURS = "claimpress"


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.build",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--claims", default="300", help="how many, as 100,1000,5000 (300)")
    parser.add_argument("--runs", type=int, default=5, help="of each scenario (5)")
    parser.add_argument("--tools", default=",".join(TOOLS), help="which generators (all)")
    parser.add_argument(
        "--only", default="", help="scenarios that begin like this: check, cold, warm, edit, status"
    )
    parser.add_argument("--work", type=Path, default=WORK, help=f"where ({WORK})")
    parser.add_argument("--keep", action="store_true", help="leave what was written and built")
    return parser.parse_args()


def main() -> None:
    """Measure what is asked for."""
    options = asked()
    options.work.mkdir(parents=True, exist_ok=True)
    about = surroundings()
    with (options.work / FIGURES).open("a", encoding="utf-8") as kept:
        for claims in map(int, options.claims.split(",")):
            made = Newsroom(claims)
            folder = options.work / str(claims)
            tools = [TOOLS[name](folder / name) for name in options.tools.split(",")]
            for tool in tools:
                shutil.rmtree(tool.root, ignore_errors=True)
                start = time.perf_counter()
                tool.write(made)
                print(f"{claims:>6} {tool.name:<10} written in {time.perf_counter() - start:.1f} s")
            for run in range(options.runs):
                for tool in tools:
                    for figure in measured(tool, made, run, options.only):
                        print(shown(figure), flush=True)
                        kept.write(json.dumps({**figure, "about": about}) + "\n")
                        kept.flush()
            if not options.keep:
                shutil.rmtree(folder)


def measured(tool: Tool, made: Newsroom, run: int, only: str) -> Iterator[dict[str, Any]]:
    """One run of each scenario of a generator, in its order: what needs a site comes later."""
    number = (run * 7919 + made.claims // 2) % made.claims
    wanted = [scenario for scenario in tool.scenarios if scenario.startswith(only)]
    if not FORGETTING & {*wanted} and not tool.site.is_dir():
        cost_of(tool.command(COLD), tool.root, tool.environment)
    for scenario in wanted:
        if scenario in FORGETTING:
            tool.forget(scenario)
        elif scenario in CHANGING:
            tool.put(made, number, scenario)
        load = os.getloadavg()[0]
        try:
            cost = cost_of(tool.command(scenario), tool.root, tool.environment)
        except CommandError as fault:
            sys.exit(f"{tool.name}, {scenario}:\n{fault}")
        files, size, html = size_of(tool.site)
        yield {
            "tool": tool.name, "scenario": scenario, "claims": made.claims, "run": run,
            **asdict(cost), "load": load, "files": files, "bytes": size, "html": html,
        }  # fmt: skip
        if scenario in CHANGING:
            # What comes next starts from a site that is as the claims are.
            tool.put(made, number, COLD)
            cost_of(tool.command(WARM), tool.root, tool.environment)


def shown(figure: dict[str, Any]) -> str:
    """A figure as a line for the person who waits."""
    return (
        "{claims:>6} {tool:<10} {scenario:<18} run {run}: {seconds:7.2f} s, "
        "{processor:7.2f} s of processor, {tree:>13,} bytes of memory, {files:,} files"
    ).format(**figure)


def surroundings() -> dict[str, Any]:
    """What was measured, and on what machine."""
    head = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"],  # noqa: S607 - found on the PATH
        capture_output=True,
        text=True,
        check=False,
    )
    packages = ("mkdocs", "mkdocs-material", "zensical")
    return {
        "commit": head.stdout.strip(),
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "versions": {**{name: version(name) for name in packages}, "hugo": HUGO},
    }


if __name__ == "__main__":
    main()
