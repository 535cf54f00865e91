"""A tree of files that nobody reads yet, and what lies in one.

Files of two trees, and those of ``build/docs``, may be one file with several
names (hard links). So a file is never written in place: its name is taken
away, and a new file gets it.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

Stamp = tuple[int, int]
"""By what a file is known again without being read, as Git does it: its size, and when it was
written, in nanoseconds, as the disk has it."""

NOTHING: Stamp = (-1, -1)
"""What is known of something that is no plain file."""


def put(target: str, data: bytes) -> Stamp:
    """Write a new file, whatever was there."""
    return _made(target, lambda: _written(target, data))


def replace(target: str, data: bytes) -> Stamp:
    """Put a file in place whole: written beside, then renamed over the old one."""
    aside = aside_of(target)
    made = put(aside, data)
    os.replace(aside, target)  # noqa: PTH105 - says what it does to an existing file
    return made


def aside_of(target: str) -> str:
    """Where a file is written before it is whole."""
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.new")  # noqa: PTH118 - of fifty thousand


def link(source: str, target: str) -> Stamp:
    """Give a file another name; a copy of it where the system has no second names."""
    try:
        return _made(target, lambda: _linked(source, target))
    except OSError:
        return _made(target, lambda: _copied(source, target))


def _made(target: str, make: Callable[[], Stamp]) -> Stamp:
    """Make a file where there may be one already, or no folder yet."""
    try:
        return make()
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - of fifty thousand
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - the same
    return make()


def _written(target: str, data: bytes) -> Stamp:
    with open(target, "xb") as made:  # noqa: PTH123 - the same
        made.write(data)
        made.flush()
        return stamp(os.fstat(made.fileno()))


def _linked(source: str, target: str) -> Stamp:
    os.link(source, target)
    return stamp(os.stat(target))  # noqa: PTH116 - the same


def _copied(source: str, target: str) -> Stamp:
    with open(source, "rb") as original, open(target, "xb") as made:  # noqa: PTH123 - the same
        shutil.copyfileobj(original, made)
    shutil.copystat(source, target)
    return stamp(os.stat(target))  # noqa: PTH116 - the same


def holds(path: str, sha256: str) -> bool:
    """Whether a file has this content, read and hashed.

    A copy of a tree, as workflows keep it from run to run, may have lost the moments of its files.
    """
    try:
        with open(path, "rb") as opened:  # noqa: PTH123 - of fifty thousand
            return hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError:
        return False


def stamp(status: os.stat_result) -> Stamp:
    """What the disk says of a file."""
    return status.st_size, status.st_mtime_ns


def walk(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """The path of every file under ``folder``, with forward slashes, and its stamp."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, here = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                name = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{name}/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield name, stamp(entry.stat(follow_symlinks=False))
                else:
                    yield name, NOTHING


def remove(folder: Path, path: str) -> None:
    """Delete a file, and the folders that are empty without it."""
    target = folder / path
    target.unlink(missing_ok=True)
    for above in target.parents:
        if above == folder:
            return
        try:
            above.rmdir()
        except OSError:
            return
