"""The published folder is always a whole site: the old one or the new one."""

import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.helpers import DOSSIER, claimpress, copy_of_publication

CLAIM = f"claims/{DOSSIER}/heir-plan.yaml"
PAGE = f"claims/{DOSSIER}/heir-plan/index.html"
FEW, MANY = 6, 50


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_of_publication(tmp_path / "publication")
    done = claimpress("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


def faults(site: Path) -> list[str]:
    """The files that are not what the site's own list says, or are not in it."""
    lines = (site / "files.sha256").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    wrong = [
        name
        for name, digest in listed.items()
        if name not in there or hashlib.sha256((site / name).read_bytes()).hexdigest() != digest
    ]
    return sorted({*wrong, *(there - listed.keys() - {"files.sha256"})})


def start(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "claimpress", "build"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Reader(threading.Thread):
    """Reads one page again and again, and counts how often it is missing."""

    def __init__(self, page: Path) -> None:
        super().__init__(daemon=True)
        self.page = page
        self.reads = 0
        self.missed = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            try:
                self.page.read_bytes()
                self.reads += 1
            except FileNotFoundError:
                self.missed += 1


@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(root: Path, kills: int) -> None:
    moments = random.Random(kills)  # noqa: S311 - the same moments each time
    reader = Reader(root / "build/site" / PAGE)
    reader.start()
    text = (root / CLAIM).read_text(encoding="utf-8")
    for number in range(kills):
        (root / CLAIM).write_text(
            text.replace("summary: >-\n  ", f"summary: >-\n  Attempt {number}. "),
            encoding="utf-8",
        )
        building = start(root)
        time.sleep(moments.uniform(0.3, 3.0))
        building.send_signal(signal.SIGKILL)
        building.wait()
        assert faults(root / "build/site") == []
    done = claimpress("build", cwd=root)
    reader.done.set()
    reader.join()
    assert done.returncode == 0, done.stderr
    assert faults(root / "build/site") == []
    assert f"Attempt {kills - 1}" in (root / "build/site" / PAGE).read_text(encoding="utf-8")
    assert [p.name for p in (root / "build").iterdir() if p.name.endswith(".new")] == []
    assert reader.reads > 100
    assert reader.missed == 0


def test_two_builders_at_once_leave_one_whole_site(root: Path) -> None:
    builders = [start(root) for _ in range(2)]
    assert [builder.wait(timeout=120) for builder in builders] == [0, 0]
    assert faults(root / "build/site") == []


@pytest.mark.parametrize("changed", [CLAIM, "overrides/partials/footer.html"])
def test_a_full_disk_leaves_the_old_site_and_says_so(root: Path, changed: str) -> None:
    """A limit on the size of files stands for the disk: writes fail halfway through."""
    before = (root / "build/site/files.sha256").read_bytes()
    text = (root / changed).read_text(encoding="utf-8")
    text = text.replace("summary: >-\n  ", "summary: >-\n  Attempt. ").replace(
        "<footer", "<p></p><footer"
    )
    (root / changed).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "claimpress", "build"],
        cwd=root,
        env={**os.environ, "NO_COLOR": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "The site is as it was before." in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "build/site/files.sha256").read_bytes() == before
    assert faults(root / "build/site") == []


def test_files_of_others_are_never_deleted(root: Path) -> None:
    theirs = root / "letters"
    theirs.mkdir()
    (theirs / "love.txt").write_text("mine", encoding="utf-8")
    done = claimpress("build", "--site-dir", "letters", cwd=root)
    assert done.returncode == 1
    assert "love.txt, which no build put there" in done.stderr
    assert (theirs / "love.txt").read_text(encoding="utf-8") == "mine"
    (root / "build/site/CNAME").write_text("desk.example", encoding="utf-8")
    done = claimpress("build", cwd=root)
    assert done.returncode == 1
    assert (root / "build/site/CNAME").is_file()


def test_a_target_that_cannot_be_written_is_named(root: Path) -> None:
    done = claimpress("build", "--site-dir", "mkdocs.yml/site", cwd=root)
    assert done.returncode == 1
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_interrupting_a_build_leaves_nothing_behind(root: Path) -> None:
    building = start(root)
    time.sleep(1.5)
    building.send_signal(signal.SIGINT)
    building.wait(timeout=60)
    assert faults(root / "build/site") == []
    assert [p.name for p in (root / "build").iterdir() if p.name.endswith(".new")] == []
