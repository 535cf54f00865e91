"""The publication as it was at another commit, read from Git's own store.

Blobs are read as data: nothing is checked out, no filter, hook or attribute
of the repository runs.
"""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

from claimpress.reading.intake import CLAIMS, DOSSIER, LARGEST, REGISTRIES, Intake, translated


class RevisionError(Exception):
    """A revision that cannot be read; ``help`` says the next step."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


def taken_at(root: Path, revision: str) -> Intake:
    """The files of the publication at ``root`` as a revision of its repository has them.

    Files that no reader could have seen (with other names, links) are passed
    over: what is wrong with them was a matter of that commit.

    Raises `RevisionError` when there is no repository, when the revision is
    unknown, and when the clone is too shallow to know it.
    """
    commit = _commit(root, revision)
    registries: dict[str, bytes] = {}
    dossiers: dict[str, bytes] = {}
    claims: dict[str, bytes] = {}
    translations: dict[str, bytes] = {}
    blobs = dict(_blobs(root, commit))
    for file, data in zip(blobs, _contents(root, list(blobs.values())), strict=True):
        original, language = translated(file) or (file, "")
        name = original.rpartition("/")[2]
        if original.count("/") == 1 and name in REGISTRIES:
            (translations if language else registries)[file] = data
        elif original.count("/") == 2 and name.endswith(".yaml"):
            known = dossiers if name == DOSSIER else claims
            (translations if language else known)[file] = data
    return Intake(registries, dossiers, claims, (), translations)


def knows(root: Path, revision: str) -> bool:
    """Whether the repository at ``root`` has a revision."""
    try:
        _commit(root, revision)
    except RevisionError:
        return False
    return True


def _commit(root: Path, revision: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = git(root, *asked)
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if git(root, "rev-parse", "--git-dir").returncode != 0:
        message = "this publication is in no Git repository, so there is nothing to compare with"
        raise RevisionError(message, "put it under Git; its history is what makes changes visible")
    if git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        message = f"the revision {revision!r} is not in this shallow clone"
        help_ = "fetch the history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)"
        raise RevisionError(message, help_)
    message = f"there is no revision {revision!r} in this repository"
    raise RevisionError(message, "name a commit, branch or tag; `git log --oneline` lists commits")


def _blobs(root: Path, commit: str) -> Iterator[tuple[str, str]]:
    """The plain files under ``claims/`` and the names of their blobs."""
    listed = git(root, "ls-tree", "-r", "-z", "--long", commit, "--", f"{CLAIMS}/")
    if listed.returncode != 0:
        message = f"Git cannot list the files of {commit[:12]}"
        raise RevisionError(message, "see `git fsck`; fetch the repository anew if it is damaged")
    for line in filter(None, listed.stdout.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, kind, blob, size = about.decode().split()
        plain = kind == "blob" and stat.S_ISREG(int(mode, 8))
        if plain and int(size) <= LARGEST:
            yield path.decode("utf-8", "replace"), blob


def _contents(root: Path, blobs: list[str]) -> Iterator[bytes]:
    """The bytes of blobs, all from one process (``git cat-file --batch``)."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    given = git(root, "cat-file", "--batch", data=asked).stdout
    at = 0
    for blob in blobs:
        head, _, _ = given[at : at + 200].partition(b"\n")
        parts = head.split()
        if len(parts) != 3 or parts[1] != b"blob":
            message = f"Git does not give the blob {blob[:12]}"
            raise RevisionError(message, "fetch the repository anew; a partial clone lacks it")
        start = at + len(head) + 1
        end = start + int(parts[2])
        yield given[start:end]
        at = end + 1


def git(
    root: Path, *arguments: str, data: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What a command of Git's says in a folder; raises `RevisionError` when there is no Git."""
    try:
        return subprocess.run(  # noqa: S603 - words of ours, and a revision behind --end-of-options
            ["git", *arguments],  # noqa: S607 - wherever Git is installed
            cwd=root,
            input=data,
            stdin=None if data is not None else subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"},
        )
    except OSError as fault:
        message = "Git cannot be started"
        raise RevisionError(message, "install Git, or leave out --against") from fault
