"""How far a long piece of work has come, for a person at a terminal or the log of a machine."""

import time
from typing import IO

from claimpress.reporting.text import counted

_ON_A_TERMINAL, _IN_A_LOG = 0.2, 15.0
"""Seconds between two reports."""


class Progress:
    """Tells, now and then, how much is done."""

    def __init__(self, total: int, noun: str, stream: IO[str]) -> None:
        self._total, self._noun, self._stream = total, noun, stream
        self._terminal = stream.isatty()
        self._every = _ON_A_TERMINAL if self._terminal else _IN_A_LOG
        self._said = float("-inf")
        self._done = 0

    def step(self, remark: str = "") -> None:
        """One more is done."""
        self._done += 1
        present = time.monotonic()
        if present - self._said >= self._every or self._done == self._total:
            self._said = present
            self._say(remark)

    def _say(self, remark: str) -> None:
        share = 100 * self._done // max(self._total, 1)
        line = f"{self._done:,} of {counted(self._total, self._noun)}, {share} %"
        line += f" ({remark})" if remark else ""
        end = "\n" if not self._terminal or self._done == self._total else ""
        start = "\r\x1b[K" if self._terminal else ""
        self._stream.write(f"{start}{line}{end}")
        self._stream.flush()
