"""Reviews as editors add them, and what becomes of them when the claim changes."""

from pathlib import Path

import pytest
import yaml
from tests.against.repository import BRIDGE, Repository
from tests.conftest import THE_DAY
from tests.helpers import claimpress

from claimpress import pipeline
from claimpress.deriving.reviews import reviewed, revision_of
from claimpress.model.claim import Claim

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def repository(base_publication: Path) -> Repository:
    return Repository(base_publication)


def run(repository: Repository, *arguments: str) -> tuple[int, str]:
    done = claimpress(*arguments, cwd=repository.root, SOURCE_DATE_EPOCH=THE_DAY)
    return done.returncode, done.stdout + done.stderr


def bridge(repository: Repository) -> Claim:
    corpus = pipeline.check(repository.root, use_cache=False).corpus
    assert corpus
    return corpus.claims[BRIDGE]


def test_a_review_is_added_and_lapses_with_the_content(repository: Repository) -> None:
    before = repository.file().read_text(encoding="utf-8")
    code, said = run(repository, "review", BRIDGE, "--by", "ottoline-fenn", "--outcome", "approved")
    assert code == 0, said
    text = repository.file().read_text(encoding="utf-8")
    assert text.startswith(before.rstrip("\n"))
    (review,) = yaml.safe_load(text)["reviews"]
    assert review["revision"] == revision_of(bridge(repository))
    assert reviewed(bridge(repository)).enough
    assert "1 of 1 review\n" in run(repository, "review", BRIDGE, "--show")[1]

    repository.edit(lambda data: data.update(confidence="high"))
    state = reviewed(bridge(repository))
    assert not state.enough
    assert len(state.lapsed) == 1
    code, said = run(repository, "check")
    assert code == 0, "a lapsed review is a warning where reviews are not required"
    assert "review-lapsed" in said
    assert "(lapsed)" in run(repository, "review", BRIDGE, "--show")[1]


def test_housekeeping_lets_no_review_lapse(repository: Repository) -> None:
    first = revision_of(bridge(repository))
    repository.edit(lambda data: data["evidence"][0].update(archived="https://archive.example/1"))
    repository.edit(lambda data: data.update(topics=[], sensitive=["election"]))
    assert revision_of(bridge(repository)) == first
    assert reviewed(bridge(repository)).needed == 2
    repository.edit(lambda data: data["evidence"][0].update(says="Something else."))
    assert revision_of(bridge(repository)) != first


def test_nobody_reviews_their_own_check(repository: Repository) -> None:
    repository.edit(lambda data: data.update(authors=["ottoline-fenn"]))
    before = repository.file().read_bytes()
    code, said = run(repository, "review", BRIDGE, "--by", "ottoline-fenn", "--outcome", "approved")
    assert code == 2
    assert "is an author of this check" in said
    assert repository.file().read_bytes() == before


def test_a_reviewer_s_last_word_counts(repository: Repository) -> None:
    for outcome in ("approved", "changes-requested"):
        run(repository, "review", BRIDGE, "--by", "ottoline-fenn", "--outcome", outcome)
    state = reviewed(bridge(repository))
    assert (len(state.approvals), len(state.refusals), state.enough) == (0, 1, False)


@pytest.mark.parametrize("by", ["ottoline-fen", "../x", ""])
def test_an_unknown_reviewer_is_refused(repository: Repository, by: str) -> None:
    code, said = run(repository, "review", BRIDGE, f"--by={by}", "--outcome", "approved")
    assert code == 2, said


def test_owners_are_the_editors_of_each_dossier(repository: Repository) -> None:
    people = repository.root / "claims/people.yaml"
    text = people.read_text(encoding="utf-8")
    text = text.replace(
        "    name: Ottoline Fenn\n", "    name: Ottoline Fenn\n    account: o-fenn\n"
    )
    people.write_text(text, encoding="utf-8")
    repository.edit(
        lambda data: data.update(editors=["ottoline-fenn", "zebulon-quill"]),
        "lower-nowhere-speech/dossier",
    )
    file = repository.root / ".github/CODEOWNERS"
    file.parent.mkdir()
    file.write_text("# Ours.\n/scripts/ @made-up/team\n", encoding="utf-8")
    assert run(repository, "owners", "--check")[0] == 1
    assert run(repository, "owners")[0] == 0
    written = file.read_text(encoding="utf-8")
    assert written.startswith("# Ours.\n/scripts/ @made-up/team\n")
    assert "\n/claims/lower-nowhere-speech/ @o-fenn\n" in written
    assert run(repository, "owners")[1] == "All files are up to date.\n"
    assert file.read_text(encoding="utf-8") == written
