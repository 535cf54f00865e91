"""How long share cards take: `python benchmarks/cards.py 1000`, from the top of the repository."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from invented import publication

from claimpress.deriving.index import index_of
from claimpress.exporting.cards.make import units
from claimpress.model.site import Site
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import Renderer

ROOT = Path(__file__).parent.parent


def main(number: int) -> None:
    """Make the cards of so many invented claims, on one core."""
    corpus = publication(ROOT, number)
    render = Renderer(Site("Claims of Nowhere"), corpus, index_of(corpus))
    began, cpu = time.perf_counter(), time.process_time()
    sizes = sorted(
        len(made.data)
        for unit in units(corpus, None)
        for made in unit.make(render)
        if isinstance(made, Artifact)
    )
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(
        f"{len(sizes)} cards, {took:.1f} s, {cpu:.1f} s of processor, "
        f"{cpu / len(sizes) * 1000:.1f} ms each, load {os.getloadavg()[0]:.0f}; "
        f"bytes: median {sizes[len(sizes) // 2]}, largest {sizes[-1]}, "
        f"all {sum(sizes) / 1e6:.0f} MB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
