"""``claimpress links`` against a server that misbehaves; its log says what was really asked."""

import datetime as dt
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests.fetching.server import Behaviour, Handler, drip, lead, pour, say, serving
from tests.preserving.desk import FURNITURE, Desk, name_addresses, states

from claimpress import pipeline
from claimpress.fetching.fetcher import Bounds
from claimpress.fetching.manners import Manners
from claimpress.values.problems import errors_among

Paths = dict[str, Behaviour]


def by_path(paths: Paths, robots: str = "") -> Behaviour:
    """A server that has only these pages."""

    def behave(handler: Handler) -> None:
        if handler.path == "/robots.txt":
            say(handler, 200 if robots else 404, robots.encode())
        else:
            paths.get(handler.path, say)(handler)

    return behave


@pytest.fixture
def desk_with(base_publication: Path) -> Callable[..., object]:
    """A desk whose claim rests on addresses of the server."""

    @contextmanager
    def make(
        paths: Paths, *addresses: str, robots: str = "", behave: Behaviour | None = None
    ) -> Iterator[Desk]:
        wanted = addresses or [f"http://press.example{path}" for path in paths]
        name_addresses(base_publication, wanted)
        with serving(behave or by_path(paths, robots)) as server:
            yield Desk(base_publication, server)

    return make


DeskWith = Callable[..., AbstractContextManager[Desk]]


def status(code: int, **fields: str) -> Behaviour:
    return lambda h: say(h, code, fields={k.replace("_", "-"): v for k, v in fields.items()})


def to(where: str, code: int) -> Behaviour:
    return lambda h: lead(h, where, code)


def test_states_are_kept_apart(desk_with: DeskWith) -> None:
    pages: Paths = {
        "/ok": say,
        "/nowhere": status(404),
        "/removed": status(410),
        "/locked": status(403),
        "/pay": status(402),
        "/law": status(451),
        "/broken": status(500),
        "/odd": status(300),
        "/moved": to("/ok", 301),
        "/moved-too": to("http://other.example/ok", 308),
        "/for-now": to("/ok", 302),
        "/for-now-to-nothing": to("/nowhere", 302),
        "/moved-to-nothing": to("/removed", 301),
        "/moved-then-for-now": to("/for-now", 301),
        "/front": to("/", 301),
        "/circle": to("/circle", 302),
        "/silent": lambda _: None,
    }
    with desk_with(
        pages, *[f"http://press.example{p}" for p in pages], "http://no-such.example/"
    ) as desk:
        found = desk.links()
    got = {address.removeprefix("http://press.example"): s for address, s in states(found).items()}
    assert got == {
        "/ok": "ok",
        "/nowhere": "gone",
        "/removed": "gone",
        "/locked": "blocked",
        "/pay": "blocked",
        "/law": "blocked",
        "/broken": "unknown",
        "/odd": "unknown",
        "/moved": "moved",
        "/moved-too": "moved",
        "/for-now": "ok",
        "/for-now-to-nothing": "gone",
        "/moved-to-nothing": "gone",
        "/moved-then-for-now": "moved",
        "/front": "moved",
        "/circle": "unknown",
        "/silent": "unknown",
        "http://no-such.example/": "gone",
    }
    moved = {a: each["to"] for a, each in found.items() if each["state"] == "moved"}
    assert moved == {
        "http://press.example/moved": "http://press.example/ok",
        "http://press.example/moved-too": "http://other.example/ok",
        "http://press.example/moved-then-for-now": "http://press.example/for-now",
        "http://press.example/front": "http://press.example/",
    }
    assert "may be gone" in found["http://press.example/front"]["said"]
    assert found["http://no-such.example/"]["said"] == "no host is called no-such.example"


def test_a_host_that_does_not_like_to_be_asked_for_headers_is_asked_for_the_page(
    desk_with: DeskWith,
) -> None:
    def botched(handler: Handler) -> None:
        say(handler, 405 if handler.command == "HEAD" else 200, b"Here")

    with desk_with(
        {"/page": botched, "/liar": lambda h: say(h, 404 if h.command == "HEAD" else 200)}
    ) as desk:
        assert set(states(desk.links()).values()) == {"ok"}
        assert sorted(desk.asked()) == [
            "GET press.example/liar",
            "GET press.example/page",
            "HEAD press.example/liar",
            "HEAD press.example/page",
        ]


