"""The pages say what the research says: no more, no less, to the letter."""

import json
from collections import Counter
from typing import Any

import pytest
from bs4 import Tag
from tests.helpers import DOSSIER, ROOT, Page, Site, words

RESEARCH: dict[str, Any] = json.loads(
    (ROOT / "tests/data/research-sources.json").read_text(encoding="utf-8"),
)
CLAIMS: dict[str, dict[str, Any]] = RESEARCH["claims"]
STANCES = {
    "supports": "Supports the claim",
    "refutes": "Speaks against the claim",
    "context": "Context",
}


def claim_page(site: Site, slug: str) -> Page:
    return site.page(f"claims/{DOSSIER}/{slug}/")


def shown_evidence(page: Page) -> list[dict[str, Any]]:
    """What a reader sees of each item of evidence."""
    found = []
    for section in page.article.select("#evidence ~ h3"):
        stance = words(section.get_text()).partition(" (")[0]
        items = section.find_next_sibling("ol")
        assert isinstance(items, Tag)
        found += [{"stance": stance, **shown_item(item)} for item in items.select(".cp-evidence")]
    return found


def shown_item(item: Tag) -> dict[str, Any]:
    link = item.select_one(".cp-evidence-title a")
    assert link is not None
    time = item.select_one("time")
    quote = item.select_one("blockquote")
    meta = words(" ".join(part.get_text() for part in item.select(".cp-evidence-meta")))
    return {
        "url": link["href"],
        "title": words(link.get_text()),
        "publisher": words(item.select(".cp-evidence-publisher")[0].get_text()),
        "published": time["datetime"] if time else None,
        "consulted": "full" if "read in full" in meta else "excerpt",
        "quote": words(quote.get_text()) if quote else None,
    }


def expected_evidence(claim: dict[str, Any]) -> list[dict[str, Any]]:
    items = [
        {
            "stance": STANCES[item["stance"]],
            "url": item["url"],
            "title": item["title"] or f"Title not seen ({item['publisher']})",
            "publisher": item["publisher"],
            "published": item["published"],
            "consulted": item["consulted"],
            "quote": item["quote"],
        }
        for item in claim["evidence"]
    ]
    order = [STANCES[stance] for stance in ("refutes", "supports", "context")]
    return sorted(items, key=lambda item: order.index(item["stance"]))


def test_all_thirty_claims_have_a_page_and_no_other_claim_does(site: Site) -> None:
    pages = {page.address.split("/")[2] for page in site.claim_pages()}
    assert pages == set(CLAIMS)
    assert len(pages) == 30


@pytest.mark.parametrize("slug", CLAIMS)
def test_claim_page_shows_the_evidence_of_the_research_to_the_letter(site: Site, slug: str) -> None:
    assert shown_evidence(claim_page(site, slug)) == expected_evidence(CLAIMS[slug])


@pytest.mark.parametrize("slug", CLAIMS)
def test_claim_page_shows_the_claim_its_words_and_its_status(site: Site, slug: str) -> None:
    claim, page = CLAIMS[slug], claim_page(site, slug)
    assert words(page.one("h1").get_text()) == claim["text"]
    assert words(page.one("#exact-words ~ figure blockquote").get_text()) == claim["quote"]
    assert f"paragraph {claim['paragraph']}" in words(page.article.get_text())
    status = page.one(".cp-verdict .cp-badge")
    assert f"cp-status-{claim['status']}" in status["class"]
    assert words(status.get_text()) == claim["status"].replace("-", " ").capitalize()


def test_every_outside_address_of_the_pages_is_in_the_research(site: Site) -> None:
    """No link was added, altered or guessed."""
    known = {item["url"] for claim in CLAIMS.values() for item in claim["evidence"]}
    known |= {url for event in RESEARCH["timeline"] for url in event["sources"]}
    for page in site.claim_pages():
        outside = {
            link
            for link in (str(a["href"]) for a in page.article.select("a[href]"))
            if link.startswith("http")
        }
        assert outside <= known, page.address


def test_timeline_has_every_dated_event_with_its_sources(site: Site) -> None:
    page = site.page(f"claims/{DOSSIER}/timeline/")
    shown = [
        {
            "on": day.select("time")[0]["datetime"],
            "sources": [a["href"] for a in event.select("a[rel~=nofollow]")],
        }
        for day in page.article.select(".cp-timeline > .cp-day")
        for event in day.select(".cp-event")
    ]
    expected = [{"on": e["on"], "sources": e["sources"]} for e in RESEARCH["timeline"]]
    assert shown == expected


def test_dossier_page_marks_every_claim_in_its_passage(site: Site) -> None:
    page = site.page(f"claims/{DOSSIER}/")
    for slug, claim in CLAIMS.items():
        anchor = page.one(f"[id='{slug}']")
        passage = anchor.find_parent(class_="cp-passage")
        assert isinstance(passage, Tag), slug
        assert passage["id"] == f"paragraph-{claim['paragraph']}"
        text = passage.select_one(".cp-passage-text")
        assert text is not None
        for unseen in text.select(".cp-visually-hidden"):
            unseen.extract()
        assert words(claim["quote"]) in words(text.get_text()), slug


def test_dossier_page_says_how_it_was_made_and_what_is_missing(site: Site) -> None:
    text = words(site.page(f"claims/{DOSSIER}/").article.get_text())
    for said in ("machine assistance", "second editor", "excerpt"):
        assert said in text


def test_nobody_is_named_who_is_not_in_the_research() -> None:
    """The registry of people holds only names and spellings the research gives."""
    from claimpress.pipeline import check  # noqa: PLC0415 - the only use here

    known = json.loads((ROOT / "tests/data/research-people.json").read_text(encoding="utf-8"))
    corpus = check(ROOT, use_cache=False).corpus
    assert corpus is not None
    assert set(corpus.people) == set(known)
    for id_, person in corpus.people.items():
        for name in person.other_names:
            assert name in known[id_], (id_, name)


def test_the_findings_count_what_the_claims_say() -> None:
    text = words((ROOT / f"claims/{DOSSIER}/dossier.yaml").read_text(encoding="utf-8"))
    count = Counter(claim["status"] for claim in CLAIMS.values())
    assert (
        f"Of {len(CLAIMS)} claims, {count['supported']} are supported, "
        f"{count['mostly-supported']} mostly supported, {count['mixed']} is mixed, "
        f"{count['unverified']} are unverified, {count['contradicted']} is contradicted "
        f"and {count['not-checkable']} is not checkable."
    ) in text
