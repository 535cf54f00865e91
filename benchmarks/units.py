"""What making the files of a publication costs, by kind: pages of claims, lists, feeds.

    python -m benchmarks.units --claims 300 --runs 6

Makes everything in one process, several times over, and counts of each unit
the run that took the processor least: on a machine with other work the others
count that work too. To compare two states of the code, measure them in turn,
each with its folder ``scripts`` first in ``PYTHONPATH``.
"""

import argparse
import datetime as dt
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks import newsroom

from claimpress.deriving.index import index_of
from claimpress.deriving.visible import visible
from claimpress.exporting.parts.make import parts_in_memory
from claimpress.model.site import Site
from claimpress.pipeline.checked import check
from claimpress.pipeline.making import units
from claimpress.rendering.render import Renderer

_DAY = dt.date(2026, 11, 26)


def main() -> None:
    """Measure and say it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.units")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--runs", type=int, default=6)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        newsroom.write(Path(folder) / "newsroom", options.claims)
        spent, number = processor(Path(folder) / "newsroom", options.runs)
    for kind, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        each = seconds / number[kind] * 1000
        print(f"{kind:16} {number[kind]:6} units {seconds * 1000:8.1f} ms {each:8.2f} ms each")


def processor(root: Path, runs: int) -> tuple[dict[str, float], Counter[str]]:
    """Seconds of processor, and the number of units, by the first word of their names."""
    read = check(root, use_cache=False)
    assert read.corpus, "the invented claims are sound"
    shown = visible(read.corpus, _DAY)
    render = Renderer(Site("Newsroom", "https://newsroom.example/"), shown, index_of(shown))
    work = list(units(render, _DAY, parts_in_memory(render)))
    least: dict[str, float] = defaultdict(lambda: float("inf"))
    for _ in range(runs):
        for unit in work:
            began = time.process_time()
            for _made in unit.make(render):
                pass
            least[unit.name] = min(least[unit.name], time.process_time() - began)
    spent: dict[str, float] = defaultdict(float)
    number = Counter[str]()
    for name, seconds in least.items():
        kind = name.partition(" ")[0]
        spent[kind] += seconds
        number[kind] += 1
    return spent, number


if __name__ == "__main__":
    main()
