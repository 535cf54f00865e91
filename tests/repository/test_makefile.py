"""The commands a newcomer types first: what they do, and what they say when they cannot."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENSURE_BROWSER = ROOT / "scripts/ensure_browser.sh"


def program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(
    *command: str | Path, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    # Not the MAKEFLAGS of the `make test` we may be running under.
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        command,
        cwd=cwd,
        env=kept | variables,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with all that the set-up reads, and no .venv yet."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("target", "command"),
    [
        ("site", "claimpress build"),
        ("serve", "claimpress serve"),
        ("test", "python -m pytest"),
        ("audit", "claimpress audit-site"),
        ("check", "claimpress check"),
        ("check", "zizmor"),
        ("lock", "uv --quiet pip compile"),
        ("browser", "ensure_browser.sh"),
    ],
)
def test_each_target_runs_its_command(target: str, command: str) -> None:
    result = run("make", "--dry-run", target)

    assert result.returncode == 0, result.stderr
    assert command in result.stdout


def test_make_alone_builds_the_site(elsewhere: Path) -> None:
    assert (
        run("make", "-n", cwd=elsewhere).stdout == run("make", "-n", "site", cwd=elsewhere).stdout
    )


def test_help_names_every_target_meant_for_people() -> None:
    listed = re.findall(r"^  make (\S+) +\S", run("make", "help").stdout, flags=re.MULTILINE)

    assert listed == [
        *("site", "serve", "test", "test-slow", "audit", "check"),
        *(
            "reproduce",
            "bench",
            "bench-search",
            "mutants",
            "words",
            "sbom",
            "started",
            "lock",
            "browser",
            "setup",
            "clean",
            "help",
        ),
    ]


def test_set_up_installs_nothing_without_a_hash_and_runs_no_stranger_s_build(
    elsewhere: Path,
) -> None:
    commands = run("make", "-n", "setup", cwd=elsewhere).stdout

    assert "--require-hashes --only-binary=:all: -r requirements.lock" in commands
    assert "--no-deps --no-build-isolation -e ." in commands


def test_an_old_python_is_turned_away_in_one_sentence(elsewhere: Path) -> None:
    old = program(elsewhere / "old-python", "exit 1")

    result = run("make", "setup", f"PYTHON={old}", cwd=elsewhere)

    assert result.returncode != 0
    assert f"claimpress needs Python 3.11 or newer; tried {old}." in result.stderr
    assert not (elsewhere / ".venv").exists()


def test_a_python_without_venv_is_told_what_to_install(elsewhere: Path) -> None:
    bare = program(elsewhere / "bare-python", 'case "$2" in *ensurepip*) exit 1 ;; esac')

    result = run("make", "setup", f"PYTHON={bare}", cwd=elsewhere)

    assert result.returncode != 0
    assert "cannot make a virtual environment" in result.stderr
    assert "sudo apt-get install python3-venv" in result.stderr


def test_a_second_set_up_has_nothing_to_do_until_the_folder_moves(elsewhere: Path) -> None:
    here = elsewhere / "here"
    here.mkdir()
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.move(elsewhere / name, here / name)
    program(here / ".venv/bin/python", "exit 0")

    first = run("make", "setup", cwd=here)
    second = run("make", "setup", cwd=here)
    there = here.rename(elsewhere / "there")
    moved = run("make", "--dry-run", "setup", cwd=there)

    assert "Installing" in first.stderr
    assert second.stderr == second.stdout == ""
    assert "Installing" in moved.stdout


def test_the_browser_named_in_the_environment_is_taken(tmp_path: Path) -> None:
    browser = program(tmp_path / "my browser", "echo Chromium 1.0")

    result = run("sh", ENSURE_BROWSER, CLAIMPRESS_CHROMIUM=str(browser))

    assert (result.returncode, result.stdout, result.stderr) == (0, f"{browser}\n", "")


def test_a_named_browser_that_does_not_start_is_not_replaced_in_silence(tmp_path: Path) -> None:
    browser = program(tmp_path / "broken", "exit 1")

    result = run("sh", ENSURE_BROWSER, CLAIMPRESS_CHROMIUM=str(browser))

    assert (result.returncode, result.stdout) == (1, "")
    assert f"CLAIMPRESS_CHROMIUM is '{browser}', and that does not start." in result.stderr


def test_a_browser_that_is_only_a_stub_is_passed_over(tmp_path: Path) -> None:
    stub = program(tmp_path / "chromium", "echo 'please install the snap' >&2; exit 1")
    browser = program(tmp_path / "google-chrome", "echo Google Chrome 1.0")

    result = run("/bin/sh", ENSURE_BROWSER, PATH=str(tmp_path))

    assert (result.returncode, result.stdout) == (0, f"{browser}\n")
    assert f"{stub} is there but does not start" in result.stderr


@pytest.mark.skipif(
    Path("/Applications/Google Chrome.app").exists(),
    reason="on macOS the browser is found outside the PATH",
)
def test_without_any_browser_the_packages_are_asked_first_and_the_end_is_said(
    tmp_path: Path,
) -> None:
    program(tmp_path / "id", "echo 0")
    program(tmp_path / "env", 'shift; "$@"')
    program(tmp_path / "apt-get", 'echo "apt-get $*"; exit 100')
    python = program(tmp_path / "python", 'echo "python $*"; exit 1')

    result = run("/bin/sh", ENSURE_BROWSER, python, PATH=str(tmp_path))

    assert (result.returncode, result.stdout) == (1, "")
    assert "apt-get install -q -y --no-install-recommends chromium" in result.stderr
    assert "python -m playwright install chromium" in result.stderr
    assert result.stderr.endswith("or point CLAIMPRESS_CHROMIUM to one you have.\n")
