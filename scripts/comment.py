"""Write what a pull request changes into one comment on it.

Run by .github/workflows/comment.yml from the main branch, with the right to
write comments, on a file that the pull request's own code has made. So that
file is hostile data: it is never unpacked onto the disk, its size is bounded,
its form is checked, and what it says comes out as text that nothing acts on,
inside one block of code. Which pull request it is, the event and GitHub say,
never the file.

Needs nothing but Python and ``gh``; prints nothing that the file says.
"""

import io
import json
import os
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from github_api import LONGEST_VALUE, RefusedError, api, fenced, plain

ARTIFACT = "changes"
FILE = "changes.json"
LARGEST_ARCHIVE = 1024 * 1024
LARGEST_FILE = 4 * 1024 * 1024
LONGEST_BODY = 60_000  # characters; GitHub takes 65,536
PAGES_OF_COMMENTS = 20

MARK = "<!-- claimpress: changes -->"
AUTHOR = "github-actions[bot]"
KINDS = {"added": "+", "removed": "-", "changed": "~"}
WHATS = {"new", "gone", "moved", "changed"}


@dataclass(frozen=True)
class Run:
    """The finished check that this answers to, as the event has it."""

    repository: str
    id: str
    sha: str
    """The commit that was checked."""
    head: str
    """Whose branch it is on, and its name: ``owner:branch``."""


def run_from(environment: dict[str, str]) -> Run:
    """The run that the event names; raises `RefusedError` when it names none."""
    run = Run(
        environment["GITHUB_REPOSITORY"],
        environment["RUN_ID"],
        environment["HEAD_SHA"],
        f"{environment['HEAD_OWNER']}:{environment['HEAD_BRANCH']}",
    )
    forms = ((run.repository, r"[\w.-]+/[\w.-]+"), (run.id, r"[0-9]+"), (run.sha, r"[0-9a-f]{40}"))
    if not all(re.fullmatch(form, value) for value, form in forms):
        raise RefusedError("The event does not name a run of a check.")
    return run


def pull_request_of(run: Run) -> int | None:
    """The open pull request whose newest commit was checked, if there is just one."""
    found = json.loads(
        api(
            *("--method", "GET", f"repos/{run.repository}/pulls"),
            *("-f", "state=open", "-f", f"head={run.head}", "-f", "per_page=100"),
        )
    )
    numbers = [pull["number"] for pull in found if pull["head"]["sha"] == run.sha]
    return numbers[0] if len(numbers) == 1 and isinstance(numbers[0], int) else None


def archive_of(run: Run) -> bytes:
    """The archive with the changes that the run kept; raises `RefusedError` when there is none."""
    at = f"repos/{run.repository}/actions"
    asked = ("--method", "GET", f"{at}/runs/{run.id}/artifacts", "-f", f"name={ARTIFACT}")
    found = [
        artifact
        for artifact in json.loads(api(*asked))["artifacts"]
        if artifact["name"] == ARTIFACT and not artifact["expired"]
    ]
    if not found:
        raise RefusedError("The check kept no list of changes.")
    newest = max(found, key=lambda artifact: int(artifact["id"]))
    if newest["size_in_bytes"] > LARGEST_ARCHIVE:
        raise RefusedError("The list of changes is larger than it may be.")
    return api(f"{at}/artifacts/{int(newest['id'])}/zip", most=LARGEST_ARCHIVE)


def changes_in(archive: bytes) -> list[dict[str, Any]]:
    """The changes in an archive, in their form; raises `RefusedError` for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            (entry,) = (each for each in files.infolist() if each.filename == FILE)
            known = entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
            if not known or entry.flag_bits & 1:
                raise RefusedError("The list of changes is packed in a way that is not ours.")
            with files.open(entry) as opened:
                data = opened.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise RefusedError("The list of changes is larger than it may be.")
        changes = json.loads(data.decode("utf-8"))
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RecursionError),
        *(NotImplementedError, RuntimeError, KeyError, IndexError, struct.error),
    ) as fault:
        raise RefusedError("The list of changes cannot be read.") from fault
    if not isinstance(changes, list) or not all(map(_is_change, changes)):
        raise RefusedError("The list of changes has not the form of ours.")
    return changes


def _is_change(change: object) -> bool:
    return (
        isinstance(change, dict)
        and isinstance(change.get("claim"), str)
        and isinstance(change.get("what"), str)
        and change["what"] in WHATS
        and isinstance(change.get("was"), str | None)
        and isinstance(change.get("differences"), list)
        and all(map(_is_difference, change["differences"]))
    )


def _is_difference(difference: object) -> bool:
    return (
        isinstance(difference, dict)
        and isinstance(difference.get("kind"), str)
        and difference["kind"] in KINDS
        and isinstance(difference.get("path"), list)
        and all(type(step) in {str, int} for step in difference["path"])
    )


def body_of(changes: list[dict[str, Any]], sha: str) -> str:
    """The comment: words of ours around one block of code with all that the changes say."""
    told, left = _fitting(list(_lines(changes)))
    if left:
        told.append(f"… and {left} more lines, which do not fit here; see the summary of the check")
    text = "\n".join(told) if changes else "No claim changed."
    return (
        f"{MARK}\n"
        "What this pull request changes in the claims, the most important first:\n\n"
        f"{fenced(text)}\n\n"
        f"Made from what the check of {sha} wrote, with the code of the pull request itself. "
        "It helps to review and replaces no review: read the files that changed.\n"
    )


def _lines(changes: list[dict[str, Any]]) -> Iterator[str]:
    for change in changes:
        moved = f" (was {plain(change['was'])})" if change.get("was") else ""
        yield f"{plain(change['claim'])}: {change['what']}{moved}"
        for each in change["differences"]:
            name = plain(" ".join(map(str, each["path"])))
            before, after = (plain(each.get(side)) for side in ("before", "after"))
            arrow = f"{before} → {after}" if each["kind"] == "changed" else before or after
            yield f"  {KINDS[each['kind']]} {name}: {arrow}"


def _fitting(lines: list[str]) -> tuple[list[str], int]:
    """As many lines as there is room for, and how many there are more."""
    room = LONGEST_BODY - 2 * LONGEST_VALUE * 4
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return lines[:number], len(lines) - number
    return lines, 0


def write(run: Run, number: int, body: str) -> None:
    """Write the comment, in place of the one that was written before."""
    at = f"repos/{run.repository}/issues"
    for page in range(1, PAGES_OF_COMMENTS + 1):
        asked = ("--method", "GET", f"{at}/{number}/comments", "-f", "per_page=100")
        comments = json.loads(api(*asked, "-f", f"page={page}"))
        for comment in comments:
            if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARK):
                known = int(comment["id"])
                api("--method", "PATCH", f"{at}/comments/{known}", body={"body": body})
                return
        if len(comments) < 100:
            break
    api("--method", "POST", f"{at}/{number}/comments", body={"body": body})


def main() -> int:
    """Comment on the pull request whose check has ended; says in words of ours what it did."""
    try:
        run = run_from(dict(os.environ))
        number = pull_request_of(run)
        if number is None:
            print("No open pull request has this commit as its newest; nothing is written.")
            return 0
        write(run, number, body_of(changes_in(archive_of(run)), run.sha))
    except RefusedError as refused:
        print(f"::warning::{refused} Nothing is written.")
        return 0
    print(f"Wrote the comment on pull request {number}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
