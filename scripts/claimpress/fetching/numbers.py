"""Which machines are public, by their number."""

import ipaddress

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")
# Ways to write or reach an IPv4 machine inside the public range of IPv6 (Teredo, 6to4): nothing
# on today's web needs them, and what they lead to is for a tunnel to decide.
_TUNNELS = (ipaddress.IPv6Network("2001::/32"), ipaddress.IPv6Network("2002::/16"))
_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")


def is_public(number: str) -> bool:
    """Whether the machine with this number (IPv4 or IPv6) is on the public internet.

    Not public is what IANA's registries of special-purpose addresses do not call globally
    reachable: this machine, private networks, link-local addresses (with the metadata services
    of cloud hosts among them), shared, reserved and documentation ranges; further multicast and
    broadcast; and an IPv6 number that holds one of these as IPv4, mapped or for NAT64.
    ``ipaddress.is_global`` alone lets multicast, NAT64 and 6to4 pass.
    """
    try:
        parsed = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.scope_id:
            return False
        held = _held(parsed)
        if held is None:
            tunnelled = any(parsed in tunnel for tunnel in _TUNNELS)
            return parsed.is_global and parsed in _UNICAST and not tunnelled
        parsed = held
    return parsed.is_global and not parsed.is_multicast and parsed not in _RELAYS


def _held(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 number that a connection to this one would really go to."""
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped
