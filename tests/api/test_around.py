"""The sitemap, ``llms.txt``, and the forms in which others collect checks."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.api.conftest import ADDRESS, data_at
from tests.api.test_files import lines
from tests.api.test_markdown import page_of
from tests.conftest import THE_DAY
from tests.helpers import Site, claimpress

from claimpress.exporting import sitemap as making
from claimpress.exporting.api.start import start
from claimpress.exporting.sitemap import sitemap
from claimpress.model.site import Site as SiteOf
from claimpress.reading.commit import Commit
from claimpress.rendering.render import Renderer

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEW = 7
DOSSIER = "lower-nowhere-speech"


def locations(data: bytes, inside: str) -> list[tuple[str, str | None]]:
    root = ET.fromstring(data)  # noqa: S314 - we wrote it
    return [
        (entry.findtext(f"{SPACE}loc", ""), entry.findtext(f"{SPACE}lastmod"))
        for entry in root.iter(f"{SPACE}{inside}")
    ]


def test_the_sitemap_lists_every_page_that_has_its_own_address(nowhere: Site) -> None:
    listed = [loc for loc, _ in locations((nowhere.folder / "sitemap.xml").read_bytes(), "url")]
    own = [
        page.address
        for page in nowhere.pages()
        if (link := page.soup.select_one("link[rel=canonical]"))
        and link["href"] == f"{ADDRESS}{page.address}"
    ]
    assert sorted(listed) == listed
    assert listed == sorted(f"{ADDRESS}{address}" for address in own)
    assert len(listed) > 25


def test_days_are_those_of_the_last_change_and_of_nothing_else(nowhere: Site) -> None:
    days = dict(locations((nowhere.folder / "sitemap.xml").read_bytes(), "url"))
    dated = {address for address, day in days.items() if day}
    for record in lines(nowhere):
        assert days[record["page"]] == record["changed_on"]
    claims = {record["page"] for record in lines(nowhere)}
    revision = f"{ADDRESS}claims/{DOSSIER}/old-count/0123456789ab/"
    assert dated == claims | {revision, f"{ADDRESS}corrections/"}
    assert days[revision] == days[f"{ADDRESS}corrections/"] == "2026-05-30"


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize(("pages", "parts"), [(FEW, 0), (FEW + 1, 2), (2 * FEW + 1, 3)])
def test_more_addresses_than_a_file_may_hold_are_divided(
    shown: Renderer, monkeypatch: pytest.MonkeyPatch, pages: int, parts: int
) -> None:
    assert making.MOST == 50_000, "what the protocol allows"
    monkeypatch.setattr(making, "MOST", FEW)
    made = [f"claims/d/c{number}/index.md" for number in range(pages)]
    bare = replace(shown.corpus, pages=None)
    files = {a.path: a.data for a in sitemap([*made, "index.html"], [bare], shown.site)}
    if not parts:
        assert len(locations(files["sitemap.xml"], "url")) == pages
        return
    listed = [loc for loc, _ in locations(files.pop("sitemap.xml"), "sitemap")]
    assert listed == [f"{ADDRESS}sitemap-{number}.xml" for number in range(1, parts + 1)]
    assert [f"{ADDRESS}{name}" for name in files] == listed
    held = [loc for data in files.values() for loc, _ in locations(data, "url")]
    assert all(len(locations(data, "url")) <= FEW for data in files.values())
    assert len(set(held)) == pages


@pytest.mark.usefixtures("on_the_day")
def test_without_an_address_there_is_no_sitemap(shown: Renderer) -> None:
    assert list(sitemap(["index.md"], [shown.corpus], SiteOf("Checks of Nowhere"))) == []


def test_answer_engines_are_told_what_to_know(nowhere: Site) -> None:
    text = (nowhere.folder / "llms.txt").read_text(encoding="utf-8")
    page = page_of(text)
    assert text.startswith("# Claim by Claim\n\n> A made-up publication")
    assert [tag.name for tag in page.find_all(["h1", "h2"])] == ["h1", "h2", "h2", "h2"]
    shown = page.get_text()
    for status in data_at(nowhere, "api/v1/statuses.json")["statuses"].values():
        assert status["label"] in shown
    assert data_at(nowhere, "api/v1/index.json")["licence"]["says"] in shown
    records = {record["id"]: record for record in lines(nowhere)}
    ways = {str(link["href"]) for link in page.find_all("a")}
    for id_, record in records.items():
        assert f"{ADDRESS}claims/{id_}/claim.md" in ways
        assert record["text"] in shown
    for way in ways:
        if way.startswith(ADDRESS):
            path = way.removeprefix(ADDRESS)
            file = nowhere.folder / (f"{path}index.html" if path.endswith("/") else path)
            assert file.is_file(), way
    withdrawn = next(line for line in text.splitlines() if "/withdrawn/claim.md" in line)
    assert withdrawn.partition("claim.md): ")[2].startswith("withdrawn")


def reviews(site: Site) -> list[dict[str, Any]]:
    feed = data_at(site, "api/v1/claimreview.json")
    return [review for element in feed["dataFeedElement"] for review in element["item"]]


def test_the_feed_holds_each_check_that_is_a_finding(nowhere: Site) -> None:
    feed = data_at(nowhere, "api/v1/claimreview.json")
    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    findings = {
        record["page"]: record
        for record in lines(nowhere)
        if record["stage"] == "published" and record["status"] != "not-checkable"
    }
    assert {review["url"] for review in reviews(nowhere)} == set(findings)
    for element in feed["dataFeedElement"]:
        [review] = element["item"]
        record = findings[review["url"]]
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"] == record["text"]
        assert element["dateModified"] == record["changed_on"]
        assert element["dateCreated"] == record["published_on"]
    assert feed["dateModified"] == max(record["changed_on"] for record in lines(nowhere))


TAKEN = {
    "articleBody", "claimReviews", "contentLocation", "countryOfOrigin", "evidences", "headline",
    "headlineNative", "image", "inLanguage", "keywords", "topics", "type", "url",
}  # fmt: skip
"""What FactCRICIS takes, by its reference of ``POST /factcheck/``."""
TAKEN_OF_REVIEW = {
    "ItemReviewed", "associatedClaimReview", "claimReviewed", "claimReviewedNative", "reviewRating",
}  # fmt: skip


def test_the_lines_for_the_efcsn_have_its_fields_and_no_guess(nowhere: Site) -> None:
    text = (nowhere.folder / "api/v1/efcsn.ndjson").read_text(encoding="utf-8")
    checks = {check["url"]: check for check in map(json.loads, text.splitlines())}
    assert set(checks) == {review["url"] for review in reviews(nowhere)}
    for check in checks.values():
        assert check.keys() <= TAKEN
        assert not check.keys() & {"topics", "type", "countryOfOrigin", "contentLocation"}
        [review] = check["claimReviews"]
        assert review.keys() <= TAKEN_OF_REVIEW
    assert checks[f"{ADDRESS}claims/{DOSSIER}/lamps/"]["claimReviews"] == [
        {
            "claimReviewedNative": "Twelve new lamps <b>now</b> stand on Crooked Bridge & none of "
            "them *has* gone out.",
            "claimReviewed": "Twelve new lamps <b>now</b> stand on Crooked Bridge & none of them "
            "*has* gone out.",
            "reviewRating": "Mixed",
            "ItemReviewed": [
                {
                    "author": "Zebulon Quill",
                    "datePublished": "2026-04-01",
                    "Appearances": [
                        {"url": "https://town.example.org/speech"},
                        {"url": "https://lantern.example.com/speech?day=1&part=2"},
                    ],
                }
            ],
        }
    ]


@pytest.mark.usefixtures("on_the_day")
def test_the_index_tells_of_which_commit_and_chain_it_is(shown: Renderer) -> None:
    commit = Commit("0123456789abcdef0123456789abcdef01234567", "2026-06-14T09:00:00Z")
    told = json.loads(start(shown, commit, None).data)
    assert told["commit"] == {"sha": commit.sha, "moment": commit.moment}
    assert "head" not in told, "a preview has no chain"
    assert not [each for each in told["files"] if each["href"].startswith("changes/")]


def test_what_passes_engines_by_is_the_same_with_each(nowhere: Site) -> None:
    built = claimpress(
        "build", "--engine", "zensical", "--site-dir", "build/other",
        cwd=nowhere.root, SOURCE_DATE_EPOCH=THE_DAY, CLAIMPRESS_SITE_URL=ADDRESS,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    other = nowhere.root / "build/other"
    names = ["sitemap.xml", "llms.txt", f"claims/{DOSSIER}/lamps/claim.md", "api/v1/claims.sqlite"]
    for name in names:
        assert (other / name).read_bytes() == (nowhere.folder / name).read_bytes(), name
    assert not list(nowhere.folder.rglob("claim/index.html")), "no engine made a page of a claim.md"
    assert not list(other.rglob("claim/index.html"))
