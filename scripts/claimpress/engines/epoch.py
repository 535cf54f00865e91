"""The moment a site says it was built: that of the commit, so that one commit gives one site."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimpress.model.corpus import Corpus

_VARIABLE = "SOURCE_DATE_EPOCH"


@contextmanager
def source_date(root: Path, corpus: Corpus) -> Iterator[None]:
    """Set ``SOURCE_DATE_EPOCH`` for the engine, unless it is set already.

    It is the time of the last commit; outside a repository it is the day of
    the last change to a claim.
    """
    if os.environ.get(_VARIABLE):
        yield
        return
    os.environ[_VARIABLE] = _commit_time(root) or _last_change(corpus)
    try:
        yield
    finally:
        del os.environ[_VARIABLE]


def _commit_time(root: Path) -> str:
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],  # noqa: S607 - wherever Git is installed
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _last_change(corpus: Corpus) -> str:
    days = [claim.changed_on.first for claim in corpus.claims.values() if claim.changed_on]
    last = max(days, default=dt.date(2000, 1, 1))
    return str(int(dt.datetime.combine(last, dt.time(), dt.UTC).timestamp()))
