"""The search at 10,000 claims: what it costs to make, to load and to use.

    python -m benchmarks.search [CLAIMS]

Makes invented claims (same seed, same claims), their index and the pages of
their list, and uses them in Chromium over a local host that packs as GitHub
Pages does; then once more over a line of 10 Mbit/s on which everything takes
40 ms, as Chromium's own tools slow it down. Prints the table of docs/quality.md.
"""

import gzip
import hashlib
import os
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.host import host
from benchmarks.invented import publication
from playwright.sync_api import Browser, Page, sync_playwright
from tests.helpers import ROOT, claimpress, copy_of_publication
from tests.visiting import FOLDER, Visit, reader

from claimpress.deriving.index import index_of
from claimpress.exporting.search.index import search_index
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import lists
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import Renderer
from claimpress.writing.mount import Mount

_CONTENT = re.compile(
    r'<div class="cp cp-claims">.*</div>\s*(?=</div>\s*</main>|</div>\s*</div>)', re.DOTALL
)
_TIMES = 7
_EDITS = 3


def main() -> None:
    """Measure and print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    corpus = publication(ROOT, claims)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        print(f"| {claims:,} claims | figure |\n|---|---|")
        making(corpus, work)
        with the_site(corpus, work) as address, sync_playwright() as player:
            browser = player.chromium.launch(
                executable_path=os.environ.get("CLAIMPRESS_CHROMIUM") or shutil.which("chromium"),
                args=["--no-sandbox"],
            )
            using(browser, address, corpus)
            far_away(browser, address, corpus)
            browser.close()


def row(what: str, figure: str) -> None:
    """One line of the table."""
    print(f"| {what} | {figure} |", flush=True)


def making(corpus: Corpus, work: Path) -> None:
    """How long the index takes, all of it and after one edit, and how large it is."""
    docs = work / "docs"
    # Reading gives the hash of each file; here there are no files.
    digests = {
        id_: hashlib.sha256(repr(c).encode()).hexdigest() for id_, c in corpus.claims.items()
    }
    corpus = replace(corpus, digests=digests)

    def make(made: Corpus) -> str:
        start, worked = time.perf_counter(), processor()
        index = index_of(made)
        grouped = processor() - worked
        standing = Mount(docs).standing_in("search", "part.json")
        folder = Mount(docs)
        folder.settle(folder.placed(search_index(made, index, (), standing)))
        took, worked = time.perf_counter() - start, processor() - worked
        return (
            f"{took:.1f} s, of the processors {worked:.1f} s, of that {grouped:.1f} s "
            f"for grouping the claims; load {os.getloadavg()[0]:.1f}"
        )

    row("making the index, cold", make(corpus))
    edited = list(corpus.claims)[len(corpus.claims) // 2]
    for number in range(_EDITS):
        changed = corpus.claims[edited].model_copy(update={"summary": f"Answer {number}."})
        again = replace(
            corpus,
            claims={**corpus.claims, edited: changed},
            digests={**digests, edited: f"edit {number}"},
        )
        row("after one edit", make(again))
    make(corpus)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    row(
        "memory: main process with all claims, each helper",
        f"{own >> 10} MiB, {children >> 10} MiB",
    )
    files = list(docs.rglob("*.json"))
    size = sum(file.stat().st_size for file in files)
    packed = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    row("the index", f"{len(files):,} files, {size / 1e6:.1f} MB, packed {packed / 1e6:.1f} MB")


def processor() -> float:
    """The seconds that processors have worked for us."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def list_of_claims(corpus: Corpus) -> Iterator[Artifact]:
    """The pages of the list of all claims."""
    index = index_of(corpus)
    for unit in lists.of_claims(corpus, index):
        for made in unit.make(Renderer(Site("Invented"), corpus, index)):
            assert isinstance(made, Artifact)
            yield made


@contextmanager
def the_site(corpus: Corpus, work: Path) -> Iterator[str]:
    """The real publication's site, with the list of claims and the index of the invented one."""
    root = copy_of_publication(work / "publication")
    with host(work / "host") as address:
        built = claimpress("build", cwd=root, CLAIMPRESS_SITE_URL=address)
        assert built.returncode == 0, built.stderr
        site = work / "host" / FOLDER
        site.parent.mkdir(parents=True)
        (root / "build/site").rename(site)
        shutil.rmtree(site / "search")
        (work / "docs/search").rename(site / "search")
        frame = (site / "claims/index.html").read_text(encoding="utf-8")
        sizes = []
        for made in list_of_claims(corpus):
            body = made.data.decode().split("---\n\n", 1)[1]
            page = _CONTENT.sub(lambda _, body=body: body, frame, count=1)
            target = site / made.path.replace("index.md", "index.html")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, encoding="utf-8")
            sizes.append(len(page.encode()))
        row("pages of the static list", f"{len(sizes)}, the largest {max(sizes) / 1000:.0f} kB")
        yield address


class Line:
    """Counts what comes over the line, by what the browser's own tools say."""

    def __init__(self, visit: Visit) -> None:
        """Start to count."""
        self.bytes = self.requests = 0
        tools = visit.tools()
        tools.send("Network.enable")
        tools.on("Network.loadingFinished", self._add)

    def _add(self, done: dict[str, float]) -> None:
        self.bytes += int(done["encodedDataLength"])
        self.requests += 1


