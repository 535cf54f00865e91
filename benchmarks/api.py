"""What the data API costs: `python -m benchmarks.api 10000`, from the top of the repository."""

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.invented import publication

from claimpress.deriving.index import index_of
from claimpress.exporting.api.claim_reviews import data_feed
from claimpress.exporting.api.factcricis import factcricis
from claimpress.exporting.api.lists import all_claims, list_units
from claimpress.exporting.api.steps import steps
from claimpress.exporting.llms import llms_txt
from claimpress.exporting.manifest import entry_of, manifest_of
from claimpress.exporting.records import claim_record, scale_record
from claimpress.exporting.sitemap import sitemap
from claimpress.exporting.tables.database import database
from claimpress.exporting.tables.every import tables
from claimpress.exporting.tables.package import csv_files
from claimpress.exporting.tables.table import Shown
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.machines import claim_for_machines
from claimpress.rendering.prose import prose
from claimpress.rendering.render import Renderer

ROOT = Path(__file__).parent.parent
SITE = Site("Claims of Nowhere", "https://desk.example/")


def main(number: int) -> None:
    """Make every part of the API of so many invented claims, and say what each cost."""
    corpus = publication(ROOT, number)
    index = index_of(corpus)
    render = Renderer(SITE, corpus, index)
    state = {c.id: entry_of(claim_record(c, corpus)) for c in corpus.claims.values()}
    manifest = manifest_of(state, scale_record(corpus), SITE, None, None)

    def texts() -> Iterator[Artifact]:
        """What the page of a claim needs as well, and leaves for what lies beside it."""
        for claim in corpus.claims.values():
            made = prose(claim.notes or "", lambda id_: id_)
            yield Artifact("", made.encode())

    def beside() -> Iterator[Artifact]:
        for claim in corpus.claims.values():
            yield from claim_for_machines(render, claim)

    pages = [links.file_of(links.page_of_claim(id_)) for id_ in corpus.claims]
    shown = Shown(corpus, index, SITE)
    parts: dict[str, Iterable[Artifact]] = {
        "their prose alone": texts(),
        "beside the pages, prose included": beside(),
        "all claims by line": all_claims(render),
        "claims, topics, people, dossiers in pages": (
            made
            for unit in list_units(corpus, index)
            for made in unit.make(render)
            if isinstance(made, Artifact)
        ),
        "changes": steps(manifest),
        "CSV and data package": csv_files(tables(), shown),
        "SQLite": (database(tables(), shown) for _ in range(1)),
        "DataFeed": (data_feed(corpus, index, SITE) for _ in range(1)),
        "lines for FactCRICIS": (factcricis(corpus, SITE) for _ in range(1)),
        "sitemap": sitemap(pages, corpus, SITE),
        "llms.txt": llms_txt(render),
    }
    for name, made in parts.items():
        began = time.process_time()
        sizes = Counter[str]()
        largest = 0
        for artifact in made:
            sizes["files"] += 1
            sizes["bytes"] += len(artifact.data)
            largest = max(largest, len(artifact.data))
        took = time.process_time() - began
        print(
            f"{name}: {took:.2f} s of processor, {took / number * 1000:.3f} ms a claim; "
            f"{sizes['files']} files, {sizes['bytes'] / 1e6:.1f} MB, "
            f"largest {largest / 1e6:.2f} MB; "
            f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
