"""``claimpress build``: the site, whole or not at all."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.helpers import DOSSIER, ROOT, Site, claimpress, copy_of_publication

CLAIM = f"claims/{DOSSIER}/heir-plan.yaml"
PAGE = f"build/site/claims/{DOSSIER}/heir-plan/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of_publication(tmp_path_factory.mktemp("build") / "publication")
    done = claimpress("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


def edit(root: Path, old: str, new: str) -> None:
    file = root / CLAIM
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_ends_with_one_sentence_that_says_what_was_built(built: Path) -> None:
    done = claimpress("build", cwd=built)
    sentence = (
        r"Built 30 claim pages from 1 dossier, \d+ pages in all, into build/site/ in .+ seconds\.\n"
    )
    assert re.fullmatch(sentence, done.stdout)


def test_building_twice_gives_the_same_bytes(built: Path) -> None:
    def files() -> dict[str, bytes]:
        site = built / "build/site"
        return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}

    first = files()
    claimpress("build", "--no-cache", cwd=built)
    assert files() == first


def test_a_broken_claim_stops_the_build_and_the_old_site_stays(
    built: Path,
    tmp_path: Path,
) -> None:
    root = tmp_path / "publication"
    shutil.copytree(built, root)
    before = (root / PAGE).read_bytes()
    edit(root, "status: unverified", "status: unverifed")
    done = claimpress("build", cwd=root)
    assert done.returncode == 1
    assert "did you mean 'unverified'?" in done.stderr
    assert "Nothing was built." in done.stderr
    assert (root / PAGE).read_bytes() == before
    assert [p.name for p in (root / "build").iterdir() if p.name.endswith(".new")] == []


def test_a_deleted_claim_leaves_no_page(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "publication"
    shutil.copytree(built, root)
    _delete_claim(root)
    done = claimpress("build", cwd=root)
    assert done.returncode == 0, done.stderr
    assert not (root / PAGE).exists()
    assert not (root / f"build/docs/claims/{DOSSIER}/heir-plan/index.md").exists()


def _delete_claim(root: Path) -> None:
    """Delete a claim and every mention of it."""
    (root / CLAIM).unlink()
    for file in (root / "claims" / DOSSIER).glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(rf"^ *- {DOSSIER}/heir-plan\n", "", text, flags=re.MULTILINE)
        text = re.sub(rf"\[([^\]]*)\]\(claim:{DOSSIER}/heir-plan\)", r"\1", text)
        text = re.sub(r"^related:\n(?=\S|\n)", "related: []\n", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")


def test_a_draft_is_built_only_when_asked_for(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "publication"
    shutil.copytree(built, root)
    edit(root, "stage: published", "stage: draft")
    edit(root, "published_on: 2026-11-23\n", "")
    assert claimpress("build", cwd=root).returncode == 0
    everything = b"".join(p.read_bytes() for p in (root / "build/site").rglob("*") if p.is_file())
    assert b"heir-plan" not in everything
    assert claimpress("build", "--drafts", cwd=root).returncode == 0
    assert "Not published" in (root / PAGE).read_text(encoding="utf-8")


def test_a_draft_that_names_nobody_known_is_left_out_of_the_preview(
    built: Path,
    tmp_path: Path,
) -> None:
    root = tmp_path / "publication"
    shutil.copytree(built, root)
    edit(root, "stage: published", "stage: draft")
    edit(root, "published_on: 2026-11-23\n", "")
    edit(root, "speaker: denis-korkodinov", "speaker: nobody-known")
    done = claimpress("build", "--drafts", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "nobody-known" in done.stderr
    assert "Built 29 claim pages" in done.stdout


def test_the_script_works_without_the_package_installed(built: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", str(ROOT / "scripts/build.py"), "--site-dir", "build/other"],
        cwd=built,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (built / "build/other/index.html").is_file()


def test_zensical_builds_the_same_pages(built: Path) -> None:
    done = claimpress(
        "build", "--engine", "zensical", "--site-dir", "build/zensical-site", cwd=built
    )
    assert done.returncode == 0, done.stderr
    ours, theirs = Site(built, built / "build/site"), Site(built, built / "build/zensical-site")
    assert set(ours.addresses) == set(theirs.addresses)
    for page in ours.claim_pages():
        other = theirs.page(page.address)
        assert other.one(".cp-claim").get_text() == page.one(".cp-claim").get_text()
        assert other.one("title").get_text() == page.one("title").get_text()
        other.one("meta[http-equiv=Content-Security-Policy]")


def test_a_page_that_hides_a_generated_one_is_named(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "publication"
    shutil.copytree(built, root)
    (root / "content/corrections.md").write_text("# Ours\n", encoding="utf-8")
    done = claimpress("build", cwd=root)
    assert done.returncode == 1
    assert "content/corrections.md is not used" in done.stderr
