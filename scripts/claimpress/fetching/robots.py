"""What hosts ask programs to leave alone (robots.txt, RFC 9309)."""

import threading
from collections import OrderedDict

from protego import Protego

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import PRODUCT, Bounds
from claimpress.fetching.follow import follow
from claimpress.fetching.manners import Polite
from claimpress.fetching.target import Target, target_of

_LARGEST = 512 * 1024
"""Bytes that are read; RFC 9309 asks for 500 KiB at least."""
_REDIRECTS = 5
_KEPT = 256
"""Hosts whose rules are kept in memory."""


class Robots:
    """The rules of each host, read once. Several threads share one."""

    def __init__(self, polite: Polite) -> None:
        self._polite = polite
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Protego | FetchError] = OrderedDict()

    def allow(self, target: Target) -> bool:
        """Whether the host lets programs ask for ``target``.

        Raises `FetchError` when the rules cannot be had: a host in trouble is not asked further
        (RFC 9309, 2.3.1.4).
        """
        rules = self._rules(target)
        if isinstance(rules, FetchError):
            raise FetchError(rules.fault, str(rules))
        return rules.can_fetch(target.address, PRODUCT)

    def _rules(self, target: Target) -> Protego | FetchError:
        with self._lock:
            known = self._known.get(target.origin)
            if known is not None:
                self._known.move_to_end(target.origin)
                return known
        found: Protego | FetchError
        try:
            found = self._read(target)
        except FetchError as fault:
            found = fault
        with self._lock:
            self._known[target.origin] = found
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found

    def _read(self, target: Target) -> Protego:
        bounds = Bounds(largest=_LARGEST)
        answer = follow(
            target_of("/robots.txt", target),
            lambda place: self._polite.ask(place, bounds=bounds),
            most=_REDIRECTS,
        ).answer
        if answer.status >= 500 or answer.status == 429:
            message = f"its robots.txt cannot be read (status {answer.status})"
            raise FetchError(Fault.BUSY, message)
        # Any other refusal means that there are no rules (RFC 9309, 2.3.1.3).
        text = answer.body.decode("utf-8-sig", "replace") if answer.status == 200 else ""
        rules = Protego.parse(text)
        delay = rules.crawl_delay(PRODUCT)
        if delay:
            self._polite.pace.slow_down(target.host, delay)
        return rules
