"""What ``claimpress audit-site`` says, and with which exit status it ends."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.auditing.spoiling import LAMPS, Spoiled
from tests.conftest import THE_DAY
from tests.helpers import Site, claimpress


def test_a_problem_says_where_it_is(spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    spoiled.change(LAMPS, "<title>Twelve", "<title>Eleven")
    said = claimpress("audit-site", spoiled.folder, cwd=spoiled.root, SOURCE_DATE_EPOCH=THE_DAY)
    assert said.returncode == 1
    first, line, *_ = said.stdout.splitlines()
    assert first.startswith(f"{LAMPS}:")
    assert "does not begin with 'Twelve new lamps <b>now</b> stand" in first
    assert "<title>Eleven new lamps" in line
    assert said.stdout.endswith("\n37 pages audited: 1 error in 1 file.\n"), said.stdout


def test_programs_get_json_and_github_gets_annotations(spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    spoiled.change(LAMPS, "<title>Twelve", "<title>Eleven")

    def said(form: str) -> str:
        return claimpress(
            "audit-site", spoiled.folder, "--format", form,
            cwd=spoiled.root, SOURCE_DATE_EPOCH=THE_DAY,
        ).stdout  # fmt: skip

    (problem,) = json.loads(said("json"))
    assert (problem["file"], problem["code"], problem["width"]) == (LAMPS, "title", 6)
    assert said("github").startswith(f"::error file={LAMPS},line=")


def test_forbidden_words_can_be_given(nowhere: Site) -> None:
    said = claimpress(
        "audit-site", "--forbid", "Ottoline", "--forbid", "no such words", cwd=nowhere.root,
        SOURCE_DATE_EPOCH=THE_DAY,
    )  # fmt: skip
    assert "the file holds the forbidden words 'Ottoline' [forbidden-words]" in said.stdout
    assert said.returncode == 1


def test_without_a_site_one_is_told_how_to_build_it(nowhere: Site, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    said = claimpress("audit-site", cwd=tmp_path)
    assert said.returncode == 2
    assert "there is no site at" in said.stderr
    assert "Run: claimpress build" in said.stderr
    del nowhere
