"""The hooks that others use by the address of this repository, tried with pre-commit itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import THE_DAY
from tests.helpers import ROOT

CLAIM = "claims/lower-nowhere-speech/bridge-opened.yaml"
PACKAGE = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT", "NOTICE")


def committed(folder: Path) -> Path:
    """The folder as a repository with one commit."""
    who = ("-c", "user.name=Ottoline Fenn", "-c", "user.email=fenn@example.org")
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "All of it"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


def try_hook(
    hook: str, hooks: Path, publication: Path, home: Path
) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    return subprocess.run(
        [programs / "pre-commit", "try-repo", hooks, hook, "--all-files", "--color", "never"],
        cwd=publication,
        env=os.environ
        | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(home),
            "SOURCE_DATE_EPOCH": THE_DAY,
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """The hooks alone; they run the claimpress that is being tested and install nothing."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert manifest.count("language: python") == 2
    manifest = manifest.replace("language: python", "language: system")
    (folder / ".pre-commit-hooks.yaml").write_text(manifest, encoding="utf-8")
    return committed(folder)


def test_check_lets_sound_claims_pass_and_explains_others(
    hooks: Path, base_publication: Path, tmp_path: Path
) -> None:
    committed(base_publication)
    done = try_hook("claimpress-check", hooks, base_publication, tmp_path / "home")
    assert done.returncode == 0, done.stdout + done.stderr
    file = base_publication / CLAIM
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: supported", "status: suported"), encoding="utf-8")
    done = try_hook("claimpress-check", hooks, base_publication, tmp_path / "home")
    assert done.returncode == 1
    assert "did you mean 'supported'?" in done.stdout


def test_fmt_formats_what_is_committed(hooks: Path, base_publication: Path, tmp_path: Path) -> None:
    committed(base_publication)
    done = try_hook("claimpress-fmt", hooks, base_publication, tmp_path / "home")
    assert done.returncode == 1
    assert f"Formatted {CLAIM}" in done.stdout
    again = try_hook("claimpress-fmt", hooks, base_publication, tmp_path / "home")
    assert again.returncode == 0, again.stdout


@pytest.mark.slow
def test_a_stranger_gets_everything_by_the_address_alone(
    base_publication: Path, tmp_path: Path
) -> None:
    """As above, but pre-commit installs the package, and what it needs from the index."""
    folder = tmp_path / "claimpress"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in (*PACKAGE, ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    committed(folder)
    committed(base_publication)
    done = try_hook("claimpress-check", folder, base_publication, tmp_path / "home")
    assert done.returncode == 0, done.stdout + done.stderr
