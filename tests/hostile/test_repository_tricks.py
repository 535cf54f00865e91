"""What Git can hand to a checkout beside plain files: links, and repositories in the repository."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.helpers import claimpress
from tests.hostile.payloads import CANARY


def git(root: Path, *arguments: str) -> str:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@desk.example"}
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=root,
        env={
            **os.environ,
            **who,
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@desk.example",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture
def checkout(base_publication: Path, tmp_path: Path) -> Path:
    """A clone of a publication whose branch holds links and another repository."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(f"text: {CANARY}\n", encoding="utf-8")
    git(outside, "init", "--quiet")
    git(outside, "add", ".")
    git(outside, "commit", "--quiet", "--message=x")
    root = base_publication
    folder = root / "claims/lower-nowhere-speech"
    (folder / "link.yaml").symlink_to(outside / "secret.yaml")
    (folder / "nowhere.yaml").symlink_to("missing.yaml")
    (root / "claims/linked").symlink_to(outside)
    git(root, "init", "--quiet")
    git(root, "submodule", "--quiet", "add", str(outside), "claims/theirs")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=x")
    assert git(root, "ls-files", "-s").count("120000 ") == 3
    assert git(root, "ls-files", "-s").count("160000 ") == 1
    cloned = tmp_path / "checkout"
    git(tmp_path, "clone", "--quiet", "--recurse-submodules", str(root), str(cloned))
    return cloned


def test_links_and_submodules_are_refused_by_name_and_not_read(checkout: Path) -> None:
    done = claimpress("check", cwd=checkout)
    assert done.returncode == 1
    for name in ("lower-nowhere-speech/link.yaml", "lower-nowhere-speech/nowhere.yaml", "linked"):
        assert f"claims/{name}: error: a symbolic link is not followed" in done.stdout
    assert "claims/theirs: error: a repository inside this one is not read" in done.stdout
    assert CANARY not in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
