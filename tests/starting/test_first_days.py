"""From `claimpress init` to the first claim, its correction, and a copy elsewhere, as people go."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.helpers import claimpress

CLAIM = "town-speech/three-wells"
PASSAGE = """
passages:
  - locator: paragraph 1
    text:
      - "We have three wells and no lamp"
"""


def said(root: Path, *words: str | Path) -> str:
    done = claimpress(*words, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def git(root: Path, *words: str) -> None:
    person = ("-c", "user.name=Ada Rill", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *person, *words], cwd=root, check=True, capture_output=True)


def fill(file: Path, **values: str) -> None:
    """Write into the empty fields that `claimpress new` leaves."""
    text = file.read_text("utf-8")
    for field, value in values.items():
        text, times = re.subn(rf'^( *{field}: )""', rf"\g<1>{value}", text, flags=re.MULTILINE)
        assert times == 1, field
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with one claim of its own, published, changed, and built again."""
    root = tmp_path_factory.mktemp("first-days") / "checks"
    asked = ("--name", "Checks", "--language", "en", "--address", "https://checks.example/")
    said(root.parent, "init", root, *asked)
    given = ("--text", "The town has three wells.", "--speaker", "invented-speaker")
    said(
        root, "new", CLAIM, *given, "--quote", "We have three wells", "--url", "https://a.example/"
    )
    claim, dossier = root / f"claims/{CLAIM}.yaml", root / "claims/town-speech/dossier.yaml"
    empty = dict.fromkeys(("title", "short_title", "introduction", "limits", "how_made"), '"Wells"')
    fill(dossier, **empty)
    dossier.write_text(dossier.read_text("utf-8") + PASSAGE, "utf-8")
    words = ("summary", "title", "publisher", "says", "notes", "unknown")
    fill(claim, locator="paragraph 1", **dict.fromkeys(words, '"A list has three."'))
    text = claim.read_text("utf-8").replace("stage: draft", "stage: published")
    claim.write_text(text.replace("# published_on", "published_on"), "utf-8")
    said(root, "fmt")
    said(root, "build")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "First claim")

    text = claim.read_text("utf-8").replace("status: unverified", "status: supported")
    claim.write_text(text.replace("stance: context", "stance: supports"), "utf-8")
    silent = claimpress("check", "--against", "HEAD", cwd=root)
    assert silent.returncode == 1
    assert f"claimpress history add {CLAIM}" in silent.stdout
    said(root, "history", "add", CLAIM, "--kind", "status-change", "--note", "We counted them.")
    said(root, "check", "--against", "HEAD")
    said(root, "build")
    return root


def test_a_changed_claim_passes_the_audit_with_the_page_of_its_earlier_revision(
    root: Path,
) -> None:
    assert "no problems" in said(root, "audit-site")
    assert list((root / f"build/site/claims/{CLAIM}").glob("[0-9a-f]*/index.html"))


def test_it_makes_the_same_site_elsewhere(root: Path, tmp_path: Path) -> None:
    archive, there = tmp_path / "checks.tar.gz", tmp_path / "there"
    said(root, "export", archive)
    said(tmp_path, "restore", archive, there)
    assert said(there, "upgrade") == ""
    said(there, "build")
    data = "build/site/data/claims.json"
    assert (there / data).read_bytes() == (root / data).read_bytes()
    said(there, "audit-site")


def test_a_page_without_a_heading_that_policies_name_is_told_with_the_way_out(
    root: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    shutil.copytree(root, there, ignore=shutil.ignore_patterns("build"))
    (there / "content/about.md").write_text("---\ntitle: About\n---\n\n# About\n\nWe.\n", "utf-8")
    said(there, "build")
    done = claimpress("audit-site", cwd=there)
    assert done.returncode == 1
    assert (
        'give its heading in content/about.md the id back, as <h2 id="independence">, or correct '
        "nonpartisanship under policies in publication.yaml" in done.stdout
    )
