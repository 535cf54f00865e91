"""Work on many things, spread over the processor's cores."""

import gc
import os
import pickle
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.process import BaseProcess
from typing import IO, Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST = 8
"""More processes than this wait for one another."""
_PIECES = 8
"""Into so many pieces the work of one process is cut, so that none waits long for the others."""

_PULSE = 0.5
"""Seconds between two looks whether the original is still there."""

# What the processes work with. They are copies of this one and find it here.
_at_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(work: Callable[[T], R], things: Sequence[T], *, least: int) -> Iterator[R]:
    """What ``work`` makes of each thing, in the order of the things.

    With ``least`` things or more, and more than one core, copies of this
    process (fork) share the work: they start with everything that is in memory
    now, and only what they make is sent back, so it must be small and
    picklable. Otherwise the work is done here. What ``work`` raises is raised
    here; a process that is killed raises
    `concurrent.futures.process.BrokenProcessPool`.
    """
    workers = _workers(len(things), least)
    if workers < 2:
        yield from map(work, things)
        return
    global _at_work  # noqa: PLW0603 - how a forked process is handed what cannot be pickled
    _at_work = work, things
    size = max(1, -(-len(things) // (workers * _PIECES)))
    pieces = [range(at, min(at + size, len(things))) for at in range(0, len(things), size)]
    # What is looked through for circles is written to, and what is written to is copied.
    gc.freeze()
    try:
        with ProcessPoolExecutor(workers, get_context("fork"), _begin, (os.getpid(),)) as pool:
            for made in pool.map(_piece, pieces):
                yield from made
    finally:
        _at_work = None
        gc.unfreeze()


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Begin ``work`` in a copy of this process; what is given waits for what comes of it.

    The copy is ended when the block is left, whether its work was waited for
    or not. Where there is only one core, or this moment allows no copies, the
    work is done when it is waited for. What it gives and raises comes as with
    `spread`.
    """
    if _workers(2, least=2) < 2:
        yield work
        return
    # A pipe is soon full, and who cannot say all that came of it cannot end and free its memory.
    with tempfile.TemporaryFile() as said:
        copy = get_context("fork").Process(target=_report, args=(work, said, os.getpid()))
        gc.freeze()
        copy.start()
        gc.unfreeze()
        try:
            yield partial(_reported, copy, said)
        finally:
            copy.kill()
            copy.join()


def _report(work: Callable[[], Any], to: IO[bytes], parent: int) -> None:
    _begin(parent)
    try:
        told = True, work()
    except Exception as fault:  # noqa: BLE001 - raised again where it is waited for
        fault.add_note("".join(traceback.format_exception(fault)))  # where that was is lost else
        told = False, fault
    pickle.dump(told, to)
    to.flush()


def _reported(by: BaseProcess, said: IO[bytes]) -> Any:  # noqa: ANN401 - whatever the work gives
    by.join()
    if by.exitcode:
        raise BrokenProcessPool("a process that worked beside this one was killed")
    said.seek(0)
    done, told = pickle.load(said)  # noqa: S301 - nobody else can open the file
    if done:
        return told
    raise told


def _begin(parent: int) -> None:
    """Start as a copy: look for no circles, and end when the original is gone, however it ended."""
    gc.disable()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    # Who waits for work from a process that was killed would wait for ever.
    while os.getppid() == parent:
        time.sleep(_PULSE)
    os._exit(1)


def _workers(things: int, least: int) -> int:
    """How many processes to use; one when this system, or this moment, allows no copies."""
    # A copy of a process with threads could hold a lock that nobody in it will ever release.
    alone = threading.active_count() == 1 and _at_work is None
    if things < least or not alone or "fork" not in get_all_start_methods():
        return 1
    return min(_cores(), _MOST)


def _cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _piece(piece: range) -> list[Any]:
    assert _at_work  # noqa: S101 - a copy has what its original had
    work, things = _at_work
    made = [work(things[at]) for at in piece]
    gc.collect(0)  # what came since the last piece; older things are not written to
    return made
