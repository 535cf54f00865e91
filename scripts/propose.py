"""Open a pull request with the draft that was made of an issue.

Run by .github/workflows/intake.yml from the main branch, with the right to
write, on what `claimpress intake` made of a stranger's words in another job,
which had no right at all. So that draft is hostile data: its size is bounded,
its form is checked, it can name files of one dossier and nothing else, and it
reaches the repository as the contents of these files, on a branch of its own.
What is merged, a person decides.

Needs nothing but Python and ``gh``; prints nothing that the draft says.
"""

import base64
import binascii
import json
import os
import re
import sys
from dataclasses import dataclass
from typing import Any

from github_api import RefusedError, api, fenced, plain

LARGEST_DRAFT = 120_000  # what a variable of the environment can hold is little more
LARGEST_FILE = 64 * 1024
MOST_REMARKS = 40
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"claims/({_SLUG})/({_SLUG})\.yaml")
_TITLES = {"claim": "A claim to check", "correction": "A correction"}


@dataclass(frozen=True)
class Asked:
    """What the event says: who set the label, on which issue, in which state."""

    repository: str
    issue: int
    by: str
    base: str
    """The branch it shall go into."""
    sha: str
    """The commit the draft was made at."""

    @property
    def branch(self) -> str:
        """The branch of the draft."""
        return f"intake/issue-{self.issue}"


@dataclass(frozen=True)
class Draft:
    """What the other job made."""

    form: str
    files: dict[str, str]
    remarks: tuple[str, ...]


def asked_in(environment: dict[str, str]) -> Asked:
    """What the event names; raises `RefusedError` when it is not whole."""
    names = ("GITHUB_REPOSITORY", "ISSUE", "SENDER", "BASE", "GITHUB_SHA")
    values = [environment.get(name, "") for name in names]
    forms = (r"[\w.-]+/[\w.-]+", r"[1-9][0-9]{0,9}", r"[\w.\[\]-]+", r"[\w./-]+", r"[0-9a-f]{40}")
    if not all(re.fullmatch(form, value) for form, value in zip(forms, values, strict=True)):
        raise RefusedError("The event does not name an issue and who set its label.")
    repository, issue, by, base, sha = values
    return Asked(repository, int(issue), by, base, sha)


def draft_in(packed: str) -> Draft:
    """The draft, in its form; raises `RefusedError` for anything else."""
    if len(packed) > LARGEST_DRAFT:
        raise RefusedError("The draft is larger than it may be.")
    try:
        given = json.loads(base64.b64decode(packed, validate=True).decode("utf-8"))
    except (binascii.Error, ValueError, RecursionError) as fault:
        raise RefusedError("The draft cannot be read.") from fault
    if not _is_draft(given):
        raise RefusedError("The draft has not the form of ours.")
    return Draft(given["form"], given["files"], tuple(given["remarks"]))


def _is_draft(given: Any) -> bool:  # noqa: ANN401 - whatever the JSON holds
    return (
        isinstance(given, dict)
        and given.get("form") in list(_TITLES)
        and isinstance(given.get("files"), dict)
        and 1 <= len(given["files"]) <= 2
        and all(map(_is_file, given["files"], given["files"].values()))
        and len({file.split("/")[1] for file in given["files"]}) == 1
        and isinstance(given.get("remarks"), list)
        and all(isinstance(remark, str) for remark in given["remarks"])
    )


def _is_file(file: str, content: object) -> bool:
    return (
        _FILE.fullmatch(file) is not None
        and isinstance(content, str)
        and len(content.encode("utf-8", "surrogatepass")) <= LARGEST_FILE
    )


def see_that_they_may(asked: Asked) -> None:
    """Raise `RefusedError` unless who set the label may change this repository."""
    place = f"repos/{asked.repository}/collaborators/{asked.by}/permission"
    if json.loads(api(place)).get("permission") not in {"admin", "write"}:
        raise RefusedError("Who set the label may not write in this repository.")


def push(asked: Asked, draft: Draft) -> None:
    """Make the branch with one commit; raises `RefusedError` where there is one already."""
    at = f"repos/{asked.repository}/git"
    for known in json.loads(api(f"{at}/matching-refs/heads/{asked.branch}")):
        if known.get("ref") == f"refs/heads/{asked.branch}":
            message = (
                f"The branch {asked.branch} is there already. Delete it, and set the label again."
            )
            raise RefusedError(message)
    before = json.loads(api(f"{at}/commits/{asked.sha}"))["tree"]["sha"]
    entries = [
        {"path": file, "mode": "100644", "type": "blob", "content": content}
        for file, content in sorted(draft.files.items())
    ]
    tree = _made(f"{at}/trees", {"base_tree": before, "tree": entries})
    message = f"Draft from issue {asked.issue}"
    commit = _made(f"{at}/commits", {"message": message, "tree": tree, "parents": [asked.sha]})
    api(
        *("--method", "POST", f"{at}/refs"),
        body={"ref": f"refs/heads/{asked.branch}", "sha": commit},
    )


def _made(place: str, body: dict[str, Any]) -> str:
    return str(json.loads(api("--method", "POST", place, body=body))["sha"])


def propose(asked: Asked, draft: Draft) -> None:
    """Open the pull request."""
    body = {
        "title": f"{_TITLES[draft.form]}: draft from issue {asked.issue}",
        "head": asked.branch,
        "base": asked.base,
        "body": body_of(asked, draft),
    }
    api("--method", "POST", f"repos/{asked.repository}/pulls", body=body)


def body_of(asked: Asked, draft: Draft) -> str:
    """What the pull request says: words of ours, and the remarks in one block of code."""
    remarks = [plain(remark) for remark in draft.remarks[:MOST_REMARKS]]
    told = f"What did not fit a field:\n\n{fenced(chr(10).join(remarks))}\n\n" if remarks else ""
    files = "\n".join(f"- `{file}`" for file in sorted(draft.files))
    return (
        f"A draft made by a program from what was written in #{asked.issue}:\n\n{files}\n\n{told}"
        "Nobody has checked any of it. Before it is merged:\n\n"
        "1. Read the issue, and open every address yourself.\n"
        "2. Fill in what is empty, in the editor of this site or on your own machine. "
        "`claimpress check` names what is missing; the check of this pull request starts with "
        "your first change of it.\n"
        "3. Give a new claim, and its folder, a name of its own: it becomes the address. "
        "`issue-` and a number is only what a program could think of.\n"
        "4. Tell whoever wrote the issue what became of it.\n"
    )


def main() -> int:
    """Open the pull request; says in words of ours what was done."""
    try:
        asked = asked_in(dict(os.environ))
        draft = draft_in(os.environ.get("DRAFT", ""))
        see_that_they_may(asked)
        push(asked, draft)
    except RefusedError as refused:
        print(f"::error::{refused} Nothing is written.")
        return 1
    try:
        propose(asked, draft)
    except RefusedError:
        print(
            f"::error::The branch {asked.branch} is there, but GitHub did not open the pull "
            "request. Under Settings, Actions, General, allow GitHub Actions to create pull "
            "requests; or open this one from the branch by hand."
        )
        return 1
    print(f"Opened the pull request from {asked.branch}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
