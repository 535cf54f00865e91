"""The commenting workflow, run as it stands on what a stranger may have left for it.

``gh`` is a program that answers as GitHub would and writes down what it was asked.
"""

import io
import json
import os
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup

from claimpress.deriving.compare import ClaimChange, What
from claimpress.deriving.difference import Difference, Kind
from claimpress.exporting.differences import as_json

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github/workflows/comment.yml"
SHA = "1" * 40
MARK = "<!-- claimpress: changes -->"
BOT = "github-actions[bot]"
NUMBER = 7

GH = """\
import json, os, sys
from pathlib import Path
here = Path(os.environ["ANSWERS"])
asked = sys.argv[2:]
body = sys.stdin.read() if "--input" in asked else ""
with (here / "asked.jsonl").open("a") as log:
    log.write(json.dumps([asked, body]) + "\\n")
path = next(word for word in asked if word.startswith("repos/"))
answers = json.loads((here / "answers.json").read_text())
if path.endswith("/zip"):
    sys.stdout.buffer.write((here / "archive.zip").read_bytes())
elif "GET" in asked:
    sys.stdout.write(json.dumps(answers[path.rsplit("/", 1)[-1]]))
"""


class GitHub:
    """What the commenting workflow meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "gh").write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
        (folder / "gh").chmod(0o755)
        self.pulls: list[dict[str, Any]] = [{"number": NUMBER, "head": {"sha": SHA}}]
        self.comments: list[dict[str, Any]] = []
        self.artifacts = [{"id": 5, "name": "changes", "expired": False, "size_in_bytes": 100}]
        self.archive = b""
        self.said = ""

    def run(self, **environment: str) -> list[tuple[list[str], str]]:
        """Run the step as the workflow has it; what was asked of GitHub."""
        answers = {
            "pulls": self.pulls,
            "artifacts": {"artifacts": self.artifacts},
            "comments": self.comments,
        }
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (self.folder / "archive.zip").write_bytes(self.archive)
        (self.folder / "asked.jsonl").write_text("", encoding="utf-8")
        job = yaml.load(WORKFLOW.read_text("utf-8"), Loader=yaml.BaseLoader)["jobs"]["comment"]  # noqa: S506
        step = job["steps"][-1]
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=ROOT,
            env={
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "ANSWERS": str(self.folder),
                "GITHUB_REPOSITORY": "desk/checks",
                "RUN_ID": "99",
                "HEAD_SHA": SHA,
                "HEAD_OWNER": "stranger",
                "HEAD_BRANCH": "patch-1",
                **environment,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert set(step["env"]) == {"GH_TOKEN", "RUN_ID", "HEAD_SHA", "HEAD_OWNER", "HEAD_BRANCH"}
        assert done.returncode == 0, done.stderr
        self.said = done.stdout + done.stderr
        lines = (self.folder / "asked.jsonl").read_text(encoding="utf-8").splitlines()
        return [(asked, body) for asked, body in map(json.loads, lines)]

    def written(self, **environment: str) -> list[tuple[str, str, str]]:
        """Method, place and text of everything that was written."""
        found = []
        for asked, body in self.run(**environment):
            method = asked[asked.index("--method") + 1] if "--method" in asked else "GET"
            if method != "GET":
                (text,) = json.loads(body).values()
                found.append((method, asked[2], text))
        return found


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


def archive(content: Any, name: str = "changes.json") -> bytes:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(name, data)
    return packed.getvalue()


def change(**values: Any) -> dict[str, Any]:
    return {
        "claim": "a-speech/a-claim",
        "file": "claims/a-speech/a-claim.yaml",
        "what": "changed",
        "was": None,
        "differences": [
            {
                "path": ["status"],
                "kind": "changed",
                "before": "unverified",
                "after": "supported",
                "meaning": True,
            }
        ],
        **values,
    }


def said_of(path: str, text: str) -> dict[str, Any]:
    difference = {"path": [path], "kind": "changed", "before": text, "after": text}
    return change(differences=[difference])


def test_the_changes_become_one_comment(github: GitHub) -> None:
    github.archive = archive([change(), change(claim="a-speech/b", what="new", differences=[])])
    ((method, place, text),) = github.written()
    assert (method, place) == ("POST", f"repos/desk/checks/issues/{NUMBER}/comments")
    assert text.startswith(f"{MARK}\nWhat this pull request changes")
    assert (
        "```text\na-speech/a-claim: changed\n  ~ status: unverified → supported\n"
        "a-speech/b: new\n```\n"
    ) in text
    assert f"Made from what the check of {SHA} wrote" in text
    assert github.said == f"Wrote the comment on pull request {NUMBER}.\n"


def test_what_claimpress_diff_writes_has_the_form_that_is_asked_for(github: GitHub) -> None:
    differences = tuple(
        Difference(("evidence", 2, "says"), kind, before={"a": [1]}, after="b") for kind in Kind
    )
    changes = [
        ClaimChange(what, f"a-speech/{what}", "f.yaml", "a-speech/old", differences)
        for what in What
    ]
    github.archive = archive(as_json(changes).encode())
    ((_, _, body),) = github.written()
    assert all(f"a-speech/{what}: {what} (was a-speech/old)" in body for what in What)
    assert body.count('~ evidence 2 says: {"a": [1]} → b') == len(What)


def test_a_second_check_writes_over_the_first_comment(github: GitHub) -> None:
    github.archive = archive([])
    github.comments = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK} not ours"},
        {"id": 2, "user": {"login": BOT}, "body": "another workflow's"},
        {"id": 3, "user": {"login": BOT}, "body": f"{MARK}\nolder"},
    ]
    ((method, place, text),) = github.written()
    assert (method, place) == ("PATCH", "repos/desk/checks/issues/comments/3")
    assert "No claim changed." in text


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [{"number": NUMBER, "head": {"sha": "2" * 40}}],
        [{"number": NUMBER, "head": {"sha": SHA}}, {"number": 8, "head": {"sha": SHA}}],
    ],
    ids=["closed", "pushed since", "two"],
)
def test_nothing_is_written_where_it_is_not_clear_where(
    github: GitHub, pulls: list[dict[str, Any]]
) -> None:
    github.archive = archive([change(number=1, pull_request=1)])
    github.pulls = pulls
    assert github.written() == []


HOSTILE_TEXTS = [
    "</code></pre><img src=x onerror=alert(1)><script>alert(1)</script>",
    "```\n\n@everybody #1 [click](https://evil.example) ![x](https://evil.example/x.png)\n```",
    "`" * 150 + "\n# Approved by the desk",
    "~~~\n~~~\n# Approved",
    "--> <!-- claimpress: changes --> <b>",
    "\n::set-output name=x::y\n::error::forged\n",
    "\u202eABC\u2066\u200b\u2028\x00\x1b[31m\r\n@desk/owners",
    "https://evil.example www.evil.example a@evil.example GH-1 desk/checks#1",
    "$(id) `id` ${{ github.token }} ; id",
    "x" * 100_000,
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
@pytest.mark.parametrize("field", ["claim", "was", "path", "value"])
def test_hostile_words_come_out_as_text_only(github: GitHub, text: str, field: str) -> None:
    """Read back as Markdown, the comment is our sentences and one block of code."""
    hostile = {
        "claim": change(claim=text),
        "was": change(what="moved", was=text),
        "path": said_of(text, "x"),
        "value": said_of("summary", text),
    }[field]
    github.archive = archive([change(), hostile, change()])
    ((_, _, body),) = github.written()
    assert len(body) < 65_000
    start, fence, inside, after = parts(body)
    assert re.fullmatch("`{3,}", fence)
    assert fence not in inside
    assert all(line.isprintable() for line in inside.split("\n"))
    assert inside.count("\n") == 5
    assert start == "What this pull request changes in the claims, the most important first:"
    assert after.startswith(f"Made from what the check of {SHA} wrote")
    page = markdown.markdown(body.removeprefix(MARK), extensions=["fenced_code"])
    tags = {tag.name for tag in BeautifulSoup(page, "html.parser").find_all()}
    assert tags == {"p", "pre", "code"}
    assert text.strip()[:20] not in github.said
    assert "::" not in github.said


def parts(body: str) -> tuple[str, str, str, str]:
    mark, start, rest = body.split("\n", 2)
    assert mark == MARK
    fence, rest = rest.lstrip("\n").split("text\n", 1)
    inside, _, after = rest.partition(f"\n{fence}\n")
    return start, fence, inside, after.strip()


def packed(
    *files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive_:
        for name, data in files:
            archive_.writestr(name, data)
    return made.getvalue()


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("changes.json")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


def encrypted() -> bytes:
    data = bytearray(packed(("changes.json", b"[]")))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(sign) + at
        data[place : place + 2] = struct.pack("<H", 1)
    return bytes(data)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no archive": lambda: b"PK" + b"\0" * 100,
    "cut off": lambda: archive([change()])[:-30],
    "another file": lambda: archive([change()], "other.json"),
    "a path that leads out": lambda: archive([change()], "../changes.json"),
    "an absolute path": lambda: archive([change()], "/changes.json"),
    "a link to a file of the machine": lambda: packed((link(), b"/etc/passwd")),
    "a bomb": lambda: archive(b"[" + b" " * 5_000_000 + b"]"),
    "too much": lambda: os.urandom(2_000_000),
    "packed otherwise": lambda: packed(("changes.json", b"[]"), method=zipfile.ZIP_LZMA),
    "under a password": encrypted,
    "not JSON": lambda: archive(b"changes: none"),
    "not UTF-8": lambda: archive(b'["\xff"]'),
    "nested without end": lambda: archive(b"[" * 200_000),
    "a number without end": lambda: archive(b"[" + b"9" * 100_000 + b"]"),
    "an object": lambda: archive({"changes": []}),
    "numbers": lambda: archive([1, 2]),
    "a claim that is none": lambda: archive([change(claim={"a": 1})]),
    "what is none": lambda: archive([change(what="# Approved")]),
    "what is a list": lambda: archive([change(what=[])]),
    "differences that are none": lambda: archive([change(differences="all")]),
    "a difference that is none": lambda: archive([change(differences=[["status"]])]),
    "a kind that is none": lambda: archive([change(differences=[{"path": [], "kind": "x"}])]),
    "a path that is none": lambda: archive(
        [change(differences=[{"path": [[1]], "kind": "added"}])]
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_writes_nothing(github: GitHub, name: str) -> None:
    github.archive = ARCHIVES[name]()
    before = sorted(path.name for path in github.folder.parent.iterdir())
    assert github.written() == []
    assert github.said.startswith("::warning::")
    assert github.said.endswith(" Nothing is written.\n")
    assert github.said.count("\n") == 1
    assert sorted(path.name for path in github.folder.parent.iterdir()) == before
    assert not (ROOT / "changes.json").exists()


def test_of_two_files_with_one_name_none_is_taken(github: GitHub) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        github.archive = packed(("changes.json", b"[]"), ("changes.json", b"[1]"))
    assert github.written() == []


def test_values_of_any_type_and_depth_come_out_short(github: GitHub) -> None:
    deep = b'{"a":' * 900 + b"1" + b"}" * 900
    values = json.dumps([change(differences=[{"path": [0], "kind": "added", "after": "AFTER"}])])
    github.archive = archive(values.encode().replace(b'"AFTER"', deep))
    ((_, _, body),) = github.written()
    assert "  + 0: " in body
    assert len(body) < 2000


def test_many_changes_are_cut_off_with_words(github: GitHub) -> None:
    github.archive = archive([said_of("`" * 199, "&" * 199)] * 2000)
    ((_, _, body),) = github.written()
    assert len(body) < 65_000
    assert re.search(r"… and \d+ more lines, which do not fit here", body)


def test_what_the_api_says_is_large_is_not_even_fetched(github: GitHub) -> None:
    github.artifacts[0]["size_in_bytes"] = 10**9
    asked = github.run()
    assert not [words for words, _ in asked if any(word.endswith("/zip") for word in words)]


def test_an_expired_or_missing_list_writes_nothing(github: GitHub) -> None:
    for artifacts in ([], [{**github.artifacts[0], "expired": True}]):
        github.artifacts = artifacts
        assert github.written() == []
        assert "kept no list of changes" in github.said


@pytest.mark.parametrize("branch", ["--method=DELETE", "@/etc/passwd", "$(id)", "a&state=all", "’"])
def test_the_name_of_a_branch_is_a_value_and_nothing_else(github: GitHub, branch: str) -> None:
    github.archive = archive([])
    asked = github.run(HEAD_BRANCH=branch)
    words, _ = asked[0]
    assert words == [
        *("--method", "GET", "repos/desk/checks/pulls", "-f", "state=open"),
        *("-f", f"head=stranger:{branch}", "-f", "per_page=100"),
    ]


@pytest.mark.parametrize(
    "given", [{"RUN_ID": "1/../2"}, {"HEAD_SHA": "main"}, {"GITHUB_REPOSITORY": "a/b/c"}]
)
def test_an_event_of_another_form_asks_nothing(github: GitHub, given: dict[str, str]) -> None:
    assert github.run(**given) == []


def test_the_workflow_takes_nothing_else_from_the_pull_request() -> None:
    workflow = yaml.load(WORKFLOW.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert workflow["on"] == {"workflow_run": {"workflows": ["Check"], "types": ["completed"]}}
    (job,) = workflow["jobs"].values()
    assert job["if"].startswith("vars.CLAIMPRESS_COMMENT == 'on' && ")
    assert job["permissions"] == {
        "contents": "read",
        "actions": "read",
        "pull-requests": "write",
    }
    checkout, comment = job["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert comment["run"] == "python3 -E -s scripts/comment.py"
    text = WORKFLOW.read_text(encoding="utf-8")
    for dangerous in ("download-artifact", "GITHUB_ENV", "GITHUB_OUTPUT", "refs/pull", "unzip"):
        assert dangerous not in text
