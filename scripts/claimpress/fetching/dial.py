"""A connection to a host: its name is looked up once, every number checked, one of them dialled."""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import TypeAlias

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.numbers import is_public
from claimpress.fetching.target import PORTS, Host, Target

CONNECT = 10
"""Seconds for one try at a connection."""
_MOST_TRIES = 3
# Names that mean this machine or the network around it (RFC 6761, 6762, 8375, 7686 and the
# root's own decision on .internal). Asking a resolver for one can already knock at doors.
_LOCAL_ENDINGS = ("localhost", "local", "internal", "home.arpa", "onion")

Resolver: TypeAlias = Callable[[str, int], Sequence[Host]]
"""Gives the numbers of a host, each with the port to dial; raises ``OSError``."""


def system_resolver(host: str, port: int) -> Sequence[Host]:
    """Ask the system for the numbers of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(where[0]), int(where[1])) for *_, where in found))


def dial(target: Target, resolve: Resolver, named: Collection[Host]) -> socket.socket:
    """Open a connection to the host of ``target``.

    It goes to a number that was checked, so a name that means another machine a moment later
    changes nothing. ``named`` are the hosts, with ports, that a person named to this program
    by hand; they may be anywhere. Raises `FetchError`.
    """
    numbers = _numbers(target, resolve, named)
    for number, port in numbers[:_MOST_TRIES]:
        try:
            return socket.create_connection((number, port), CONNECT)
        except TimeoutError:
            last = FetchError(Fault.SILENT, "the host does not take the connection")
        except OSError as fault:
            last = FetchError(Fault.UNREACHABLE, f"no connection: {_reason(fault)}")
    raise last


def _numbers(target: Target, resolve: Resolver, named: Collection[Host]) -> Sequence[Host]:
    anywhere = target.place in named
    if not anywhere:
        _refuse_by_name(target)
    numbers = [target.place] if _is_number(target.host) else _looked_up(target, resolve)
    private = [number for number, _ in numbers if not is_public(number)]
    if private and not anywhere:
        message = f"{target.host} is {private[0]}, which is no public machine"
        raise FetchError(Fault.REFUSED, message)
    return numbers


def _refuse_by_name(target: Target) -> None:
    if target.port not in PORTS.values():
        raise FetchError(Fault.REFUSED, f"{target.netloc} names a port other than 80 and 443")
    name = target.host.rstrip(".")
    local = any(name == ending or name.endswith(f".{ending}") for ending in _LOCAL_ENDINGS)
    if local or not ("." in name or ":" in name):
        raise FetchError(Fault.REFUSED, f"{target.host} is no public name")


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _looked_up(target: Target, resolve: Resolver) -> Sequence[Host]:
    try:
        numbers = resolve(target.host, target.port)
    except socket.gaierror as fault:
        # What the resolver was told for certain, and what it could not find out today.
        gone = fault.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)}
        kind = Fault.NO_SUCH_HOST if gone else Fault.UNREACHABLE
        raise FetchError(
            kind, f"no host is called {target.host}" if gone else _unknown(target)
        ) from (fault)
    except (OSError, UnicodeError) as fault:
        raise FetchError(Fault.UNREACHABLE, _unknown(target)) from fault
    if not numbers:
        raise FetchError(Fault.NO_SUCH_HOST, f"no host is called {target.host}")
    return numbers


def _unknown(target: Target) -> str:
    return f"it cannot be found out where {target.host} is"


def _reason(fault: OSError) -> str:
    return (fault.strerror or "refused").lower()


@cache
def _trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def secured(plain: socket.socket, host: str, trust: ssl.SSLContext | None = None) -> ssl.SSLSocket:
    """The connection wrapped in TLS; nothing is said over it before `shake_hands`."""
    return (trust or _trust()).wrap_socket(
        plain, server_hostname=host, do_handshake_on_connect=False
    )


def shake_hands(secure: ssl.SSLSocket) -> None:
    """Let the host prove that it is the one named. Raises `FetchError`."""
    try:
        secure.do_handshake()
    except ssl.SSLCertVerificationError as fault:
        message = f"its certificate does not hold: {fault.verify_message.lower()}"
        raise FetchError(Fault.UNTRUSTED, message) from fault
    except ssl.SSLError as fault:
        message = f"no secure connection: {(fault.reason or 'broken off').lower()}"
        raise FetchError(Fault.UNTRUSTED, message) from fault
