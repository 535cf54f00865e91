"""The workflow that looks at links and proposes what it found, run as it stands.

``gh`` is a program that answers as GitHub would and writes down what it was asked.
"""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.against.repository import Repository
from tests.helpers import ROOT

from claimpress.model.found_links import LinkState
from claimpress.preserving.found import Found
from claimpress.preserving.results import links_file, links_yaml, results_of

WORKFLOW = ROOT / ".github/workflows/links.yml"
DAY = dt.date(2026, 6, 15)
SHA = "a" * 40
HEAD = "# yaml-language-server: $schema=links.schema.json\n"

GH = """\
import json, os, sys
from pathlib import Path
here = Path(os.environ["ANSWERS"])
asked = sys.argv[2:]
body = json.loads(sys.stdin.read()) if "--input" in asked else None
method = asked[asked.index("--method") + 1] if "--method" in asked else "GET"
path = next(word for word in asked if word.startswith("repos/desk/checks/"))
place = path.removeprefix("repos/desk/checks/")
with (here / "asked.jsonl").open("a") as log:
    log.write(json.dumps([method, place, body]) + "\\n")
answers = json.loads((here / "answers.json").read_text())
if f"{method} {place}" not in answers:
    sys.exit(1)
sys.stdout.write(json.dumps(answers[f"{method} {place}"]))
"""
ANSWERS: dict[str, Any] = {
    f"GET git/commits/{SHA}": {"tree": {"sha": "tree-before"}},
    "POST git/trees": {"sha": "tree-after"},
    "POST git/commits": {"sha": "commit-after"},
    "GET git/matching-refs/heads/links/found": [{"ref": "refs/heads/links/found-else"}],
    "POST git/refs": {},
    "PATCH git/refs/heads/links/found": {},
    "GET pulls": [],
    "POST pulls": {"number": 13},
}


def job(name: str) -> dict[str, Any]:
    text = WORKFLOW.read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["jobs"][name]  # noqa: S506
    return found


def found_file() -> str:
    """A file with everything that `claimpress links` can find."""
    odd = "https://press.example/~a/(b);c=%22?d=1&e='f'"
    long = "no host is called " + "a" * 60 + "." + "b" * 60 + ".example"
    known = [
        Found("https://press.example/a", LinkState.GONE, "status 404", DAY, DAY),
        Found("https://long.example/", LinkState.GONE, long, DAY, DAY),
        Found(odd, LinkState.MOVED, "status 200", DAY, DAY, "https://press.example/new"),
        Found("https://ok.example/", LinkState.OK, "status 200", DAY, DAY),
    ]
    by_address = {each.address: each for each in known}
    return links_yaml(links_file(results_of(by_address, by_address, (), DAY)))


def run(
    folder: Path, text: str, answers: dict[str, Any] | None = None, **environment: str
) -> tuple[subprocess.CompletedProcess[str], list[tuple[str, str, Any]]]:
    """Run the last step of the workflow; what it asked of GitHub."""
    (folder / "gh").write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "answers.json").write_text(json.dumps(answers or ANSWERS), encoding="utf-8")
    file = folder / "links.yaml"
    file.write_text(text, encoding="utf-8")
    step = job("propose")["steps"][-1]
    assert set(step["env"]) == {"GH_TOKEN", "BASE"}
    assert step["run"].endswith(" build/found/links.yaml")
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"].replace("build/found/links.yaml", str(file))],
        cwd=ROOT,
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "ANSWERS": str(folder),
            "GITHUB_REPOSITORY": "desk/checks",
            "GITHUB_SHA": SHA,
            "BASE": "main",
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    log = folder / "asked.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return done, [tuple(json.loads(line)) for line in lines]


def test_what_was_found_becomes_one_file_on_a_branch_of_its_own(tmp_path: Path) -> None:
    text = found_file()
    done, asked = run(tmp_path, text)
    assert (done.returncode, done.stdout) == (0, "Opened the pull request.\n")
    bodies = {f"{method} {place}": body for method, place, body in asked}
    assert bodies["POST git/trees"] == {
        "base_tree": "tree-before",
        "tree": [{"path": "claims/links.yaml", "mode": "100644", "type": "blob", "content": text}],
    }
    assert bodies["POST git/commits"]["parents"] == [SHA]
    assert bodies["POST git/refs"] == {"ref": "refs/heads/links/found", "sha": "commit-after"}
    assert bodies["POST pulls"]["head"] == "links/found"
    assert bodies["POST pulls"]["base"] == "main"
    assert "press.example" not in json.dumps(bodies["POST pulls"])


