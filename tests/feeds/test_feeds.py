"""Feeds, read back by the programs people follow them with, and held against the claim files."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import atoma
import feedparser
import pytest
import yaml
from tests.helpers import ROOT

from claimpress import pipeline
from claimpress.deriving.index import index_of
from claimpress.exporting import feeds as exporting
from claimpress.exporting.feeds import LENGTH, units
from claimpress.model.claim import Change, ChangeKind, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.registries import Topic
from claimpress.model.site import Site
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import Renderer
from claimpress.values.dates import PartialDate

ONLINE = Site("Made-up Checks", "https://checks.example/desk/")
CLAIM = "korkodinov-coup-article/scns-coup-plot"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    checked = pipeline.check(ROOT, use_cache=False)
    assert checked.corpus
    return checked.corpus


def written(corpus: Corpus, site: Site = ONLINE) -> dict[str, bytes]:
    index = index_of(corpus)
    render = Renderer(site, corpus, index)
    made = [made for unit in units(corpus, index) for made in unit.make(render)]
    return {file.path: file.data for file in made if isinstance(file, Artifact)}


def changed(corpus: Corpus, **values: Any) -> Corpus:
    """The corpus with one claim that has other values."""
    claim = corpus.claims[CLAIM].model_copy(update=values)
    return replace(corpus, claims={**corpus.claims, CLAIM: claim})


def elements(data: bytes, name: str) -> list[ET.Element]:
    return list(ET.fromstring(data).iter(name))  # noqa: S314 - we wrote it a moment ago


def parsed(data: bytes) -> Any:
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def test_every_feed_is_read_by_feedparser_and_atoma(corpus: Corpus) -> None:
    files = written(corpus)
    atom = [path for path in files if path.endswith(".xml")]
    assert len(atom) > 40
    for path in atom:
        feed = parsed(files[path])
        again = atoma.parse_atom_bytes(files[path])
        assert [entry.id for entry in feed.entries] == [entry.id_ for entry in again.entries]
        assert feed.feed.links[0].href == f"{ONLINE.url}{path}"
        twin = json.loads(files[path.removesuffix("xml") + "json"])
        assert twin["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in twin["items"]] == [entry.id for entry in feed.entries]
        assert [item["title"] for item in twin["items"]] == [entry.title for entry in feed.entries]


def test_the_whole_feed_holds_what_the_claim_files_say(corpus: Corpus) -> None:
    scale = yaml.safe_load((ROOT / "claims/statuses.yaml").read_text(encoding="utf-8"))["statuses"]
    entries = {entry.link: entry for entry in parsed(written(corpus)["feeds/all.xml"]).entries}
    files = [p for p in Path(ROOT / "claims").glob("*/*.yaml") if p.stem != "dossier"]
    assert len(entries) == len(files) == 30
    for file in files:
        claim = yaml.safe_load(file.read_text(encoding="utf-8"))
        entry = entries[f"{ONLINE.url}claims/{file.parent.name}/{file.stem}/"]
        label = scale[claim["status"]]["label"]
        assert entry.title == f"{label}: {claim['text'].strip()}"
        assert entry.published.startswith(str(claim["published_on"]))
        assert " ".join(claim["summary"].split()) in " ".join(entry.summary.split())
        assert {tag.term for tag in entry.tags} == {claim["status"], *claim.get("topics", [])}


def test_a_change_is_told_in_the_feed_of_changes_and_moves_its_claim_up(corpus: Corpus) -> None:
    day = PartialDate.parse("2026-12-01")
    note = "Was “unverified”. <b>A court</b> ruled & published."
    change = Change(on=day, kind=ChangeKind.STATUS_CHANGE, note=note, was="unverified")
    files = written(changed(corpus, history=(change,)))
    (entry,) = parsed(files["feeds/changes.xml"]).entries
    assert entry.title.startswith("Status changed: High-ranking SCNS officials")
    assert "&lt;b&gt;A court&lt;/b&gt; ruled &amp; published." in entry.content[0].value
    assert "Before: Unverified" in entry.content[0].value
    whole = parsed(files["feeds/all.xml"])
    assert whole.entries[0].updated == whole.feed.updated == "2026-12-01T00:00:00Z"
    before = {e.id for e in parsed(written(corpus)["feeds/all.xml"]).entries}
    assert {e.id for e in whole.entries} == before, "a change is no new entry"


def test_a_feed_without_entries_is_a_feed(corpus: Corpus) -> None:
    feed = parsed(written(corpus)["feeds/changes.xml"])
    assert feed.entries == []
    assert feed.feed.updated == "1970-01-01T00:00:00Z"


def test_signs_survive(corpus: Corpus) -> None:
    topics = {**corpus.topics, "security-services": Topic(name="R&D <x> ]]> “й”", description="x")}
    files = written(replace(corpus, topics=topics))
    assert parsed(files["feeds/topics/security-services.xml"]).feed.title == (
        "Made-up Checks: R&D <x> ]]> “й”"
    )
    entry = next(e for e in parsed(files["feeds/all.xml"]).entries if e.link.endswith("coup-plot/"))
    assert "R&D <x> ]]> “й”" in [tag.label for tag in entry.tags]


def test_links_without_an_address_lead_from_the_feed_to_the_page(corpus: Corpus) -> None:
    files = written(corpus, Site("Made-up Checks"))
    for path in ("feeds/all.xml", "feeds/topics/security-services.xml"):
        for entry in elements(files[path], "{http://www.w3.org/2005/Atom}entry"):
            link = entry.find("{http://www.w3.org/2005/Atom}link")
            assert link is not None
            way = urljoin(f"https://host.example/{path}", link.get("href"))
            assert way.startswith("https://host.example/claims/korkodinov-coup-article/")


def test_a_draft_is_in_no_feed(corpus: Corpus) -> None:
    draft = changed(corpus, stage=Stage.DRAFT, published_on=None)
    assert not [path for path, data in written(draft).items() if b"scns-coup-plot" in data]


def test_a_feed_stays_small(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LENGTH >= 30
    monkeypatch.setattr(exporting, "LENGTH", 7)
    assert len(parsed(written(corpus)["feeds/all.xml"]).entries) == 7


def test_the_list_of_feeds_names_each_of_them(corpus: Corpus) -> None:
    files = written(corpus)
    listed = [each.get("xmlUrl", "") for each in elements(files["feeds/feeds.opml"], "outline")]
    assert sorted(listed) == sorted(ONLINE.url + path for path in files if path.endswith(".xml"))
