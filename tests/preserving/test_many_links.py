"""Many addresses: the pace holds, memory does not grow, and an interruption loses nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.fetching.server import Handler, Server, say, serving
from tests.helpers import ROOT
from tests.preserving.desk import FURNITURE, name_addresses

from claimpress import pipeline
from claimpress.preserving.hosts import AT_ONCE


@dataclass
class Run:
    """A run of ``claimpress links`` in a process of its own."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path

    def wait_for(self, enough: Callable[[], bool]) -> None:
        until = time.monotonic() + 120
        while not enough():
            assert time.monotonic() < until
            assert self.process.poll() is None, self.err.read_text(encoding="utf-8")
            time.sleep(0.01)

    def ended(self) -> tuple[int, str, str]:
        code = self.process.wait(timeout=300)
        return code, self.out.read_text(encoding="utf-8"), self.err.read_text(encoding="utf-8")


@contextmanager
def running(server: Server, root: Path, hosts: int, gap: float) -> Iterator[Run]:
    arguments = ["links", "--root", str(root), "--format", "json"]
    # Into files: a pipe that nobody empties would hold the process up.
    out, err = root.with_name("out"), root.with_name("err")
    with out.open("w", encoding="utf-8") as told, err.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.preserving.command"),
                *(str(server.port), str(hosts), str(gap), *arguments),
            ],
            cwd=ROOT,
            stdout=told,
            stderr=said,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        )
    try:
        yield Run(process, out, err)
    finally:
        process.kill()
        process.wait()


def heavy(handler: Handler) -> None:
    """A host that knows no HEAD, and whose pages are large."""
    if handler.command == "HEAD":
        say(handler, 405)
    else:
        say(handler, body=b"0" * 300_000)


def journalled(root: Path) -> set[str]:
    lines = (root / "build/cache/links.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["address"] for line in lines if line}


def addresses(number: int, hosts: int) -> list[str]:
    return [f"http://h{n % hosts}.example/{n}" for n in range(number)]


def looks(server: Server) -> Counter[str]:
    """How often each page was asked for by GET or a HEAD that was believed."""
    return Counter(
        f"http://{each.host}{each.path}"
        for each in server.log
        if each.host not in FURNITURE and each.path != "/robots.txt" and each.method == "HEAD"
    )


@pytest.mark.parametrize(
    "how",
    [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow), signal.SIGKILL],
)
def test_an_interrupted_run_goes_on_where_it_was(
    how: signal.Signals, base_publication: Path
) -> None:
    wanted = addresses(120, 12)
    name_addresses(base_publication, wanted)
    with serving(say) as server:
        with running(server, base_publication, 12, gap=0.05) as first:
            first.wait_for(lambda: len(looks(server)) > 30)
            first.process.send_signal(how)
            code, out, err = first.ended()
        kept = journalled(base_publication)
        asked = set(looks(server))
        assert code == (-how if how is signal.SIGKILL else 130)
        if how is not signal.SIGKILL:
            assert "left: run it again" in err
            assert len(json.loads(out)) == len(kept)
        assert 30 - 2 * AT_ONCE < len(kept) < 124
        # What was asked and is not in the journal was under way; no host had more than one.
        assert len(asked - kept) <= AT_ONCE
        server.log.clear()
        with running(server, base_publication, 12, gap=0.05) as second:
            code, out, _ = second.ended()
        again = looks(server)
    assert code == 0
    assert set(again) == set(wanted) - kept
    # A question of the first run may have reached the server late.
    assert sum(again.values()) <= len(again) + AT_ONCE
    assert {each["address"] for each in json.loads(out)} >= set(wanted)
    corpus = pipeline.check(base_publication).corpus
    assert corpus
    assert corpus.links.counts.ok == 120 + len(FURNITURE)


def test_a_journal_that_was_cut_off_costs_one_line(base_publication: Path) -> None:
    wanted = addresses(8, 2)
    name_addresses(base_publication, wanted)
    journal = base_publication / "build/cache/links.jsonl"
    with serving(say) as server:
        with running(server, base_publication, 2, gap=0.02) as first:
            assert first.ended()[0] == 0
        text = journal.read_text(encoding="utf-8").splitlines(keepends=True)
        of_press = [line for line in text if "h0.example" in line or "h1.example" in line]
        cut = of_press[-1]
        others = [line for line in text if line != cut]
        journal.write_text("".join([*others, "[]\nnot JSON\n", cut[:40]]), encoding="utf-8")
        server.log.clear()
        with running(server, base_publication, 2, gap=0.02) as second:
            assert second.ended()[0] == 0
        assert list(looks(server)) == [json.loads(cut)["address"]]
    assert journalled(base_publication) >= set(wanted)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads memory as Linux tells it")
def test_a_thousand_addresses_keep_pace_and_memory(base_publication: Path) -> None:
    hosts, number, gap = 25, 1000, 0.25
    wanted = addresses(number, hosts)
    name_addresses(base_publication, wanted)
    memory: list[int] = []
    with serving(heavy) as server:
        started = time.monotonic()
        with running(server, base_publication, hosts, gap) as first:
            first.wait_for(lambda: len(looks(server)) > 400)
            first.process.send_signal(signal.SIGINT)
            assert first.ended()[0] == 130
        kept = journalled(base_publication)
        with running(server, base_publication, hosts, gap) as second:
            first_half = len(looks(server))
            while second.process.poll() is None:
                if len(looks(server)) > first_half + 50:
                    memory.append(resident(second.process.pid))
                time.sleep(0.2)
            code, out, err = second.ended()
        seconds = time.monotonic() - started
    assert code == 0
    found = json.loads(out)
    assert {each["state"] for each in found} == {"ok"}
    assert {each["address"] for each in found} >= set(wanted)
    # Nothing that was kept was asked again, and nothing is missing.
    counts = looks(server)
    assert set(counts) == set(wanted)
    assert all(counts[address] == 1 for address in kept & set(wanted))
    assert sum(counts.values()) <= number + AT_ONCE
    # Every host at its pace, over both runs; many hosts side by side.
    for host in {each.host for each in server.log} - set(FURNITURE):
        times = [each.at for each in server.log if each.host == host]
        assert times[-1] - times[0] >= (len(times) - 3) * gap * 0.95, host
    assert seconds < len(server.log) * gap / 3
    # Memory: 300 MB went by.
    samples = [kib for kib in memory if kib]
    print(f"{seconds:.0f} s, {len(server.log)} questions, {min(samples)}–{max(samples)} KiB")
    assert max(samples) - min(samples) < 12 * 1024
    progress = [line for line in err.splitlines() if "links, " in line and "%" in line]
    assert len(progress) >= 3
    assert progress[-1].endswith("100 %")


def resident(pid: int) -> int:
    """Memory of a process in KiB; 0 when it has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) if lines else 0
