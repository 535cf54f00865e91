"""A site on the web: only the host that was named, and nothing without bounds."""

import time
from urllib.parse import quote

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer, Bounds, Fetcher
from claimpress.fetching.follow import follow
from claimpress.fetching.target import Target, target_of
from claimpress.verifying.place import LARGEST, PlaceError

_SILENCE = 20
"""Seconds without a byte after which a server counts as silent."""
_LONGEST = 60 * 60
"""Seconds after which the whole is given up."""
_WHOLE = 8 * 1024 * 1024 * 1024
"""Bytes of all files together."""
_MISSING = {404, 410}
_REDIRECTS = 5


def is_address(text: str) -> bool:
    """Whether a text is meant as an address and not as a folder."""
    return text.lower().startswith(("http://", "https://"))


class Web:
    """A site at an address.

    Nothing but this scheme, host and port is ever asked: a redirect that leads
    away is refused before it is followed, so a site cannot make this machine
    look into its own network.
    """

    def __init__(
        self,
        address: str,
        *,
        largest: int = LARGEST,
        whole: int = _WHOLE,
        longest: float = _LONGEST,
    ) -> None:
        try:
            site = target_of(address)
        except FetchError as refused:
            raise PlaceError(str(refused), _LIKE_THIS) from refused
        if "?" in address or "#" in address:
            raise PlaceError(f"{address!r} is not the address of a site", _LIKE_THIS)
        self._base = site.address if site.path.endswith("/") else f"{site.address}/"
        # A person named it, so it may be on this machine or in its network.
        self._fetcher = Fetcher("verify", named={site.place})
        self._largest, self._left = largest, whole
        self._until = time.monotonic() + longest

    def read(self, path: str) -> bytes | None:
        """What the server gives for a file; None when it says that there is none."""
        try:
            file = target_of(f"{self._base}{quote(path)}")
            answer = follow(file, self._ask, _stay, _REDIRECTS).answer
        except FetchError as fault:
            if fault.fault is Fault.SILENT and time.monotonic() > self._until:
                raise PlaceError(_TOO_MUCH, _AGAIN) from fault
            raise PlaceError(f"the server does not give it: {fault}", _AGAIN) from fault
        if answer.status in _MISSING:
            return None
        if answer.status != 200:
            raise PlaceError(f"the server answers with status {answer.status}", _AGAIN)
        return answer.body

    def names(self) -> list[str] | None:
        """None: a server does not tell what else it has."""
        return None

    def _ask(self, target: Target) -> Answer:
        left = min(self._largest, max(self._left, 0))
        bounds = Bounds(_SILENCE, max(self._until - time.monotonic(), 0.1), left)
        answer = self._fetcher.ask(target, fields={"Cache-Control": "no-cache"}, bounds=bounds)
        self._left -= len(answer.body)
        if not answer.whole:
            if left < self._largest:
                raise PlaceError(_TOO_MUCH, _AGAIN)
            raise PlaceError(f"the server sends more than {self._largest} bytes for it")
        return answer


_LIKE_THIS = "name it like https://claims.example/ or a folder of it"
_TOO_MUCH = "the site takes more time or bytes than is sensible"
_AGAIN = "try again later; this says nothing yet about what was published"


def _stay(here: Target, there: Target) -> None:
    if there.origin != here.origin:
        help_ = f"verify that one: {there.address!r}"
        raise PlaceError("the server leads to another host", help_)
