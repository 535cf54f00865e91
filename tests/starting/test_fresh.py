"""On a machine with nothing but Python: the wheel, `claimpress init`, then its own `make`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow  # installs everything from the index, twice for each language


def run(*command: str | Path, cwd: Path) -> str:
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_CERT")
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={name: os.environ[name] for name in kept if name in os.environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_publication_of_a_wheel_builds_and_tests_itself(language: str, tmp_path: Path) -> None:
    built = ("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist")
    run(sys.executable, *built, cwd=ROOT)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    run(sys.executable, "-m", "venv", "first", cwd=tmp_path)
    run("first/bin/pip", "install", "--quiet", wheel, cwd=tmp_path)
    options = ("--name", "Checks", "--language", language, "--address", "")
    run("first/bin/claimpress", "init", "checks", *options, cwd=tmp_path)
    root = tmp_path / "checks"
    assert (root / "requirements.txt").read_text("utf-8") == f"./wheels/{wheel.name}\n"
    run("make", "site", cwd=root)
    assert "no problems" in run("make", "test", cwd=root)
    assert (root / "build/site/index.html").is_file()
    assert run(".venv/bin/claimpress", "upgrade", cwd=root) == ""
