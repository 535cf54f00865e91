"""A publication that one process presses again and again."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimpress.model.site import Site
from claimpress.pipeline.memory import Memory
from claimpress.pipeline.pressed import DOCS, Begun, Pressed, begin
from claimpress.writing.alone import alone

if TYPE_CHECKING:
    from claimpress.values.problems import Problem


class Session:
    """Presses what somebody waits for first, and the rest when nobody does.

    Whoever saved a claim looks at one page. `begin` checks everything and makes
    the pages that are looked at; `finish` makes all others, as a build does, and
    can be told to `hurry` by another thread when there is something new to
    begin. The two are not called at the same time.
    """

    def __init__(self, root: Path, *, drafts: bool) -> None:
        """Press the publication at ``root``; ``drafts`` are shown to those who edit them."""
        self._root, self._drafts = root, drafts
        self._memory = Memory(root, put_off=True)
        self._begun: Begun | None = None
        self._noticed: tuple[Problem, ...] = ()
        self._hurry = threading.Event()

    def begin(self, site: Site, looked_at: frozenset[str]) -> Pressed:
        """Check the publication as it is now and make the pages among the files ``looked_at``.

        Gives all generated files; the others are still those of the last time.
        """
        self._hurry.clear()
        with alone(self._root / DOCS):
            begun = begin(self._root, site, self._memory, drafts=self._drafts, between=self._go_on)
            if isinstance(begun, Pressed):
                self._begun = None
                return begun
            self._begun = begun
            pressed = begun.looked_at(looked_at)
        # What was noticed while the others were made is taken to stand until they are made again.
        problems = (*pressed.checked.problems, *self._noticed)
        return replace(pressed, checked=replace(pressed.checked, problems=problems))

    def finish(self) -> Pressed | None:
        """Make what `begin` has left; None if there is nothing, or no time for it now."""
        begun = self._begun
        if begun is None:
            return None
        with alone(self._root / DOCS):
            try:
                pressed = begun.finished(downloads=False, search=False)
            except _InterruptedError:
                return None
            self._memory.keep()
        self._begun = None
        self._noticed = pressed.checked.problems[len(begun.checked.problems) :]
        return pressed

    def hurry(self) -> None:
        """Let `finish` end as soon as it can: there is something to begin."""
        self._hurry.set()

    def _go_on(self) -> None:
        if self._hurry.is_set():
            raise _InterruptedError


class _InterruptedError(Exception):
    """Somebody waits for something else."""
