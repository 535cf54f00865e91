"""What several tests need: copies of the publication, commands, pages read back."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parent.parent
DOSSIER = "korkodinov-coup-article"
EXAMPLES = int(os.environ.get("CLAIMPRESS_EXAMPLES", "1"))
"""How many times as many examples property tests try; `make test-slow` asks for ten."""
PARTS = ("claims", "content", "overrides", "mkdocs.yml", ".github/ISSUE_TEMPLATE")


def copy_of_publication(target: Path) -> Path:
    """The real publication's files in a folder of their own."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copyfile(source, target / part)
    return target


def claimpress(
    *arguments: str | Path,
    cwd: Path = ROOT,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "claimpress", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


class Site:
    """A built site, read back by an HTML5 parser."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self._pages: dict[str, Page] = {}

    def page(self, address: str) -> "Page":
        """The page at an address of the site, as ``claims/a/b/``; empty for the front page."""
        if address not in self._pages:
            name = address if address.endswith(".html") else f"{address}index.html"
            self._pages[address] = Page(address, (self.folder / name).read_text(encoding="utf-8"))
        return self._pages[address]

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page, 404 included."""
        pages = sorted(path.relative_to(self.folder) for path in self.folder.rglob("*.html"))
        return [page.as_posix().removesuffix("index.html") for page in pages]

    def pages(self) -> Iterator["Page"]:
        """Every page."""
        return map(self.page, self.addresses)

    def claim_pages(self) -> Iterator["Page"]:
        """Every page of a claim of the real dossier."""
        for file in sorted((self.root / "claims" / DOSSIER).glob("*.yaml")):
            if file.stem != "dossier":
                yield self.page(f"claims/{DOSSIER}/{file.stem}/")


class Page:
    """One page of a built site."""

    def __init__(self, address: str, html: str) -> None:
        self.address = address
        self.html = html
        self.soup = BeautifulSoup(html, "html5lib")

    def one(self, selector: str) -> Tag:
        """The one element a selector finds."""
        found = self.soup.select(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} of {selector}"
        return found[0]

    @cached_property
    def article(self) -> Tag:
        """What the page is about, without masthead and footer."""
        return self.one("#content")

    @cached_property
    def ids(self) -> set[str]:
        """Every id on the page."""
        return {str(tag["id"]) for tag in self.soup.select("[id]")}

    def links(self) -> Iterator[str]:
        """Every link, as written."""
        for tag in self.soup.select("a[href]"):
            yield str(tag["href"])

    def local_target(self, link: str) -> tuple[str, str] | None:
        """The address in this site and the anchor a link leads to; None for other hosts."""
        full = urljoin(f"http://site.example/{self.address}", link)
        parts = urlsplit(full)
        if parts.scheme not in {"http", "https"} or parts.netloc != "site.example":
            return None
        return parts.path.lstrip("/"), parts.fragment


def words(text: str) -> str:
    """A text with every run of blanks as one space."""
    return " ".join(text.split())
