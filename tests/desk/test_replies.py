"""Who was asked for a reply: recorded, shown, and asked for where a living person is concerned."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from tests.helpers import ROOT

from claimpress import pipeline
from claimpress.checking.against import check_against
from claimpress.deriving.reviews import revision_of
from claimpress.exporting.records import claim_record
from claimpress.model.claim import Claim, Reply
from claimpress.model.corpus import Corpus

pytestmark = pytest.mark.usefixtures("on_the_day")

GOOSE = Path("claims/lower-nowhere-speech/goose.yaml")
CASE = ROOT / "tests/rules/cases/reply-missing/bad/goose.yaml"
QUILL = "zebulon-quill"


def problems_of(root: Path, *changes: tuple[str, str]) -> list[str]:
    """The codes that a contradicted claim for which nobody was asked gets, with changes to it."""
    text = CASE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / GOOSE).write_text(text, encoding="utf-8")
    return [problem.code for problem in pipeline.check(root, use_cache=False).problems]


def test_a_warning_asks_for_it(base_publication: Path) -> None:
    assert problems_of(base_publication) == ["reply-missing"]


@pytest.mark.parametrize("status", ["mixed", "unverified"])
def test_where_nobody_is_called_wrong_nobody_need_be_asked(
    base_publication: Path, status: str
) -> None:
    unknown = ("topics:", "unknown: How many eggs there were.\ntopics:")
    assert problems_of(base_publication, ("contradicted", status), unknown) == []


def test_a_publication_can_leave_it_to_the_page(base_publication: Path) -> None:
    file = base_publication / "claims/publication.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "replies: shown\n", encoding="utf-8")
    assert problems_of(base_publication) == []


def test_a_claim_can_waive_it_with_a_reason_and_not_needlessly(base_publication: Path) -> None:
    waiver = "waivers:\n  - rule: reply-missing\n    reason: Nobody knows where they are.\n"
    assert problems_of(base_publication, ("topics:", f"{waiver}topics:")) == []
    asked = "".join(
        f"  - {{person: {id_}, asked_on: 2026-04-20, how: a note, until: 2026-04-27}}\n"
        for id_ in (QUILL, "ottoline-fenn")
    )
    needless = problems_of(base_publication, ("topics:", f"replies:\n{asked}{waiver}topics:"))
    assert needless == ["waiver"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Ottoline Fenn\n", "name: Ottoline Fenn\n    died: unknown\n"),
        ("name: Ottoline Fenn\n", "name: Ottoline Fenn\n    died: 2019-05\n"),
        ("name: Ottoline Fenn\n", "name: Ottoline Fenn\n    kind: body\n"),
    ],
)
def test_only_the_living_are_asked(base_publication: Path, old: str, new: str) -> None:
    people = base_publication / "claims/people.yaml"
    people.write_text(people.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    asked = f"replies:\n  - {{person: {QUILL}, asked_on: 2026-04-20, how: note, until: 2026-04-27}}"
    assert problems_of(base_publication, ("topics:", f"{asked}\ntopics:")) == []


def claim_and_corpus(root: Path) -> tuple[Claim, Corpus]:
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    (claim,) = corpus.claims.values()
    return claim, corpus


def with_reply(claim: Claim) -> Claim:
    values = {"person": QUILL, "asked_on": "2026-06-01", "how": "letter", "until": "2026-06-08"}
    return claim.model_copy(update={"replies": (Reply.model_validate(values),)})


def test_a_claim_for_which_nobody_was_asked_keeps_its_revision(base_publication: Path) -> None:
    """Counted from the file itself, by the recipe from before the field existed."""
    claim, _ = claim_and_corpus(base_publication)
    file = base_publication / claim.file
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    content = {key: data[key] for key in ("text", "status", "summary", "source", "evidence")}
    content["source"]["appearances"] = []
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert revision_of(claim) == hashlib.sha256(written.encode()).hexdigest()[:12]


def test_the_data_of_such_a_claim_has_no_new_field(base_publication: Path) -> None:
    claim, corpus = claim_and_corpus(base_publication)
    assert not {"replies", "recheck_on"} & claim_record(claim, corpus).keys()
    assert claim_record(with_reply(claim), corpus)["replies"][0]["person"] == QUILL


def test_a_reply_makes_a_new_revision_and_is_told_in_the_history(base_publication: Path) -> None:
    before, corpus = claim_and_corpus(base_publication)
    after = with_reply(before)
    assert revision_of(after) != revision_of(before)
    later = replace(corpus, claims={after.id: after})
    (problem,) = check_against(corpus, later)
    assert (problem.code, problem.path) == ("silent-change", ("replies", 0))


def test_a_day_to_look_again_is_no_change_of_meaning(base_publication: Path) -> None:
    before, corpus = claim_and_corpus(base_publication)
    after = before.model_copy(update={"recheck_on": before.published_on})
    assert revision_of(after) == revision_of(before)
    later = replace(corpus, claims={after.id: after})
    assert list(check_against(corpus, later)) == []
