"""One question to one host, and its answer, within bounds of time and bytes."""

import http.client
import socket
import ssl
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as Late
from urllib3.response import BaseHTTPResponse

from claimpress import __version__
from claimpress.fetching.dial import Resolver, dial, secured, shake_hands, system_resolver
from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.target import Host, Target

PRODUCT = "claimpress"
"""What we are called in robots.txt."""
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one answer may cost."""

    silence: float = 20
    """Seconds without a byte."""
    longest: float = 60
    """Seconds for the whole."""
    largest: int = 4 * 1024 * 1024
    """Bytes of the body; the rest is left unread."""


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered."""

    target: Target
    status: int
    reason: str
    """The words beside the status."""
    fields: tuple[tuple[str, str], ...]
    """The header, as it came."""
    body: bytes
    whole: bool
    """Whether that is all of the body."""

    def field(self, name: str) -> str:
        """The first value of a header field; empty when there is none."""
        wanted = name.lower()
        return next((value for known, value in self.fields if known.lower() == wanted), "")


class Fetcher:
    """Asks hosts of the public internet; every question of ours goes through here.

    Who is asked is decided in `claimpress.fetching.dial`, for each connection anew, so a
    redirect leads no further than an address. Cookies, passwords and proxies of the environment
    are not used, and connections are not kept.
    """

    def __init__(
        self,
        purpose: str,
        *,
        named: Collection[Host] = (),
        resolve: Resolver = system_resolver,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """``purpose`` is told to hosts beside our name.

        ``named`` are hosts that a person named by hand and that may thus be anywhere. ``trust``
        replaces the certificate authorities of the system.
        """
        self.agent = f"{PRODUCT}/{__version__} ({purpose})"
        self._named = frozenset(named)
        self._resolve = resolve
        self._trust = trust

    def ask(
        self,
        target: Target,
        method: str = "GET",
        fields: Mapping[str, str] | None = None,
        *,
        body: bytes | None = None,
        bounds: Bounds = BOUNDS,
    ) -> Answer:
        """Ask once; a redirect is an answer. Raises `FetchError`."""
        plain = dial(target, self._resolve, self._named)
        clock = _Clock(bounds.longest)
        try:
            with clock.watching(plain):
                plain.settimeout(bounds.silence)
                with self._spoken_to(plain, target, clock) as connection:
                    answer = self._exchange(connection, target, method, fields, body, bounds)
        except FetchError as fault:
            raise clock.fault or fault from fault
        except (TimeoutError, Late) as fault:
            silent = FetchError(Fault.SILENT, "the host falls silent")
            raise clock.fault or silent from fault
        except (OSError, HTTPError, http.client.HTTPException, ValueError) as fault:
            broken = FetchError(Fault.BROKEN, "the answer breaks off or is no HTTP")
            raise clock.fault or broken from fault
        if clock.fault:  # cut off by us, a body without a length looks complete
            raise clock.fault
        return answer

    @contextmanager
    def _spoken_to(
        self, plain: socket.socket, target: Target, clock: "_Clock"
    ) -> Iterator[socket.socket]:
        if target.scheme == "http":
            yield plain
            return
        with secured(plain, target.host, self._trust) as secure, clock.watching(secure):
            shake_hands(secure)
            yield secure

    def _exchange(  # noqa: PLR0913, PLR0917 - all that a question is
        self,
        connection: socket.socket,
        target: Target,
        method: str,
        fields: Mapping[str, str] | None,
        body: bytes | None,
        bounds: Bounds,
    ) -> Answer:
        talk = HTTPConnection(target.host, target.port, timeout=bounds.silence)
        # Already connected, to the number that was checked: it asks no resolver and dials nothing.
        talk.sock = connection
        own = {
            "Host": target.netloc,
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        headers = {**own, **(fields or {})}
        talk.request(method, target.path, body, headers, preload_content=False)
        answer = talk.getresponse()
        try:
            read, whole = _read(answer, bounds.largest)
            told = tuple(answer.headers.iteritems())
            return Answer(target, answer.status, answer.reason or "", told, read, whole)
        finally:
            answer.close()


def _read(answer: BaseHTTPResponse, largest: int) -> tuple[bytes, bool]:
    pieces: list[bytes] = []
    left = largest
    while left > 0:
        piece = answer.read(min(_CHUNK, left), decode_content=False)
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)
        left -= len(piece)
    # One byte more tells whether that was all; where no body is wanted, nobody waits for it.
    whole = bool(largest) and not answer.read(1, decode_content=False)
    return b"".join(pieces), whole


class _Clock:
    """Ends a connection when the time for the whole is over, whatever it is doing.

    Time limits of sockets start anew with each byte, so a host that drips could hold on for ever.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.fault: FetchError | None = None

    @contextmanager
    def watching(self, connection: socket.socket) -> Iterator[None]:
        def end() -> None:
            message = f"the answer takes more than {self._seconds:g} seconds"
            self.fault = FetchError(Fault.SILENT, message)
            with suppress(OSError):  # over already, or in the hands of TLS
                # Past the method of TLS connections, which would talk to the host first.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)

        timer = threading.Timer(self._seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            connection.close()
