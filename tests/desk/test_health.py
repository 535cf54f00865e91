"""What waits in a publication: found as of a day, told as text, as data and on a page."""

import datetime as dt
import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import ROOT, claimpress

from claimpress import pipeline
from claimpress.checking.health import (
    FOR_READERS,
    Health,
    Seen,
    Sign,
    health_of,
    looks_at,
    months_before,
)
from claimpress.model.claim import Claim, Waiver
from claimpress.model.corpus import Corpus
from claimpress.model.found_links import Gone, LinksFile
from claimpress.model.registries import Person, Topic
from claimpress.model.site import HandWritten, Site
from claimpress.reading.commit import source_date
from claimpress.rendering.artifact import Artifact
from claimpress.reporting.health import as_text
from claimpress.values.dates import PartialDate

BRIDGE = "lower-nowhere-speech/bridge-opened"
DAY = dt.date(2026, 6, 15)


@pytest.fixture(scope="module")
def base() -> Corpus:
    corpus = pipeline.check(ROOT / "tests/rules/base", use_cache=False).corpus
    assert corpus
    return corpus


def date(written: str) -> PartialDate:
    return PartialDate.parse(written)


def changed(corpus: Corpus, **values: Any) -> Corpus:
    return replace(corpus, claims={BRIDGE: corpus.claims[BRIDGE].model_copy(update=values)})


def health(corpus: Corpus, day: dt.date = DAY, months: int = 12) -> Health:
    return health_of(corpus, looks_at(corpus.claims.values(), corpus), day, months)


def seen(corpus: Corpus, sign: Sign, day: dt.date = DAY, months: int = 12) -> Sequence[Seen]:
    return health(corpus, day, months).signs[sign]


def test_a_claim_waits_from_the_day_it_is_to_be_looked_at_again(base: Corpus) -> None:
    corpus = changed(base, recheck_on=date("2026-06-15"))
    (found,) = seen(corpus, Sign.RECHECK_DUE)
    assert (found.id, found.on) == (BRIDGE, date("2026-06-15"))
    assert not seen(corpus, Sign.RECHECK_DUE, dt.date(2026, 6, 14))
    assert not seen(base, Sign.RECHECK_DUE)


def test_a_claim_waits_when_nobody_has_looked_at_it_for_months(base: Corpus) -> None:
    assert not seen(base, Sign.NOT_LOOKED_AT, dt.date(2027, 5, 1))
    (found,) = seen(base, Sign.NOT_LOOKED_AT, dt.date(2027, 5, 2))
    assert (found.id, found.on) == (BRIDGE, date("2026-05-01"))
    assert seen(base, Sign.NOT_LOOKED_AT, months=1)
    assert not seen(base, Sign.NOT_LOOKED_AT, months=2)


def test_a_change_or_a_review_is_a_look(base: Corpus) -> None:
    change = {"on": "2027-01-01", "kind": "update", "note": "It was counted again."}
    review = {
        "by": "ottoline-fenn", "on": "2027-03-01", "revision": "0" * 12, "outcome": "approved",
    }  # fmt: skip
    data = base.claims[BRIDGE].model_dump(mode="json")
    claim = Claim.model_validate({**data, "history": [change], "reviews": [review]})
    corpus = replace(base, claims={BRIDGE: claim})
    (found,) = seen(corpus, Sign.NOT_LOOKED_AT, dt.date(2028, 6, 1))
    assert found.on == date("2027-03-01")


def test_evidence_without_a_copy_is_counted(base: Corpus) -> None:
    first, second = base.claims[BRIDGE].evidence
    assert seen(base, Sign.NOT_ARCHIVED)[0].items == 2
    kept = first.model_copy(update={"archived": "https://arch.example/1"})
    assert seen(changed(base, evidence=(kept, second)), Sign.NOT_ARCHIVED)[0].items == 1
    assert not seen(changed(base, evidence=(kept, kept)), Sign.NOT_ARCHIVED)


def test_evidence_whose_address_is_gone_is_counted(base: Corpus) -> None:
    first, second = base.claims[BRIDGE].evidence
    assert not seen(base, Sign.GONE_LINK)
    gone = {
        first.url: Gone(since=date("2026-06-07"), said="status 404"),
        second.url: Gone(since=date("2026-06-01"), said="status 410"),
        "https://elsewhere.example/": Gone(since=date("2026-05-01"), said="status 404"),
    }
    (found,) = seen(replace(base, gone=gone), Sign.GONE_LINK)
    assert (found.id, found.on, found.items) == (BRIDGE, date("2026-06-01"), 2)


def test_that_nobody_has_looked_is_not_told_as_none(base: Corpus) -> None:
    text = as_text(health(base))
    assert "address is gone: nobody has looked; see `claimpress links`" in text
    looked = replace(base, links=LinksFile(checked_on=date("2026-06-14")))
    assert "address is gone: none" in as_text(health(looked))


def test_one_publisher_is_seen_where_the_rule_is_set_aside_too(base: Corpus) -> None:
    first, _ = base.claims[BRIDGE].evidence
    corpus = changed(base, evidence=(first,), waivers=(Waiver(rule="one-publisher", reason="x"),))
    assert [each.id for each in seen(corpus, Sign.ONE_PUBLISHER)] == [BRIDGE]
    assert not seen(base, Sign.ONE_PUBLISHER)


