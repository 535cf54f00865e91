"""`claimpress fix`: what is certain is mended, what is not is left, and nothing gets worse."""

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import THE_DAY
from tests.golden import Golden
from tests.helpers import ROOT, claimpress

from claimpress import pipeline
from claimpress.authoring.mending import Look, mended
from claimpress.authoring.remedies import REMEDIES
from claimpress.reading.intake import Intake, take_in

HERE = Path(__file__).parent
CLAIM = "claims/lower-nowhere-speech/bridge-opened.yaml"
OTHER = "claims/lower-nowhere-speech/bridge-closed.yaml"

# What is changed in the sound claim, the code of the remedy, and the line that comes of it.
CERTAIN = [
    ("status: supported", "status: Supported", "slug", "status: supported"),
    ("speaker: zebulon-quill", "speaker: Zebulon Quill", "slug", "speaker: zebulon-quill"),
    ("tier: primary", "tier: PRIMARY", "choice", "tier: primary"),
    ("claimed_on: 2026-04-01", "claimed_on: 2026/4/1", "date", "claimed_on: 2026-04-01"),
    ("claimed_on: 2026-04-01", "claimed_on: '2026.04'", "date", "claimed_on: 2026-04"),
    ("topics: [town-works]", "topics: town-works", "shape", "topics: [town-works]"),
    ("[town-works]", "[town-works, town-works]", "repeated", "topics: [town-works]"),
    ("stage: published", "stage: published\nstage: published", "repeated-key", "stage: published"),
    ("1 May 1911.", "1 May 1911 as bridge #1 of the town.", "cut-short",
     'text: "Crooked Bridge was opened on 1 May 1911 as bridge #1 of the town."'),
    ("text: Crooked", "text: Opened: Crooked", "yaml",
     'text: "Opened: Crooked Bridge was opened on 1 May 1911."'),
    ("text: Crooked", 'text: @town says "Crooked', "yaml",
     'text: "@town says \\"Crooked Bridge was opened on 1 May 1911."'),
    ("text: Crooked", "text: [Video] Crooked", "yaml",
     'text: "[Video] Crooked Bridge was opened on 1 May 1911."'),
    ("text: Crooked", "text: *Crooked", "alias",
     'text: "*Crooked Bridge was opened on 1 May 1911."'),
    ("text: Crooked", "text: &Crooked", "anchor",
     'text: "&Crooked Bridge was opened on 1 May 1911."'),
    ("text: Crooked", "text: !Crooked", "tag",
     'text: "!Crooked Bridge was opened on 1 May 1911."'),
    ("Crooked Bridge", "Croo\u00adked\u200b Bri\u2060dge\ufeff", "character",
     "text: Crooked Bridge was opened on 1 May 1911."),
    ("Crooked Bridge", "Crooked \tBridge", "character",
     "text: Crooked Bridge was opened on 1 May 1911."),
    ("stage: published", "related:\n  - lower-nowhere-speech/bridge-opened\nstage: published",
     "related-to-itself", "stage: published"),
    ("stage: published", "waivers:\n  - rule: shouting\n    reason: It is loud.\nstage: published",
     "waiver", "stage: published"),
]  # fmt: skip

# What looks alike, and is for a person to decide.
UNCERTAIN = [
    ("status: supported", "status: suported"),
    ("claimed_on: 2026-04-01", "claimed_on: 01.04.2026"),
    ("claimed_on: 2026-04-01", "claimed_on: 2026/13/1"),
    ("published_on: 2026-05-01", "published_on: 2026-05"),
    ("1 May 1911.", "1 May 1911. # ask the archive"),
    ("1 May 1911.", "1 May 1911. #ask the archive"),
    ("text: Crooked", "text: Opened: # when? Crooked"),
    ("text: Crooked", 'text: "Opened" Crooked'),
    ("source:\n  speaker", "source: speaker"),
    ("  speaker: zebulon", "\tspeaker: zebulon"),
    ("Crooked Bridge", "Crooked \u202eegdirB"),
    ("stage: published", "stage: published\nstage: draft"),
    ("text: Crooked Bridge was", "text: Opened: Crooked\n  Bridge was"),
    ("topics: [town-works]", "topics: Town Works"),
    ("topics: [town-works]", "topics: [no-such-topic]"),
    ("stage: published", "waivers:\n  - rule: choice\n    reason: So.\nstage: published"),
    ("stage: published", "stage: published\nstage: published\nx: " + "[" * 5000 + "]" * 5000),
    ("stage: published", "stage: published\nstage: published\n---\nstage: draft"),
    # A comment would go with it.
    ("stage: published", "waivers:\n  - rule: shouting # no\n    reason: So.\nstage: published"),
]


def spoilt(root: Path, old: str, new: str) -> Path:
    file = root / CLAIM
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
    return file


