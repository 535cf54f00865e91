"""Which commit the claims stand at."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from claimpress.reading.intake import CLAIMS
from claimpress.reading.revision import RevisionError, git


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the publication's repository."""

    sha: str
    moment: str
    """When it was made, in UTC: ``2026-11-23T09:00:00Z``."""


def commit_of(root: Path) -> Commit | None:
    """The commit whose claims lie at ``root``; None when they are not those of any commit."""
    try:
        found = git(root, "log", "-1", "--format=%H %ct")
        changed = git(
            root, "--no-optional-locks", "status", "--porcelain", "--untracked-files=all",
            "--", CLAIMS,
        )  # fmt: skip
    except RevisionError:
        return None
    sha, _, seconds = found.stdout.decode().strip().partition(" ")
    if found.returncode != 0 or changed.returncode != 0 or changed.stdout or not seconds:
        return None
    moment = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return Commit(sha, f"{moment:%Y-%m-%dT%H:%M:%SZ}")
