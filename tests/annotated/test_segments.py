"""Where marks begin and end, for any text and any quotations from it."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.deriving.annotation import AnnotatedSource, annotated
from claimpress.model.claim import Claim, Source, Stage
from claimpress.model.document import Document, Passage
from claimpress.values.dates import PartialDate
from claimpress.values.text import comparable

SIGNS = "ab “”«»’–.\u00a0\u202fشر\u200cé"
OTHER_SIGNS = str.maketrans("“”«»’–", "«»„“'-")
BLANKS = str.maketrans("\u00a0\u202f", "  ")
"""Quotations are found whatever kind of blank stands between their words."""
paragraphs = st.lists(st.text(SIGNS, min_size=1, max_size=25), min_size=1, max_size=5)


def claim(number: int, quote: str | None, locator: str | None = None) -> Claim:
    source = Source(
        speaker="somebody", claimed_on=PartialDate.parse("2026"), quote=quote, locator=locator
    )
    return Claim(
        id=f"nowhere/c{number}",
        file=f"claims/nowhere/c{number}.yaml",
        text="It is so.",
        status="mixed",
        summary="It is partly so.",
        source=source,
        stage=Stage.PUBLISHED,
    )


def passages_of(whole: AnnotatedSource) -> list[list[str]]:
    """The text of each stretch of each passage, put together again."""
    return [
        ["".join(segment.text for segment in stretch) for stretch in passage.stretches]
        for passage in whole.passages
    ]


def marked(whole: AnnotatedSource, claim: Claim) -> str:
    """The words that a claim's marks cover; a blank where one stretch ends and one begins."""
    stretches = [stretch for passage in whole.passages for stretch in passage.stretches]
    pieces = ["".join(s.text for s in stretch if claim in s.claims) for stretch in stretches]
    return " ".join(filter(None, pieces))


def times(whole: AnnotatedSource, claim: Claim, end: str) -> int:
    return sum(
        claim in getattr(segment, end)
        for passage in whole.passages
        for stretch in passage.stretches
        for segment in stretch
    )


@st.composite
def quoted(draw: st.DrawFn) -> tuple[Document, list[Claim]]:
    """A full text, and claims with words from it, in other quotation marks and dashes."""
    document = Document.of_text("\n\n".join(draw(paragraphs)))
    assume(document.passages)
    text = " ".join(passage.text[0] for passage in document.passages)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    claims = []
    for number, place in enumerate(draw(st.lists(places, max_size=6))):
        quote = text[min(place) : max(place)].strip(" \u00a0\u202f")
        if quote:
            claims.append(claim(number, quote.translate(OTHER_SIGNS)))
    return document, claims


@given(quoted())
@settings(max_examples=300 * EXAMPLES, deadline=None)
def test_marks_change_no_letter_and_cover_their_words(made: tuple[Document, list[Claim]]) -> None:
    document, claims = made
    whole = annotated(document, claims)
    assert passages_of(whole) == [list(passage.text) for passage in document.passages]
    assert sorted(c.id for c in whole.marked) == sorted(c.id for c in claims)
    for one in claims:
        covered = marked(whole, one).translate(BLANKS)
        quote = (one.source.quote or "").translate(BLANKS)
        assert comparable(covered) == comparable(quote)
        assert times(whole, one, "begins") == times(whole, one, "ends") == 1


@given(quoted(), st.data())
@settings(max_examples=200 * EXAMPLES, deadline=None)
def test_a_locator_decides_between_places(
    made: tuple[Document, list[Claim]], data: st.DataObject
) -> None:
    document, claims = made
    assume(claims)
    quote = data.draw(st.sampled_from(claims)).source.quote or ""
    for places in document.quotations(quote):
        locator = document.locators[places[0].passage]
        whole = annotated(document, [claim(0, quote, locator)])
        assert [p.passage.locator for p in whole.passages if p.claims] == [locator]


def words(whole: AnnotatedSource) -> list[tuple[str, tuple[str, ...]]]:
    """Each segment with the slugs of its claims."""
    return [
        (segment.text, tuple(c.slug for c in segment.claims))
        for passage in whole.passages
        for stretch in passage.stretches
        for segment in stretch
    ]


@pytest.mark.parametrize(
    ("quotes", "segments"),
    [
        (["One two"], [("One two", ("c0",)), (" three.", ()), ("Four.", ())]),
        (
            ["One two", "two three"],
            [
                ("One ", ("c0",)),
                ("two", ("c0", "c1")),
                (" three", ("c1",)),
                (".", ()),
                ("Four.", ()),
            ],
        ),
        (
            ["One two three.", "two"],
            [
                ("One ", ("c0",)),
                ("two", ("c0", "c1")),
                (" three.", ("c0",)),
                ("Four.", ()),
            ],
        ),
        (
            ["three. Four"],
            [("One two ", ()), ("three.", ("c0",)), ("Four", ("c0",)), (".", ())],
        ),
        (
            ["One […] three […] Four"],
            [
                ("One", ("c0",)),
                (" two ", ()),
                ("three", ("c0",)),
                (".", ()),
                ("Four", ("c0",)),
                (".", ()),
            ],
        ),
    ],
)
def test_overlaps_nesting_breaks_and_gaps(quotes: Sequence[str], segments: list[Any]) -> None:
    document = Document.of_text("One two\nthree.\n\nFour.")
    whole = annotated(document, [claim(n, quote) for n, quote in enumerate(quotes)])
    assert words(whole) == segments
    for one in whole.marked:
        assert times(whole, one, "begins") == times(whole, one, "ends") == 1


def test_where_passages_are_quoted_nothing_runs_over_what_is_left_out() -> None:
    document = Document(
        [Passage(locator="a", text=("One two", "three.")), Passage(locator="b", text=("Four.",))]
    )
    assert not document.quotation("two three")
    assert not document.quotation("three. Four")
    assert document.quotation("two […] three")


def test_claims_without_a_place_are_not_lost() -> None:
    document = Document.of_text("One.\n\nTwo.")
    there, nowhere = claim(0, None, "paragraph 2"), claim(1, "Three")
    whole = annotated(document, [there, nowhere])
    assert whole.passages[1].claims == whole.marked == (there,)
    assert whole.unmarked == (nowhere,)
    assert whole.covered == 1
