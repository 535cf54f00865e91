"""What measures says the truth about what it runs, and its tables and plot can be read."""

import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.markdown_tree import Tree
from benchmarks.newsroom import Newsroom
from benchmarks.report import comparison, drawn, growth, middles_of
from benchmarks.tools import MkDocs
from benchmarks.watch import CommandError, cost_of, size_of
from bs4 import BeautifulSoup
from markdown import markdown

ABOUT = {"commit": "0" * 12, "day": "2020-02-02", "cores": 2, "python": "3", "versions": {"a": "1"}}
BUSY = """
import os, time
held = b"." * 60_000_000
end = time.process_time() + 0.4
child = os.fork()
while time.process_time() < end: pass
if child: os.wait()
"""


def figure(tool: str, scenario: str, claims: int, seconds: float) -> dict[str, Any]:
    return {
        "tool": tool, "scenario": scenario, "claims": claims, "run": 0, "seconds": seconds,
        "processor": seconds * 2, "tree": 10 << 20, "process": 5 << 20, "load": 0.5,
        "files": 7, "bytes": 1_000_000, "html": 500_000, "about": ABOUT,
    }  # fmt: skip


FIGURES = [
    *(figure("claimpress", "cold", size, size / 100) for size in (1_000, 10_000)),
    *(figure("claimpress", "edit", size, 2) for size in (1_000, 10_000)),
    *(figure("mkdocs", "cold", 1_000, seconds) for seconds in (39, 40, 99)),
    figure("hugo", "cold", 1_000, 5),
]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the memory is not looked at")
def test_a_command_costs_what_all_its_processes_cost(tmp_path: Path) -> None:
    cost = cost_of([sys.executable, "-c", BUSY], tmp_path)
    assert 0.75 < cost.processor < 3
    assert cost.seconds > 0.35
    assert 60_000_000 < cost.process < cost.tree * 1.5
    assert cost.tree < 90_000_000  # what both see is there once


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="it is broken"):
        cost_of([sys.executable, "-c", "raise SystemExit('it is broken')"], tmp_path)


def test_files_and_bytes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("12345")
    (tmp_path / "b.json").write_text("123")
    assert size_of(tmp_path) == (2, 8, 5)


def test_tables_give_medians_and_ratios() -> None:
    middles = middles_of(FIGURES)
    lines = [line for line in comparison(middles, FIGURES) if line.startswith("| mkdocs")]
    (line,) = lines
    assert line == (
        "| mkdocs, cold | 3 | 40.00 | 80.00 | 1.00 (1.00) | 8.00 (8.00) | 4.00 (4.00) "
        "| 10 MiB | 5 MiB | 7 | 1.0 MB | 0.5 MB | 0.5 |"
    )
    powers = [line.rsplit("|", 2)[1].strip() for line in growth(middles) if "claimpress" in line]
    assert powers[:2] == ["1.00", "0.00"]


def test_the_plot_is_a_drawing_with_every_line() -> None:
    svg = BeautifulSoup(drawn(middles_of(FIGURES)), "xml")
    texts = {text.get_text() for text in svg.select("text")}
    assert {"claimpress, all", "claimpress, after one edit", "mkdocs, all"} <= texts
    assert len(svg.select("polyline")) == 4


def test_the_pages_for_others_are_whole_and_their_links_lead_to_pages(tmp_path: Path) -> None:
    newsroom = Newsroom(45)
    Tree(newsroom, tmp_path, MkDocs.link).write()
    pages = {page.resolve() for page in tmp_path.rglob("*.md")}
    assert len(pages) == 45 + 2 + len(newsroom.people) + len(newsroom.topics) + 1
    for page in pages:
        body = page.read_text(encoding="utf-8").split("---\n", 2)[2]
        soup = BeautifulSoup(markdown(body, extensions=["tables"]), "html5lib")
        links = [str(link["href"]) for link in soup.select("a[href]")]
        local = [link for link in links if not link.startswith("https://")]
        assert {(page.parent / link).resolve() for link in local} <= pages, page
    text = next(tmp_path.rglob("claim-00007.md")).read_text(encoding="utf-8")
    claim = newsroom.claim(7)
    assert all(item["says"] in text and item["url"] in text for item in claim["evidence"])
    assert claim["unknown"] in text
