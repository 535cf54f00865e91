"""Put a finished site in the place of the old one, in one step."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_RENAME_EXCHANGE = 2  # linux/fs.h, RENAME_EXCHANGE
_RENAME_SWAP = 2  # sys/stdio.h of macOS, RENAME_SWAP
_AT_FDCWD = -100  # linux/fcntl.h


def swap_in(finished: Path, place: Path) -> None:
    """Make ``finished`` the content of ``place`` and delete what was there."""
    exchange(finished, place)
    shutil.rmtree(finished, ignore_errors=True)


def exchange(finished: Path, place: Path) -> None:
    """Make ``finished`` the content of ``place``; what was there is then in ``finished``.

    Where the system can exchange two folders in one step, no reader ever
    finds the place empty; elsewhere it is empty between two renames.
    """
    _on_disk(finished)
    if not place.exists():
        finished.rename(place)
    elif not _exchanged(finished, place):
        old = finished.with_name(f"{finished.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
        finished.rename(place)
        old.rename(finished)
    _on_disk(place)


def _on_disk(folder: Path) -> None:
    """Wait until what was written is on the disk, so that a power cut finds one whole site."""
    library = _system()
    if library and hasattr(library, "syncfs"):  # of this disk alone
        opened = os.open(folder, os.O_RDONLY)
        try:
            library.syncfs(opened)
        finally:
            os.close(opened)
    elif hasattr(os, "sync"):
        os.sync()


def _exchanged(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where that cannot be done."""
    library = _system()
    if library is None:
        return False
    names = os.fsencode(first), os.fsencode(second)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, _RENAME_SWAP) == 0)
        result = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    except AttributeError:
        return False
    return bool(result == 0)


def _system() -> ctypes.CDLL | None:
    """The C library this program runs with; None where programs do not tell."""
    return None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
