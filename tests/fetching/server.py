"""A server on this machine that plays the hosts of the web, badly if asked, and keeps a log."""

import http.server
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from socket import EAI_NONAME, gaierror
from typing import Any

import trustme

from claimpress.fetching.fetcher import Fetcher
from claimpress.fetching.target import Host

_LONG_AGO, _FAR_OFF = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)

Handler = http.server.BaseHTTPRequestHandler
Behaviour = Callable[[Handler], None]


@dataclass(frozen=True)
class Asked:
    """One line of the log."""

    at: float
    host: str
    method: str
    path: str
    fields: Mapping[str, str]


@dataclass
class Server:
    """Hosts by name; each asks ``behave`` what to do."""

    port: int
    behave: Behaviour
    log: list[Asked] = field(default_factory=list)
    authority: trustme.CA | None = None
    looked_up: list[str] = field(default_factory=list)
    elsewhere: dict[str, Sequence[Host]] = field(default_factory=dict)
    """Hosts that are, or say they are, other machines."""

    def resolve(self, host: str, port: int) -> Sequence[Host]:
        """What a resolver says: every made-up host is this server."""
        del port
        self.looked_up.append(host)
        if host in self.elsewhere:
            return self.elsewhere[host]
        if not host.endswith((".example", ".example.org", ".example.com")) or host.startswith(
            "no-such"
        ):
            raise gaierror(EAI_NONAME, "Name or service not known")
        return [("127.0.0.1", self.port)]

    def fetcher(self, *names: str) -> Fetcher:
        """A fetcher that knows these names to be this server, and none other."""
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody yet
        if self.authority:
            self.authority.configure_trust(trust)
        named = {(name, port) for name in names for port in (80, 443)}
        return Fetcher("test", named=named, resolve=self.resolve, trust=trust)

    def asked(self, host: str = "") -> list[str]:
        """The paths that were asked for, in their order."""
        return [each.path for each in self.log if not host or each.host == host]


@contextmanager
def serving(behave: Behaviour, *certificates: str, expired: bool = False) -> Iterator[Server]:
    """A server; with ``certificates`` for these names, one that speaks TLS."""
    server = Server(0, behave)

    class Listener(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name is the library's
            fields = {name.lower(): value for name, value in self.headers.items()}
            entry = Asked(time.monotonic(), fields.get("host", ""), self.command, self.path, fields)
            server.log.append(entry)
            self.close_connection = True
            with suppress(OSError):  # it was left alone, as it deserved
                behave(self)

        do_HEAD = do_POST = do_GET  # noqa: N815 - as above

        def log_message(self, *_: Any) -> None:
            """Stay quiet."""

    class Listening(http.server.ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_: Any) -> None:
            """A client that hangs up in the handshake is what some tests are about."""

    with Listening(("127.0.0.1", 0), Listener) as listening:
        server.port = listening.server_port
        if certificates:
            server.authority = trustme.CA()
            until = _LONG_AGO if expired else _FAR_OFF
            certificate = server.authority.issue_cert(*certificates, not_after=until)
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            certificate.configure_cert(context)
            listening.socket = context.wrap_socket(
                listening.socket, server_side=True, do_handshake_on_connect=False
            )
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()


def say(
    handler: Handler,
    status: int = 200,
    body: bytes = b"",
    fields: Mapping[str, str] | None = None,
) -> None:
    """Answer properly."""
    handler.send_response(status)
    for name, value in (fields or {}).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(body)


def lead(handler: Handler, where: str, status: int = 302) -> None:
    """Redirect."""
    say(handler, status, fields={"Location": where})


def drip(handler: Handler, pause: float = 0.05) -> None:
    """Send a header that never ends, a byte at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(pause)


def pour(handler: Handler) -> None:
    """Send a body without end."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"0" * 65536)
