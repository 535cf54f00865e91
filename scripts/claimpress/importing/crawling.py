"""A site gone through by its sitemap: each page is asked for once, what it says is kept."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer, Bounds
from claimpress.fetching.follow import follow
from claimpress.fetching.manners import Polite
from claimpress.fetching.robots import Robots
from claimpress.fetching.target import Target, target_of
from claimpress.importing.given import Raw
from claimpress.importing.sitemaps import LARGEST, pages_of
from claimpress.importing.sources import LARGEST_PAGE
from claimpress.importing.trouble import Trouble
from claimpress.importing.web_pages import raws_of_page

CRAWLED = "crawled.ndjson"
_PAGE = Bounds(largest=LARGEST_PAGE)
_SITEMAP = Bounds(longest=300, largest=LARGEST)


@dataclass(slots=True)
class Crawl:
    """The pages of a site that were looked at, in a file with one page a line."""

    path: Path
    polite: Polite
    robots: Robots
    pages: int = 0
    """How many are listed."""
    told: list[str] = field(default_factory=list)
    """What is wrong with the sitemaps."""

    def run(self, sitemaps: tuple[str, ...], matching: str, seen: Callable[[int], None]) -> None:
        """Look at each page that was not looked at yet; what failed is tried again.

        Raises `FetchError` when a sitemap that was named cannot be had, and
        `claimpress.fetching.manners.Stopped` when the work is to end.
        """
        known = {page["page"] for page in self._kept() if not page.get("fault")}
        self._forget_what_failed()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            for address in self._listed(sitemaps, matching):
                self.pages += 1
                seen(self.pages)
                if address not in known:
                    known.add(address)
                    file.write(json.dumps(self._looked_at(address)) + "\n")
                    file.flush()

    def raws(self) -> Iterator[Raw]:
        """What was found: each ClaimReview, and each page that could not be had or read."""
        for page in self._kept():
            if page.get("fault"):
                trouble = Trouble("not-fetched", detail=page["fault"])
                yield Raw(page["page"], {"as given": page["page"]}, (trouble,))
            for found in page["found"]:
                troubles = tuple(Trouble(code, detail=said) for code, said in found["troubles"])
                alternates = tuple(found.get("alternates", ()))
                language, own = found["language"], found["page"]
                yield Raw(page["page"], found["data"], troubles, language, own, alternates)

    @property
    def without(self) -> int:
        """How many pages were looked at that have no ClaimReview."""
        return sum(not page["found"] and not page.get("fault") for page in self._kept())

    def _listed(self, sitemaps: tuple[str, ...], matching: str) -> Iterator[str]:
        def ask(target: Target) -> Answer:
            return follow(target, lambda t: self.polite.ask(t, bounds=_SITEMAP)).answer

        for sitemap in sitemaps:
            pages = pages_of(sitemap, ask, self.told.append)
            yield from (page for page in pages if matching in page)

    def _looked_at(self, address: str) -> dict[str, Any]:
        try:
            answer = self._page(address)
        except FetchError as fault:
            return {"page": address, "fault": str(fault), "found": []}
        raws = list(raws_of_page(answer.body, address, answer.target.address))
        return {"page": address, "found": [_written(raw) for raw in raws if _tells(raw)]}

    def _page(self, address: str) -> Answer:
        answer = follow(target_of(address), self._ask).answer
        if answer.status != 200:
            raise FetchError(Fault.BROKEN, f"the server answers with status {answer.status}")
        if not answer.whole:
            raise FetchError(Fault.BROKEN, f"the page has more than {LARGEST_PAGE:,} bytes")
        return answer

    def _ask(self, target: Target) -> Answer:
        if not self.robots.allow(target):
            raise FetchError(Fault.REFUSED, "the site asks programs to leave it alone (robots.txt)")
        return self.polite.ask(target, bounds=_PAGE)

    def _kept(self) -> Iterator[dict[str, Any]]:
        if not self.path.is_file():
            return
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                try:
                    yield json.loads(line)
                except ValueError:  # cut off when a run was broken off
                    continue

    def _forget_what_failed(self) -> None:
        if not self.path.is_file():
            return
        aside = self.path.with_suffix(".new")
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            for page in self._kept():
                if not page.get("fault"):
                    file.write(json.dumps(page) + "\n")
        aside.replace(self.path)


def _tells(raw: Raw) -> bool:
    """Whether there is more to say of a page than that it has no ClaimReview."""
    return any(trouble.detail for trouble in raw.troubles) or "as given" not in raw.data


def _written(raw: Raw) -> dict[str, Any]:
    troubles = [(trouble.code, trouble.detail) for trouble in raw.troubles]
    return {
        "data": raw.data,
        "troubles": troubles,
        "language": raw.language,
        "page": raw.page,
        "alternates": raw.alternates,
    }