def test_a_host_that_hangs_up_on_such_a_question_is_asked_for_the_page(
    desk_with: DeskWith,
) -> None:
    def rude(handler: Handler) -> None:
        if handler.command == "GET":
            say(handler, body=b"Here")

    with desk_with({"/page": rude}) as desk:
        assert states(desk.links()) == {"http://press.example/page": "ok"}
        assert desk.asked()[-1] == "GET press.example/page"


def test_a_version_that_is_known_is_not_sent_again(desk_with: DeskWith) -> None:
    def versioned(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            say(handler, body=b"0" * 1000, fields={"ETag": '"v1"'})

    def dated(handler: Handler) -> None:
        day = "Mon, 01 Jun 2026 10:00:00 GMT"
        unchanged = handler.headers.get("If-Modified-Since") == day
        say(handler, 304 if unchanged else 200, fields={"Last-Modified": day})

    with desk_with({"/a": versioned, "/b": dated, "/c": to("/a", 302), "/d": say}) as desk:
        first = desk.links()
        desk.server.log.clear()
        again = desk.links("--max-age", "0")
        third = desk.links("--max-age", "0")
        conditions = {
            (each.path, each.method): bool(
                {"if-none-match", "if-modified-since"} & each.fields.keys()
            )
            for each in desk.server.log
            if each.host == "press.example" and each.path != "/robots.txt"
        }
    assert states(first) == states(again) == states(third)
    assert set(states(third).values()) == {"ok"}
    assert conditions == {
        ("/a", "GET"): True,
        ("/b", "GET"): True,
        ("/c", "GET"): False,  # a version of what it leads to, not of the redirect
        ("/d", "HEAD"): False,
    }
    assert third["http://press.example/a"]["said"] == "status 304"


def test_what_was_looked_at_today_is_not_asked_again(desk_with: DeskWith) -> None:
    with desk_with({"/a": say, "/b": status(404)}) as desk:
        first = desk.links()
        desk.server.log.clear()
        assert desk.links() == first
        assert desk.server.log == []


ROBOTS = """\
User-agent: *
Disallow: /all/

User-agent: claimpress
Crawl-delay: 0.15
Disallow: /private/
Allow: /private/open
"""


def test_robots_are_respected_and_read_once(desk_with: DeskWith) -> None:
    """The group that names us counts, its longest rule decides, and its delay holds."""
    pages: Paths = {
        "/private/a": say,
        "/private/open": say,
        "/all/b": say,
        "/led": to("/private/c", 302),
    }
    with desk_with(pages, robots=ROBOTS) as desk:
        found = desk.links()
        times = [each.at for each in desk.server.log if each.host == "press.example"]
    assert states(found) == {
        "http://press.example/private/a": "blocked",
        "http://press.example/private/open": "ok",
        "http://press.example/all/b": "ok",
        "http://press.example/led": "blocked",
    }
    assert found["http://press.example/private/a"]["said"].startswith("robots.txt")
    assert sorted(desk.asked()) == [
        "HEAD press.example/all/b",
        "HEAD press.example/led",
        "HEAD press.example/private/open",
    ]
    assert desk.server.asked("press.example").count("/robots.txt") == 1
    assert times[-1] - times[0] >= 0.15 * (len(times) - 2) * 0.9


@pytest.mark.parametrize(
    "trouble", [status(503), status(500), lambda _: None, to("/robots.txt", 302)]
)
def test_a_host_whose_robots_cannot_be_read_is_left_alone(
    trouble: Behaviour, desk_with: DeskWith
) -> None:
    with desk_with(
        {"/robots.txt": trouble},
        "http://press.example/a",
        "http://press.example/b",
        behave=lambda h: (
            trouble if h.path == "/robots.txt" and h.headers["Host"] == "press.example" else say
        )(h),
    ) as desk:
        found = desk.links()
        assert desk.asked() == []
    assert set(states(found).values()) == {"unknown"}


def test_a_busy_host_is_asked_again_when_it_said(desk_with: DeskWith) -> None:
    turns = iter([(429, "1"), (503, None), (200, None)])

    def busy(handler: Handler) -> None:
        code, wait = next(turns)
        say(handler, code, fields={"Retry-After": wait} if wait else {})

    with desk_with({"/busy": busy}) as desk:
        assert states(desk.links()) == {"http://press.example/busy": "ok"}
        first, second, third = [e.at for e in desk.server.log if e.path == "/busy"]
    assert second - first >= 0.99
    assert 0.04 <= third - second < 1


def test_a_host_that_stays_busy_is_blocked_or_unknown(desk_with: DeskWith) -> None:
    with desk_with({"/often": status(429), "/down": status(503)}) as desk:
        found = desk.links()
        tried = desk.server.asked("press.example")
    assert states(found) == {
        "http://press.example/often": "blocked",
        "http://press.example/down": "unknown",
    }
    assert tried.count("/often") == tried.count("/down") == desk.manners.tries


@pytest.mark.parametrize("wish", ["3600", "Mon, 01 Jun 2099 10:00:00 GMT"])
def test_a_host_that_wants_a_long_peace_gets_it(wish: str, desk_with: DeskWith) -> None:
    pages = {f"/{n}": status(429, Retry_After=wish) for n in range(5)}
    with desk_with(pages) as desk:
        found = desk.links()
        assert len(desk.asked()) == 1
    assert sorted(states(found).values()) == ["blocked", *["unknown"] * 4]
    assert any("asked to be left alone" in each["said"] for each in found.values())


def test_faults_that_pass_are_tried_again(desk_with: DeskWith) -> None:
    turns: Iterator[Behaviour] = iter([lambda _: None, say])

    def shaky(handler: Handler) -> None:
        next(turns)(handler)

    with desk_with({"/shaky": shaky}) as desk:
        assert states(desk.links()) == {"http://press.example/shaky": "ok"}
        assert len(desk.asked()) == 2


def test_slow_and_endless_answers_hold_nobody_up(
    desk_with: DeskWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimpress.preserving.visit._HEADER_ONLY", _IMPATIENT)
    pages: Paths = {
        "/drip": drip,
        "/flood": lambda h: pour(h) if h.command == "GET" else say(h, 405),
    }
    started = time.monotonic()
    with desk_with(pages) as desk:
        found = states(desk.links())
    assert time.monotonic() - started < 10
    assert found == {"http://press.example/drip": "unknown", "http://press.example/flood": "ok"}


_IMPATIENT = Bounds(silence=0.3, longest=0.5, largest=0)


def test_bad_tls_is_named_and_not_gone(base_publication: Path) -> None:
    name_addresses(base_publication, ["https://press.example/a", "https://other.example/a"])
    with serving(
        by_path({}),
        "press.example",
        "town.example.org",
        "minutes.example.org",
        "licence.example.org",
    ) as server:
        found = Desk(base_publication, server).links()
    assert states(found) == {"https://press.example/a": "ok", "https://other.example/a": "unknown"}
    assert "certificate" in found["https://other.example/a"]["said"]
    assert "other.example" not in {each.host for each in server.log}


PRIVATE = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://localhost:{port}/",
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "//169.254.169.254/",
    "http://[fd00:ec2::254]/",
    "http://10.0.0.1/",
    "http://rebound.example/",
    "https://mapped.example/",
    "http://mixed.example/",
    "http://press.example:{port}/",
]


def test_no_private_machine_is_ever_asked(base_publication: Path) -> None:
    """By the log of one that listens, and by every connection this process opened."""
    addresses = [f"http://press.example/{n}" for n in range(len(PRIVATE))]
    addresses += ["http://rebound.example/", "https://mapped.example/", "http://mixed.example/"]
    name_addresses(base_publication, addresses)
    with serving(say) as canary:

        def behave(handler: Handler) -> None:
            number = handler.path.strip("/")
            if number.isdecimal():
                lead(handler, PRIVATE[int(number)].format(port=canary.port), 301)
            else:
                say(handler, 404)

        with serving(behave) as server, dialled() as numbers:
            server.elsewhere = {
                "rebound.example": [("127.0.0.1", canary.port)],
                "mapped.example": [("::ffff:127.0.0.1", canary.port)],
                "mixed.example": [("93.184.215.14", 80), ("127.0.0.1", canary.port)],
            }
            found = Desk(base_publication, server).links()
    assert canary.log == []
    assert set(numbers) == {("127.0.0.1", server.port)}
    assert set(states(found).values()) == {"unknown"}
    assert len(found) == len(addresses)


@contextmanager
def dialled() -> Iterator[list[object]]:
    """Every number that a connection is opened to meanwhile."""
    numbers: list[object] = []
    real = socket.create_connection
    with pytest.MonkeyPatch.context() as patch:

        def noted(where: tuple[str, int], timeout: float) -> socket.socket:
            numbers.append(where)
            return real(where, timeout)

        patch.setattr(socket, "create_connection", noted)
        yield numbers


def test_nothing_opens_the_way_to_this_machine_but_code(base_publication: Path) -> None:
    """No option, no variable: the same server, asked as a user would, is refused."""
    name_addresses(base_publication, ["http://press.example/a"])
    with serving(say) as server:
        desk = Desk(base_publication, server, hosts=())
        done = desk.run("links")
    assert server.log == []
    assert done.exit_code == 1
    assert "no host gave any answer" in done.output


def test_each_host_is_asked_at_its_pace(base_publication: Path) -> None:
    hosts = [f"h{n}.example" for n in range(4)]
    pages = [f"http://{host}/{n}" for host in hosts for n in range(8)]
    # Redirects from one host to another count for the one they lead to.
    name_addresses(base_publication, [*pages, *[f"http://press.example/{n}" for n in range(8)]])

    def behave(handler: Handler) -> None:
        if handler.headers["Host"] == "press.example" and handler.path != "/robots.txt":
            lead(handler, f"http://h0.example{handler.path}x")
        else:
            say(handler)

    gap = 0.1
    manners = Manners(gap=gap)
    with serving(behave) as server:
        desk = Desk(base_publication, server, manners, (*FURNITURE, *hosts, "press.example"))
        found = desk.links()
    assert set(states(found).values()) == {"ok"}
    for host in (*hosts, "press.example"):
        times = [each.at for each in server.log if each.host == host]
        assert len(times) >= 9
        assert times[-1] - times[0] >= (len(times) - 1) * gap * 0.9, host
    assert len({each.host for each in server.log[:20]}) > 4, "hosts are asked side by side"


def test_results_are_a_file_for_the_build(desk_with: DeskWith) -> None:
    pages: Paths = {
        "/ok": say,
        "/moved": to("/ok", 301),
        "/gone": status(404),
        "/locked": status(403),
    }
    with desk_with(pages) as desk:
        desk.links()
        checked = pipeline.check(desk.root)
        assert checked.corpus
        links = checked.corpus.links
        assert (links.counts.ok, links.counts.moved, links.counts.gone) == (5, 1, 1)
        assert links.counts.blocked == 1
        assert links.gone["http://press.example/gone"].said == "status 404"
        assert links.moved["http://press.example/moved"] == "http://press.example/ok"
        assert "dead-link" in {p.code for p in checked.problems}
        assert desk.run("fmt", "--check", desk.root / "claims/links.yaml").exit_code == 0
        written = (desk.root / "claims/links.yaml").read_bytes()
        desk.links()
        assert (desk.root / "claims/links.yaml").read_bytes() == written


def test_when_an_address_went_stays_known(
    desk_with: DeskWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on a machine that has only the committed file."""
    with desk_with({"/a": status(404)}) as desk:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")
        assert desk.links()["http://press.example/a"]["since"] == "2026-06-15"
        (desk.root / "build/cache/links.jsonl").unlink()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782129600")
        later = desk.links()["http://press.example/a"]
    assert (later["since"], later["on"]) == ("2026-06-15", "2026-06-22")


def test_what_is_not_to_be_checked_is_left_alone(desk_with: DeskWith) -> None:
    with desk_with({"/a": say, "/b/c": say, "/b": say}) as desk:
        registry = desk.root / "claims/publication.yaml"
        with registry.open("a", encoding="utf-8") as file:
            file.write(
                "unchecked_links:\n  walls:\n"
                "    addresses: [http://press.example/a, http://press.example/b/]\n"
                "    reason: A page for signing in.\n"
            )
        found = desk.links()
        assert desk.asked() == ["HEAD press.example/b"]
        corpus = pipeline.check(desk.root).corpus
        assert corpus
        assert corpus.links.counts.unchecked == 2
    assert set(found) == {"http://press.example/b"}


def test_only_addresses_of_the_files_that_are_named_are_asked(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        done = desk.run("links", desk.root / "claims/lower-nowhere-speech/dossier.yaml")
        assert done.exit_code == 0
        assert {each.host for each in desk.server.log} == {
            "town.example.org",
            "minutes.example.org",
        }


def test_archived_copies_are_looked_at_when_asked_for(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        file = desk.root / "claims/lower-nowhere-speech/bridge-opened.yaml"
        text = file.read_text(encoding="utf-8")
        with_copy = text.replace(
            "May Day.\n", "May Day.\n    archived: http://press.example/copy\n"
        )
        file.write_text(with_copy, encoding="utf-8")
        assert set(desk.links()) == {"http://press.example/a"}
        assert "http://press.example/copy" in desk.links("--copies")
        assert desk.asked() == ["HEAD press.example/a", "HEAD press.example/copy"]


def test_links_in_prose_are_looked_at(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        file = desk.root / "claims/lower-nowhere-speech/bridge-opened.yaml"
        notes = "See [one](http://press.example/b), <http://press.example/c>, [no](http://[::x)."
        with file.open("a", encoding="utf-8") as claim:
            claim.write(f'notes: "{notes}"\n')
        found = desk.links()
        assert {a.rpartition("/")[2] for a in found} == {"a", "b", "c"}
        places = found["http://press.example/b"]["places"]
        assert [place["path"] for place in places] == [["notes"]]


def test_the_newer_of_two_looks_counts(desk_with: DeskWith) -> None:
    """That of this machine, or that of another which is in the committed file."""
    with desk_with({"/a": say}) as desk:
        desk.links()
        later = (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).date()
        text = (
            f'checked_on: {later}\ngone:\n  "http://press.example/a":\n'
            f'    since: {later}\n    said: "status 410"\n'
        )
        (desk.root / "claims/links.yaml").write_text(text, encoding="utf-8")
        assert states(desk.links()) == {"http://press.example/a": "gone"}
        assert len(desk.asked()) == 1


def test_the_version_of_a_page_for_errors_is_not_asked_for(desk_with: DeskWith) -> None:
    """A host could answer that the page for errors has not changed."""
    with desk_with({"/a": status(404, ETag='"errors"')}) as desk:
        assert states(desk.links()) == states(desk.links("--max-age", "0"))
        assert not any("if-none-match" in each.fields for each in desk.server.log)


def test_drafts_are_not_talked_about(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        file = desk.root / "claims/lower-nowhere-speech/bridge-opened.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("stage: published", "stage: draft"), encoding="utf-8")
        desk.run("links")
        assert "press.example" not in {each.host for each in desk.server.log}


def test_a_machine_that_is_cut_off_finds_nothing_gone(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        desk.links()
        before = (desk.root / "claims/links.yaml").read_bytes()
        cut_off = Desk(desk.root, desk.server, hosts=())
        done = cut_off.run("links", "--max-age", "0")
        assert done.exit_code == 1
        assert "is this machine online" in done.output
        assert (desk.root / "claims/links.yaml").read_bytes() == before
        assert states(desk.links()) == {"http://press.example/a": "ok"}


def test_the_last_dead_hosts_are_believed_when_others_answer(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        desk.links()
        name_addresses(desk.root, ["http://press.example/a", "http://no-such.example/"])
        assert states(desk.links())["http://no-such.example/"] == "gone"


def test_dead_evidence_without_a_copy_is_told_and_ends_with_1(desk_with: DeskWith) -> None:
    with desk_with({"/a": status(404)}) as desk:
        done = desk.run("links")
        assert done.exit_code == 1
        assert "[dead-link]" in done.stdout
        assert "gone: http://press.example/a\n    status 404; first seen so on" in done.stdout
        assert "    claims/lower-nowhere-speech/bridge-opened.yaml: evidence 1, url" in done.stdout


def test_we_say_who_asks(desk_with: DeskWith) -> None:
    with desk_with({"/a": say}) as desk:
        (desk.root / "mkdocs.yml").write_text("site_url: https://desk.example/\n", encoding="utf-8")
        desk.links()
        agents = {each.fields["user-agent"] for each in desk.server.log}
    [agent] = agents
    assert agent.startswith("claimpress/")
    assert agent.endswith("(links; +https://desk.example/)")


def test_hostile_answers_stay_text(desk_with: DeskWith) -> None:
    """Where a host leads goes into a file and to a terminal."""
    evil = {
        "/a": to('http://other.example/"\\u001b]0;x\x07', 301),
        "/b": to("http://other.example/ü\u2028::set-output", 301),
        "/c": to("javascript:alert(1)", 301),
        "/d": to("http://other.example/" + "a" * 3000, 301),
        "/e": lambda h: h.wfile.write(
            b'HTTP/1.1 404 \x1b[31mred\r\nETag: "\x1b"\r\nContent-Length: 0\r\n\r\n'
        ),
    }
    with desk_with(evil) as desk:
        done = desk.run("links")
        assert "\x1b" not in done.output
        text = (desk.root / "claims/links.yaml").read_text(encoding="utf-8")
        assert text.isascii()
        assert "\x1b" not in (desk.root / "build/cache/links.jsonl").read_text(encoding="utf-8")
        assert not errors_among(pipeline.check(desk.root).problems)
        json.loads(desk.run("links", "--format", "json").stdout)
