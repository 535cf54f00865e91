"""The same content gives the same bytes: elsewhere, later, in another language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.helpers import claimpress, copy_of_publication

ADDRESS = "https://desk.example/"

# Read by Python at its start from a folder on PYTHONPATH: the clock is a year on.
NEXT_YEAR = """
import datetime, freezegun
freezegun.freeze_time(datetime.datetime.now() + datetime.timedelta(days=400), tick=True).start()
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = copy_of_publication(tmp_path_factory.mktemp("first") / "publication")
    done = claimpress("build", cwd=root, CLAIMPRESS_SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    return (root / "build/site/files.sha256").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "changed",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711"},
        {"CLAIMPRESS_TEST_CLOCK": "next year"},
    ],
    ids=["other-zone-and-locale", "other-hash-seed-and-umask", "another-day"],
)
def test_the_same_publication_gives_the_same_bytes(
    tmp_path: Path,
    first: str,
    changed: dict[str, str],
) -> None:
    root = copy_of_publication(tmp_path / "another folder" / "ünïcode")
    for file in sorted(root.rglob("*"), reverse=True):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    if "CLAIMPRESS_TEST_CLOCK" in changed:
        (tmp_path / "clock").mkdir()
        (tmp_path / "clock/sitecustomize.py").write_text(NEXT_YEAR, encoding="utf-8")
        changed = {"PYTHONPATH": str(tmp_path / "clock")}
    done = subprocess.run(
        [sys.executable, "-m", "claimpress", "build"],
        cwd=root,
        env={**os.environ, "CLAIMPRESS_SITE_URL": ADDRESS, **changed},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (root / "build/site/files.sha256").read_text(encoding="utf-8") == first
