"""One builder at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_PATIENCE = 60
"""Seconds to wait for another builder to finish."""


class BusyError(Exception):
    """Another builder has been at work for longer than it is sensible to wait."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other builders away from ``folder``; those of this process may go in again.

    The lock is the operating system's: it ends with the process, however that
    ends. Raises `BusyError` when another process holds it for too long.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_name(f".{folder.name}.lock"), timeout=_PATIENCE, is_singleton=True)
    try:
        with lock:
            yield
    except Timeout as busy:
        message = f"another build is at work in {folder.parent}; nothing was changed"
        raise BusyError(message) from busy
