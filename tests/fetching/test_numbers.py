"""Which machines are public, and how others are spelled."""

import pytest
from tests.fetching.server import serving

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Fetcher
from claimpress.fetching.numbers import is_public
from claimpress.fetching.target import target_of


@pytest.mark.parametrize(
    "number",
    [
        "8.8.8.8",
        "151.101.1.140",
        "2606:4700::6810:84e5",
        "2a00:1450:4001:800::200e",
        "64:ff9b::808:808",  # a public machine by NAT64, as IPv6-only networks see it
        "::ffff:8.8.8.8",
    ],
)
def test_public_machines_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.0",  # noqa: S104 - to be refused
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::808:808",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::6810:84e5%eth0",
        "fec0::1",
        "ff02::1",
        "not a number",
        "",
    ],
)
def test_all_others_are_not(number: str) -> None:
    assert not is_public(number)


SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://%31%32%37.0.0.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/latest/",
    "http://[ff02::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://224.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router/",
    "http://nas.home.arpa/",
    "http://hidden.onion/",
    "http://press.example:22/",
    "http://press.example:6379/",
    "http://user@press.example/",
    "http://user:word@press.example/",
    "file:///etc/passwd",
    "ftp://press.example/",
    "gopher://press.example/",
    "http://",
    "http:///",
    "javascript:alert(1)",
    "",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_no_spelling_of_a_private_machine_is_asked(written: str) -> None:
    """Not even a resolver is: what is plainly local is nobody else's business."""
    with serving(lambda _: None) as server, pytest.raises(FetchError) as refused:
        server.fetcher().ask(target_of(written))
    assert refused.value.fault is Fault.REFUSED
    assert server.looked_up == []
    assert server.log == []


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"],
        ["169.254.169.254"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["fe80::1%eth0"],
        ["0.0.0.0"],  # noqa: S104 - to be refused
        ["8.8.8.8", "127.0.0.1"],
        ["127.0.0.1", "8.8.8.8"],
    ],
)
def test_a_name_of_a_private_machine_is_not_asked(numbers: list[str]) -> None:
    """One private number among public ones is enough to stay away."""
    with serving(lambda _: None) as server:
        server.elsewhere["rebound.example"] = [(number, server.port) for number in numbers]
        with pytest.raises(FetchError, match=r"no public machine") as refused:
            server.fetcher("press.example").ask(target_of("http://rebound.example/"))
    assert refused.value.fault is Fault.REFUSED
    assert server.log == []


def test_the_real_resolver_is_believed_no_more() -> None:
    """A name that the system itself knows as this machine."""
    with serving(lambda _: None) as server:

        def resolve(host: str, port: int) -> list[tuple[str, int]]:
            del host, port
            return [("127.0.0.1", server.port)]

        with pytest.raises(FetchError, match=r"press\.example is 127\.0\.0\.1"):
            Fetcher("test", resolve=resolve).ask(target_of("http://press.example/"))
    assert server.log == []
