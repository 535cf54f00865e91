"""The Wayback Machine of the Internet Archive: what it holds of an address, and what it takes.

The interfaces: https://archive.org/help/wayback_api.php for what it holds, and “Save Page Now 2”
for a new snapshot, which needs the keys of an account.
"""

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from claimpress.fetching.faults import FetchError
from claimpress.fetching.fetcher import Answer, Bounds
from claimpress.fetching.follow import follow
from claimpress.fetching.manners import Polite
from claimpress.fetching.target import Target, target_of
from claimpress.values.addresses import address_fault
from claimpress.values.problems import short

_BOUNDS = Bounds(silence=60, longest=120, largest=1024 * 1024)
_HEADER_ONLY = Bounds(silence=60, longest=120, largest=0)
_MOMENT = re.compile(r"[0-9]{14}")
_JOB = re.compile(r"[A-Za-z0-9_-]{1,100}")
_FORM = "application/x-www-form-urlencoded"


class ArchiveError(Exception):
    """The archive does not give what was asked; the message is for the person who asked."""


class AwayError(ArchiveError):
    """The archive does not answer at all."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where the archive is asked. Tests have their own."""

    available: str = "https://archive.org/wayback/available"
    save: str = "https://web.archive.org/save"
    snapshots: str = "https://web.archive.org/web"
    pause: float = 6
    """Seconds between two questions whether a snapshot has been taken."""
    most: int = 30
    """How often that is asked."""


WAYBACK = Endpoints()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy that the archive holds and has shown to us."""

    address: str
    taken: dt.date


class Wayback:
    """Asks the archive. Nothing is believed before the archive has shown the snapshot itself."""

    def __init__(self, polite: Polite, endpoints: Endpoints = WAYBACK, keys: str = "") -> None:
        """``keys`` are those of an account, ``access:secret``; without, nothing new is taken."""
        self._polite = polite
        self._at = endpoints
        self._keys = keys

    def closest(self, address: str, day: dt.date) -> Snapshot | None:
        """The snapshot taken nearest to a day; None when the archive has none.

        Raises `ArchiveError` when it does not tell.
        """
        asked = urlencode({"url": address, "timestamp": f"{day:%Y%m%d}"})
        told = self._told(self._ask(target_of(f"{self._at.available}?{asked}")))
        held = told.get("archived_snapshots")
        nearest = held.get("closest") if isinstance(held, dict) else None
        if not isinstance(nearest, dict) or str(nearest.get("status")) != "200":
            return None
        return self._shown(str(nearest.get("timestamp")), address)

    def take(self, address: str) -> Snapshot:
        """Let the archive take a snapshot now. Raises `ArchiveError` when it does not."""
        if not self._keys:
            raise ArchiveError("a new snapshot needs the keys of an account at archive.org")
        wanted = urlencode({"url": address, "skip_first_archive": "1"}).encode()
        begun = self._told(self._ask(target_of(self._at.save), wanted))
        job = str(begun.get("job_id", ""))
        if not _JOB.fullmatch(job):
            raise ArchiveError(f"the archive takes no snapshot: {_why(begun)}")
        for _ in range(self._at.most):
            self._polite.pace.rest(self._at.pause)
            told = self._told(self._ask(target_of(f"{self._at.save}/status/{job}")))
            if told.get("status") == "success":
                snapshot = self._shown(str(told.get("timestamp")), address)
                if snapshot:
                    return snapshot
                message = "the archive took a snapshot and does not show it yet: try again later"
                raise ArchiveError(message)
            if told.get("status") != "pending":
                raise ArchiveError(f"the archive took no snapshot: {_why(told)}")
        raise ArchiveError("the archive has not finished the snapshot yet: try again later")

    def _shown(self, moment: str, address: str) -> Snapshot | None:
        """The snapshot of a moment, if the archive shows that one, of this address, with 200."""
        if not _MOMENT.fullmatch(moment):
            return None
        place = f"{self._at.snapshots}/{moment}/{address}"
        try:
            taken = dt.datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC).date()
            trail = follow(target_of(place), lambda target: self._ask(target, None), _stay, 3)
        except ValueError:
            return None
        except FetchError as fault:
            raise ArchiveError(f"the archive does not show the snapshot: {fault}") from fault
        landed = trail.answer.target.address
        same = landed.startswith(f"{self._at.snapshots}/{moment}") and _alike(landed, address)
        if trail.answer.status != 200 or not same or address_fault(place):
            return None
        return Snapshot(place, taken)

    def _ask(self, target: Target, form: bytes | None = b"") -> Answer:
        """``form`` is what is posted; empty for a question, None where only the header counts."""
        fields = {"Accept": "application/json"} if form is not None else {}
        if self._keys and target.address.startswith(self._at.save):
            fields["Authorization"] = f"LOW {self._keys}"
        try:
            if form:
                fields["Content-Type"] = _FORM
                return self._polite.ask(target, "POST", fields, body=form, bounds=_BOUNDS)
            bounds = _HEADER_ONLY if form is None else _BOUNDS
            return self._polite.ask(target, "GET", fields, bounds=bounds)
        except FetchError as fault:
            raise AwayError(f"the archive does not answer: {fault}") from fault

    @staticmethod
    def _told(answer: Answer) -> dict[str, Any]:
        try:
            told = json.loads(answer.body)
        except (ValueError, RecursionError):
            told = None
        if answer.status != 200 or not isinstance(told, dict):
            raise ArchiveError(f"the archive answers with status {answer.status}")
        return told


def _stay(here: Target, there: Target) -> None:
    if here.host != there.host:
        raise ArchiveError("the archive leads to another host")


def _alike(landed: str, address: str) -> bool:
    """Whether a snapshot is of this address; the archive sees no difference in what is left out."""
    original = landed.partition("/web/")[2].partition("/")[2]
    return _bare(original) == _bare(address)


def _bare(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address if "://" in address else address.replace(":/", "://", 1))
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query


def _why(told: dict[str, Any]) -> str:
    return short(told.get("message") or told.get("status_ext") or "no reason is given", 200)