def look(intake: Intake) -> Look:
    checked = pipeline.check_taken_in(intake)
    return checked.corpus, checked.problems


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize(("old", "new", "code", "line"), CERTAIN)
def test_what_is_certain_is_mended(
    base_publication: Path, old: str, new: str, code: str, line: str
) -> None:
    spoilt(base_publication, old, new)
    intake = take_in(base_publication)
    assert code in {problem.code for problem in look(intake)[1]}
    done = mended(intake, look, lambda _: True)
    assert done.problems == ()
    assert done.left == ()
    assert {edit.cause.code for edit in done.done} == {code}
    text = done.files[CLAIM].decode()
    assert line in map(str.strip, text.splitlines())
    sound = (ROOT / "tests/rules/base" / CLAIM).read_text(encoding="utf-8")
    assert len(set(text.splitlines()) ^ set(sound.splitlines())) in {0, 2}


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize(("old", "new"), UNCERTAIN)
def test_what_is_not_certain_is_left_to_people(base_publication: Path, old: str, new: str) -> None:
    spoilt(base_publication, old, new)
    intake = take_in(base_publication)
    assert look(intake)[1]
    done = mended(intake, look, lambda _: True)
    assert done.files == {}
    assert done.done == ()
    assert done.problems == tuple(look(intake)[1])


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_is_saved_as_utf_8(base_publication: Path, encoding: str) -> None:
    file = base_publication / CLAIM
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text.encode(encoding))
    done = mended(take_in(base_publication), look, lambda _: True)
    assert done.problems == ()
    assert done.files == {CLAIM: text.encode()}


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize(
    ("related", "expected"),
    [
        ("", "related:\n  - lower-nowhere-speech/bridge-opened\n"),
        ("related: []\n", "related: [lower-nowhere-speech/bridge-opened]\n"),
    ],
)
def test_a_related_claim_gets_the_way_back(
    base_publication: Path, related: str, expected: str
) -> None:
    way = "related: [lower-nowhere-speech/bridge-closed]\nstage: published"
    text = spoilt(base_publication, "stage: published", way).read_text(encoding="utf-8")
    other = text.replace("opened on 1 May 1911.", "closed, and a quite different road was built.")
    other = other.replace("related: [lower-nowhere-speech/bridge-closed]\n", related)
    (base_publication / OTHER).write_text(other, encoding="utf-8")
    intake = take_in(base_publication)
    before = [problem.code for problem in look(intake)[1]]
    assert "one-way" in before
    done = mended(intake, look, lambda _: True)
    assert list(done.files) == [OTHER]
    assert expected in done.files[OTHER].decode()
    assert "one-way" not in {problem.code for problem in done.problems}
    # Only what was asked for is touched.
    assert mended(intake, look, lambda file: file == CLAIM).files == {}


@pytest.mark.usefixtures("on_the_day")
def test_faults_that_hide_one_another_are_mended_one_after_the_other(
    base_publication: Path,
) -> None:
    spoilt(base_publication, "text: Crooked", "text: Opened:\u00ad Crooked")
    spoilt(base_publication, "status: supported", "status: SUPPORTED")
    spoilt(base_publication, "summary: The", "summary: Known: The")
    done = mended(take_in(base_publication), look, lambda _: True)
    assert done.problems == ()
    assert [edit.cause.code for edit in done.done] == ["character", "yaml", "yaml", "slug"]


@pytest.mark.usefixtures("on_the_day")
def test_a_remedy_that_brings_a_new_problem_is_not_taken(base_publication: Path) -> None:
    way = "related: [lower-nowhere-speech/bridge-closed]\nstage: published"
    text = spoilt(base_publication, "stage: published", way).read_text(encoding="utf-8")
    # The other claim has as many related claims as it may have.
    full = ", ".join(f"lower-nowhere-speech/other-{number}" for number in range(30))
    other = text.replace("opened on 1 May 1911.", "closed, and a quite different road was built.")
    other = other.replace("lower-nowhere-speech/bridge-closed", full)
    (base_publication / OTHER).write_text(other, encoding="utf-8")
    done = mended(take_in(base_publication), look, lambda _: True)
    assert done.files == {}
    assert done.left == (OTHER,)


def test_the_command_lists_what_it_does(base_publication: Path, golden: Golden) -> None:
    file = spoilt(base_publication, "text: Crooked", "text: Opened: Crooked")
    spoilt(base_publication, "status: supported", "status: Supported")
    file.chmod(0o755)
    before = file.read_bytes()
    dry = claimpress("fix", "--dry-run", cwd=base_publication, SOURCE_DATE_EPOCH=THE_DAY)
    assert (dry.returncode, file.read_bytes(), file.stat().st_mode & 0o777) == (1, before, 0o755)
    done = claimpress("fix", cwd=base_publication, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0, done.stderr
    golden.agrees(HERE / "fix.txt", done.stdout)
    assert not file.stat().st_mode & 0o111
    again = claimpress("fix", cwd=base_publication, SOURCE_DATE_EPOCH=THE_DAY)
    assert again.stdout == "0 changes made; 0 problems left.\n"


def test_a_bad_publication_gets_better_and_nowhere_worse(tmp_path: Path, golden: Golden) -> None:
    bad = tmp_path / "bad"
    shutil.copytree(ROOT / "tests/check/bad-publication", bad)
    done = claimpress("fix", cwd=bad, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 1
    golden.agrees(HERE / "fix-bad-publication.txt", done.stdout)


def test_the_reference_lists_every_remedy() -> None:
    rules = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    for code in REMEDIES:
        assert re.search(rf"^\|.*`{code}`.*\|", rules.split("## Remedies")[1], re.MULTILINE)
