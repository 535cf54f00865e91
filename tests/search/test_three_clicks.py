"""Without JavaScript every claim is at most three clicks from the front page, however many."""

import posixpath
import re

from benchmarks.invented import publication
from tests.helpers import ROOT

from claimpress.deriving.index import index_of
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.pages import pages
from claimpress.rendering.render import Renderer

CLAIMS = 1_050
LISTS = re.compile(r"(claims/(page/\d+/)?)?index\.md")


def test_every_claim_is_three_clicks_away() -> None:
    corpus = publication(ROOT, CLAIMS)
    made = pages(Renderer(Site("Made up"), corpus, index_of(corpus)))
    lists = {page.path: page.data.decode() for page in made if LISTS.fullmatch(page.path)}
    assert len(lists) == 2 + (CLAIMS - 1) // 100
    assert max(map(len, lists.values())) < 300_000

    reached, clicks = {""}, []
    for _ in range(3):
        reached |= {target for page in reached for target in ways_from(page, lists)}
        clicks.append(sum(links.page_of_claim(id_) in reached for id_ in corpus.claims))
    assert clicks[2] == CLAIMS, clicks


def ways_from(address: str, lists: dict[str, str]) -> set[str]:
    """Where the links of a list lead; other pages are not followed."""
    text = lists.get(links.file_of(address), "")
    ways = re.findall(r'<a [^>]*href="([^"#:]+/)"', text)
    targets = (posixpath.normpath(posixpath.join("/", address, way)).lstrip("/") for way in ways)
    return {f"{target}/" if target else "" for target in targets}
