"""The self-assessment and the health of the real publication, held against its files.

What the pages must say is counted here anew, from the YAML as it lies there, by
none of the code that makes the pages.
"""

import re
from collections import Counter
from typing import Any

import pytest
import yaml
from tests.helpers import DOSSIER, ROOT, Page, Site, words

CLAIMS = ROOT / "claims" / DOSSIER
VERDICTS = ("Met", "Not met", "Does not apply", "Only people can judge")


def read(path: Any) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


DATA = [read(path) for path in sorted(CLAIMS.glob("*.yaml")) if path.stem != "dossier"]
ITEMS = [item for claim in DATA for item in claim["evidence"]]
STATUSES = read(ROOT / "claims/statuses.yaml")["statuses"]
PEOPLE = read(ROOT / "claims/people.yaml")["people"]
PUBLICATION = read(ROOT / "claims/publication.yaml")


def of(found: list[bool]) -> str:
    return f"{sum(found)} of {len(found)}"


def met(found: list[bool]) -> str:
    return "Met" if all(found) else "Not met"


def share(what: str, found: list[bool]) -> tuple[str, str]:
    return met(found), f"{what}: {of(found)}"


def living(id_: str) -> bool:
    return PEOPLE[id_].get("kind", "person") == "person" and "died" not in PEOPLE[id_]


def concerned(claim: dict[str, Any]) -> set[str]:
    source = claim["source"]
    named = {source["speaker"], source.get("attributed_to"), *claim.get("people", [])}
    return {id_ for id_ in named if id_ and living(id_)}


CONTRADICTED = [
    claim
    for claim in DATA
    if STATUSES[claim["status"]].get("needs") == "refutes" and concerned(claim)
]
NEEDING = [claim for claim in DATA if "needs" in STATUSES[claim["status"]]]
RATINGS = {status["rating"] for status in STATUSES.values() if "rating" in status}
LINES: dict[str, tuple[str, str]] = {
    "ifcn-same-standard": (
        "Only people can judge",
        "Claims for which a rule of the program is set aside: "
        + of(["waivers" in claim for claim in DATA]),
    ),
    "ifcn-one-side": (
        "Not met",
        f"Speakers whose claims were checked: {len({c['source']['speaker'] for c in DATA})}",
    ),
    "ifcn-evidence-decides": (
        "Only people can judge",
        "Claims whose status needs evidence for or against them, and that have it: "
        + of(
            [
                any(i["stance"] == STATUSES[c["status"]]["needs"] for i in c["evidence"])
                for c in NEEDING
            ]
        ),
    ),
    "ifcn-sources": share(
        "Claims that list evidence, each item with its address and what it says",
        [
            bool(c["evidence"]) and all(i["url"] and i["says"] for i in c["evidence"])
            for c in DATA
            if "reason_required" not in STATUSES[c["status"]]
        ],
    ),
    "ifcn-key-people": ("Not met", "No page says it."),
    "ifcn-legal-status": ("Not met", "No page says it."),
    "ifcn-funding": ("Met", "It is said here: About and funding"),
    "ifcn-corrections-policy": ("Met", "It is said here: Corrections policy"),
    "ifcn-corrections-followed": (
        "Only people can judge",
        f"Changes told after publication: {sum(len(c.get('history', [])) for c in DATA)}",
    ),
    "efcsn-evidence-based": share("Claims with evidence", [bool(c["evidence"]) for c in DATA]),
    "efcsn-complaints": ("Does not apply", "The publication is not a member."),
    "google-short-claim": share(
        "Claims told in fewer than 75 characters",
        [len(" ".join(c["text"].split())) < 75 for c in DATA],
    ),
    "google-rating-range": (
        "Met",
        f"Different ratings of the scale: {len(RATINGS)}",
    ),
    "house-reviewed": share(
        "Claims reviewed by as many people as they need", [bool(c.get("reviews")) for c in DATA]
    ),
    "house-replies": share(
        "Contradicted claims of which all living people concerned were asked",
        [concerned(c) <= {reply["person"] for reply in c.get("replies", [])} for c in CONTRADICTED],
    ),
    "house-authors": share(
        "Claims that name their authors", [bool(c.get("authors")) for c in DATA]
    ),
    "house-archived": share(
        "Items of evidence with an archived copy", ["archived" in item for item in ITEMS]
    ),
    "house-accessed": share(
        "Items of evidence with the day they were read", ["accessed" in item for item in ITEMS]
    ),
    "house-read-in-full": share(
        "Items of evidence read in full", [item["consulted"] == "full" for item in ITEMS]
    ),
    "house-no-waivers": share(
        "Claims without a rule set aside", ["waivers" not in claim for claim in DATA]
    ),
}


