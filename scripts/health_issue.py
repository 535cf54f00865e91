"""Keep one issue up to date with what waits in the publication.

Run by .github/workflows/health.yml from the main branch, with the right to write
issues, on what `claimpress health` said in another job, which had no such right.
The issue is known by the mark it begins with and by who wrote it, so nobody's own
issue is ever written over. What is said comes out inside one block of code.

Needs nothing but Python and ``gh``.
"""

import json
import os
import re
import sys

from github_api import RefusedError, api, fenced

MARK = "<!-- claimpress: health -->"
AUTHOR = "github-actions[bot]"
TITLE = "What waits in this publication"
LONGEST = 60_000  # characters; GitHub takes 65,536
PAGES_OF_ISSUES = 20


def body_of(said: str) -> str:
    """The text of the issue."""
    lines = [
        "".join(char if char.isprintable() else "�" for char in line)
        for line in said[:LONGEST].strip().split("\n")
    ]
    return (
        f"{MARK}\n"
        "What waits in this publication, written anew each time somebody looks; "
        "`claimpress health` names all of it.\n\n" + fenced("\n".join(lines)) + "\n"
    )


def number_of_issue(repository: str) -> int | None:
    """The issue that is kept, if it is open."""
    at = ("--method", "GET", f"repos/{repository}/issues")
    asked = ("-f", "state=open", "-f", f"creator={AUTHOR}", "-f", "per_page=100")
    for page in range(1, PAGES_OF_ISSUES + 1):
        issues = json.loads(api(*at, *asked, "-f", f"page={page}"))
        for issue in issues:
            ours = issue["user"]["login"] == AUTHOR and (issue["body"] or "").startswith(MARK)
            if ours and "pull_request" not in issue:
                return int(issue["number"])
        if len(issues) < 100:
            break
    return None


def write(repository: str, said: str) -> str:
    """Write the issue, in place of what it said before; tells what was done."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository) or not said.startswith("As of "):
        raise RefusedError("There is nothing to write, or nowhere to write it.")
    at, number = f"repos/{repository}/issues", number_of_issue(repository)
    if number is None:
        api("--method", "POST", at, body={"title": TITLE, "body": body_of(said)})
        return "Opened the issue."
    api("--method", "PATCH", f"{at}/{number}", body={"body": body_of(said)})
    return f"Wrote issue {number} anew."


def main() -> int:
    """Write the issue; says in words of ours what it did."""
    try:
        print(write(os.environ["GITHUB_REPOSITORY"], os.environ["SAID"]))
    except RefusedError as refused:
        print(f"::error::{refused} Nothing is written.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
