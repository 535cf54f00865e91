"""The numbers of the publication, counted a second time from the files themselves."""

from collections import Counter
from statistics import median
from typing import Any

import pytest
import yaml
from tests.helpers import ROOT

from claimpress import pipeline
from claimpress.deriving.statistics import Statistics, numbers_of, statistics_of
from claimpress.model.claim import Change, ChangeKind, Claim
from claimpress.values.dates import PartialDate

STATUSES = ("supported", "unverified")


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    corpus = pipeline.check(ROOT, use_cache=False).corpus
    assert corpus
    return list(corpus.claims.values())


@pytest.fixture(scope="module")
def files() -> list[dict[str, Any]]:
    paths = (p for p in (ROOT / "claims").glob("*/*.yaml") if p.stem != "dossier")
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(paths)]


@pytest.fixture(scope="module")
def numbers(claims: list[Claim]) -> Statistics:
    return statistics_of(numbers_of(claims), dict.fromkeys(claim.status for claim in claims))


def test_evidence_is_counted(numbers: Statistics, files: list[dict[str, Any]]) -> None:
    items = [item for claim in files for item in claim["evidence"]]
    assert numbers.claims == len(files)
    assert numbers.items == len(items)
    assert numbers.middle == median(len(claim["evidence"]) for claim in files)
    assert numbers.primary == sum(item["tier"] == "primary" for item in items)
    assert numbers.full == sum(item["consulted"] == "full" for item in items)
    assert numbers.archived == sum("archived" in item for item in items)
    assert dict(numbers.languages) == Counter(item["language"] for item in items)
    assert numbers.stances == Counter(item["stance"] for item in items)


def test_every_claim_is_in_one_group_and_one_period(
    numbers: Statistics, files: list[dict[str, Any]]
) -> None:
    assert sum(group.claims for group in numbers.groups) == len(files)
    for group in numbers.groups:
        most = group.most or 1000
        inside = [c for c in files if group.least <= len(c["evidence"]) <= most]
        assert group.claims == len(inside)
    (period,) = numbers.periods
    assert str(period.on) == "2026-11"
    assert period.spread == Counter(claim["status"] for claim in files)


def test_changes_are_counted_by_kind_and_by_claim(claims: list[Claim]) -> None:
    day = PartialDate.parse("2028-02-01")
    history = tuple(
        Change(on=day, kind=kind, note="Made up for this test.")
        for kind in (ChangeKind.CORRECTION, ChangeKind.CORRECTION, ChangeKind.UPDATE)
    )
    changed = claims[0].model_copy(update={"history": history})
    numbers = statistics_of(numbers_of([changed, *claims[1:3]]), STATUSES)
    assert numbers.changed == 1
    assert numbers.changes[ChangeKind.CORRECTION] == 2
    assert numbers.changes[ChangeKind.WITHDRAWAL] == 0
    assert [(str(p.on), p.claims) for p in numbers.last_looked_at] == [
        ("2026-11", 2),
        ("2028-02", 1),
    ]


def test_a_long_time_is_counted_by_years(claims: list[Claim]) -> None:
    days = [PartialDate(2001 + number // 12, number % 12 + 1, 1) for number in range(25)]
    old = [claims[0].model_copy(update={"published_on": day}) for day in days]
    periods = statistics_of(numbers_of(old), STATUSES).periods
    assert [(str(p.on), p.claims) for p in periods] == [("2001", 12), ("2002", 12), ("2003", 1)]


def test_a_publication_without_claims_has_numbers() -> None:
    numbers = statistics_of(numbers_of([]), STATUSES)
    assert (numbers.claims, numbers.items, numbers.periods, numbers.groups) == (0, 0, (), ())
