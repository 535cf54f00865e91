"""The annotated source on the built pages, read by an HTML parser."""

import re

import pytest
from bs4 import Tag
from tests.annotated.conftest import LETTER, SPEECH
from tests.helpers import Page, Site, claimpress, words

_DRAWN = {"svg", "path", "circle"}


def covered(page: Page, slug: str) -> list[str]:
    """The words that a claim's marks cover, a piece for each paragraph."""
    pieces = []
    for text in page.article.select(".cp-passage-text p"):
        marks = text.select(f"mark[data-claim='{slug}']")
        if marks:
            pieces.append("".join(mark.get_text() for mark in marks))
    return pieces


def passage_of(tag: Tag) -> str:
    passage = tag.find_parent(class_="cp-passage")
    assert isinstance(passage, Tag)
    return str(passage["id"])


@pytest.mark.parametrize(
    ("slug", "where", "text"),
    [
        ("built-in-1871", 2, ["The lighthouse on Gannet Point was built in 1871"]),
        ("never-dark", 2, ["was built in 1871 and has never been dark since"]),
        ("one-lamp", 3, ["one new lamp"]),
        ("a-quarter", 3, ["the same firmfor a quarter of that"]),
        (
            "no-answer",
            5,
            [
                "There will be no ferry after dusk,” the harbour master told us in November.",
                "Nobody on the council has answered him since",
            ],
        ),
        ("nine-hundred", 6, ["The ferry carries nine hundred people a week"]),
        ("must-not-go-out", 9, ["The light must not go out."]),
    ],
)
def test_marks_stand_where_the_words_do(site: Site, slug: str, where: int, text: list[str]) -> None:
    page = site.page(LETTER)
    assert covered(page, slug) == text
    assert passage_of(page.one(f"[id='{slug}']")) == f"paragraph-{where}"
    assert passage_of(page.one(f"[id='note_{slug}']")) == f"paragraph-{where}"


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("founded", "در سال ۱۳۰۲ بنا شد"),
        ("twelve-thousand", "هیچستان، در سال ۱۳۰۲ بنا شد و امروز دوازده هزار نفر جمعیت دارد"),
        ("for-nothing", "شرکت Blue Heron آن را رایگان ساخت"),
        ("brightest", "روشن‌ترین شهر جهان خواهد بود. همه به دیدن ما خواهند آمد"),
    ],
)
def test_marks_stand_where_the_words_do_from_right_to_left(
    site: Site, slug: str, text: str
) -> None:
    page = site.page(SPEECH)
    assert covered(page, slug) == [text]
    for paragraph in page.article.select(".cp-passage-text"):
        assert (paragraph["lang"], paragraph["dir"]) == ("fa", "rtl")


@pytest.mark.parametrize("address", [LETTER, SPEECH])
def test_every_mark_sign_note_and_link_leads_on(site: Site, address: str) -> None:
    page = site.page(address)
    notes = page.article.select(".cp-note")
    numbers = [words(note.select(".cp-note-number")[0].get_text()) for note in notes]
    assert numbers == [str(number) for number in range(1, len(notes) + 1)]
    signs = {str(sign["href"]): sign for sign in page.article.select(".cp-mark-note")}
    for note, number in zip(notes, numbers, strict=True):
        slug = note["data-claim"]
        sign = signs.pop(f"#note_{slug}")
        status = words(note.select(".cp-badge")[0].get_text())
        assert sign["data-note"] == number
        assert sign["aria-label"] == f"Note {number}: {status}"
        assert note.select(".cp-note-number")[0]["href"] == f"#{slug}"
        assert note.select(f".cp-note-claim[href$='{slug}/']")
        claim = site.page(f"{address}{slug}/")
        back = f"{address}#{slug}"
        assert any(claim.local_target(link) == tuple(back.split("#")) for link in claim.links())
    assert not signs


def test_coverage_counts_claims_and_paragraphs(site: Site) -> None:
    assert site.page(LETTER).one(".cp-coverage").get_text() == "12 claims in 7 of 11 paragraphs"
    assert site.page(SPEECH).one(".cp-coverage").get_text() == "5 claims in 3 of 4 paragraphs"


def test_the_licence_and_the_origin_stand_beside_the_text(site: Site) -> None:
    letter = words(site.page(LETTER).one(".cp-source").get_text())
    for said in ("shown under CC BY 4.0.", "It was published at packet.example.com."):
        assert said in letter
    licence = site.page(LETTER).one(".cp-source a[href^='https://creativecommons.org/']")
    assert licence["href"] == "https://creativecommons.org/licenses/by/4.0/"
    speech = words(site.page(SPEECH).one(".cp-source").get_text())
    assert "shown with permission. The town of Hichestan, by letter of 1 April 2026." in speech


def test_only_statuses_that_occur_can_be_chosen(site: Site) -> None:
    for address, statuses in ((LETTER, 6), (SPEECH, 5)):
        page = site.page(address)
        labels = page.article.select(".cp-show label")[1:]
        counts = [int(label.select(".cp-show-count")[0].get_text()) for label in labels]
        assert len(labels) == statuses
        assert all(counts)
        assert sum(counts) == len(page.article.select(".cp-note"))
        assert all(label.select("svg") and re.search("[A-Z]", label.get_text()) for label in labels)


def test_the_bar_is_as_long_as_the_text(site: Site) -> None:
    page = site.page(LETTER)
    paragraphs = page.article.select(".cp-passage-text p")
    texts = ["".join(p.find_all(string=lambda s: s.parent.name not in _DRAWN)) for p in paragraphs]
    bars = [len_of(bar) for bar in page.article.select(".cp-map-passage")]
    assert bars == [len(text) for text in texts]
    for bar in page.article.select(".cp-map-passage"):
        assert sum(map(len_of, bar.select(".cp-map-piece"))) == len_of(bar)


def len_of(bar: Tag) -> int:
    return int(str(bar["style"]).removeprefix("--count:"))


def test_the_audit_has_nothing_to_say(site: Site) -> None:
    audited = claimpress("audit-site", cwd=site.root)
    assert audited.returncode == 0, audited.stdout
