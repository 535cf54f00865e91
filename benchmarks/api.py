"""What the data API costs: `python -m benchmarks.api 10000`, from the top of the repository."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.invented import publication

from claimpress.deriving.index import index_of
from claimpress.exporting.api.every import download_units
from claimpress.exporting.api.lists import list_units
from claimpress.exporting.api.steps import steps
from claimpress.exporting.data import data_unit
from claimpress.exporting.llms import llms_txt
from claimpress.exporting.manifest import manifest_json, manifest_of, state_of
from claimpress.exporting.parts.make import batches, gathered
from claimpress.exporting.records import scale_record
from claimpress.exporting.sitemap import sitemap
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact, GeneratedFile
from claimpress.rendering.machines import claim_for_machines
from claimpress.rendering.prose import prose
from claimpress.rendering.render import Renderer
from claimpress.values.problems import Problem
from claimpress.writing.mount import Mount, Mounted

ROOT = Path(__file__).parent.parent
SITE = Site("Claims of Nowhere", "https://desk.example/")


def main(number: int, folder: Path) -> None:
    """Make every part of the API of so many invented claims, and say what each cost."""
    corpus = publication(ROOT, number)
    index = index_of(corpus)
    render = Renderer(SITE, corpus, index)
    mount, aside = Mount(folder / "docs"), Mount(folder / "parts")

    def measured(
        name: str, make: Callable[[], Iterable[GeneratedFile | Problem]], to: Mount = mount
    ) -> list[Mounted]:
        began = time.process_time()
        files = [to.place(file) for file in make() if not isinstance(file, Problem)]
        took = time.process_time() - began
        print(
            f"{name}: {took:.2f} s of processor, {took / number * 1000:.3f} ms a claim; "
            f"{len(files)} files, {sum(file.size for file in files) / 1e6:.1f} MB, "
            f"largest {max(file.size for file in files) / 1e6:.2f} MB; "
            f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
        )
        return files

    def texts() -> Iterator[Artifact]:
        """What the page of a claim needs as well, and leaves for what lies beside it."""
        for at, claim in enumerate(corpus.claims.values()):
            yield Artifact(f"prose/{at}", prose(claim.notes or "", lambda id_: id_).encode())

    def beside() -> Iterator[Artifact]:
        for claim in corpus.claims.values():
            yield from claim_for_machines(render, claim)

    measured("their prose alone", texts)
    measured("beside the pages, prose included", beside)
    asked = list(batches(corpus, index))
    made = measured(
        "parts of all that follows", lambda: (each.made(render) for each in asked), aside
    )
    parts = gathered(asked, ((each.sha256, partial(aside.read_some, each)) for each in made))
    for unit in download_units(parts):
        measured(unit.name, partial(unit.make, render))
    measured("claims.json", partial(data_unit(parts).make, render))
    measured(
        "lists in pages",
        lambda: (file for unit in list_units(corpus, index, parts) for file in unit.make(render)),
    )
    manifest = manifest_of(state_of(parts), scale_record(corpus), SITE, None, None)
    measured("manifest", lambda: [manifest_json(manifest)])
    measured("changes", lambda: steps(manifest))
    pages = [links.file_of(links.page_of_claim(id_)) for id_ in corpus.claims]
    measured("sitemap", lambda: sitemap(pages, [corpus], SITE))
    measured("llms.txt", lambda: llms_txt(render))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]), Path(folder))
