"""How commands reach other machines."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import click

from claimpress.fetching.fetcher import Fetcher
from claimpress.fetching.manners import MANNERS, Manners
from claimpress.preserving.wayback import WAYBACK, Endpoints


@dataclass(frozen=True, slots=True)
class Network:
    """The way out. Only code can give another one, as the ``obj`` of click; tests do."""

    fetcher: Callable[[str], Fetcher] = Fetcher
    """Makes a fetcher for a purpose."""
    manners: Manners = MANNERS
    archive: Endpoints = WAYBACK


def network() -> Network:
    """The way out of the command that is running."""
    return click.get_current_context().find_object(Network) or Network()


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C, or by a system that ends the program.

    The work under way can thus end in order; a second Ctrl-C ends it at once.
    """
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    for number in before:
        signal.signal(number, end)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
