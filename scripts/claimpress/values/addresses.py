"""Web addresses a reader may be sent to."""

import ipaddress
import re
import unicodedata
from functools import lru_cache

import ada_url

_PRINTABLE = re.compile(r"[!-~]+")
_FORBIDDEN = set('"<>\\^`{|}')
_MAX_LENGTH = 2000
_DEFAULT_PORTS = {"", "80", "443"}


def address_fault(written: str) -> str | None:
    """Say what keeps ``written`` from being an address we link to, if anything.

    The text is read by the WHATWG parser (https://url.spec.whatwg.org/), the
    one browsers use, because other parsers see another host in some addresses.
    """
    if len(written) > _MAX_LENGTH:
        return f"is longer than {_MAX_LENGTH} characters"
    if not written:
        return "is empty"
    if not _PRINTABLE.fullmatch(written):
        return _character_fault(written)
    bad = sorted(set(written) & _FORBIDDEN)
    if bad:
        return f"holds the character {bad[0]}"
    if not written.startswith(("https://", "http://")):
        return "does not start with https:// or http://"
    try:
        parsed = ada_url.URL(written)
    except ValueError:
        return "cannot be read as a web address"
    if parsed.username or parsed.password:
        return "holds a user name or password"
    if parsed.port not in _DEFAULT_PORTS:
        return f"names the port {parsed.port}"
    return _host_fault(parsed.hostname, written)


@lru_cache(maxsize=256)  # rules and pages ask for the hosts of one claim several times
def host_of(address: str) -> str:
    """The host a browser would ask for ``address``, without a leading ``www.``."""
    parsed = ada_url.parse_url(address, attributes=("hostname",))
    return str(parsed["hostname"]).removeprefix("www.")


def _character_fault(written: str) -> str:
    char = next(char for char in written if not _PRINTABLE.fullmatch(char))
    if char.isspace():
        return "holds a blank"
    name = unicodedata.name(char, "a character without a name")
    return f"holds {char!r} ({name}, U+{ord(char):04X}); addresses are written in ASCII"


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _host_fault(host: str, written: str) -> str | None:
    if host.startswith("["):
        return "names a machine by number, not by name"
    # However a number was written, the parser gives it in decimals.
    if host[-1:].isdecimal() and _is_number(host):
        return "names a machine by number, not by name"
    if "." not in host.strip("."):
        return f"names the host {host!r}, which is not public"
    if f"//{host}" not in written.lower():
        return f"names a host that a browser reads as {host!r}; write it that way"
    return None