@pytest.fixture(scope="module")
def page(site: Site) -> Page:
    return site.page("self-assessment/")


def shown(page: Page, id_: str) -> tuple[str, str]:
    line = page.one(f"#{id_}")
    meta = words(line.select(".cp-item-meta")[0].get_text(" "))
    return words(line.select(".cp-clause-outcome")[0].get_text()), meta


@pytest.mark.parametrize("id_", LINES)
def test_a_line_says_what_the_files_say(page: Page, id_: str) -> None:
    verdict, says = LINES[id_]
    found, meta = shown(page, id_)
    assert found == verdict
    assert meta.endswith(says)


def test_there_is_something_to_count() -> None:
    assert len(DATA) == 30
    assert len(ITEMS) > 100
    assert [claim["status"] for claim in CONTRADICTED] == ["contradicted"]
    assert all("waivers" not in c or c["waivers"] for c in DATA)


def test_the_sum_at_the_top_is_that_of_the_lines(page: Page) -> None:
    lines = Counter(words(p.get_text()) for p in page.article.select(".cp-clause-outcome"))
    told = [words(item.get_text(" ")) for item in page.article.select(".cp-outcomes li")]
    assert told == [f"{verdict} {lines[verdict]}" for verdict in VERDICTS]
    assert lines["Not met"] >= 8


def test_every_policy_leads_to_the_heading_that_says_it(site: Site, page: Page) -> None:
    said = {
        target
        for line in page.article.select(".cp-clause a")
        if (target := page.local_target(str(line["href"])))
    }
    wanted = {
        (f"{path.removesuffix('.md')}/", anchor)
        for path, _, anchor in (p.partition("#") for p in PUBLICATION["policies"].values())
    }
    assert said == wanted
    for address, anchor in said:
        assert not anchor or anchor in site.page(address).ids


def test_it_claims_no_membership(page: Page) -> None:
    assert "memberships" not in PUBLICATION
    assert "nobody has assessed this publication" in page.article.get_text()


def test_every_claim_says_that_nobody_was_asked(site: Site) -> None:
    assert not any("replies" in claim for claim in DATA)
    for page in site.claim_pages():
        (section,) = page.article.select(".cp-replies")
        assert "Nobody was asked for a reply." in words(section.get_text(" "))


def test_the_health_page_counts_what_the_files_hold(site: Site) -> None:
    page = site.page("health/")
    numbers = {
        section.select("h2")[0]["id"]: words(section.get_text(" "))
        for section in page.article.select("section")
    }
    without = [c for c in DATA if any("archived" not in item for item in c["evidence"])]
    count = sum("archived" not in item for item in ITEMS)
    assert f"({len(without)})" in numbers["not-archived"]
    assert f"Items of evidence meant: {count}" in numbers["not-archived"]
    assert numbers["recheck-due"].endswith("None.")
    # Who has no claim on the site may have one that nobody is to see yet.
    assert not {"person-without-claim", "topic-without-claim"} & numbers.keys()
    assert not re.search(r"<built-in|object at 0x", page.html)


def test_the_health_page_counts_as_of_the_files_and_not_of_the_clock(site: Site) -> None:
    last = max(claim["published_on"] for claim in DATA)
    assert site.page("health/").one(".cp-head time")["datetime"] == last


def test_hand_written_pages_say_when_somebody_went_through_them() -> None:
    for path in sorted((ROOT / "content").glob("*.md")):
        front = path.read_text(encoding="utf-8").split("---\n")[1]
        assert re.search(r"^updated_on: 20\d\d-\d\d-\d\d$", front, re.MULTILINE), path.name
