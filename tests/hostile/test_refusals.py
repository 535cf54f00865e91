"""Each text of the corpora is taken or refused in every field; what is refused has a line."""

import re
import shutil
from pathlib import Path

import pytest
from tests.helpers import claimpress
from tests.hostile.payloads import every_payload, must_stay_legal, naughty, sanitizer_cases
from tests.hostile.publication import a_claim, accepted, as_yaml, faults_of, text_fields

KINDS = sorted({kind for _, kind in text_fields()})
TOO_LONG = {"line": 300, "text": 2000, "prose": 5000, "short": 80, "summary": 600}
EXPECTED = {"too-long", "no-value", "character", "encoding", "string-too-short", "too-short"}
PLACE = re.compile(r"^claims/\S+\.yaml:\d+:\d+: error: ", re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_taken_or_refused_with_a_line(kind: str) -> None:
    every = every_payload()
    refused = {text: faults_of(kind, text) for text in every if faults_of(kind, text)}
    assert len(refused) + len(accepted(kind, every)) == len(every)
    for text, problems in refused.items():
        assert all(problem.span and problem.message for problem in problems), text
        assert {problem.code for problem in problems} <= EXPECTED, (text, problems)
        if {problem.code for problem in problems} == {"too-long"}:
            assert len(text) > TOO_LONG[kind]


def test_the_corpora_are_whole() -> None:
    """So that no text is lost on the way here: the counts of the corpora, and what is taken."""
    every = every_payload()
    assert (len(naughty()), len(sanitizer_cases())) == (515, 223)
    assert {kind: len(accepted(kind, every)) for kind in ("line", "text", "prose")} == {
        "line": 782,
        "text": 799,
        "prose": 799,
    }
    assert len(every) == 846


@pytest.mark.parametrize("kind", KINDS)
def test_scripts_that_need_joiners_are_welcome(kind: str) -> None:
    assert len(must_stay_legal()) == 4
    assert accepted(kind, must_stay_legal()) == must_stay_legal()


def test_check_names_each_refused_text_by_its_file_and_line(tmp_path: Path) -> None:
    """All of them in one run of the command, without a traceback."""
    base = Path(__file__).parent.parent / "rules/base"
    root = Path(shutil.copytree(base, tmp_path / "publication"))
    refused = [text for text in every_payload() if text not in accepted("text", every_payload())]
    assert len(refused) > 40
    claim = a_claim() | {"source": {"speaker": "zebulon-quill", "claimed_on": "2026-04-01"}}
    files = {}
    for number, text in enumerate(refused):
        name = f"claims/lower-nowhere-speech/refused-{number}.yaml"
        files[name] = text
        (root / name).write_bytes(as_yaml(claim | {"unknown": text}))
    done = claimpress("check", cwd=root)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    placed = {found.partition(":")[0] for found in PLACE.findall(done.stdout)}
    assert placed >= files.keys(), files.keys() - placed
