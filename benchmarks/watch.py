"""Runs a command and says what it cost: time, processor, memory of it and all it starts."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2
"""Seconds between two looks at the memory."""
_SELDOM = 30
"""So many times as long as a look takes nobody looks: it takes time of those who are looked at."""
_SHARE, _WHOLE = (re.compile(rf"^{name}:\s+(\d+) kB", re.MULTILINE) for name in ("Pss", "Rss"))


@dataclass(frozen=True)
class Cost:
    """What a command cost."""

    seconds: float
    """On the clock."""
    processor: float
    """Seconds that processors worked for it and for all it started and waited for."""
    tree: int
    """Bytes of memory of all its processes at the same moment, the greatest seen. Of a page that
    several share, each counts its share (PSS); 0 where the system does not tell."""
    process: int
    """Bytes of memory of the largest single process, with all it shares."""


class CommandError(Exception):
    """The command failed; the message is what it said last."""


def cost_of(
    command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command to its end. Raises `CommandError` when it fails."""
    log = cwd / "bench.log"
    start = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            list(map(str, command)), cwd=cwd, env={**os.environ, **(environment or {})},
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        memory = _Memory(process.pid)
        memory.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.done.set()
        memory.join()
    if process.returncode:
        raise CommandError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    # What the system notes itself begins with the memory of the process that started this one.
    noted = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(seconds, used.ru_utime + used.ru_stime, memory.most, memory.largest or noted)


class _Memory(threading.Thread):
    """Looks again and again at the memory of a session of processes."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.most = self.largest = 0
        self._session = session

    def run(self) -> None:
        rest = _EVERY
        while not self.done.wait(rest):
            begun = time.perf_counter()
            sizes = list(_sizes(self._session))
            rest = max(_EVERY, _SELDOM * (time.perf_counter() - begun))
            self.most = max(self.most, sum(share for share, _ in sizes))
            self.largest = max(self.largest, *(whole for _, whole in sizes), 0)


def _sizes(session: int) -> Iterator[tuple[int, int]]:
    """Of each process of a session its share of the memory, and all that it sees."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name of the program, in brackets, can hold anything.
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[3]) == session:
                told = (folder / "smaps_rollup").read_text(encoding="utf-8")
                yield _told(_SHARE, told), _told(_WHOLE, told)
        except (OSError, ValueError):
            continue  # it has ended meanwhile


def _told(what: re.Pattern[str], of_memory: str) -> int:
    """A line of what the system tells of a process's memory, in bytes."""
    found = what.search(of_memory)
    return int(found[1]) * 1024 if found else 0


def size_of(folder: Path) -> tuple[int, int, int]:
    """Of a built site the files, their bytes, and the bytes of its HTML."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    sizes = [file.stat().st_size for file in files]
    html = sum(size for file, size in zip(files, sizes, strict=True) if file.suffix == ".html")
    return len(files), sum(sizes), html
