"""The real publication and an invented one, and their search index."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from benchmarks.invented import publication
from tests.helpers import ROOT

from claimpress.deriving.index import index_of
from claimpress.exporting.search.index import search_index
from claimpress.exporting.search.part import SIZE
from claimpress.model.corpus import Corpus
from claimpress.pipeline import check
from claimpress.writing.mount import Mount


class Made:
    """A search index on the disk, and how to make it again."""

    def __init__(self, docs: Path, corpus: Corpus, like: Path | None = None) -> None:
        self.docs = docs
        self.corpus = corpus
        if like:
            shutil.copytree(like.parent, docs.parent, dirs_exist_ok=True)
        else:
            self.make()

    def make(self) -> set[Path]:
        """Make it, keeping what stands; gives the files that were written."""
        before = self.stamps()
        standing = Mount(self.docs).standing_in("search", "part.json")
        folder = Mount(self.docs)
        index = search_index(self.corpus, index_of(self.corpus), (), standing)
        folder.settle(folder.placed(index))
        return {path for path, stamp in self.stamps().items() if before.get(path) != stamp}

    def stamps(self) -> dict[Path, tuple[int, int]]:
        files = self.docs.rglob("*.json")
        return {file: (file.stat().st_mtime_ns, file.stat().st_ino) for file in files}

    def read(self, path: str) -> Any:
        return json.loads((self.docs / "search" / path).read_bytes())

    def records(self) -> dict[str, Any]:
        """What the search shows, by the address of the page."""
        files = sorted((self.docs / "search").glob("*/texts-*.json"))
        return {record["at"]: record for file in files for record in json.loads(file.read_bytes())}

    def pages_with(self, form: str) -> set[str]:
        """The addresses of the records in which a word stands, read as a browser reads it."""
        found = set()
        for part in self.read("index.json")["parts"]:
            for number in range(len(part["words"])):
                file = self.read(f"{part['at']}words-{number}.json")
                if form not in file["words"]:
                    continue
                record = 0
                for step in file["docs"][file["words"].index(form)]:
                    record += step // 8
                    texts = self.read(f"{part['at']}texts-{record // part['texts']}.json")
                    found.add(texts[record % part["texts"]]["at"])
        return found


@pytest.fixture(scope="session")
def real_corpus() -> Corpus:
    corpus = check(ROOT, use_cache=False).corpus
    assert corpus
    return corpus


@pytest.fixture(scope="session")
def invented_corpus() -> Corpus:
    """Enough claims for three parts."""
    return publication(ROOT, 2 * SIZE + 100)


@pytest.fixture
def real(tmp_path: Path, real_corpus: Corpus) -> Made:
    return Made(tmp_path / "docs", real_corpus)


@pytest.fixture(scope="session")
def invented_docs(invented_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Made(tmp_path_factory.mktemp("invented") / "docs", invented_corpus).docs


@pytest.fixture
def invented(tmp_path: Path, invented_corpus: Corpus, invented_docs: Path) -> Made:
    return Made(tmp_path / "docs", invented_corpus, invented_docs)
