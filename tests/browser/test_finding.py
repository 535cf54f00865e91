"""Finding a claim: the list with its filters, and the search."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from tests.helpers import DOSSIER
from tests.visiting import Visit

pytestmark = pytest.mark.browser


def shown(visit: Visit) -> list[str]:
    return [
        item.inner_text() for item in visit.page.locator(".cp-item:visible .cp-item-title").all()
    ]


def test_claims_are_filtered_by_status_and_the_address_keeps_it(visit: Visit, folder: Path) -> None:
    data = json.loads((folder / "data/claims.json").read_text(encoding="utf-8"))
    supported = [claim["text"] for claim in data["claims"] if claim["status"] == "supported"]
    page = visit.open("claims/")
    page.locator("select[name=status]").select_option("supported")
    assert sorted(shown(visit)) == sorted(supported)
    assert parse_qs(urlsplit(page.url).query) == {"status": ["supported"]}
    page.reload(wait_until="networkidle")
    assert sorted(shown(visit)) == sorted(supported)
    expect(page.locator(".cp-filter-count")).to_contain_text(str(len(supported)))


def test_filters_work_together_and_can_be_cleared(visit: Visit) -> None:
    page = visit.open("claims/?status=unverified&topic=parliament")
    expect(page.locator(".cp-filter-count")).to_contain_text("1 of 30")
    assert len(shown(visit)) == 1
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".cp-filter-count")).to_contain_text("30 of 30")
    assert len(shown(visit)) == 30
    assert not urlsplit(page.url).query


def test_words_are_found_without_regard_to_case_and_accents(visit: Visit) -> None:
    page = visit.open("claims/")
    page.locator("input[name=words]").fill("MIRZIYÓYEV")
    expect(page.locator(".cp-filter-count")).to_contain_text("1 of 30")
    page.locator("input[name=words]").fill("no such words anywhere")
    expect(page.locator("[data-claims-none]")).to_be_visible()


def test_claims_are_sorted_by_text(visit: Visit) -> None:
    page = visit.open("claims/")
    page.locator("select[name=order]").select_option("text")
    texts = shown(visit)
    assert texts == page.evaluate("texts => texts.sort((a, b) => a.localeCompare(b, 'en'))", texts)
    assert len(texts) == 30


def queries() -> Iterator[tuple[str, str]]:
    """A word of each kind of text, and the claim it must find."""
    yield "Naslednik", "heir-plan"  # the exact words
    yield "conspirators", "letter-as-cover"  # the claim
    yield "accreditation", "british-embassy-visits"  # what is not known
    yield "Bowler", "british-embassy-visits"  # what evidence says
    yield "Atambayev", "tashiev-return-prediction"  # a person
    yield "Конституционный", "court-presidential-term"  # a title in Russian
    yield "Кыргызстанга", "tashiev-cut-off-germany"  # a title in Kyrgyz
    yield "телефону", "mirziyoyev-visit"
    yield "read-outs", "tokayev-calls"  # the analysis


@pytest.mark.parametrize(("query", "slug"), list(queries()))
def test_search_finds_a_claim_by_any_of_its_words(visit: Visit, query: str, slug: str) -> None:
    page = visit.open("")
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator("[data-md-component=search-query]").fill(query)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_attached(timeout=10_000)
    links = [str(link.get_attribute("href")) for link in results.all()]
    assert any(f"claims/{DOSSIER}/{slug}/" in link for link in links), links
