"""A site by MkDocs in which what did not change is not made again.

Of the generated files, only those are laid that the last build did not leave
in the site as they should be. All of it happens in a second tree, the spare;
when it is complete the two are exchanged, and the old site is the spare of the
next build. So what has to be written is what changed, and at no moment is
there half a site.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from claimpress.engines.key import fingerprint
from claimpress.engines.part import MkdocsPart
from claimpress.pipeline import Pressed
from claimpress.plugin.finish import Finisher
from claimpress.plugin.laying import lay
from claimpress.plugin.page import is_page
from claimpress.values.processes import spread
from claimpress.writing.left import Entry, Record, recorded
from claimpress.writing.mount import Mounted
from claimpress.writing.ours import is_listed, write_list
from claimpress.writing.swap import exchange
from claimpress.writing.tree import Stamp, link, remove, walk

_BUILD = Path("build")
_RECORDS = _BUILD / "cache/site"
_MANY = 2000
"""Links from which on it pays to make them in several processes."""


def build(  # noqa: PLR0913 - what there is, what there shall be, and from what
    root: Path,
    site: Path,
    config: MkDocsConfig,
    pressed: Pressed,
    there: Mapping[str, Stamp],
    *,
    use_cache: bool,
) -> int:
    """Bring ``site``, in which ``there`` are files, up to date; gives the number of its pages.

    Raises `EngineError` when MkDocs refuses or warns; the site is as it was then.
    """
    root, site = root.resolve(), site.resolve()
    name = hashlib.sha256(os.path.relpath(site, root).encode()).hexdigest()[:16]
    record = recorded(root / _RECORDS / name, fingerprint()) if use_cache else Record()
    record = record.as_it_lies(site, there)
    part = MkdocsPart(config, pressed, record, there)
    keeping = _Keeping(site, part, pressed.files, record, there)
    files = keeping.kept
    if not keeping.is_all():
        files = keeping.brought_together()
        write_list(keeping.spare, _hashes(files))
        exchange(keeping.spare, site)
        if root / _BUILD not in site.parents:
            shutil.rmtree(keeping.spare, ignore_errors=True)  # in somebody else's folder
    frames = part.frames.only({entry.slot for entry in files.values()})
    left = Record(files, part.key, part.asked, frames.as_data())
    if left != record:
        left.save(root / _RECORDS / name, fingerprint())
    return sum(path.endswith(".html") for path in files)


class _Keeping:
    """What of the old site stays in the new one, and what is new in it."""

    def __init__(
        self,
        site: Path,
        part: MkdocsPart,
        generated: tuple[Mounted, ...],
        record: Record,
        there: Mapping[str, Stamp],
    ) -> None:
        self.spare = site.with_name(f".{site.name}.spare")
        self.kept: dict[str, Entry] = {}
        """The files that stay as they are."""
        self._site, self._part, self._old, self._there = site, part, record, there
        self._own = {
            path: sha256 for path, sha256 in part.files.items() if not self._keep(path, "", sha256)
        }
        frames: dict[str, bool] = {}
        self._lacking = [made for made in generated if not self._keep_generated(made, frames)]

    def is_all(self) -> bool:
        """Whether the old site is the new one, to the last file."""
        new = self._own or self._lacking or len(self._there) != len(self.kept) + 1
        return not new and is_listed(self._site, _hashes(self.kept))

    def brought_together(self) -> dict[str, Entry]:
        """Make the spare the new site but for the list of its files; gives these."""
        outputs = {self._output(made) for made in self._lacking}
        self._make_ready(outputs | self._own.keys())
        files = dict(self.kept)
        for path, sha256 in self._own.items():
            stamp = link(f"{self._part.aside}/{path}", f"{self.spare}/{path}")
            files[path] = Entry(sha256, stamp)
        without_frame = self._laid(self._lacking, self._part.finisher, files)
        if without_frame:
            self._laid(without_frame, self._part.ask(), files)
        return files

    def _keep_generated(self, made: Mounted, frames: dict[str, bool]) -> bool:
        if not is_page(made.path):
            return self._keep(made.path, made.sha256, made.sha256)
        path = self._output(made)
        known = self._old.files.get(path)
        if known is None or known.source != made.sha256 or not known.slot:
            return False
        if known.slot not in frames:
            frames[known.slot] = self._part.frame_stays(made.path, known.slot)
        return frames[known.slot] and self._keep(path, made.sha256, known.sha256)

    def _keep(self, path: str, source: str, sha256: str) -> bool:
        """Keep a file of the site if it is what it should be."""
        known = self._old.files.get(path)
        stays = (
            known is not None
            and (known.source, known.sha256) == (source, sha256)
            and self._there.get(path) == known.stamp
        )
        if stays and known:
            self.kept[path] = known
        return stays

    def _make_ready(self, new: set[str]) -> None:
        """Make the spare the old site as far as that stays, with room for what is new."""
        if self.spare.is_symlink() or not self.spare.is_dir():
            self.spare.unlink(missing_ok=True)
            self.spare.mkdir(parents=True)
        spare = dict(walk(self.spare))
        for path in spare.keys() - self.kept.keys() - new:
            remove(self.spare, path)
        lacking = [path for path, entry in self.kept.items() if spare.get(path) != entry.stamp]
        # After a build from nothing, that is all of them.
        for _ in spread(self._link_again, lacking, least=_MANY):
            pass

    def _link_again(self, path: str) -> None:
        link(f"{self._site}/{path}", f"{self.spare}/{path}")

    def _laid(
        self, lacking: list[Mounted], finisher: Finisher, files: dict[str, Entry]
    ) -> list[Mounted]:
        """Lay generated files into the spare; gives the pages for which there is no frame yet."""
        without_frame = []
        laying = lay(lacking, self._part.docs, self.spare, finisher)
        for made, laid in zip(lacking, laying, strict=True):
            if laid:
                files[laid.path] = Entry(laid.sha256, laid.stamp, made.sha256, laid.slot)
            else:
                without_frame.append(made)
        return without_frame

    def _output(self, made: Mounted) -> str:
        return self._part.finisher.site_path(made.path)


def _hashes(files: Mapping[str, Entry]) -> dict[str, str]:
    return {path: entry.sha256 for path, entry in files.items()}
