"""The workflow that keeps an issue about the publication's health, run as it stands.

``gh`` is a program that answers as GitHub would and writes down what it was asked.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from tests.helpers import ROOT

WORKFLOW = ROOT / ".github/workflows/health.yml"
MARK = "<!-- claimpress: health -->"
BOT = "github-actions[bot]"
SAID = "As of 2026-06-15: 1 thing waits.\n\nTopics without a claim: 1\n  geese"

GH = """\
import json, os, sys
from pathlib import Path
here = Path(os.environ["ANSWERS"])
asked = sys.argv[2:]
body = sys.stdin.read() if "--input" in asked else ""
with (here / "asked.jsonl").open("a") as log:
    log.write(json.dumps([asked, body]) + "\\n")
if "GET" in asked:
    page = next(word for word in asked if word.startswith("page="))
    sys.stdout.write(json.dumps(json.loads((here / "pages.json").read_text()).get(page, [])))
sys.exit(int(os.environ.get("REFUSES", "0")))
"""


def issue(number: int, body: str | None, login: str = BOT, **more: Any) -> dict[str, Any]:
    return {"number": number, "body": body, "user": {"login": login}, **more}


def job(name: str) -> dict[str, Any]:
    text = WORKFLOW.read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["jobs"][name]  # noqa: S506
    return found


def run(
    folder: Path, said: str, *pages: list[dict[str, Any]], **environment: str
) -> tuple[subprocess.CompletedProcess[str], list[tuple[list[str], str]]]:
    """Run the last step of the workflow; what was written, and where."""
    (folder / "gh").write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
    (folder / "gh").chmod(0o755)
    answers = {f"page={number}": page for number, page in enumerate(pages, 1)}
    (folder / "pages.json").write_text(json.dumps(answers), encoding="utf-8")
    step = job("tell")["steps"][-1]
    assert set(step["env"]) == {"GH_TOKEN", "SAID"}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=ROOT,
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "ANSWERS": str(folder),
            "GITHUB_REPOSITORY": "desk/checks",
            "SAID": said,
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    log = folder / "asked.jsonl"
    asked = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    written = [(words, body) for words, body in map(json.loads, asked) if "GET" not in words]
    return done, written


def test_the_first_time_an_issue_is_opened(tmp_path: Path) -> None:
    done, [(asked, body)] = run(tmp_path, SAID, [])
    assert (done.returncode, done.stdout) == (0, "Opened the issue.\n")
    assert asked[:3] == ["--method", "POST", "repos/desk/checks/issues"]
    written = json.loads(body)
    assert written["title"] == "What waits in this publication"
    assert written["body"].startswith(f"{MARK}\n")
    assert f"```text\n{SAID}\n```\n" in written["body"]


def test_afterwards_the_same_issue_is_written_anew(tmp_path: Path) -> None:
    others = [
        issue(1, f"{MARK}\nnot ours", login="stranger"),
        issue(2, "another workflow's"),
        issue(3, f"{MARK}\na pull request", pull_request={}),
        issue(4, None),
    ]
    full = others * 25
    done, [(asked, body)] = run(tmp_path, SAID, full, [issue(9, f"{MARK}\nolder")])
    assert done.stdout == "Wrote issue 9 anew.\n"
    assert asked[:3] == ["--method", "PATCH", "repos/desk/checks/issues/9"]
    assert set(json.loads(body)) == {"body"}


@pytest.mark.parametrize("said", ["", "nothing of ours", "::set-output name=x::y"])
def test_without_a_report_nothing_is_written(tmp_path: Path, said: str) -> None:
    done, written = run(tmp_path, said, [])
    assert (done.returncode, written) == (1, [])
    assert done.stdout.startswith("::error::There is nothing to write")


def test_a_refusal_of_github_fails_the_run(tmp_path: Path) -> None:
    done, written = run(tmp_path, SAID, [], REFUSES="1")
    assert (done.returncode, written) == (1, [])


HOSTILE = [
    "```\n@everybody #1 [x](https://evil.example)\n<img src=x onerror=alert(1)>",
    "`" * 90 + "\n# All is well",
    "--> <b>bold</b> <!--",
    "\u202eABC\x1b[31m\r\n::error::forged",
    "x" * 200_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_said_stands_in_one_block_of_code(tmp_path: Path, text: str) -> None:
    said = f"{SAID}\n  {text}"[:120_000]
    done, [(_, body)] = run(tmp_path, said, [])
    written = json.loads(body)["body"]
    assert len(written) < 65_536
    page = markdown.markdown(written.removeprefix(MARK), extensions=["fenced_code"])
    assert {tag.name for tag in BeautifulSoup(page, "html.parser").find_all()} == {
        *("p", "code", "pre")
    }
    assert "::" not in done.stdout


def test_it_is_off_until_somebody_switches_it_on() -> None:
    assert job("look")["if"].startswith("vars.CLAIMPRESS_HEALTH == 'on' && ")
    assert job("tell")["needs"] == "look"


def test_what_reads_the_claims_may_write_nothing() -> None:
    assert job("look")["permissions"] == {"contents": "read"}
    assert not any("make" in step.get("run", "") for step in job("tell")["steps"])


def test_the_step_that_looks_hands_its_words_on(tmp_path: Path) -> None:
    """The step as it stands, with a program in the place of claimpress."""
    (step,) = (step for step in job("look")["steps"] if step.get("id") == "look")
    program = tmp_path / ".venv/bin/claimpress"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' '{SAID}'\n", encoding="utf-8")
    program.chmod(0o755)
    output = tmp_path / "output"
    subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(output)},
        check=True,
    )
    first, *lines, last = output.read_text(encoding="utf-8").splitlines()
    assert first == f"said<<{last}"
    assert len(last) == 32
    assert "\n".join(lines) == SAID
