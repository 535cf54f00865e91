"""Which commit the claims stand at, and when that was."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from claimpress.model.corpus import Corpus
from claimpress.reading.intake import CLAIMS
from claimpress.reading.revision import RevisionError, git
from claimpress.values.clock import is_set, now


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the publication's repository."""

    sha: str
    moment: str
    """When it was made, in UTC: ``2026-11-23T09:00:00Z``."""


def source_date(root: Path, corpus: Corpus) -> dt.datetime:
    """The moment that stands for this state of the publication, so that one commit gives one site.

    It is ``SOURCE_DATE_EPOCH`` where that is set, else the time of the last
    commit; outside a repository it is the day of the last change to a claim.
    """
    if is_set():
        return now()
    try:
        found = git(root, "log", "-1", "--format=%ct")
        written = found.stdout.decode().strip() if found.returncode == 0 else ""
    except RevisionError:
        written = ""
    if written.isdecimal():
        return dt.datetime.fromtimestamp(int(written), dt.UTC)
    last = max((row.changed_on for row in corpus.rows.values()), default="") or "2000-01-01"
    return dt.datetime.combine(dt.date.fromisoformat(last), dt.time(), dt.UTC)


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