def using(browser: Browser, address: str, corpus: Corpus) -> None:
    """What a reader waits for and loads."""
    text, first_words = words_of(corpus)
    for word in first_words:
        with reader(browser, address, viewport={"width": 1280, "height": 900}) as visit:
            first_word(visit, word, "")
            times = [
                typed(visit.page, "[data-cp-query]", other, ".cp-found mark")
                for other in text[20 : 20 + _TIMES]
            ]
            row("the search, another word", milliseconds(times))
    seldom = first_words[1]
    with reader(browser, address, viewport={"width": 1280, "height": 900}) as visit:
        line = Line(visit)
        page = visit.open("claims/")
        row("the list of claims, cold cache", f"{line.bytes / 1000:.0f} kB")
        took = typed(page, "[name=words]", seldom, ".cp-item mark")
        page.wait_for_load_state("networkidle")
        row(
            "words in the list, first results",
            f"{took * 1000:.0f} ms, {line.bytes / 1000:.0f} kB with the page",
        )
        page.get_by_role("button", name="Clear").click()
        page.locator("[data-facet=status] summary").click()
        page.locator("[data-facet=status] .cp-choice").first.wait_for()
        page.wait_for_load_state("networkidle")
        row("facets loaded", f"{line.bytes / 1000:.0f} kB with all before")
        for facet in ("status", "publisher", "person"):
            if facet != "status":
                page.locator(f"[data-facet={facet}] summary").click()
                page.locator(f"[data-facet={facet}] .cp-choice").first.wait_for()
                page.wait_for_timeout(500)
            times = [clicked(page, facet, number) for number in range(4)]
            row(f"a click on a choice of the facet {facet}", milliseconds(times))


def far_away(browser: Browser, address: str, corpus: Corpus) -> None:
    """What a reader waits for at the end of a slow line."""
    for word in words_of(corpus)[1]:
        with reader(browser, address, viewport={"width": 1280, "height": 900}) as visit:
            tools = visit.tools()
            tools.send("Network.enable")
            tools.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": 40,
                    "downloadThroughput": 10_000_000 / 8,
                    "uploadThroughput": 3_000_000 / 8,
                },
            )
            first_word(visit, word, ", 40 ms away")


def words_of(corpus: Corpus) -> tuple[list[str], list[str]]:
    """Words of the notes of a claim; and four of them: a frequent one, a rare one, two between."""
    text = (next(iter(corpus.claims.values())).notes or "").split()
    return text, [text[2], max(text, key=len), text[20], text[37]]


def first_word(visit: Visit, word: str, where: str) -> None:
    """Open the search and type a word, with nothing kept from before."""
    line = Line(visit)
    page = visit.open("about/")
    before = line.bytes
    page.get_by_role("button", name="Search", exact=True).click()
    took = typed(page, "[data-cp-query]", word, ".cp-found")
    page.wait_for_load_state("networkidle")
    found = page.locator("[data-cp-said]").inner_text()
    row(
        f"the search, cold cache{where}, first word ({found})",
        f"{took * 1000:.0f} ms, {(line.bytes - before) / 1000:.0f} kB; "
        f"with the page {line.bytes / 1000:.0f} kB in {line.requests} requests",
    )


def typed(page: Page, field: str, word: str, result: str) -> float:
    """From the key to results of exactly this word."""
    return float(
        page.evaluate(
            """async ([field, word, result]) => {
                const input = document.querySelector(field);
                for (const old of document.querySelectorAll(result)) old.remove();
                const start = performance.now();
                input.value = word;
                input.dispatchEvent(new Event("input", { bubbles: true }));
                while (!document.querySelector(result)) {
                    if (performance.now() - start > 10000) throw new Error(word);
                    await new Promise(requestAnimationFrame);
                }
                return (performance.now() - start) / 1000;
            }""",
            [field, word, result],
        )
    )


def clicked(page: Page, facet: str, number: int) -> float:
    """From the click on a choice to the list and the counts that follow from it."""
    return float(
        page.evaluate(
            """async ([facet, number]) => {
                const said = document.querySelector("[data-claims-said]");
                const list = document.querySelector("[data-claims-list]");
                const panel = document.querySelector(`[data-facet=${facet}]`);
                const boxes = panel.querySelectorAll(".cp-choice input:enabled");
                const box = boxes[number];
                let done = false;
                new MutationObserver(() => { done = true; }).observe(list, { childList: true });
                const start = performance.now();
                box.click();
                while (!done) {
                    if (performance.now() - start > 10000) throw new Error(facet);
                    await new Promise(requestAnimationFrame);
                }
                return (performance.now() - start) / 1000;
            }""",
            [facet, number],
        )
    )


def milliseconds(times: list[float]) -> str:
    """The middle and the longest of some times."""
    return f"{statistics.median(times) * 1000:.0f} ms, the longest {max(times) * 1000:.0f} ms"


if __name__ == "__main__":
    main()
