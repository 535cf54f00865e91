"""What is asked for: scheme, host, port and path, as a browser reads an address."""

from dataclasses import dataclass
from typing import TypeAlias

import ada_url

from claimpress.fetching.faults import Fault, FetchError
from claimpress.values.problems import short

PORTS = {"http": 80, "https": 443}
Host: TypeAlias = tuple[str, int]
"""A host as an address names it, and a port."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address in its parts. One parser reads it, so what is checked is what is asked."""

    scheme: str
    host: str
    """The name in ASCII, or a number in its usual form; IPv6 without brackets."""
    port: int
    path: str
    """Path and query, escaped."""

    @property
    def place(self) -> Host:
        """Host and port."""
        return self.host, self.port

    @property
    def origin(self) -> str:
        """Scheme, host and port, as the beginning of an address."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and, unless it is the usual one, port: the Host header of HTTP."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The whole address, without a fragment."""
        return f"{self.origin}{self.path}"


def target_of(written: str, base: Target | None = None) -> Target:
    """The target that an address leads to; ``base`` is where a relative one was found.

    The WHATWG parser (https://url.spec.whatwg.org/) reads it, which also knows that
    ``http://2130706433/`` and ``http://0x7f.1/`` are 127.0.0.1. Raises `FetchError`.
    """
    try:
        parsed = ada_url.URL(written, base=base.address if base else None)
    except ValueError as fault:
        message = f"{short(written)} cannot be read as an address"
        raise FetchError(Fault.REFUSED, message) from fault
    scheme = parsed.protocol.rstrip(":")
    if scheme not in PORTS:
        raise FetchError(Fault.REFUSED, f"{short(written)} is no address of the web")
    if parsed.username or parsed.password:
        raise FetchError(Fault.REFUSED, f"{short(written)} holds a user name or password")
    port = int(parsed.port) if parsed.port else PORTS[scheme]
    return Target(scheme, parsed.hostname.strip("[]"), port, f"{parsed.pathname}{parsed.search}")
