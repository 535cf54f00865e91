"""How often a host is asked, and what is done when it asks for peace."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import BOUNDS, Answer, Bounds, Fetcher
from claimpress.fetching.target import Target
from claimpress.values.clock import now

_BUSY = frozenset({429, 502, 503, 504})
"""What a host says when another time may be better."""
_PASSING = frozenset({Fault.SILENT, Fault.UNREACHABLE, Fault.BROKEN, Fault.NO_SUCH_HOST})
"""Faults that may be over a moment later."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are treated. Times are in seconds."""

    gap: float = 1
    """Between two questions to one host."""
    longest_gap: float = 60
    """The most that ``Crawl-delay`` in a robots.txt can make of it."""
    tries: int = 3
    back_off: float = 4
    """Before the second try when the host does not say how long; twice that before each next."""
    patience: float = 90
    """The longest wait for one host; one that asks for more is left alone for this run."""


MANNERS = Manners()


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """Somebody wants the work to end."""


class Pace:
    """When each host may be asked again. Several threads share one."""

    def __init__(self, manners: Manners, stop: threading.Event | None = None) -> None:
        self.manners = manners
        self._stop = stop or threading.Event()
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        """The moment from which a host may be asked; hosts that are free are forgotten."""
        self._gaps: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least so much time between questions to ``host``."""
        with self._lock:
            if seconds > self.manners.gap:
                self._gaps[host] = min(seconds, self.manners.longest_gap)

    def hold(self, host: str, seconds: float) -> None:
        """Ask ``host`` nothing for so long."""
        with self._lock:
            until = time.monotonic() + seconds
            self._free[host] = max(until, self._free.get(host, 0))

    def wait(self, host: str) -> None:
        """Wait until ``host`` may be asked, and take that turn.

        Raises `FetchError` when that is too long, `Stopped` when the work is to end.
        """
        with self._lock:
            present = time.monotonic()
            turn = max(present, self._free.get(host, present))
            if turn - present > self.manners.patience:
                message = f"the host asked to be left alone for {_duration(turn - present)}"
                raise FetchError(Fault.BUSY, message)
            if len(self._free) > _MANY:
                self._free = {name: at for name, at in self._free.items() if at > present}
            self._free[host] = turn + self._gaps.get(host, self.manners.gap)
        self.rest(turn - present)

    def rest(self, seconds: float) -> None:
        """Do nothing for so long; raises `Stopped` when the work is to end."""
        if self._stop.wait(seconds) if seconds > 0 else self._stop.is_set():
            raise Stopped


_MANY = 1000


class Polite:
    """Asks hosts at their pace, and again when they were busy."""

    def __init__(self, fetcher: Fetcher, pace: Pace) -> None:
        self.agent = fetcher.agent
        self.pace = pace
        self._fetcher = fetcher

    def ask(
        self,
        target: Target,
        method: str = "GET",
        fields: Mapping[str, str] | None = None,
        *,
        body: bytes | None = None,
        bounds: Bounds = BOUNDS,
    ) -> Answer:
        """Ask as often as manners allow; a redirect is an answer.

        Raises `FetchError` when there is no answer, `Stopped` when the work is to end.
        """
        manners = self.pace.manners
        for attempt in range(1, manners.tries + 1):
            self.pace.wait(target.host)
            last = attempt == manners.tries
            back_off = manners.back_off * 2 ** (attempt - 1)
            try:
                answer = self._fetcher.ask(target, method, fields, body=body, bounds=bounds)
            except FetchError as fault:
                if last or fault.fault not in _PASSING:
                    raise
                self.pace.hold(target.host, back_off)
                continue
            if answer.status not in _BUSY:
                return answer
            wanted = retry_after(answer)
            self.pace.hold(target.host, back_off if wanted is None else wanted)
            if last or (wanted or 0) > manners.patience:
                return answer
        raise AssertionError("unreachable")


def retry_after(answer: Answer) -> float | None:
    """The seconds for which a host asks to be left alone; None when it does not say.

    RFC 9110, 10.2.3: a number of seconds, or a moment, which is held against the host's own
    ``Date``.
    """
    said = answer.field("Retry-After").strip()
    if said.isascii() and said.isdecimal():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
        present = parsedate_to_datetime(answer.field("Date")) if answer.field("Date") else now()
        return max(0.0, (moment - present).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
