"""Finding a claim: the search in the masthead, and the list with its facets."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.helpers import DOSSIER
from tests.visiting import Visit

pytestmark = pytest.mark.browser

FACETS = ("status", "topic", "person", "dossier", "publisher", "language", "year")
# The place of what is found, by the form the index has for it.
FOUND = """async ([base, words]) => {
    const { Index } = await import(`${base}assets/javascripts/search/index.js`);
    const index = await Index.open(new URL("search/", base));
    const found = {};
    for (const [page, word] of words) {
        const { hits } = await index.find(word, ["claims"]);
        const records = await Promise.all(hits.map((hit) => index.record(hit)));
        if (!records.some((record) => record.at === page)) (found[page] ??= []).push(word);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def claims(folder: Path) -> list[dict[str, Any]]:
    data = json.loads((folder / "data/claims.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = data["claims"]
    return found


def shown(page: Page) -> list[str]:
    return page.locator(".cp-item:visible .cp-item-title").all_inner_texts()


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-claims-said]")).to_have_text(words)


def choose(page: Page, facet: str, value: str) -> None:
    panel = page.locator(f"[data-facet={facet}]")
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    panel.locator(f"input[value='{value}']").click()


def choices_of(claim: dict[str, Any], facet: str) -> set[str]:
    """What a claim is chosen by, as its data say."""
    source = claim["source"]
    evidence = claim.get("evidence", ())
    return {
        "status": {claim["status"]},
        "topic": set(claim.get("topics", ())),
        "person": {source["speaker"], source.get("attributed_to", source["speaker"])}
        | set(claim.get("people", ())),
        "dossier": {claim["id"].split("/")[0]},
        "publisher": {item["publisher"] for item in evidence},
        "language": {item["language"] for item in evidence},
        "year": {claim["published_on"][:4]},
    }[facet]


def test_every_count_of_every_facet_is_that_of_the_data(
    visit: Visit, claims: list[dict[str, Any]]
) -> None:
    page = visit.open("claims/")
    for facet in FACETS:
        page.locator(f"[data-facet={facet}] summary").click()
        labels = page.locator(f"[data-facet={facet}] .cp-choice")
        labels.first.wait_for()
        counted = labels.evaluate_all(
            "labels => labels.map((label) => [label.querySelector('input').value,"
            " Number(label.querySelector('.cp-choice-count').textContent)])"
        )
        expected = Counter(value for claim in claims for value in choices_of(claim, facet))
        assert dict(counted) == dict(expected), facet


def test_counts_follow_the_other_facets_but_not_their_own(
    visit: Visit, claims: list[dict[str, Any]]
) -> None:
    page = visit.open("claims/")
    choose(page, "status", "supported")
    supported = [claim for claim in claims if claim["status"] == "supported"]
    said(page, f"Claims shown: {len(supported)} of 30")
    for facet, among in (("status", claims), ("topic", supported)):
        panel = page.locator(f"[data-facet={facet}]")
        if panel.get_attribute("open") is None:
            panel.locator("summary").click()
        panel.locator(".cp-choice").first.wait_for()
        expected = Counter(value for claim in among for value in choices_of(claim, facet))
        for label in panel.locator(".cp-choice").all():
            value = str(label.locator("input").get_attribute("value"))
            expect(label.locator(".cp-choice-count")).to_have_text(str(expected[value]))


def test_the_address_keeps_the_state_and_gives_it_back(
    visit: Visit, claims: list[dict[str, Any]]
) -> None:
    page = visit.open("claims/")
    choose(page, "status", "supported")
    choose(page, "status", "mixed")
    choose(page, "topic", "parliament")
    fit = [
        claim["text"]
        for claim in claims
        if claim["status"] in {"supported", "mixed"} and "parliament" in claim["topics"]
    ]
    said(page, f"Claims shown: {len(fit)} of 30")
    assert sorted(shown(page)) == sorted(fit)
    state = {"status": ["supported", "mixed"], "topic": ["parliament"]}
    assert parse_qs(urlsplit(page.url).query) == state
    page.reload(wait_until="networkidle")
    assert sorted(shown(page)) == sorted(fit)
    page.go_back()
    expect(page.locator(".cp-chip")).to_have_count(2)
    page.get_by_role("button", name="Clear").click()
    said(page, "30 claims")
    assert len(shown(page)) == 30
    assert not urlsplit(page.url).query


def test_a_filter_is_taken_away_by_its_chip(visit: Visit) -> None:
    page = visit.open("claims/?status=supported&status=mixed")
    page.get_by_role("button", name="Remove the filter Status: Mixed").click()
    expect(page.locator(".cp-chip")).to_have_count(1)
    expect(page.locator(".cp-chip")).to_be_focused()
    assert urlsplit(page.url).query == "status=supported"


def test_claims_are_put_in_order(visit: Visit, claims: list[dict[str, Any]]) -> None:
    page = visit.open("claims/?order=status")
    said(page, "30 claims")
    expect(page.locator(".cp-item")).to_have_count(20)
    page.get_by_role("button", name="Show 10 more").click()
    expect(page.locator(".cp-item")).to_have_count(30)
    expect(page.locator(".cp-item").nth(20).locator("a")).to_be_focused()
    statuses = page.locator(".cp-item .cp-badge").all_inner_texts()
    order = list(dict.fromkeys(claim["status_label"] for claim in claims))
    changes = sum(one != next_one for one, next_one in pairwise(statuses))
    assert changes == len(order) - 1


def test_nothing_found_says_what_to_try(visit: Visit) -> None:
    page = visit.open("claims/")
    page.locator("input[name=words]").fill("tashiev qqqqqq")
    expect(page.locator("[data-claims-none]")).to_be_visible()
    said(page, "Claims shown: 0 of 30")
    page.get_by_role("button", name="Leave out “qqqqqq”").click()
    expect(page.locator(".cp-item").first).to_be_visible()
    expect(page.locator("input[name=words]")).to_have_value("tashiev")


def test_the_facets_are_used_with_the_keyboard(visit: Visit) -> None:
    page = visit.open("claims/")
    page.locator("[data-facet=status] summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-facet=status] .cp-choice").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    said(page, "Claims shown: 8 of 30")
    page.keyboard.press("Escape")
    expect(page.locator("[data-facet=status] summary")).to_be_focused()
    expect(page.locator("[data-facet=status]")).not_to_have_attribute("open", "")


def words_of_each_kind(claims: list[dict[str, Any]], folder: Path) -> Iterator[tuple[str, str]]:
    """Of every claim a long word of each of its texts."""
    for claim in claims:
        page = f"claims/{claim['id']}/"
        texts = [claim["text"], claim["summary"], claim.get("notes", ""), claim.get("unknown", "")]
        texts += [item["title"] for item in claim.get("evidence", ()) if item["title"] != "unknown"]
        texts += [item["says"] for item in claim.get("evidence", ())]
        for text in texts:
            words = [word.strip(".,;:()“”\"'«»?!") for word in text.split()]
            plain = [word for word in words if word.isalpha()]
            if plain:
                yield page, max(plain, key=len)
    assert folder.is_dir()


def test_every_claim_is_found_by_words_of_every_text(
    visit: Visit, address: str, claims: list[dict[str, Any]], folder: Path
) -> None:
    page = visit.open("about/")
    words = [list(pair) for pair in words_of_each_kind(claims, folder)]
    assert len(words) > 200
    assert page.evaluate(FOUND, [address, words]) == {}


def queries() -> Iterator[tuple[str, str]]:
    """A word of each kind of text, and the claim it must find."""
    yield "Naslednik", "heir-plan"  # the exact words
    yield "conspirators", "letter-as-cover"  # the claim
    yield "conspirator", "letter-as-cover"  # another form of it
    yield "accreditation", "british-embassy-visits"  # what is not known
    yield "Bowler", "british-embassy-visits"  # what evidence says
    yield "Atambayev", "tashiev-return-prediction"  # a person
    yield "ташиев", "tashiev-return-prediction"  # the same in another script
    yield "Конституционный", "court-presidential-term"  # a title in Russian
    yield "конституционного суда", "court-presidential-term"  # in other forms
    yield "Кыргызстанга", "tashiev-cut-off-germany"  # a title in Kyrgyz
    yield "кыргызст", "tashiev-cut-off-germany"  # its beginning
    yield "телефону", "mirziyoyev-visit"
    yield "MIRZIYÓYEV", "mirziyoyev-visit"  # whatever the capitals and accents
    yield "read-outs", "tokayev-calls"  # the analysis


@pytest.mark.parametrize(("query", "slug"), list(queries()))
def test_search_finds_a_claim_by_any_of_its_words(
    visit: Visit, address: str, query: str, slug: str
) -> None:
    page = visit.open("")
    wanted = [[f"claims/{DOSSIER}/{slug}/", query]]
    assert page.evaluate(FOUND, [address, wanted]) == {}
    visit.search(query)
    expect(page.locator(".cp-found mark").first).to_be_visible()
    assert visit.complaints == []


def test_a_result_shows_status_speaker_date_and_passage(visit: Visit) -> None:
    visit.open("")
    page = visit.search("Naslednik")
    result = page.locator(".cp-found", has=page.locator("a[href$='/heir-plan/']"))
    expect(result.locator(".cp-badge")).to_contain_text("Unverified")
    assert result.locator(".cp-badge svg path").count() >= 1
    expect(result.locator(".cp-found-meta")).to_contain_text("Denis Korkodinov")
    expect(result.locator(".cp-found-meta")).to_contain_text("checked 23 November 2026")
    expect(result.locator("mark").first).to_have_text("Naslednik", ignore_case=True)


def test_enter_and_the_link_lead_to_all_results(visit: Visit) -> None:
    visit.open("")
    page = visit.search("Tashiev parliament")
    page.locator("[data-cp-query]").press("Enter")
    page.wait_for_url("**/claims/?words=Tashiev+parliament")
    expect(page.locator("input[name=words]")).to_have_value("Tashiev parliament")
    expect(page.locator(".cp-item mark").first).to_be_visible()


def test_arrows_walk_through_the_results(visit: Visit) -> None:
    visit.open("")
    page = visit.search("Tashiev")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".cp-found-link").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".cp-found-link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-cp-query]")).to_be_focused()


def test_without_script_the_masthead_leads_to_the_list(without_script: Visit) -> None:
    page = without_script.open("")
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/claims/")
    assert page.locator(".cp-item").count() == 30
    page.locator(".cp-item a").first.click()
    expect(page.locator(".cp-verdict")).to_be_visible()


def test_a_search_that_does_not_load_says_so(visit: Visit) -> None:
    visit.page.route("**/search/index.json", lambda route: route.abort())
    page = visit.open("")
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator("[data-cp-query]").fill("Tashiev")
    expect(page.locator("[data-cp-said]")).to_contain_text("could not be loaded")
    page.unroute("**/search/index.json")
    page.locator("[data-cp-query]").fill("Tashiev ")
    page.locator(".cp-found-link").first.wait_for()
