"""Where the time of a cold build goes, by the part of claimpress or the library that works.

    python -m benchmarks.profiled --claims 1000

Builds in one process and on one core, under Python's profiler, which slows all
of it down and small functions most: shares are to be read, not seconds. Writes
build/bench/profile.md.
"""

import argparse
import cProfile
import os
import pstats
import re
import shutil
from collections import Counter
from pathlib import Path

from benchmarks import newsroom
from benchmarks.build import WORK

from claimpress.cli import claimpress

_OURS = re.compile(r"/claimpress/(\w+)(?:/(cards|search)\b)?")
_LIBRARY = re.compile(r"/site-packages/(\w+)")
_STANDARD = "Python’s own library"
_LEAST = 0.005
"""The share from which on a part has a line of its own."""
_MOST = 25
"""Functions that are listed."""


def main() -> None:
    """Build under the profiler and write down where it was."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profiled")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--work", type=Path, default=WORK)
    options = parser.parse_args()
    root = (options.work / f"{options.claims}-profile").resolve()
    shutil.rmtree(root, ignore_errors=True)
    options.work.mkdir(parents=True, exist_ok=True)
    newsroom.write(root, options.claims)
    if hasattr(os, "sched_setaffinity"):
        # On one core nothing is handed to other processes, where the profiler would not see it.
        os.sched_setaffinity(0, {0})
    profiler = cProfile.Profile()
    profiler.enable()
    claimpress.main(["build", "--root", str(root)], standalone_mode=False)
    profiler.disable()
    shutil.rmtree(root)
    text = told(pstats.Stats(profiler), options.claims)
    (options.work / "profile.md").write_text(text, encoding="utf-8", newline="\n")
    print(text)


def told(stats: pstats.Stats, claims: int) -> str:
    """Two tables: the parts, and the functions that work longest."""
    parts: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    # What is written in C has no file: it belongs to who called it.
    for (file, line, name), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if file != "~":
            parts[part_of(file)] += own
            functions[f"`{name}` ({part_of(file)}, {Path(file).name}:{line})"] += own
            continue
        for (caller, *_), (_, _, of_it, _) in callers.items():
            parts[part_of(caller)] += of_it
        functions[f"`{name.strip('<>')}`"] += own
    whole = sum(parts.values())
    rest = sum(time for time in parts.values() if time < _LEAST * whole)
    lines = [f"A cold build of {claims:,} claims on one core.", "", "| part | share |", "|---|---|"]
    lines += [
        f"| {part} | {time / whole:.1%} |"
        for part, time in parts.most_common()
        if time >= _LEAST * whole
    ]
    lines += [f"| all others | {rest / whole:.1%} |", "", "| function | share |", "|---|---|"]
    lines += [f"| {name} | {time / whole:.1%} |" for name, time in functions.most_common(_MOST)]
    return "\n".join(lines) + "\n"


def part_of(file: str) -> str:
    """The part of claimpress, or the library, that a file belongs to."""
    if found := _OURS.search(file):
        return f"claimpress, {'/'.join(filter(None, found.groups()))}"
    if found := _LIBRARY.search(file):
        return found[1]
    return "templates" if file.endswith((".jinja", ".html")) else _STANDARD


if __name__ == "__main__":
    main()
