"""The account of a publication is the same whether its claims are counted at once or in parts."""

import datetime as dt
from dataclasses import replace

import pytest
from benchmarks import newsroom

from claimpress import pipeline
from claimpress.checking.account import Account, account_in, account_of
from claimpress.checking.health import health_of
from claimpress.deriving.standards.assess import assessment
from claimpress.deriving.statistics import statistics_of
from claimpress.model.claim import Stage
from claimpress.model.corpus import Corpus
from claimpress.model.found_links import Gone
from claimpress.values.dates import PartialDate

CLAIMS = 70
DAY = dt.date(2031, 3, 1)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("account") / "newsroom"
    newsroom.write(root, CLAIMS)
    found = pipeline.check(root, use_cache=False).corpus
    assert found
    first, second, *_ = claims = {**found.claims}
    gone = {claims[second].evidence[0].url: Gone(since=PartialDate(2029, 1, 2), said="status 404")}
    claims[first] = claims[first].model_copy(update={"stage": Stage.WITHDRAWN})
    return replace(found, claims=claims, gone=gone)


def in_parts(corpus: Corpus, size: int) -> Account:
    claims = list(corpus.claims.values())
    parts = (claims[at : at + size] for at in range(0, len(claims), size))
    return account_in(account_of(part, corpus).packed() for part in parts)


@pytest.mark.parametrize("size", [1, 30, CLAIMS])
def test_parts_give_what_all_at_once_gives(corpus: Corpus, size: int) -> None:
    whole, parts = account_of(corpus.claims.values(), corpus), in_parts(corpus, size)
    statuses = corpus.scale.statuses
    assert statistics_of(parts.numbers, statuses) == statistics_of(whole.numbers, statuses)
    assert list(assessment(corpus, parts.held)) == list(assessment(corpus, whole.held))
    assert health_of(corpus, parts.looks, DAY) == health_of(corpus, whole.looks, DAY)


def test_it_tells_of_the_day_it_is_asked_for_and_not_of_that_of_the_account(corpus: Corpus) -> None:
    looks = in_parts(corpus, 30).looks
    early, late = (health_of(corpus, looks, day) for day in (dt.date(2000, 1, 1), DAY))
    assert early.total < late.total


def test_no_account_of_nothing_fails() -> None:
    assert account_in([]).looks == ()
