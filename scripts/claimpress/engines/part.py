"""MkDocs' own part of a site: pages written by hand, the theme's files, and the frames of pages."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from claimpress.engines import mkdocs_engine
from claimpress.engines.key import key_of
from claimpress.pipeline import Pressed
from claimpress.plugin.files import asked_still
from claimpress.plugin.finish import Finisher
from claimpress.plugin.frames import Frames
from claimpress.plugin.plugin import docs_of, standing_of
from claimpress.writing.left import Entry, Record
from claimpress.writing.tree import Stamp, walk


class MkdocsPart:
    """What MkDocs makes; it is not asked when it would make what it made for the last build.

    Raises `EngineError` when MkDocs refuses or warns.
    """

    def __init__(
        self, config: MkDocsConfig, pressed: Pressed, record: Record, there: Mapping[str, Stamp]
    ) -> None:
        """Find out whether what the ``record`` tells of is ``there`` and still right."""
        self._config, self._pressed, self._record = config, pressed, record
        self.docs = docs_of(config)
        self.aside = Path(config.site_dir)
        self.key = key_of(config, pressed.editions)
        self.asked: Mapping[str, str] = {}
        self.files: dict[str, str] = {}
        """Its files, with their hashes."""
        self.frames = Frames(standing_of(config))
        if self._is_right(there):
            self.asked = record.asked
            self.files = {path: each.sha256 for path, each in record.files.items() if _own(each)}
            self.frames = Frames.from_data(self.frames.standing, record.frames)
            self.finisher = Finisher(self.docs, self.frames, None)
        else:
            self.finisher = self.ask()
            self.files = {path: _digest(self.aside / path) for path, _ in walk(self.aside)}

    def ask(self) -> Finisher:
        """Let MkDocs make its part aside; gives what can finish every page, with its theme."""
        plugin = mkdocs_engine.run(self._config, self._pressed, leave_pages=True)
        self.asked = plugin.site_files.asked if plugin.site_files else {}
        return Finisher(self.docs, self.frames, plugin.theme)

    def frame_stays(self, path: str, slot: str) -> bool:
        """Whether the frame in a slot is what it was; the page at ``path`` is one of the slot's."""
        self.finisher.finished(path)
        frame = self.frames.by_slot.get(slot)
        return frame is not None and frame.as_json() == self._record.frames["frames"].get(slot)

    def _is_right(self, there: Mapping[str, Stamp]) -> bool:
        own = [(path, each) for path, each in self._record.files.items() if _own(each)]
        hashes = {each.path: each.sha256 for each in self._pressed.files}
        return bool(
            self.key
            and self.key == self._record.engine
            and all(there.get(path) == each.stamp for path, each in own)
            and asked_still(self._record.asked, hashes, self.docs)
        )


def _own(entry: Entry) -> bool:
    return not entry.source


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
