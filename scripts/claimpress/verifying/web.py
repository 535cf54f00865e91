"""A site on the web: only the host that was named, and nothing without bounds."""

import http.client
import time
import urllib.error
import urllib.request
from email.message import Message
from typing import IO
from urllib.parse import quote, urlsplit

from claimpress import __version__
from claimpress.verifying.place import LARGEST, PlaceError

_SILENCE = 20
"""Seconds without a byte after which a server counts as silent."""
_LONGEST = 60 * 60
"""Seconds after which the whole is given up."""
_WHOLE = 8 * 1024 * 1024 * 1024
"""Bytes of all files together."""
_CHUNK = 256 * 1024
_SCHEMES = {"http": 80, "https": 443}
_MISSING = {404, 410}


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
        parts = urlsplit(address)
        if not parts.hostname or parts.username is not None or parts.query or parts.fragment:
            message = f"{address!r} is not the address of a site"
            raise PlaceError(message, "name it like https://claims.example/ or a folder of it")
        path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
        self._base = f"{parts.scheme.lower()}://{parts.netloc}{path}"
        self._opener = urllib.request.build_opener(_SameOrigin())
        self._largest, self._left = largest, whole
        self._until = time.monotonic() + longest

    def read(self, path: str) -> bytes | None:
        """What the server gives for a file; None when it says that there is none."""
        request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
            f"{self._base}{quote(path)}",
            headers={
                "User-Agent": f"claimpress/{__version__} (verify)",
                "Accept-Encoding": "identity",
                "Cache-Control": "no-cache",
            },
        )
        try:
            with self._opener.open(request, timeout=_SILENCE) as answer:
                return self._body(answer)
        except urllib.error.HTTPError as refused:
            refused.close()
            if refused.code in _MISSING:
                return None
            raise PlaceError(f"the server answers with status {refused.code}", _AGAIN) from refused
        except (OSError, http.client.HTTPException, ValueError) as fault:
            reason = getattr(fault, "reason", None) or fault
            raise PlaceError(f"the server does not give it: {reason}", _AGAIN) from fault

    def names(self) -> list[str] | None:
        """None: a server does not tell what else it has."""
        return None

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := answer.read1(min(_CHUNK, self._largest + 1 - size)):
            pieces.append(piece)
            size += len(piece)
            self._left -= len(piece)
            if size > self._largest:
                raise PlaceError(f"the server sends more than {self._largest} bytes for it")
            if self._left < 0 or time.monotonic() > self._until:
                raise PlaceError("the site takes more time or bytes than is sensible", _AGAIN)
        return b"".join(pieces)


_AGAIN = "try again later; this says nothing yet about what was published"


class _SameOrigin(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's own
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        if _origin(newurl) != _origin(req.full_url):
            fp.close()
            raise PlaceError("the server leads to another host", f"verify that one: {newurl!r}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or _SCHEMES.get(parts.scheme)