def test_a_quotation_that_is_not_in_its_document_is_seen(base: Corpus) -> None:
    source = base.claims[BRIDGE].source
    drifted = source.model_copy(update={"quote": "the bridge was opened in 1912"})
    assert [each.id for each in seen(changed(base, source=drifted), Sign.QUOTE_DRIFT)] == [BRIDGE]
    assert not seen(base, Sign.QUOTE_DRIFT)


def test_pages_of_policies_grow_old_and_need_a_day(base: Corpus) -> None:
    """``about.md`` says that somebody went through it on 1 May 2026; ``how.md`` gives no day."""
    assert [(each.id, each.on) for each in seen(base, Sign.OLD_PAGE)] == [("how.md", None)]
    later = seen(base, Sign.OLD_PAGE, dt.date(2027, 5, 2))
    assert [each.id for each in later] == ["about.md", "how.md"]
    other = HandWritten("other/", "Another", "")
    assert base.pages
    assert len(seen(replace(base, pages={**base.pages, "other.md": other}), Sign.OLD_PAGE)) == 1


def test_people_and_topics_without_a_claim_are_seen(base: Corpus) -> None:
    assert [each.id for each in seen(base, Sign.TOPIC_WITHOUT_CLAIM)] == ["geese"]
    assert [each.id for each in seen(base, Sign.PERSON_WITHOUT_CLAIM)] == ["ottoline-fenn"]
    named = changed(base, people=("ottoline-fenn",), topics=("geese", "town-works"))
    assert not seen(named, Sign.PERSON_WITHOUT_CLAIM)
    assert not seen(named, Sign.TOPIC_WITHOUT_CLAIM)
    more = replace(
        base,
        people={**base.people, "a": Person(name="A")},
        topics={**base.topics, "b": Topic(name="B", description="b")},
    )
    assert len(seen(more, Sign.PERSON_WITHOUT_CLAIM)) == 2
    assert len(seen(more, Sign.TOPIC_WITHOUT_CLAIM)) == 2


@pytest.mark.parametrize("stage", ["draft", "withdrawn", "superseded"])
def test_only_claims_that_stand_are_looked_at(base: Corpus, stage: str) -> None:
    corpus = changed(base, stage=stage, recheck_on=date("2026-06-01"))
    found = health(corpus, dt.date(2030, 1, 1)).signs
    signs = (Sign.RECHECK_DUE, Sign.NOT_LOOKED_AT, Sign.NOT_ARCHIVED, Sign.ONE_PUBLISHER)
    assert not any(found[sign] for sign in signs)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-06-15", 12, "2025-06-15"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 24, "2024-12-31"),
    ],
)
def test_months_are_counted_as_people_do(day: str, months: int, before: str) -> None:
    assert str(months_before(dt.date.fromisoformat(day), months)) == before


def test_the_command_tells_all_of_it(base_publication: Path) -> None:
    done = claimpress("health", "--root", base_publication, "--on", "2027-06-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (ROOT / "tests/desk/health.txt").read_text(encoding="utf-8")


def test_as_json_it_says_the_same(base_publication: Path) -> None:
    done = claimpress(
        "health", "--root", base_publication, "--on", "2026-06-15", "--format", "json"
    )
    found = json.loads(done.stdout)
    assert (found["day"], found["months"]) == ("2026-06-15", 12)
    assert set(found["signs"]) == set(Sign)
    (unarchived,) = found["signs"]["not-archived"]
    assert unarchived == {
        "id": BRIDGE, "file": f"claims/{BRIDGE}.yaml", "on": None, "items": 2,
    }  # fmt: skip


def test_a_publication_that_cannot_be_read_has_no_health(base_publication: Path) -> None:
    (base_publication / "claims/statuses.yaml").write_text("version: [", encoding="utf-8")
    done = claimpress("health", "--root", base_publication)
    assert done.returncode == 1
    assert "claimpress check" in done.stderr


def test_the_page_is_bounded_and_names_what_it_leaves_out(base: Corpus) -> None:
    claim = base.claims[BRIDGE]
    many = {
        f"lower-nowhere-speech/c{n:03}": claim.model_copy(
            update={"id": f"lower-nowhere-speech/c{n:03}", "text": f"Lamp {n} was lit."}
        )
        for n in range(120)
    }
    made = pipeline.artifacts(replace(base, claims=many), Site(name="Nowhere"), day=DAY)
    (page,) = (a for a in made if isinstance(a, Artifact) and a.path == "health/index.md")
    text = page.data.decode()
    assert text.count("<li><a") == 50 + 1  # and the page about how we check
    assert "And 70 more" in text


def test_readers_do_not_learn_who_has_no_claim_yet() -> None:
    assert not {Sign.PERSON_WITHOUT_CLAIM, Sign.TOPIC_WITHOUT_CLAIM} & set(FOR_READERS)
    assert len(FOR_READERS) == len(Sign) - 3  # and quotations that drift stop publication


def test_the_day_of_a_site_is_that_of_its_commit(
    base: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert source_date(tmp_path, base).date() == dt.date(2026, 5, 1)  # the last change
    moment = "2026-07-02T12:00:00+0000"
    me = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    for command in (("init", "--quiet"), (*me, "commit", "--quiet", "--allow-empty", "-m", "x")):
        subprocess.run(
            ["git", *command], cwd=tmp_path, check=True,
            env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment},
        )  # fmt: skip
    assert source_date(tmp_path, base).date() == dt.date(2026, 7, 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")
    assert source_date(tmp_path, base).date() == DAY
