"""Questions to a server that misbehaves: each ends, in time, with a plain reason."""

import gzip
import socket
import time

import pytest
from tests.fetching.server import Behaviour, Handler, Server, drip, lead, pour, say, serving

from claimpress.fetching.dial import system_resolver
from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer, Bounds
from claimpress.fetching.follow import Trail, follow
from claimpress.fetching.target import Target, target_of

PRESS = target_of("http://press.example/a?b=c#d")
SAFE = target_of("https://press.example/")


def test_an_answer_comes_whole_with_its_header() -> None:
    with serving(lambda h: say(h, body=b"Good day", fields={"ETag": '"1"'})) as server:
        answer = server.fetcher("press.example").ask(PRESS, fields={"If-None-Match": '"0"'})
    assert (answer.status, answer.body, answer.whole) == (200, b"Good day", True)
    assert answer.field("etag") == '"1"'
    [asked] = server.log
    assert (asked.method, asked.host, asked.path) == ("GET", "press.example", "/a?b=c")
    assert asked.fields["if-none-match"] == '"0"'
    assert asked.fields["user-agent"].startswith("claimpress/")
    assert "cookie" not in asked.fields
    assert "authorization" not in asked.fields


def test_each_connection_looks_the_name_up_once_and_goes_there() -> None:
    """The second look-up of a host that rebinds its name would be another machine's number."""
    with serving(say) as server, serving(say) as canary:
        fetcher = server.fetcher("press.example")
        places = iter([[("127.0.0.1", server.port)], [("127.0.0.1", canary.port)]])
        fetcher._resolve = lambda _host, _port: next(places)
        fetcher.ask(PRESS)
        assert len(server.log) == 1
        assert canary.log == []


def test_a_host_is_asked_by_its_name_over_tls() -> None:
    with serving(lambda h: say(h, body=b"Safe"), "press.example") as server:
        answer = server.fetcher("press.example").ask(SAFE)
    assert answer.body == b"Safe"
    assert [each.host for each in server.log] == ["press.example"]


@pytest.mark.parametrize(
    ("names", "expired", "trusted", "says"),
    [
        (("other.example",), False, True, "hostname mismatch"),
        (("press.example",), True, True, "expired"),
        (("press.example",), False, False, "self.signed|unable to get"),
    ],
)
def test_a_host_that_cannot_prove_its_name_is_not_asked(
    names: tuple[str, ...], says: str, *, expired: bool, trusted: bool
) -> None:
    with serving(say, *names, expired=expired) as server:
        if not trusted:
            server.authority = None
        with pytest.raises(FetchError, match=says) as refused:
            server.fetcher("press.example").ask(SAFE)
    assert refused.value.fault is Fault.UNTRUSTED
    assert server.log == []


def test_a_host_that_speaks_no_tls_is_left() -> None:
    with serving(say) as server, pytest.raises(FetchError) as refused:
        server.fetcher("press.example").ask(SAFE)
    assert refused.value.fault in {Fault.UNTRUSTED, Fault.BROKEN}


def ask(behave: Behaviour, **bounds: float) -> Answer:
    with serving(behave) as server:
        limits = Bounds(**bounds)  # type: ignore[arg-type]
        return server.fetcher("press.example").ask(PRESS, bounds=limits)


def fault_of(behave: Behaviour, **bounds: float) -> Fault:
    started = time.monotonic()
    with pytest.raises(FetchError) as refused:
        ask(behave, **bounds)
    assert time.monotonic() - started < 5
    assert str(refused.value)
    return refused.value.fault


def test_a_host_that_says_nothing_is_left() -> None:
    assert fault_of(lambda _: time.sleep(2), silence=0.2) is Fault.SILENT


def test_a_host_that_drips_is_left() -> None:
    """Each byte starts the time for silence anew; the time for the whole runs on."""
    assert fault_of(drip, silence=10, longest=0.3) is Fault.SILENT


def test_a_body_that_drips_is_left_and_not_taken_for_whole() -> None:
    def behave(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"a")
            time.sleep(0.05)

    assert fault_of(behave, silence=10, longest=0.3) is Fault.SILENT


def test_a_greeting_that_is_never_answered_ends() -> None:
    with serving(say, "press.example") as server, socket.create_server(("127.0.0.1", 0)) as mute:
        server.elsewhere["press.example"] = [mute.getsockname()]
        with pytest.raises(FetchError) as refused:
            server.fetcher("press.example").ask(SAFE, bounds=Bounds(silence=10, longest=0.3))
    assert refused.value.fault is Fault.SILENT


