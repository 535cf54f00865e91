"""A site is gone through by its sitemap: politely, once, and no further than it belongs to."""

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import THE_DAY
from tests.fetching.server import Handler, Server, lead, say, serving
from tests.helpers import ROOT
from tests.importing.oddities import review

from claimpress import pipeline
from claimpress.cli import claimpress as program
from claimpress.cli.network import Network
from claimpress.fetching.fetcher import Fetcher
from claimpress.fetching.manners import Manners

SITE = "http://checks.example"


@dataclass
class Site:
    """A site that is played, and the publication that imports from it."""

    root: Path
    server: Server
    pages: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> Result:
        command = ["import", "claimreview", "--into", "old", "--root", str(self.root), *arguments]
        environment = {"SOURCE_DATE_EPOCH": THE_DAY, "NO_COLOR": "1"}

        def fetcher(purpose: str) -> Fetcher:
            del purpose
            return self.server.fetcher("checks.example", "other.example")

        way = Network(fetcher, Manners(gap=0, back_off=0.01))
        return CliRunner().invoke(
            program, command, obj=way, env=environment, catch_exceptions=False
        )

    def claims(self) -> set[str]:
        corpus = pipeline.check(self.root, use_cache=False).corpus
        assert corpus
        return {claim.text for claim in corpus.claims.values() if claim.dossier == "old"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    root = Path(shutil.copytree(ROOT / "tests/rules/base", tmp_path / "publication"))

    def behave(handler: Handler) -> None:
        if handler.path in there.moved:
            lead(handler, there.moved[handler.path])
        elif handler.path in there.pages:
            say(handler, body=there.pages[handler.path])
        else:
            say(handler, 404)

    with serving(behave) as server:
        there = Site(root, server)
        there.pages = {
            "/sitemap.xml": sitemap("/a/1", "/a/2", "/about", "/b/3"),
            "/a/1": page(1),
            "/a/2": page(2),
            "/about": b"<!doctype html><title>About us</title>",
            "/b/3": page(3),
        }
        yield there


def sitemap(*places: str, kind: str = "url") -> bytes:
    listed = "".join(f"<{kind}><loc>{SITE}{place}</loc></{kind}>" for place in places)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset>{listed}</urlset>'.encode()


def page(number: int) -> bytes:
    script = json.dumps(review(number, url=None))
    return f'<script type="application/ld+json">{script}</script>'.encode()


def text_of(number: int) -> str:
    return str(review(number)["claimReviewed"])


def test_each_page_of_a_sitemap_is_asked_for(site: Site) -> None:
    done = site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(
        "4 pages in the sitemap; 1 of those looked at have no ClaimReview.\n\n"
        "3 records: 3 claims written, 0 were there already, 0 left out.\n"
    )
    assert site.claims() == {text_of(number) for number in (1, 2, 3)}
    notes = (site.root / "claims/old").glob("odd-*1-*.yaml")
    assert f"(<{SITE}/a/1>)" in next(notes).read_text("utf-8")
    assert site.server.asked()[0] == "/sitemap.xml"


def test_no_page_is_asked_for_twice(site: Site) -> None:
    site.run("--sitemap", f"{SITE}/sitemap.xml")
    site.pages["/sitemap.xml"] = sitemap("/a/1", "/a/2", "/new")
    site.pages["/new"] = page(9)
    site.server.log.clear()
    done = site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert "4 records: 1 claim written, 3 were there already, 0 left out." in done.stdout
    assert [path for path in site.server.asked() if path != "/robots.txt"] == [
        "/sitemap.xml",
        "/new",
    ]


def test_only_pages_that_match_are_asked_for(site: Site) -> None:
    site.run("--sitemap", f"{SITE}/sitemap.xml", "--matching", "/a/")
    assert site.claims() == {text_of(1), text_of(2)}
    assert "/b/3" not in site.server.asked()


def test_sitemaps_lead_to_sitemaps_packed_or_not(site: Site) -> None:
    site.pages["/index.xml"] = sitemap("/sitemap.xml", "/more.xml.gz", "/gone.xml", kind="sitemap")
    site.pages["/more.xml.gz"] = gzip.compress(sitemap("/more"))
    site.pages["/more"] = page(8)
    done = site.run("--sitemap", f"{SITE}/index.xml")
    assert text_of(8) in site.claims()
    assert f"A sitemap was passed over: {SITE}/gone.xml: the server answers with status 404" in (
        done.stderr
    )


def test_a_sitemap_speaks_for_its_own_site_only(site: Site) -> None:
    site.pages["/sitemap.xml"] = (
        b"http://checks.example/a/1\nhttp://other.example/a/2\nhttp://127.0.0.1/x\nfile:///etc/x\n"
    )
    site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert site.claims() == {text_of(1)}
    assert {asked.host for asked in site.server.log} == {"checks.example"}


def test_a_site_that_wants_no_programs_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /a/\n"
    done = site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert done.exit_code == 1
    assert "2  The page could not be fetched. [not-fetched]" in done.stdout
    assert not {"/a/1", "/a/2"} & {*site.server.asked()}
    report = (site.root / "imports/old/report.ndjson").read_text("utf-8")
    assert "the site asks programs to leave it alone (robots.txt)" in report


def test_what_failed_is_asked_for_again(site: Site) -> None:
    kept = site.pages.pop("/a/2")
    site.moved["/a/2"] = "http://169.254.169.254/"
    done = site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert "3 records: 2 claims written, 0 were there already, 1 left out." in done.stdout
    del site.moved["/a/2"]
    site.pages["/a/2"] = kept
    done = site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert "3 records: 1 claim written, 2 were there already, 0 left out." in done.stdout
    assert site.claims() == {text_of(number) for number in (1, 2, 3)}


def test_a_sitemap_that_cannot_be_had_is_said(site: Site) -> None:
    done = site.run("--sitemap", f"{SITE}/none.xml")
    assert done.exit_code == 1
    assert "the sitemap cannot be had: the server answers with status 404" in done.stderr


def test_a_bomb_does_not_go_off(site: Site) -> None:
    site.pages["/sitemap.xml"] = gzip.compress(b" " * (60 * 1024 * 1024))
    done = site.run("--sitemap", f"{SITE}/sitemap.xml")
    assert "the sitemap has more than 52,428,800 bytes" in done.stderr


def test_a_dry_run_leaves_nothing_behind(site: Site) -> None:
    done = site.run("--sitemap", f"{SITE}/sitemap.xml", "--dry-run")
    assert "3 records: 3 claims would be written" in done.stdout
    assert not (site.root / "imports").exists()


def test_without_files_or_sitemap_there_is_nothing_to_do(site: Site) -> None:
    done = site.run()
    assert done.exit_code == 2
    assert "name at least one file" in done.stderr
