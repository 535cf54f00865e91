"""The workflow that opens pull requests, run as it stands: from a label to a branch in Git.

``gh`` is a program that answers as GitHub would, and does in a real repository what it
was asked to do there.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.against.repository import Repository
from tests.helpers import claimpress
from tests.intake.body import BRIDGE, CORRECTED, SUGGESTED, as_github

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github/workflows/intake.yml"
NUMBER = 12
DAY = {"SOURCE_DATE_EPOCH": "1781524800"}

GH = """\
import json, os, subprocess, sys
from pathlib import Path
here, repository = Path(os.environ["ANSWERS"]), os.environ["HOSTED"]
asked = sys.argv[2:]
body = json.loads(sys.stdin.read()) if "--input" in asked else None
path = next(word for word in asked if word.startswith("repos/desk/checks/"))
place = path.removeprefix("repos/desk/checks/")
with (here / "asked.jsonl").open("a") as log:
    log.write(json.dumps([place, body]) + "\\n")
answers = json.loads((here / "answers.json").read_text())
who = {"GIT_AUTHOR_NAME": "bot", "GIT_AUTHOR_EMAIL": "bot@x.example",
       "GIT_COMMITTER_NAME": "bot", "GIT_COMMITTER_EMAIL": "bot@x.example",
       "GIT_INDEX_FILE": str(here / "index")}

def git(*arguments, given=None):
    done = subprocess.run(["git", "-C", repository, *arguments], input=given, text=True,
                          encoding="utf-8", capture_output=True, env={**os.environ, **who})
    if done.returncode:
        sys.exit(1)
    return done.stdout.strip()

if place.startswith("collaborators/"):
    answer = {"permission": answers["permission"]}
elif place.startswith("git/matching-refs/"):
    refs = git("for-each-ref", "--format=%(refname)", "refs/" + place.split("/", 2)[2] + "*")
    answer = [{"ref": ref} for ref in refs.split()]
elif place.startswith("git/commits/"):
    answer = {"tree": {"sha": git("rev-parse", place.rsplit("/", 1)[1] + "^{tree}")}}
elif place == "git/trees":
    git("read-tree", body["base_tree"])
    for entry in body["tree"]:
        blob = git("hash-object", "-w", "--stdin", given=entry["content"])
        git("update-index", "--add", "--cacheinfo", f"{entry['mode']},{blob},{entry['path']}")
    answer = {"sha": git("write-tree")}
elif place == "git/commits":
    (parent,) = body["parents"]
    answer = {"sha": git("commit-tree", body["tree"], "-p", parent, "-m", body["message"])}
elif place == "git/refs":
    git("update-ref", body["ref"], body["sha"], "0" * 40)
    answer = {}
elif place == "pulls" and answers["pulls"]:
    answer = {"number": 13}
else:
    sys.exit(1)
