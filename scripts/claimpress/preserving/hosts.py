"""Work through addresses host by host, several hosts at a time."""

import queue
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TypeAlias

from claimpress.fetching.manners import Stopped
from claimpress.preserving.found import Found
from claimpress.values.addresses import host_of

AT_ONCE = 8
"""Hosts that are asked at the same time."""
_LOOK = 0.1
"""Seconds after which it is looked whether somebody wants the work to end."""
_LAST_MOMENT = 1.0
"""Seconds that are left to answers under way when the work is to end."""

Visit: TypeAlias = Callable[[str], Found]


def by_host(addresses: Iterable[str]) -> dict[str, list[str]]:
    """Addresses by the host that is asked for them, each once."""
    groups: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        groups[host_of(address)].append(address)
    return dict(groups)


def visited(
    hosts: Mapping[str, list[str]],
    visit: Visit,
    stop: threading.Event,
    at_once: int = AT_ONCE,
) -> Iterator[Found]:
    """Visit every address, and yield what was found as it comes.

    One thread goes through all addresses of a host, so that a slow host holds up nobody else;
    hosts with many come first, because they take longest. When ``stop`` is set, what is finished
    is still yielded, and nothing more is begun.
    """
    work = _Work(hosts, visit, stop)
    # Daemons: a host that is silent must not keep the program from ending.
    threads = [threading.Thread(target=work.run, daemon=True) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    try:
        while not stop.is_set() and (work.news.qsize() or any(t.is_alive() for t in threads)):
            with suppress(queue.Empty):
                yield _sound(work.news.get(timeout=_LOOK))
        for thread in threads:
            thread.join(_LAST_MOMENT / at_once)
        while work.news.qsize():
            yield _sound(work.news.get())
    finally:
        stop.set()


class _Work:
    """What is still to be done, shared by the threads that do it."""

    def __init__(self, hosts: Mapping[str, list[str]], visit: Visit, stop: threading.Event) -> None:
        self.news: queue.Queue[Found | Exception] = queue.Queue()
        self._waiting = deque(sorted(hosts.values(), key=len, reverse=True))
        self._visit = visit
        self._stop = stop

    def run(self) -> None:
        """Take host after host."""
        try:
            while not self._stop.is_set():
                for address in self._next():
                    self.news.put(self._visit(address))
        except (_Done, Stopped):
            return
        except Exception as fault:  # noqa: BLE001 - a bug of ours, raised again by `_sound`
            self.news.put(fault)

    def _next(self) -> list[str]:
        try:
            return self._waiting.popleft()
        except IndexError:
            raise _Done from None


class _Done(Exception):  # noqa: N818 - nothing is wrong
    """There is no host left."""


def _sound(new: Found | Exception) -> Found:
    if isinstance(new, Exception):
        raise new
    return new
