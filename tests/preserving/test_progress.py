"""How far the work has come, at a terminal and in a log."""

import io
import itertools

import pytest

from claimpress.reporting.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step takes five seconds."""
    ticks = itertools.count(step=5)
    monkeypatch.setattr("claimpress.reporting.progress.time.monotonic", lambda: next(ticks))


def test_a_log_gets_a_line_now_and_then_and_the_last(slow: None) -> None:
    del slow
    log = io.StringIO()
    progress = Progress(8, "link", log)
    for number in range(8):
        progress.step("1 gone" if number > 4 else "")
    assert log.getvalue() == (
        "1 of 8 links, 12 %\n4 of 8 links, 50 %\n7 of 8 links, 87 % (1 gone)\n"
        "8 of 8 links, 100 % (1 gone)\n"
    )


def test_a_terminal_gets_one_line_that_changes(slow: None) -> None:
    del slow
    terminal = Terminal()
    progress = Progress(2, "link", terminal)
    progress.step()
    progress.step()
    assert terminal.getvalue() == "\r\x1b[K1 of 2 links, 50 %\r\x1b[K2 of 2 links, 100 %\n"