sys.stdout.write(json.dumps(answer))
"""


def job(name: str) -> dict[str, Any]:
    workflow = yaml.load(WORKFLOW.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    found: dict[str, Any] = workflow["jobs"][name]
    return found


class GitHub:
    """What the workflow meets: a hosted repository, an issue and whoever set the label."""

    def __init__(self, folder: Path, hosted: Repository) -> None:
        self.folder = folder
        self.hosted = hosted
        (folder / "gh").write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
        (folder / "gh").chmod(0o755)
        self.permission = "write"
        self.pulls = True
        self.said = ""

    def draft(self, body: str) -> tuple[int, str]:
        """Run the step that makes a draft, in a checkout; what it hands on."""
        event = self.folder / "event.json"
        event.write_text(json.dumps({"issue": {"number": NUMBER, "body": body}}), encoding="utf-8")
        checkout = self.folder / "checkout"
        shutil.rmtree(checkout, ignore_errors=True)
        self.hosted.git("clone", "--quiet", str(self.hosted.root), str(checkout))
        (checkout / ".venv/bin").mkdir(parents=True)
        command = f'#!/bin/sh\nexec {sys.executable} -m claimpress "$@"\n'
        (checkout / ".venv/bin/claimpress").write_text(command, encoding="utf-8")
        (checkout / ".venv/bin/claimpress").chmod(0o755)
        output = self.folder / "output"
        output.write_text("", encoding="utf-8")
        step = job("draft")["steps"][-1]
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=checkout,
            env={
                **os.environ,
                **DAY,
                "GITHUB_EVENT_PATH": f"{event}",
                "GITHUB_OUTPUT": f"{output}",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        self.said = done.stdout + done.stderr
        lines = output.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 1
        return done.returncode, lines[0].removeprefix("draft=") if lines else ""

    def propose(self, draft: str, **environment: str) -> list[tuple[str, Any]]:
        """Run the step that writes; what was asked of GitHub."""
        answers = {"permission": self.permission, "pulls": self.pulls}
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (self.folder / "asked.jsonl").write_text("", encoding="utf-8")
        step = job("propose")["steps"][-1]
        assert set(step["env"]) == {"GH_TOKEN", "ISSUE", "SENDER", "BASE", "DRAFT"}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=ROOT,
            env={
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "ANSWERS": str(self.folder),
                "HOSTED": str(self.hosted.root),
                "GITHUB_REPOSITORY": "desk/checks",
                "GITHUB_SHA": self.hosted.git("rev-parse", "main").strip(),
                "ISSUE": str(NUMBER),
                "SENDER": "an-editor",
                "BASE": "main",
                "DRAFT": draft,
                **environment,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert "Traceback" not in done.stderr, done.stderr
        self.said = done.stdout + done.stderr
        assert (done.returncode == 0) == ("Opened" in self.said)
        lines = (self.folder / "asked.jsonl").read_text(encoding="utf-8").splitlines()
        return [(place, body) for place, body in map(json.loads, lines)]

    @property
    def branches(self) -> list[str]:
        return self.hosted.git("for-each-ref", "--format=%(refname:short)").split()


@pytest.fixture
def github(tmp_path: Path, base_publication: Path) -> GitHub:
    forms = base_publication / ".github/ISSUE_TEMPLATE"
    shutil.copytree(ROOT / ".github/ISSUE_TEMPLATE", forms)
    (tmp_path / "github").mkdir()
    return GitHub(tmp_path / "github", Repository(base_publication))


def packed(draft: object) -> str:
    return base64.b64encode(json.dumps(draft).encode()).decode()


def good(**values: Any) -> dict[str, Any]:
    return {"form": "claim", "files": {"claims/a/b.yaml": "text: x\n"}, "remarks": [], **values}


def test_from_a_label_to_a_branch_that_passes_once_it_is_completed(github: GitHub) -> None:
    status, draft = github.draft(as_github("correction", CORRECTED))
    assert status == 0, github.said
    asked = github.propose(draft)
    assert github.said == f"Opened the pull request from intake/issue-{NUMBER}.\n"
    assert github.branches == [f"intake/issue-{NUMBER}", "main"]
    place, pull = asked[-1]
    assert place == "pulls"
    assert pull["title"] == f"A correction: draft from issue {NUMBER}"
    assert (pull["head"], pull["base"]) == (f"intake/issue-{NUMBER}", "main")
    assert f"- `claims/{BRIDGE}.yaml`" in pull["body"]
    assert f"#{NUMBER}" in pull["body"]

    github.hosted.git("switch", "--quiet", f"intake/issue-{NUMBER}")
    assert github.hosted.git("diff", "--name-only", "main").split() == [f"claims/{BRIDGE}.yaml"]
    file = github.hosted.file()
    text = file.read_text(encoding="utf-8")
    for gap in ("title", "publisher", "says", "note"):
        text = text.replace(f'{gap}: ""', f'{gap}: "It gives no day."')
    file.write_text(text.replace('language: ""', "language: en"), encoding="utf-8", newline="\n")
    done = claimpress("check", "--against", "main", cwd=github.hosted.root, **DAY)
    assert (done.returncode, done.stdout) == (0, "1 claim checked: no problems.\n")


def test_a_suggestion_goes_the_same_way_with_its_dossier(github: GitHub) -> None:
    answers = SUGGESTED | {"url": "https://new.example/", "speaker": "$(id) ``` @everyone #1"}
    status, draft = github.draft(as_github("claim", answers))
    assert status == 0, github.said
    pull = dict(github.propose(draft))["pulls"]
    assert pull["title"] == f"A claim to check: draft from issue {NUMBER}"
    assert "````text\nspeaker: The form says '$(id) ``` @everyone #1'" in pull["body"]
    changed = github.hosted.git("diff", "--name-status", "main", f"intake/issue-{NUMBER}")
    assert changed == (
        f"A\tclaims/issue-{NUMBER}/dossier.yaml\nA\tclaims/issue-{NUMBER}/issue-{NUMBER}.yaml\n"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Hello",
        as_github("correction", CORRECTED | {"page": "../../.github/workflows/check.yml"}),
        as_github("correction", {"page": BRIDGE, "wrong": "::error::x\n::set-output name=a::b"}),
        as_github("claim", {"speaker": "x"}),
        "x" * 200_000,
    ],
    ids=["no form", "no claim", "nothing to put in", "no quotation", "long"],
)
def test_what_cannot_become_a_draft_ends_with_words_and_hands_nothing_on(
    github: GitHub, body: str
) -> None:
    status, draft = github.draft(body)
    assert (status, draft) == (1, "")
    assert not any(line.startswith("::") for line in github.said.splitlines())
    assert "Traceback" not in github.said


@pytest.mark.parametrize(
    "draft",
    [
        good(files={".github/workflows/check.yml": "x"}),
        good(files={"claims/../.github/x.yaml": "x"}),
        good(files={"claims/statuses.yaml": "x"}),
        good(files={"claims/a/b.yaml\n": "x"}),
        good(files={"claims/a/b.yml": "x"}),
        good(files={"claims/a/b/c.yaml": "x"}),
        good(files={"claims/a/b.yaml": "x", "claims/c/d.yaml": "x"}),
        good(files={f"claims/a/{n}.yaml": "x" for n in range(3)}),
        good(files={"claims/a/b.yaml": "x" * 70_000}),
        good(files={"claims/a/b.yaml": 5}),
        good(files={}),
        good(files=[]),
        good(form="bug"),
        good(form=["claim"]),
        good(remarks="x"),
        good(remarks=[5]),
        [],
        "x",
    ],
)
def test_a_draft_that_is_not_ours_is_refused(github: GitHub, draft: object) -> None:
    assert github.propose(packed(draft)) == []
    assert github.said.startswith("::error::The draft ")
    assert github.branches == ["main"]


@pytest.mark.parametrize("draft", ["", "%%%", "W10", "//8=", "A" * 121_000, "e30\n"])
def test_what_is_no_draft_at_all_is_refused(github: GitHub, draft: str) -> None:
    assert github.propose(draft) == []
    assert github.said.startswith("::error::The draft ")


@pytest.mark.parametrize("permission", ["read", "none", "triage", ""])
def test_a_label_set_by_somebody_who_may_not_write_does_nothing(
    github: GitHub, permission: str
) -> None:
    github.permission = permission
    asked = github.propose(packed(good()))
    assert [place for place, _ in asked] == ["collaborators/an-editor/permission"]
    assert github.said.startswith("::error::Who set the label may not write")


@pytest.mark.parametrize(
    "environment",
    [
        {"ISSUE": "12; id"},
        {"ISSUE": ""},
        {"SENDER": "../x"},
        {"SENDER": ""},
        {"BASE": "main --x"},
        {"GITHUB_SHA": "main"},
    ],
)
def test_names_that_are_none_are_refused(github: GitHub, environment: dict[str, str]) -> None:
    assert github.propose(packed(good()), **environment) == []
    assert github.said.startswith("::error::The event does not name")


def test_a_branch_that_is_there_is_never_written_over(github: GitHub) -> None:
    github.hosted.git("branch", f"intake/issue-{NUMBER}")
    before = github.hosted.git("rev-parse", f"intake/issue-{NUMBER}")
    github.propose(packed(good()))
    assert "is there already. Delete it, and set the label again." in github.said
    assert github.hosted.git("rev-parse", f"intake/issue-{NUMBER}") == before
    github.hosted.git("branch", "-m", f"intake/issue-{NUMBER}", f"intake/issue-{NUMBER}3")
    github.propose(packed(good()))
    assert github.said.startswith("Opened")


def test_where_actions_may_open_no_pull_request_that_is_said(github: GitHub) -> None:
    github.pulls = False
    github.propose(packed(good()))
    assert "allow GitHub Actions to create pull requests" in github.said
    assert f"intake/issue-{NUMBER}" in github.branches


def test_it_runs_only_where_it_is_switched_on_and_for_one_label() -> None:
    assert job("draft")["if"] == (
        "vars.CLAIMPRESS_INTAKE == 'on' && github.event.label.name == 'intake'"
    )
    assert job("propose")["needs"] == "draft"
    assert "if" not in job("propose")  # a job that is needed and did not run stops it


def test_the_job_that_may_write_installs_nothing() -> None:
    checkout, step = job("propose")["steps"]
    assert checkout["uses"].startswith("actions/checkout@")
    assert step["run"] == "python3 -E -s scripts/propose.py"
    assert job("draft")["permissions"] == {"contents": "read"}