def test_the_branch_of_last_week_is_brought_up_to_date(tmp_path: Path) -> None:
    there = [{"ref": "refs/heads/links/found"}]
    answers = ANSWERS | {
        "GET git/matching-refs/heads/links/found": there,
        "GET pulls": [{"number": 12}],
    }
    done, asked = run(tmp_path, found_file(), answers)
    assert (done.returncode, done.stdout) == (0, "Brought the pull request up to date.\n")
    methods = [f"{method} {place}" for method, place, _ in asked]
    assert "PATCH git/refs/heads/links/found" in methods
    assert "POST pulls" not in methods
    assert "POST git/refs" not in methods


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "checked_on: 2026-06-15\n",
        f"{HEAD}checked_on: 2026-06-15",
        f"{HEAD}permissions: write-all\n",
        f"{HEAD}checked_on: 2026-06-15\n::set-output name=a::b\n",
        f"{HEAD}checked_on: 2026-06-15\ngone: !!python/object/apply:os.system [id]\n",
        f'{HEAD}gone:\n  "javascript:alert(1)":\n',
        f'{HEAD}gone:\n  "https://a.example/": "b" # c\n',
        f"{HEAD}gone:\n  \"https://a.example/\":\n    said: 'x'\n",
        f"{HEAD}checked_on: 2026-06-15\n\x1b[31m\n",
        f"{HEAD}checked_on: 2026-06-15\nmoved: ü\n",
        f"{HEAD}checked_on: 2026-06-15\r\n",
        HEAD + "#" * 5_000_000,
    ],
)
def test_a_file_that_is_not_ours_is_refused_whole(spoilt: str, tmp_path: Path) -> None:
    done, asked = run(tmp_path, spoilt)
    assert done.returncode == 1
    assert done.stdout.startswith("::error::The file ")
    assert done.stdout.endswith(" Nothing is proposed.\n")
    assert done.stdout.count("\n") == 1
    assert asked == []


@pytest.mark.parametrize(
    "environment",
    [{"GITHUB_REPOSITORY": "desk"}, {"GITHUB_SHA": "main"}, {"BASE": "$(id)"}, {"BASE": ""}],
)
def test_a_run_that_names_nothing_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    done, asked = run(tmp_path, found_file(), None, **environment)
    assert done.returncode == 1
    assert "does not name a repository" in done.stdout
    assert asked == []


_LAST_WEEK = "checked_on: 2026-06-08\ncounts:\n  ok: 3\n"


def test_when_pull_requests_may_not_be_opened_it_says_what_to_do(tmp_path: Path) -> None:
    answers = {place: answer for place, answer in ANSWERS.items() if place != "POST pulls"}
    done, _ = run(tmp_path, found_file(), answers)
    assert done.returncode == 1
    assert "allow GitHub Actions to create pull requests" in done.stdout


@pytest.mark.parametrize(
    "case",
    [
        (0, "", "checked_on: 2026-06-15\ncounts:\n  ok: 3\n", "changed=true\n"),
        (1, _LAST_WEEK, "checked_on: 2026-06-15\ncounts:\n  ok: 4\n", "changed=false\n"),
        (130, _LAST_WEEK, f'{_LAST_WEEK}gone:\n  "http://a.example/":\n', "changed=true\n"),
        (3, "", "", ""),
    ],
)
def test_only_something_new_is_proposed(
    case: tuple[int, str, str, str], base_publication: Path, tmp_path: Path
) -> None:
    """The step itself, with a ``claimpress`` that only says what it was told to."""
    status, before, after, said = case
    file = base_publication / "claims/links.yaml"
    if before:
        file.write_text(before, encoding="utf-8")
    repository = Repository(base_publication)
    program = repository.root / ".venv/bin/claimpress"
    program.parent.mkdir(parents=True)
    program.write_text(
        f"#!/bin/sh\nprintf '%s' '{after}' >claims/links.yaml\necho '```'\nexit {status}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    [step] = [step for step in job("look")["steps"] if step.get("id") == "look"]
    output, summary = tmp_path / "output", tmp_path / "summary"
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=repository.root,
        env={
            "PATH": os.environ["PATH"],
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (status if status == 3 else 0), done.stderr
    assert (output.read_text(encoding="utf-8") if output.exists() else "") == said
    if said:
        assert summary.read_text(encoding="utf-8") == "~~~~text\n```\n~~~~\n"


def test_the_workflow_is_off_unless_switched_on() -> None:
    assert "vars.CLAIMPRESS_LINKS == 'on'" in job("look")["if"]
    assert job("look")["permissions"] == {"contents": "read"}
    assert job("propose")["needs"] == "look"