def test_of_a_body_without_end_no_more_is_read_than_wanted() -> None:
    answer = ask(pour, largest=100_000)
    assert (len(answer.body), answer.whole) == (100_000, False)


def test_where_no_body_is_wanted_none_is_read() -> None:
    answer = ask(pour, largest=0)
    assert (answer.status, answer.body, answer.whole) == (200, b"", False)


def test_a_packed_body_stays_packed() -> None:
    packed = gzip.compress(b"0" * 1_000_000)
    answer = ask(lambda h: say(h, body=packed, fields={"Content-Encoding": "gzip"}))
    assert answer.body == packed


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_a_plain_fault(sent: bytes) -> None:
    def behave(handler: Handler) -> None:
        handler.wfile.write(sent)

    assert fault_of(behave) is Fault.BROKEN


def test_a_port_where_nobody_listens_is_a_plain_fault() -> None:
    with serving(say) as server, socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        server.elsewhere["press.example"] = [deaf.getsockname()]
        with pytest.raises(FetchError, match="no connection") as refused:
            server.fetcher("press.example").ask(PRESS)
    assert refused.value.fault is Fault.UNREACHABLE


def test_a_name_that_is_not_known_is_a_fault_of_its_own() -> None:
    with serving(say) as server, pytest.raises(FetchError, match="no host is called") as refused:
        server.fetcher().ask(target_of("https://no-such.example/"))
    assert refused.value.fault is Fault.NO_SUCH_HOST


def test_the_system_gives_numbers_with_ports() -> None:
    assert ("127.0.0.1", 80) in system_resolver("localhost", 80)


def leading(*ways: str) -> Behaviour:
    """Redirects from path to path: from ``/0`` to the first way, from ``/1`` to the second."""

    def behave(handler: Handler) -> None:
        number = int(handler.path.strip("/"))
        if number < len(ways):
            lead(handler, ways[number], 301)
        else:
            say(handler, body=b"There")

    return behave


def followed(server: Server, most: int = 10) -> Trail:
    return follow(
        target_of("http://press.example/0"), server.fetcher("press.example").ask, most=most
    )


def test_redirects_are_followed_and_remembered() -> None:
    with serving(leading("/1", "http://press.example/2")) as server:
        trail = followed(server)
    assert trail.answer.body == b"There"
    assert [hop.target.path for hop in trail.hops] == ["/0", "/1"]
    assert server.asked() == ["/0", "/1", "/2"]


def test_redirects_in_a_circle_end() -> None:
    with (
        serving(leading("/1", "/0")) as server,
        pytest.raises(FetchError, match="in a circle") as refused,
    ):
        followed(server)
    assert refused.value.fault is Fault.CIRCLE
    assert server.asked() == ["/0", "/1"]


def test_redirects_without_end_end() -> None:
    ways = ("/1", "/2", "/3", "/4", "/5")
    with serving(leading(*ways)) as server, pytest.raises(FetchError, match="more than 1"):
        followed(server, most=1)
    assert server.asked() == ["/0", "/1"]


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1/",
        "//169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0x7f.1:{port}/",
        "http://localhost:{port}/",
        "http://rebound.example/",
        "https://rebound.example/",
        "http://press.example:{port}/",
        "file:///etc/passwd",
        "http:\\\\127.0.0.1\\",
    ],
)
def test_a_redirect_to_a_private_machine_is_not_followed(where: str) -> None:
    with (
        serving(say) as canary,
        serving(lambda h: lead(h, where.format(port=canary.port))) as server,
    ):
        server.elsewhere["rebound.example"] = [("127.0.0.1", canary.port)]
        with pytest.raises(FetchError) as refused:
            follow(PRESS, server.fetcher("press.example").ask)
    assert refused.value.fault is Fault.REFUSED
    assert len(server.log) == 1
    assert canary.log == []


def test_a_hop_can_be_forbidden() -> None:
    def stay(here: Target, there: Target) -> None:
        if here.origin != there.origin:
            raise FetchError(Fault.REFUSED, "elsewhere")

    with serving(lambda h: lead(h, "http://other.example/")) as server:
        fetcher = server.fetcher("press.example", "other.example")
        with pytest.raises(FetchError, match="elsewhere"):
            follow(PRESS, fetcher.ask, stay)
    assert [each.host for each in server.log] == ["press.example"]
