"""A build shows nothing of the machine it runs on, and asks no other machine for anything."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.helpers import claimpress
from tests.hostile.payloads import CANARY, CANARY_FILE, SUM, TEMPLATES
from tests.hostile.reading import Hostile

# Loaded by Python before the build: every way to another machine is an error that is written down.
NO_NETWORK = """
import os, socket
real = socket.socket
def note(*what):
    with open(os.environ["TRIED"], "a", encoding="utf-8") as log:
        print(*what, file=log)
    raise OSError("there is no network here")
class Deaf(real):
    def connect(self, address):
        note("connect", address)
    def connect_ex(self, address):
        note("connect_ex", address)
    def sendto(self, *what):
        note("sendto", what[-1])
socket.socket = Deaf
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = (
    lambda *what, **_: note("ask", what)
)
"""


def test_no_file_of_the_site_holds_what_the_texts_ask_for(hostile: Hostile) -> None:
    """The canary beside the claims, the sum a template would work out, the settings of the site."""
    assert (hostile.made.root / CANARY_FILE).read_text(encoding="utf-8").strip() == CANARY
    given = {text for texts in hostile.made.texts.values() for text in texts.values()}
    assert given >= set(TEMPLATES)
    files = [path for path in hostile.folder.rglob("*") if path.is_file()]
    assert len(files) > 300
    for path in files:
        data = path.read_bytes()
        for secret in (CANARY, SUM, "root:x:0:0", "docs_dir: content", "uid=0("):
            assert secret.encode() not in data, (path, secret)


def test_audit_forbids_the_canary_and_finds_the_site_sound(hostile: Hostile) -> None:
    """The product's own checker agrees, on the same site."""
    done = claimpress("audit-site", "--format", "json", "--forbid", CANARY, cwd=hostile.made.root)
    problems = json.loads(done.stdout)
    found = problems["problems"] if isinstance(problems, dict) else problems
    # True of these texts: one stands in all fields, so some speakers are called like the desk,
    # and some claims pass themselves off as a verdict.
    true = ("[author-is-checker]", "[rating-in-claim]", "[rating-name-prefix]")
    found = [problem for problem in found if not problem["message"].endswith(true)]
    assert not found, [problem["message"] for problem in found[:5]]


def test_a_build_writes_under_build_and_nowhere_else(base_of_real_frame: Path) -> None:
    before = files_outside_build(base_of_real_frame)
    done = claimpress("build", cwd=base_of_real_frame)
    assert done.returncode == 0, done.stderr
    assert files_outside_build(base_of_real_frame) == before
    assert [path.name for path in base_of_real_frame.parent.iterdir()] == [base_of_real_frame.name]


def files_outside_build(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and root / "build" not in path.parents
    }


def test_a_build_asks_no_other_machine(base_of_real_frame: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    tried = tmp_path / "tried.txt"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "TRIED": str(tried)}
    asked = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    probe = subprocess.run(asked, env=environment, capture_output=True, check=False)
    assert probe.returncode == 1
    assert tried.read_text(encoding="utf-8").startswith("ask")
    tried.unlink()
    for command in ("check", "build", "audit-site"):
        done = claimpress(
            command, cwd=base_of_real_frame, PYTHONPATH=str(tmp_path), TRIED=str(tried)
        )
        assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    assert not tried.exists(), tried.read_text(encoding="utf-8")
