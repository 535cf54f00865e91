"""How often a host is asked, to the second, with a clock that only says what it is told."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from tests.fetching.server import Handler, say, serving

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer
from claimpress.fetching.manners import Manners, Pace, Polite, Stopped, retry_after
from claimpress.fetching.robots import Robots
from claimpress.fetching.target import target_of

PRESS = target_of("http://press.example/")


@dataclass
class Clock(threading.Event):
    """Time goes on only while somebody waits."""

    present: float = 1000.0
    rests: list[float] = field(default_factory=list)
    stopped: bool = False

    def wait(self, timeout: float | None = None) -> bool:
        self.rests.append(round(timeout or 0, 3))
        self.present += timeout or 0
        return self.stopped

    def is_set(self) -> bool:
        return self.stopped


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr("claimpress.fetching.manners.time.monotonic", lambda: clock.present)
    return iter([clock])


def turns(pace: Pace, clock: Clock, *hosts: str) -> list[float]:
    """When each host got its turn, from the first."""
    found = []
    start = clock.present
    for host in hosts:
        pace.wait(host)
        found.append(round(clock.present - start, 3))
    return found


def test_a_host_is_asked_with_a_gap_and_others_meanwhile(clock: Iterator[Clock]) -> None:
    time_ = next(clock)
    pace = Pace(Manners(gap=1), time_)
    assert turns(pace, time_, "a", "a", "b", "a", "b") == [0, 1, 1, 2, 2]


def test_a_host_that_wants_more_time_gets_it_within_bounds(clock: Iterator[Clock]) -> None:
    time_ = next(clock)
    pace = Pace(Manners(gap=1, longest_gap=60), time_)
    pace.slow_down("a", 5)
    pace.slow_down("b", 0.1)
    pace.slow_down("c", 86400)
    assert turns(pace, time_, "a", "a") == [0, 5]
    assert turns(pace, time_, "b", "b") == [0, 1]
    assert turns(pace, time_, "c", "c") == [0, 60]


def test_a_host_on_hold_is_waited_for_or_left(clock: Iterator[Clock]) -> None:
    time_ = next(clock)
    pace = Pace(Manners(gap=1, patience=90), time_)
    pace.hold("a", 30)
    pace.hold("a", 10)
    assert turns(pace, time_, "a") == [30]
    pace.hold("a", 7200)
    with pytest.raises(FetchError, match="left alone for 2 hours") as refused:
        pace.wait("a")
    assert refused.value.fault is Fault.BUSY
    assert turns(pace, time_, "b") == [0]


def test_hosts_that_are_free_are_forgotten(clock: Iterator[Clock]) -> None:
    time_ = next(clock)
    pace = Pace(Manners(gap=1), time_)
    for number in range(5000):
        pace.wait(f"h{number}")
        time_.present += 1
    assert len(pace._free) < 1100


def test_whoever_waits_is_told_when_the_work_is_to_end(clock: Iterator[Clock]) -> None:
    time_ = next(clock)
    pace = Pace(Manners(gap=1), time_)
    pace.wait("a")
    time_.stopped = True
    for host in ("a", "b"):
        with pytest.raises(Stopped):
            pace.wait(host)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("Mon, 15 Jun 2026 12:02:00 GMT", 120),
        ("Mon, 15 Jun 2026 11:00:00 GMT", 0),
        ("9" * 400, 999_999_999),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("Mon, 99 Jun 2026 12:02:00 GMT", None),
    ],
)
def test_what_a_host_asks_for_is_read(said: str, seconds: float | None) -> None:
    fields = (("Date", "Mon, 15 Jun 2026 12:00:00 GMT"), ("Retry-After", said))
    assert retry_after(Answer(PRESS, 429, "", fields, b"", whole=True)) == seconds


def test_back_off_doubles_where_the_host_does_not_say() -> None:
    with serving(lambda h: say(h, 503)) as server:
        pace = Pace(Manners(gap=0, tries=4, back_off=0.1))
        answer = Polite(server.fetcher("press.example"), pace).ask(PRESS)
        times = [each.at for each in server.log]
    assert answer.status == 503
    gaps = [after - before for before, after in pairwise(times)]
    assert len(gaps) == 3
    for gap, least in zip(gaps, (0.1, 0.2, 0.4), strict=True):
        assert gap >= least * 0.95


def allowed(robots: str, path: str) -> bool:
    def behave(handler: Handler) -> None:
        say(handler, 200, robots.encode())

    with serving(behave) as server:
        polite = Polite(server.fetcher("press.example"), Pace(Manners(gap=0)))
        return Robots(polite).allow(target_of(f"http://press.example{path}"))


@pytest.mark.parametrize(
    ("robots", "path", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\nUser-agent: claimpress\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /%C3%BC", "/ü", False),
        ("<html>not found</html>", "/a", True),
        ("\x00\xff" * 100, "/a", True),
    ],
)
def test_robots_are_read_as_the_standard_says(robots: str, path: str, may: bool) -> None:  # noqa: FBT001
    assert allowed(robots, path) is may


def test_no_robots_file_is_slow() -> None:
    stars = "User-agent: *\nDisallow: /" + "a*" * 2000 + "b\n"
    started = time.monotonic()
    assert allowed(stars * 100, "/" + "a" * 1900)
    assert time.monotonic() - started < 5


def test_a_crawl_delay_of_nonsense_is_none() -> None:
    for delay in ("nan", "inf", "-1", "soon", "1e400"):
        assert allowed(f"User-agent: *\nCrawl-delay: {delay}\n", "/a")
