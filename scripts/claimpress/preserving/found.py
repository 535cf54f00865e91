"""What looking at an address gave, and which state of the address that means."""

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer
from claimpress.fetching.follow import PERMANENT, Trail
from claimpress.model.found_links import LinkState
from claimpress.values.addresses import address_fault

_NOTHING = frozenset({404, 410})
_LOCKED = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 999})
"""What hosts say to programs (or to this country) while a reader may see the page; 999 is
LinkedIn's own."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one address."""

    address: str
    state: LinkState
    said: str
    """What was seen, in a few words."""
    on: dt.date
    """The day of the look."""
    since: dt.date
    """The day on which this state was first seen."""
    to: str = ""
    """Where an address that moved leads."""
    landed: str = ""
    """The address that answered at last; what follows is about it."""
    etag: str = ""
    """What its host calls the version seen, for the next look."""
    modified: str = ""
    """When that version was made, as its host says it."""

    def after(self, before: "Found | None") -> "Found":
        """The same, knowing what was found before."""
        same = before is not None and (before.state, before.to) == (self.state, self.to)
        return replace(self, since=before.since) if before and same else self


def found_on(trail: Trail, address: str, day: dt.date) -> Found:
    """The state of an address, from the answers it gave."""
    answer = trail.answer
    status = answer.status
    if 200 <= status < 300 or status == 304:
        state, said, to = _alive(trail)
    elif status in _NOTHING:
        state, said, to = LinkState.GONE, f"status {status}", ""
    elif status in _LOCKED:
        state, said, to = LinkState.BLOCKED, f"status {status}", ""
    else:
        state, said, to = LinkState.UNKNOWN, f"status {status}", ""
    landed = answer.target.address
    if state not in {LinkState.OK, LinkState.MOVED}:  # what a page for errors is called is nothing
        return Found(address, state, said, day, day, to, landed)
    tag, modified = _plain(answer, "ETag"), _plain(answer, "Last-Modified")
    return Found(address, state, said, day, day, to, landed, tag, modified)


def without_answer(fault: FetchError, address: str, day: dt.date) -> Found:
    """The state of an address that gave no answer."""
    gone = fault.fault is Fault.NO_SUCH_HOST
    state = LinkState.GONE if gone else LinkState.UNKNOWN
    return Found(address, state, str(fault)[:200], day, day)


def forbidden(address: str, day: dt.date) -> Found:
    """The state of an address that its host asks programs not to look at."""
    said = "robots.txt asks programs to stay away"
    return Found(address, LinkState.BLOCKED, said, day, day)


def _alive(trail: Trail) -> tuple[LinkState, str, str]:
    """Ok, or moved as far as the first redirects are for good."""
    said = f"status {trail.answer.status}"
    if not trail.hops:
        return LinkState.OK, said, ""
    landed = trail.answer.target
    first = moved = trail.hops[0].target
    stops = [*(hop.target for hop in trail.hops[1:]), landed]
    for hop, onward in zip(trail.hops, stops, strict=True):
        if hop.status not in PERMANENT:
            break
        moved = onward
    if moved == first:
        return LinkState.OK, said, ""
    if address_fault(moved.address):
        return LinkState.UNKNOWN, "leads to an address that cannot be linked to", ""
    if landed.path == "/" and urlsplit(first.address).path.strip("/"):
        # How many sites say that a page is no more.
        said = "leads to a front page: what it was may be gone"
    return LinkState.MOVED, said, moved.address


def _plain(answer: Answer, name: str) -> str:
    """A field that may be sent back: short, printable ASCII."""
    value = answer.field(name)
    sound = len(value) <= 200 and value.isascii() and value.isprintable()
    return value if sound else ""
