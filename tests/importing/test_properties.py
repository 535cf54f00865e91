"""Whatever a record holds, it becomes a claim that passes the check, or a reason."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES, ROOT
from tests.importing.oddities import review

from claimpress import pipeline
from claimpress.importing import fact_check_tools, jsonld
from claimpress.importing.date_orders import DateOrders
from claimpress.importing.given import Raw
from claimpress.importing.ids import Ids
from claimpress.importing.making import Maker, Wanted
from claimpress.importing.mapping import Decisions, MappingFile
from claimpress.importing.texts import clean, cut
from claimpress.model.claim import ClaimFile, Stage
from claimpress.reading.load import CLAIM_BOUNDS
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.names import slug_fault
from claimpress.values.text import first_bad_character

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60)
KEYS = st.sampled_from(["@type", "@id", "@value", "name", "url", "sameAs", "author", "text"])
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
FIELDS = sorted({*review(0), "reviewBody", "citation", "isBasedOn", "publisher", "description"})
RECORDS = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6).map(
    lambda changes: {**review(0, reviewRating={"alternateName": "Mixed"}), **changes}
)
ANSWERS = st.builds(
    lambda claim, answer: {"text": claim, "claimReview": [answer]},
    JSON,
    st.dictionaries(
        st.sampled_from(["publisher", "url", "reviewDate", "textualRating", "languageCode"]), JSON
    ),
)
MANY = settings(
    max_examples=80 * EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def maker() -> Maker:
    corpus = pipeline.check(ROOT / "tests/rules/base", use_cache=False).corpus
    assert corpus
    wanted = Wanted("odd", Stage.DRAFT, "en", (), DateOrders(), "2026-06-15")
    return Maker(replace(corpus), Decisions(MappingFile(), corpus.scale), wanted)


def becomes_a_claim_or_a_reason(maker: Maker, told: Any) -> None:
    made = maker.make(told)
    assert bool(made.id) is (made.left_out is None)
    if made.id:
        tree, problems = read_yaml(made.id, made.text.encode(), CLAIM_BOUNDS)
        assert not problems
        assert tree
        record, problems = validated(ClaimFile, made.id, tree)
        assert record
        assert not problems


@MANY
@given(RECORDS)
@example(review(0, author={"@id": None, "name": {"name": "x"}}, citation=[[[{"url": {}}]]]))
def test_any_claim_review(maker: Maker, record: dict[str, Any]) -> None:
    becomes_a_claim_or_a_reason(maker, jsonld.given_of(Raw("somewhere", record)))


@MANY
@given(ANSWERS)
def test_any_answer_of_the_api(maker: Maker, answer: dict[str, Any]) -> None:
    for part in fact_check_tools.reviews_in(answer):
        becomes_a_claim_or_a_reason(maker, fact_check_tools.given_of(Raw("somewhere", part)))


@MANY
@given(JSON)
def test_any_json(value: Any) -> None:
    for found in jsonld.claim_reviews(value):
        json.dumps(found)


@MANY
@given(st.lists(st.text(max_size=200), max_size=20))
def test_ids_are_sound_and_different(texts: list[str]) -> None:
    ids = Ids()
    made = [ids.new(text, "claim") for text in texts]
    assert [slug_fault(id_) for id_ in made] == [None] * len(texts)
    assert len(set(made)) == len(texts)


@MANY
@given(st.text(), st.integers(20, 400))
def test_texts_are_clean_and_short_enough(text: str, longest: int) -> None:
    found = clean(text).text
    assert first_bad_character(found) is None
    assert len(cut(found, longest)) <= longest
    assert clean(found).text == found or "&" in found or "<" in found


def test_a_text_that_was_cut_begins_as_before() -> None:
    text = "one two three four five six seven eight nine ten"
    assert cut(text, 25) == "one two three four […]"
    assert cut(text, len(text)) == text
