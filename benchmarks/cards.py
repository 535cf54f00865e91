"""How long share cards take: `python benchmarks/cards.py 1000`, from the top of the repository."""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from invented import publication

from claimpress.deriving.index import index_of
from claimpress.exporting.cards.make import CardMaker
from claimpress.model.site import Site
from claimpress.writing.pictures import PictureStore

ROOT = Path(__file__).parent.parent


def main(number: int) -> None:
    """Make the cards of so many invented claims, twice."""
    corpus = publication(ROOT, number)
    index = index_of(corpus)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "warm"):
            began, cpu = time.perf_counter(), time.process_time()
            store = PictureStore(Path(folder))
            cards = CardMaker(corpus, index, Site("Claims of Nowhere"), None).cards(store)
            sizes = sorted(len(card.data) for card in cards)
            took, cpu = time.perf_counter() - began, time.process_time() - cpu
            print(
                f"{name}: {len(sizes)} cards, {took:.1f} s, {cpu:.1f} s of processor, "
                f"{cpu / len(sizes) * 1000:.1f} ms each, load {os.getloadavg()[0]:.0f}; "
                f"bytes: median {sizes[len(sizes) // 2]}, largest {sizes[-1]}, "
                f"all {sum(sizes) / 1e6:.0f} MB"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]))
