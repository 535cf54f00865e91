"""Which files are taken in, and what is said of the others."""

import os
from pathlib import Path

import click
import pytest
from tests.golden import Golden

from claimpress.reading.intake import take_in
from claimpress.reporting.machines import as_github
from claimpress.reporting.text import as_text
from claimpress.values.problems import Problem

HERE = Path(__file__).parent
REGISTRIES = ("publication", "statuses", "topics", "people")


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """The ``claims`` folder of a publication that has all its files."""
    folder = tmp_path / "claims"
    dossier = folder / "nowhere"
    dossier.mkdir(parents=True)
    for name in REGISTRIES:
        (folder / f"{name}.yaml").write_text("x: y\n", encoding="utf-8")
    (dossier / "dossier.yaml").write_text("x: y\n", encoding="utf-8")
    (dossier / "lamps.yaml").write_text("x: y\n", encoding="utf-8")
    return folder


def problems_of(claims: Path) -> tuple[Problem, ...]:
    return take_in(claims.parent).problems


def test_sound_files_are_taken_in_in_order(claims: Path) -> None:
    (claims / "nowhere" / "geese.yaml").write_text("x: y\n", encoding="utf-8")
    (claims / "README.md").write_text("For people.", encoding="utf-8")
    (claims / "claim.schema.json").write_text("{}", encoding="utf-8")
    intake = take_in(claims.parent)
    assert intake.problems == ()
    assert list(intake.claims) == ["claims/nowhere/geese.yaml", "claims/nowhere/lamps.yaml"]
    assert list(intake.dossiers) == ["claims/nowhere/dossier.yaml"]
    assert intake.data_of("claims/nowhere/lamps.yaml") == b"x: y\n"


def test_odd_files_are_refused_by_name(claims: Path, golden: Golden) -> None:
    nowhere = claims / "nowhere"
    secret = claims.parent / "secret.yaml"
    secret.write_text("canary: 1\n", encoding="utf-8")
    (nowhere / "link.yaml").symlink_to(secret)
    (nowhere / "dangling.yaml").symlink_to("nothing")
    (claims / "linked-dossier").symlink_to(nowhere)
    os.mkfifo(nowhere / "pipe.yaml")
    (nowhere / "nested").mkdir()
    (nowhere / "nested" / "deep.yaml").write_text("x: y\n", encoding="utf-8")
    (nowhere / "run.yaml").write_text("x: y\n", encoding="utf-8")
    (nowhere / "run.yaml").chmod(0o755)
    for name in (
        "page.html",
        "claim.yml",
        "Lamps.yaml",
        "con.yaml",
        "index.yaml",
        "two--hyphens.yaml",
        "-hyphen.yaml",
        "a b.yaml",
        "p\u0430ypal.yaml",
        "a" * 81 + ".yaml",
        "new\nline.yaml",
        "red\x1b[31m.yaml",
        "::error::x.yaml",
        "turned\u202e.yaml",
        ".hidden.yaml",
    ):
        (nowhere / name).write_text("x: y\n", encoding="utf-8")
    (claims / "Upper").mkdir()
    (claims / "stray.yaml").write_text("x: y\n", encoding="utf-8")
    intake = take_in(claims.parent)
    assert list(intake.claims) == ["claims/nowhere/lamps.yaml"]
    assert b"canary" not in b"".join([*intake.claims.values(), *intake.dossiers.values()])
    text = "\n".join(click.unstyle(as_text(problem)) for problem in intake.problems)
    assert all(char.isprintable() or char == "\n" for char in text)
    golden.agrees(HERE / "refused-names.txt", text + "\n")


def test_no_file_name_starts_a_workflow_command(claims: Path) -> None:
    for name in ("a\n::set-output name=x::y.yaml", "%0A::error::x.yaml"):
        (claims / "nowhere" / name).write_text("x: y\n", encoding="utf-8")
    for problem in problems_of(claims):
        line = as_github(problem)
        assert "\n" not in line
        assert line.startswith("::error file=claims/nowhere/")
        assert "::set-output" not in line.partition(",")[0]


def test_twins_are_both_named(claims: Path) -> None:
    """On some file systems one of two such names overwrites the other."""
    (claims / "nowhere" / "LAMPS.yaml").write_text("x: y\n", encoding="utf-8")
    said = [f"{p.file}: {p.message}" for p in problems_of(claims)]
    assert any("LAMPS" in line for line in said)


def test_missing_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "claims" / "nowhere").mkdir(parents=True)
    (tmp_path / "claims" / "nowhere" / "lamps.yaml").write_text("x: y\n", encoding="utf-8")
    files = [problem.file for problem in take_in(tmp_path).problems]
    assert files == [*(f"claims/{n}.yaml" for n in REGISTRIES), "claims/nowhere/dossier.yaml"]


def test_an_empty_publication_is_a_problem(claims: Path) -> None:
    (claims / "nowhere" / "lamps.yaml").unlink()
    assert [problem.message for problem in problems_of(claims)] == ["no claims were found"]


def test_no_folder_is_a_problem(tmp_path: Path) -> None:
    assert [p.message for p in take_in(tmp_path).problems] == ["there is no folder 'claims'"]


def test_a_linked_claims_folder_is_not_followed(claims: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "claims").symlink_to(claims)
    assert take_in(other).claims == {}
