"""Know at once when somebody saves a file."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from claimpress.writing.tree import Stamp, stamp, walk

_CHANGES = frozenset({"created", "deleted", "modified", "moved"})
_PATROL = 3.0
"""Seconds between two looks at the files, in case the system does not tell of changes."""
_ALONE = 0.3
"""The same where it tells of none at all."""


class Watcher:
    """Takes the place of the observer in MkDocs' server, which looks at every file each time.

    The operating system tells of changes as they happen. Folders of other
    machines and of virtual ones often do not, so a patrol looks as well, now
    and then. Files that are only opened did not change.
    """

    def __init__(self, native: BaseObserver | None = None) -> None:
        """Watch nothing yet."""
        self._native: BaseObserver | None = native or Observer()
        self._watched: dict[Path, FileSystemEventHandler] = {}
        self._seen: dict[str, Stamp] = {}
        self._told = threading.Event()
        self._over = threading.Event()
        self._patrol = threading.Thread(target=self._walk_about, daemon=True)

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> Path:
        """Call the handler when something changes at ``path``."""
        place = Path(path)
        self._watched[place] = handler
        if self._native:
            # An editor may put a new file in the place of the old one, which loses a watch on it.
            folder = place if place.is_dir() else place.parent
            deep = recursive and place.is_dir()
            try:
                self._native.schedule(
                    _Teller(place, handler, self._told), str(folder), recursive=deep
                )
            except OSError:  # the system watches no more files than it is allowed to
                self._native = None
        return place

    def unschedule(self, watch: "Path | ObservedWatch") -> None:
        """Watch a path no longer."""
        self._watched.pop(Path(str(watch)), None)

    def start(self) -> None:
        """Begin to watch."""
        if self._native:
            try:
                self._native.start()
            except OSError:
                self._native = None
        self._seen = dict(self._looked())
        self._patrol.start()

    def stop(self) -> None:
        """End."""
        self._over.set()
        if self._native and self._native.is_alive():
            self._native.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._patrol.join()

    def _walk_about(self) -> None:
        while not self._over.wait(_PATROL if self._native else _ALONE):
            now = dict(self._looked())
            changed = {path for path, _ in now.items() ^ self._seen.items()}
            self._seen = now
            if changed and not self._told.wait(0.2 if self._native else 0):
                self._tell(changed)
            self._told.clear()

    def _tell(self, changed: set[str]) -> None:
        for place, handler in list(self._watched.items()):
            for path in sorted(changed):
                if Path(path).is_relative_to(place):
                    handler.dispatch(FileModifiedEvent(path))

    def _looked(self) -> Iterator[tuple[str, Stamp]]:
        for place in list(self._watched):
            try:
                if place.is_dir():
                    yield from ((f"{place}/{path}", each) for path, each in walk(place))
                else:
                    yield str(place), stamp(place.stat())
            except OSError:  # gone while it was looked at
                continue


class _Teller(FileSystemEventHandler):
    """Passes on changes of a path, and notes that the system told of one."""

    def __init__(self, place: Path, handler: FileSystemEventHandler, told: threading.Event) -> None:
        self._place, self._handler, self._told = place, handler, told

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in _CHANGES and any(
            Path(path).is_relative_to(self._place) for path in paths
        ):
            self._told.set()
            self._handler.dispatch(event)
