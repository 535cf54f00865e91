"""Which addresses readers are sent to: those every parser reads the same way."""

from urllib.parse import urlsplit

import ada_url
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.values.addresses import address_fault, host_of

PIECES = st.sampled_from(
    [
        "https://", "http://", "//", "/", "\\", "@", ":", "#", "?", ".", "..", "%2f", "%40", "%",
        "good.example", "evil.example", "user", "443", "80", "8080", "127.0.0.1", "0x7f000001",
        "2130706433", "[::1]", "localhost", "www.", "javascript:", "data:", "\t", "\n", " ", "\x00",
        "é", "ⓐ", "\u202e", "xn--", "-", "_", "<", '"', "'", "a", "1",
    ],
)  # fmt: skip
ADDRESSES = st.lists(PIECES, max_size=8).map("".join)


@given(st.one_of(ADDRESSES, ADDRESSES.map("https://good.example/".__add__), st.text(max_size=60)))
@settings(max_examples=500 * EXAMPLES, deadline=None)
def test_an_accepted_address_is_read_alike_by_every_parser(written: str) -> None:
    if address_fault(written) is not None:
        return
    browser = ada_url.URL(written)
    assert browser.protocol in {"https:", "http:"}
    assert not browser.username
    assert not browser.password
    assert browser.hostname == (urlsplit(written).hostname or "").lower()
    assert "." in browser.hostname
    assert written.isascii()
    assert not set(written) & set(' "<>\\`{|}\n\r\t\x00')


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", "is empty"),
        ("javascript:alert(1)", "does not start with https:// or http://"),
        ("data:text/html,x", "does not start with"),
        ("//good.example/a", "does not start with"),
        ("https:/good.example", "does not start with"),
        ("https://", "cannot be read"),
        ("https://user@good.example/", "user name or password"),
        ("https://user:word@good.example/", "user name or password"),
        ("https://good.example@evil.example/", "user name or password"),
        ("https://user@evil.example\\@good.example/", "holds the character \\"),
        ("https://good.example:8080/", "names the port 8080"),
        ("https://good.example:99999/", "cannot be read"),
        ("https://127.0.0.1/", "by number"),
        ("https://0x7f000001/", "by number"),
        ("https://2130706433/", "by number"),
        ("https://017700000001/", "by number"),
        ("https://127.1/", "by number"),
        ("https://[::1]/", "by number"),
        ("https://localhost/", "not public"),
        ("https://intranet/", "not public"),
        ("https://good.example/a b", "blank"),
        ("https://good.example/\n", "blank"),
        ("https://good.example/<script>", "holds the character <"),
        ('https://good.example/"onmouseover=', 'holds the character "'),
        ("https://good.example/\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("https://pаypal.example/", "CYRILLIC SMALL LETTER A"),  # noqa: RUF001 - a Cyrillic letter
        ("https://good.example/" + "a" * 1980, "longer than 2000"),
        ("https://good.example/\ue000", "a character without a name, U+E000"),
        ("https://a./", "not public"),
        ("https://.a/", "not public"),
    ],
)
def test_a_refused_address_is_told_why(written: str, fault: str) -> None:
    assert fault in (address_fault(written) or "accepted")


@pytest.mark.parametrize(
    "written",
    [
        "https://good.example",
        "http://good.example/",
        "https://www.good.example/a/b.html?c=d&e=%D0%B6#f",
        "https://GOOD.example/Case/Kept",
        "https://good.example:443/",
        "http://good.example:80/",
        "https://xn--80akhbyknj4f.example/",
        "https://good.example/it's(all)right,really;yes!*",
        "https://good.example/a%20b",
        "https://4.example/",
        "https://good.example/" + "a" * 1979,
    ],
)
def test_a_plain_address_is_accepted(written: str) -> None:
    assert address_fault(written) is None


def test_the_host_is_shown_without_www() -> None:
    assert host_of("https://www.good.example/a") == "good.example"
    assert host_of("https://WWW.Good.Example/a") == "good.example"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", "is empty"),
        ("https://", "cannot be read as a web address"),
        ("https://:word@good.example/", "holds a user name or password"),
        ("https://user:@good.example/", "holds a user name or password"),
        ("https://good.example:8443/", "names the port 8443"),
        ("https://user:word@localhost:1/", "holds a user name or password"),
        ("ftp://good.example/", "does not start with https:// or http://"),
        ("https://[::1]/", "names a machine by number, not by name"),
        ("https://[2001:db8::1]/", "names a machine by number, not by name"),
        ("https://203.0.113.7/", "names a machine by number, not by name"),
        ("https://localhost/", "names the host 'localhost', which is not public"),
        ("https://a./", "names the host 'a.', which is not public"),
        (
            "https://goo%64.example/",
            "names a host that a browser reads as 'good.example'; write it that way",
        ),
        ("https://good.example/" + "a" * 1980, "is longer than 2000 characters"),
        ("https://good.example/a\tb", "holds a blank"),
        ("https://good.example/\u2003", "holds a blank"),
        ("https://good.example/}{", "holds the character {"),
        (
            "https://good.example/é/ж",
            "holds 'é' (LATIN SMALL LETTER E WITH ACUTE, U+00E9); addresses are written in ASCII",
        ),
        (
            "https://good.example/\x07",
            r"holds '\x07' (a character without a name, U+0007); addresses are written in ASCII",
        ),
    ],
)
def test_the_whole_reason_is_told(written: str, fault: str) -> None:
    """The words stand after the field's name, so each must be a sentence's end of its own."""
    assert address_fault(written) == fault


def test_only_one_leading_www_is_left_out() -> None:
    """What is left is the name under which readers know the place, and rules count it."""
    assert host_of("https://www.www.example/") == "www.example"
    assert host_of("https://wwwlantern.example/") == "wwwlantern.example"
    assert host_of("https://lantern.www.example/") == "lantern.www.example"
    assert host_of("http://good.example:80/a?b#c") == "good.example"
