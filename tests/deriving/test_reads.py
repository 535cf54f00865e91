"""What is noted of a corpus while something is made from it, and what tells that it differs."""

from dataclasses import replace

import pytest
from tests.helpers import ROOT

from claimpress.deriving.index import Index, index_of
from claimpress.deriving.reads import LENGTH, WHOLE, Facts, Reads, watched, watched_index
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.found_links import Gone
from claimpress.model.row import renewed, row_of
from claimpress.reading.cache import RecordCache
from claimpress.reading.intake import take_in
from claimpress.reading.load import load
from claimpress.values.dates import PartialDate


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = load(take_in(ROOT), RecordCache(None)).corpus
    assert corpus
    return corpus


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def index(corpus: Corpus, reads: Reads) -> Index:
    return watched_index(index_of(corpus), reads)


@pytest.fixture
def topic(corpus: Corpus) -> str:
    return max(index_of(corpus).by_topic, key=lambda id_: len(index_of(corpus).by_topic[id_]))


def with_claim(corpus: Corpus, claim: Claim) -> Corpus:
    digests = {id_: digest for id_, digest in corpus.digests.items() if id_ != claim.id}
    return replace(corpus, claims={**corpus.claims, claim.id: claim}, digests=digests)


def differ(reads: Reads, one: Corpus, other: Corpus) -> bool:
    """Whether what was read is otherwise in the other corpus."""
    facts, others = Facts(one, index_of(one)), Facts(other, index_of(other))
    return any(facts.of(read) != others.of(read) for read in reads.noted)


def test_which_claims_there_are_depends_on_none_of_their_words(
    corpus: Corpus, index: Index, topic: str, reads: Reads
) -> None:
    first = corpus.claims[index.by_topic[topic].ids[0]]
    assert list(reads.noted) == [("index.by_topic", topic)]
    assert not differ(reads, corpus, with_claim(corpus, first.model_copy(update={"text": "Other"})))
    assert differ(reads, corpus, with_claim(corpus, first.model_copy(update={"topics": ()})))


def test_rows_depend_on_what_they_tell(
    corpus: Corpus, index: Index, topic: str, reads: Reads
) -> None:
    first = corpus.claims[next(iter(index.by_topic[topic].rows)).id]
    assert ("index.by_topic/rows", topic) in reads.noted
    assert not differ(reads, corpus, with_claim(corpus, first.model_copy(update={"unknown": "?"})))
    assert differ(reads, corpus, with_claim(corpus, first.model_copy(update={"text": "Other"})))


def test_claims_depend_on_all_they_say(
    corpus: Corpus, index: Index, topic: str, reads: Reads
) -> None:
    first = next(iter(index.by_topic[topic]))
    assert ("index.by_topic/claims", topic) in reads.noted
    assert differ(reads, corpus, with_claim(corpus, first.model_copy(update={"unknown": "?"})))


def test_a_few_of_many_depend_on_these_and_their_order(
    corpus: Corpus, index: Index, reads: Reads
) -> None:
    first, last = index.newest[:1][0], corpus.claims[index.newest.ids[-1]]
    assert not differ(reads, corpus, with_claim(corpus, last.model_copy(update={"unknown": "?"})))
    assert differ(reads, corpus, with_claim(corpus, first.model_copy(update={"unknown": "?"})))


def test_whoever_goes_through_all_groups_has_asked_for_each(
    corpus: Corpus, index: Index, reads: Reads
) -> None:
    for _, group in index.by_status.items():  # noqa: PERF102 - `values` is asked below
        assert group.ids is not None
    assert all(len(group) >= 0 for group in index.by_status.values())
    assert {("index.by_status", status) for status in corpus.scale.statuses} < reads.noted.keys()


def test_the_rows_of_a_corpus_are_read_apart_from_its_claims(corpus: Corpus, reads: Reads) -> None:
    seen = watched(corpus, reads)
    first = next(iter(seen.rows.values()))
    assert list(reads.noted) == [("rows", WHOLE)]
    assert seen.rows[first.id] == first
    assert ("rows", first.id) in reads.noted
    assert seen.claims[first.id].text == first.text
    assert ("claims", first.id) in reads.noted


def test_the_hash_of_all_differs_with_anything_there_is_to_ask_for(corpus: Corpus) -> None:
    whole = Facts(corpus).whole
    first = next(iter(corpus.claims.values()))
    person = next(iter(corpus.people.values()))
    others = (
        with_claim(corpus, first.model_copy(update={"unknown": "?"})),
        replace(corpus, people={**corpus.people, "nobody-else": person}),
        replace(corpus, unread=frozenset({"lower-nowhere/lost"})),
        replace(corpus, pages={}),
    )
    assert whole == Facts(replace(corpus)).whole
    assert len({whole, *(Facts(other).whole for other in others)}) == 1 + len(others)


def test_of_what_is_empty_it_is_noted_only_that_it_is(corpus: Corpus, reads: Reads) -> None:
    nothing_gone = replace(corpus, gone={})
    seen = watched(nothing_gone, reads)
    assert not any(f"https://nowhere.example/{number}" in seen.gone for number in range(100))
    assert list(reads.noted) == [("gone", LENGTH)]
    gone = Gone(since=PartialDate(2030, 1, 1), said="status 404")
    assert differ(reads, nothing_gone, replace(corpus, gone={"https://elsewhere.example/": gone}))


def test_the_short_name_of_a_row_tells_all_it_says(corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        row = corpus.rows[claim.id]
        assert row == row_of(claim)
        names = {row.told, row_of(claim.model_copy(update={"text": "Other"})).told}
        names |= {renewed(row, linked=("nowhere/else",)).told, renewed(row, text="Others").told}
        assert len(names) == 4
        assert renewed(renewed(row, text="Others"), text=row.text) == row
