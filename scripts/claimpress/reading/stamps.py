"""How a file lies on the disk, by which it is known again without reading it.

As in Git's index, a file is what it was when its size, its inode and the
moments of its last change are. A moment can hide a second change made just
after the first (Git's documentation calls this the racy problem), so a file
that was changed shortly before it was read is read again in the next run.
"""

import os
from typing import NamedTuple, TypeAlias

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size, inode, and the moments in nanoseconds of the last change of its bytes and of itself.

The last of them, which also a change of the name or the permissions moves, can be set by nobody.
"""

COARSEST = 2_000_000_000
"""The coarsest clock of a disk, in nanoseconds: that of FAT."""


class Seen(NamedTuple):
    """A file as it lay there, and the hash of what it held."""

    stamp: Stamp
    digest: str


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def is_settled(stamp: Stamp, read: int) -> bool:
    """Whether a file that was read after the moment ``read`` can have no hidden second change."""
    return max(stamp[2], stamp[3]) + COARSEST < read
