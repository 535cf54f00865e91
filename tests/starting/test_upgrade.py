"""``claimpress upgrade``: what came from claimpress is brought up to date, and nothing else."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimpress import __version__
from claimpress.cli import claimpress

RECORD = ".claimpress.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "checks"
    done = CliRunner().invoke(
        claimpress,
        ["init", str(folder), "--name", "Checks", "--language", "en", "--requirement", "x @ y"],
    )
    assert done.exit_code == 0, done.output
    return folder


def upgrade(root: Path, *options: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(claimpress, ["upgrade", "--root", str(root), *options])
    return done.exit_code, done.stdout, done.stderr


def record(root: Path, change: Callable[[Any], object] = lambda _: None) -> Any:
    data = json.loads((root / RECORD).read_text("utf-8"))
    change(data)
    (root / RECORD).write_text(json.dumps(data), encoding="utf-8")
    return data


def as_it_came(root: Path, file: str, text: str) -> None:
    """Let a file be as an older claimpress wrote it."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")
    hash_ = hashlib.sha256(text.encode()).hexdigest()
    record(root, lambda data: data["files"].update({file: hash_}))


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "build" not in path.relative_to(root).parts
    }


def test_what_is_up_to_date_stays_as_it_is(root: Path) -> None:
    before = everything(root)
    status, diff, said = upgrade(root)
    assert (status, diff) == (0, "")
    assert said == f"From claimpress {__version__} to {__version__}: 0 files brought up to date.\n"
    assert everything(root) == before


def test_a_publication_of_an_older_version_gets_what_is_new(root: Path) -> None:
    wanted = everything(root)
    as_it_came(root, "Makefile", "site:\n\told\n")
    as_it_came(root, "overrides/old.html", "<p>old</p>\n")
    (root / ".github/workflows/intake.yml").unlink()
    record(root, lambda data: data["files"].pop(".github/workflows/intake.yml"))
    record(root, lambda data: data.update(version="0.0.1"))
    (root / "content/about.md").write_text("# Ours\n", encoding="utf-8")
    (root / "claims/people.yaml").write_text("people: {}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_bytes(wanted["mkdocs.yml"] + b"# ours\n")
    kept = everything(root)

    status, diff, said = upgrade(root, "--dry-run")
    assert status == 0
    assert everything(root) == kept
    assert "From claimpress 0.0.1" in said

    status, diff, said = upgrade(root)
    assert status == 0
    assert "--- Makefile\n+++ Makefile\n" in diff
    assert "-\told\n" in diff
    assert said.splitlines() == [
        "added: .github/workflows/intake.yml",
        "changed: Makefile",
        "removed: overrides/old.html",
        f"From claimpress 0.0.1 to {__version__}: 3 files brought up to date.",
    ]
    after = everything(root)
    own = {"content/about.md", "claims/people.yaml", "mkdocs.yml"}
    assert {file for file in after if after[file] != wanted[file]} - {RECORD} == own
    assert {file: after[file] for file in own} == {file: kept[file] for file in own}
    assert upgrade(root)[1] == ""


def test_a_file_that_somebody_changed_is_shown_once_and_left(root: Path) -> None:
    as_it_came(root, "overrides/main.html", "old\n")
    (root / "overrides/main.html").write_text("mine\n", encoding="utf-8")
    (root / "overrides/404.html").write_text("mine, and nothing new in claimpress\n", "utf-8")
    status, diff, said = upgrade(root)
    assert status == 0
    assert "-mine\n" in diff
    assert "404" not in diff
    assert "left: overrides/main.html\n1 of these you changed yourself" in said
    assert (root / "overrides/main.html").read_text("utf-8") == "mine\n"
    assert upgrade(root)[1] == ""


def test_schemas_of_further_languages_are_brought_up_to_date(root: Path) -> None:
    publication = root / "claims/publication.yaml"
    text = publication.read_text("utf-8")
    publication.write_text(
        text.replace("language: en\n", "language: en\nlanguages: [ru]\n"), "utf-8"
    )
    schema = root / "claims/claim-translation.schema.json"
    schema.write_text("{}\n", encoding="utf-8")
    status, _, said = upgrade(root)
    assert status == 0
    assert "changed: claims/claim-translation.schema.json\n" in said
    assert "added: claims/people-translation.schema.json\n" in said
    assert "left" not in said
    assert CliRunner().invoke(claimpress, ["schema", "--check", "--root", str(root)]).exit_code == 0
    assert upgrade(root)[1] == ""


def test_how_files_differ_can_be_seen_again(root: Path) -> None:
    (root / "overrides/main.html").write_text("mine\n", encoding="utf-8")
    (root / "overrides/404.html").unlink()
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("- toc", "- notes"), encoding="utf-8")
    before = everything(root)
    status, diff, _ = upgrade(root, "--differences")
    assert status == 0
    assert {line for line in diff.splitlines() if line.startswith("+++ ")} == {
        "+++ overrides/main.html",
        "+++ mkdocs.yml",
    }
    assert "-mine\n" in diff
    assert everything(root) == before


def test_a_file_that_somebody_took_away_stays_away(root: Path) -> None:
    as_it_came(root, ".github/workflows/comment.yml", "old\n")
    (root / ".github/workflows/comment.yml").unlink()
    assert "left out: .github/workflows/comment.yml" in upgrade(root)[2]
    assert not (root / ".github/workflows/comment.yml").exists()


def test_a_record_cannot_take_away_claims_pages_or_what_lies_elsewhere(root: Path) -> None:
    outside = root.parent / "outside"
    outside.write_text("old\n", encoding="utf-8")
    claim = root / "claims/invented-example/windmills.yaml"
    names = {
        "../outside": outside,
        str(outside): outside,
        "claims/invented-example/windmills.yaml": claim,
        "content/about.md": root / "content/about.md",
        "overrides/../claims/people.yaml": root / "claims/people.yaml",
    }
    hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in names.items()}
    record(root, lambda data: data["files"].update(hashes))
    assert "0 files brought up to date" in upgrade(root)[2]
    assert all(path.exists() for path in names.values())


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1}'])
def test_without_a_record_nothing_is_done(root: Path, text: str) -> None:
    (root / RECORD).write_text(text, encoding="utf-8")
    before = everything(root)
    status, _, said = upgrade(root)
    assert status == 1
    assert "only what `claimpress init` started can be brought up to date" in said
    assert everything(root) == before
