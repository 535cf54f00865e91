"""Propose what `claimpress links` found, in one pull request that is kept up to date.

Run by .github/workflows/links.yml from the main branch, with the right to write,
on a file that another job made of what hosts answered, with no right at all. So
that file is hostile data: its size is bounded, it holds nothing but the lines
that `claimpress links` writes, and it reaches the repository as
``claims/links.yaml`` on a branch of its own. What is merged, a person decides.

Needs nothing but Python and ``gh``; prints nothing that the file says.
"""

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from github_api import RefusedError, api

FILE = "claims/links.yaml"
BRANCH = "links/found"
LARGEST = 4 * 1024 * 1024
TITLE = "What became of addresses"
BODY = """\
`claimpress links` has looked at the addresses that this publication names. The \
summary of the run has all it found; this is what the pages show of it: what is \
gone, and what moved for good.

Before it is merged, open what is called gone yourself. A host may have had a bad \
day, or may answer programs otherwise than readers. `claimpress archive` looks for \
copies of what is gone.
"""
_FIRST = "# yaml-language-server: $schema=links.schema.json"
_TEXT = r'"(?:[ !#-\[\]-~]|\\["\\])*"'
_LINES = re.compile(
    r"# [ -~]*|"
    r"checked_on: [0-9]{4}-[0-9]{2}-[0-9]{2}|"
    r"counts:|gone:|moved:|"
    r"  (?:ok|moved|gone|blocked|unknown|unchecked): [0-9]{1,8}|"
    rf'  "https?://[!-~]{{1,2100}}":(?: {_TEXT})?|'
    r"    since: [0-9]{4}-[0-9]{2}-[0-9]{2}|"
    rf"    said: (?:{_TEXT}|>-)|"
    r"      [ -~]{1,300}|"
)
"""The lines of the file; a long ``said`` is folded and goes on further in."""


@dataclass(frozen=True)
class Asked:
    """Where the file goes."""

    repository: str
    base: str
    """The branch it shall go into."""
    sha: str
    """The commit the look was taken at."""


def asked_in(environment: dict[str, str]) -> Asked:
    """What the run names; raises `RefusedError` when it is not whole."""
    values = [environment.get(name, "") for name in ("GITHUB_REPOSITORY", "BASE", "GITHUB_SHA")]
    forms = (r"[\w.-]+/[\w.-]+", r"[\w./-]+", r"[0-9a-f]{40}")
    if not all(re.fullmatch(form, value) for form, value in zip(forms, values, strict=True)):
        raise RefusedError("The run does not name a repository, a branch and a commit.")
    return Asked(*values)


def file_in(path: Path) -> str:
    """The file, if it is one of ours; raises `RefusedError` for anything else."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        raise RefusedError("The file is not there, or larger than it may be.")
    text = path.read_bytes().decode("ascii", "replace")
    lines = text.split("\n")
    if lines[0] != _FIRST or lines.pop() or not all(map(_LINES.fullmatch, lines)):
        raise RefusedError("The file has lines that `claimpress links` does not write.")
    return text


def push(asked: Asked, text: str) -> None:
    """Put the file on its branch, as the one commit on top of what was looked at."""
    at = f"repos/{asked.repository}/git"
    before = json.loads(api(f"{at}/commits/{asked.sha}"))["tree"]["sha"]
    entry = {"path": FILE, "mode": "100644", "type": "blob", "content": text}
    tree = _made(f"{at}/trees", {"base_tree": before, "tree": [entry]})
    made = {"message": TITLE, "tree": tree, "parents": [asked.sha]}
    commit = _made(f"{at}/commits", made)
    known = json.loads(api(f"{at}/matching-refs/heads/{BRANCH}"))
    if any(ref.get("ref") == f"refs/heads/{BRANCH}" for ref in known):
        body = {"sha": commit, "force": True}
        api("--method", "PATCH", f"{at}/refs/heads/{BRANCH}", body=body)
    else:
        body = {"ref": f"refs/heads/{BRANCH}", "sha": commit}
        api("--method", "POST", f"{at}/refs", body=body)


def _made(place: str, body: dict[str, Any]) -> str:
    return str(json.loads(api("--method", "POST", place, body=body))["sha"])


def propose(asked: Asked) -> str:
    """Open the pull request, unless it is open; tells what was done."""
    at = f"repos/{asked.repository}/pulls"
    owner = asked.repository.split("/")[0]
    query = ("-f", "state=open", "-f", f"head={owner}:{BRANCH}", "-f", f"base={asked.base}")
    if json.loads(api("--method", "GET", at, *query)):
        return "Brought the pull request up to date."
    body = {"title": TITLE, "head": BRANCH, "base": asked.base, "body": BODY}
    api("--method", "POST", at, body=body)
    return "Opened the pull request."


def main() -> int:
    """Propose the file; says in words of ours what was done."""
    try:
        asked = asked_in(dict(os.environ))
        push(asked, file_in(Path(sys.argv[1])))
    except RefusedError as refused:
        print(f"::error::{refused} Nothing is proposed.")
        return 1
    try:
        print(propose(asked))
    except RefusedError:
        print(
            f"::error::The branch {BRANCH} is there, but GitHub did not open the pull request. "
            "Under Settings, Actions, General, allow GitHub Actions to create pull requests; or "
            "open this one from the branch by hand."
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
