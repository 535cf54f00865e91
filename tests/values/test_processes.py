"""Work spread over processes: the same results in the same order, and the same faults."""

import os
import subprocess
import sys
import threading

import pytest

from claimpress.values import processes
from claimpress.values.processes import beside, spread

_WHO_WORKS = """
import os
from claimpress.values import processes
processes._cores = lambda: 3
print(os.getpid(), *set(processes.spread(lambda _: os.getpid(), range(100), least=10)))
"""


_BESIDE = """
import os
from claimpress.values import processes
processes._cores = lambda: 3
with processes.beside(os.getpid) as wait:
    spread = set(processes.spread(lambda _: os.getpid(), range(100), least=10))
    print(os.getpid(), wait(), *spread)
"""


_BESIDE_ENDS = """
import os, time
from claimpress.values import processes
processes._cores = lambda: 2
with processes.beside(lambda: (os.getpid(), "heron " * 1_000_000)) as wait:
    late = time.monotonic() + 20
    while os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        assert time.monotonic() < late
        time.sleep(0.01)
    print(wait()[1].count("heron"))
"""


_BESIDE_FAILS = """
import os, sys, time
from claimpress.values import processes
processes._cores = lambda: 3
def raise_it():
    raise LookupError("number 77")
works = {"raise": raise_it, "die": lambda: os._exit(1), "wait": lambda: time.sleep(60)}
with processes.beside(works[sys.argv[1]]) as wait:
    if sys.argv[1] != "wait":
        wait()
print("left")
"""


_WAITS = """
import os, time
from claimpress.values import processes
processes._cores = lambda: 3
def work(_):
    os.write(1, f"{os.getpid()}\\n".encode())  # at once: lines of several must not mix
    time.sleep(60)
list(processes.spread(work, range(100), least=10))
"""


@pytest.fixture
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: 3)


@pytest.mark.usefixtures("three_cores")
def test_results_come_in_the_order_of_the_things() -> None:
    assert list(spread(lambda n: n * n, range(1000), least=10)) == [n * n for n in range(1000)]


def test_other_processes_do_the_work_when_there_is_much() -> None:
    # In a process of its own: other tests leave threads behind in theirs.
    done = subprocess.run(
        [sys.executable, "-c", _WHO_WORKS], capture_output=True, text=True, check=True
    )
    here, *workers = done.stdout.split()
    assert workers
    assert here not in workers


def test_work_beside_is_done_by_a_copy_and_hinders_no_spreading() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BESIDE], capture_output=True, text=True, check=True
    )
    here, beside_it, *workers = done.stdout.split()
    assert workers
    assert len({here, beside_it, *workers}) == 2 + len(workers)


def test_work_beside_ends_though_nobody_has_asked_yet_what_came_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BESIDE_ENDS], capture_output=True, text=True, check=True
    )
    assert done.stdout == "1000000\n"


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("raise", "LookupError: number 77"),
        ("die", "BrokenProcessPool: a process that worked beside this one was killed"),
    ],
)
def test_what_goes_wrong_beside_is_raised_where_it_is_waited_for(what: str, says: str) -> None:
    command = [sys.executable, "-c", _BESIDE_FAILS, what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert says in done.stderr


def test_work_beside_that_nobody_waits_for_is_ended() -> None:
    command = [sys.executable, "-c", _BESIDE_FAILS, "wait"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout == "left\n"


def test_on_one_core_work_beside_is_done_when_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: 1)
    done: list[int] = []
    with beside(lambda: done.append(os.getpid())) as wait:
        assert not done
        wait()
    assert done == [os.getpid()]


@pytest.mark.usefixtures("three_cores")
def test_little_work_is_done_here() -> None:
    assert set(spread(lambda _: os.getpid(), range(9), least=10)) == {os.getpid()}


@pytest.mark.usefixtures("three_cores")
def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert set(spread(lambda _: os.getpid(), range(100), least=10)) == {os.getpid()}
    finally:
        done.set()
        other.join()


@pytest.mark.usefixtures("three_cores")
def test_work_inside_such_work_is_done_where_it_is() -> None:
    def inner(_: int) -> bool:
        return set(spread(lambda _: os.getpid(), range(20), least=10)) == {os.getpid()}

    assert all(spread(inner, range(20), least=10))


@pytest.mark.usefixtures("three_cores")
def test_what_the_work_raises_is_raised_here() -> None:
    def work(number: int) -> int:
        if number == 77:
            raise LookupError("number 77")
        return number

    with pytest.raises(LookupError, match="number 77"):
        list(spread(work, range(100), least=10))
    assert list(spread(abs, range(20), least=10)) == list(range(20))


def test_nobody_goes_on_working_for_a_process_that_was_killed() -> None:
    command = [sys.executable, "-c", _WAITS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        workers = {int(parent.stdout.readline()) for _ in range(3)}
        assert len(workers) == 3
        parent.kill()
        # The end of what they print comes when the last of them has ended; their work takes longer.
        parent.communicate(timeout=20)
