"""Look at one address, as politely as it can be done."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer, Bounds
from claimpress.fetching.follow import Trail, follow
from claimpress.fetching.manners import Polite
from claimpress.fetching.robots import Robots
from claimpress.fetching.target import Target, target_of
from claimpress.preserving.found import Found, forbidden, found_on, without_answer

_HEADER_ONLY = Bounds(longest=30, largest=0)
_SETTLED = frozenset({*range(200, 300), 304, 429, 502, 503, 504})
"""Answers to HEAD that are believed. Others may come of HEAD itself, which many hosts botch."""

_OF_THE_HEAD = frozenset({Fault.SILENT, Fault.BROKEN})
"""Faults that may come of HEAD itself: the host has just answered, with its robots.txt."""


class _Unwanted(Exception):  # noqa: N818 - no error, an answer
    """A host asks programs to stay away."""


class Visitor:
    """Looks at addresses. Several threads share one."""

    def __init__(self, polite: Polite, robots: Robots, day: dt.date) -> None:
        self._polite = polite
        self._robots = robots
        self._day = day

    def visit(self, address: str, before: Found | None = None) -> Found:
        """What became of an address; ``before`` is what was found the last time.

        Raises `claimpress.fetching.manners.Stopped` when the work is to end.
        """
        try:
            trail = self._trail(target_of(address), before)
        except _Unwanted:
            return forbidden(address, self._day).after(before)
        except FetchError as fault:
            return without_answer(fault, address, self._day).after(before)
        found = found_on(trail, address, self._day)
        if trail.answer.status == 304 and before and not found.etag:
            # A host need not repeat its version when it says that nothing has changed.
            found = replace(found, etag=before.etag, modified=before.modified)
        return found.after(before)

    def _trail(self, target: Target, before: Found | None) -> Trail:
        """Ask for the header; then, if the host seems not to like that, for the page."""
        known = before if before and (before.etag or before.modified) else None
        if known:  # a version we know costs nothing to ask for: the answer has no body
            return follow(target, self._asking("GET", known))
        try:
            trail = follow(target, self._asking("HEAD", None))
        except FetchError as fault:
            if fault.fault not in _OF_THE_HEAD:
                raise
        else:
            if trail.answer.status in _SETTLED:
                return trail
        return follow(target, self._asking("GET", None))

    def _asking(self, method: str, known: Found | None) -> Callable[[Target], Answer]:
        def ask(target: Target) -> Answer:
            if not self._robots.allow(target):
                raise _Unwanted
            fields = _condition(known) if known and known.landed == target.address else {}
            return self._polite.ask(target, method, fields, bounds=_HEADER_ONLY)

        return ask


def _condition(known: Found) -> dict[str, str]:
    fields = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in fields.items() if value}
