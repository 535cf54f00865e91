"""Which copy of an item of evidence is the right one, and how it is come by."""

import datetime as dt
from dataclasses import dataclass

from claimpress.fetching.fetcher import Answer, Bounds
from claimpress.fetching.follow import follow
from claimpress.fetching.manners import Polite
from claimpress.fetching.robots import Robots
from claimpress.fetching.target import Target, target_of
from claimpress.model.claim import Evidence
from claimpress.model.found_links import Gone
from claimpress.preserving.copies import Copy, copy_of
from claimpress.preserving.wayback import ArchiveError, Snapshot, Wayback
from claimpress.values.clock import today

_COPY = Bounds(silence=30, longest=300, largest=64 * 1024 * 1024)


class NotKept(Exception):  # noqa: N818 - an answer, and the reason
    """What a host sends is nothing to keep."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a copy is wanted of."""

    address: str
    day: dt.date
    """The day on which it was as we read it."""
    gone: Gone | None = None
    """What is known of its end."""


def wanted_day(evidence: Evidence) -> dt.date:
    """The day on which an item was as we read it: when we did, or else when it was published."""
    if evidence.accessed:
        return evidence.accessed.first
    return evidence.published.last if evidence.published.day else today()


def archived(item: Item, wayback: Wayback, within: int, *, new: bool) -> Snapshot:
    """The snapshot to name for an item. Raises `ArchiveError` with the reason for none."""
    found = wayback.closest(item.address, item.day)
    if item.gone:
        # What the archive saw afterwards is not what was there.
        if found and found.taken < item.gone.since.first:
            return found
        raise ArchiveError("the archive has no snapshot from before it was gone")
    if found and abs((found.taken - item.day).days) <= within:
        return found
    if new:
        return wayback.take(item.address)
    if found:
        message = (
            f"the nearest snapshot is of {found.taken}, {abs((found.taken - item.day).days)} days "
            f"from {item.day}: allow that with --within, or take a new one with --new"
        )
        raise ArchiveError(message)
    raise ArchiveError("the archive has no snapshot; it takes one with --new")


def keep(item: Item, polite: Polite, robots: Robots, moment: dt.datetime) -> Copy:
    """A copy of what the host sends now. Raises `NotKept` and `FetchError`."""
    if item.gone:
        raise NotKept(f"it is gone ({item.gone.said})")

    def ask(target: Target) -> Answer:
        if not robots.allow(target):
            raise NotKept("robots.txt asks programs to stay away")
        return polite.ask(target, bounds=_COPY)

    trail = follow(target_of(item.address), ask)
    if trail.answer.status != 200:
        raise NotKept(f"the host answers with status {trail.answer.status}")
    if not trail.answer.whole:
        raise NotKept(f"it is larger than {_COPY.largest:,} bytes")
    return copy_of(trail, polite.agent, moment)
