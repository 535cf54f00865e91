"""What a run knows of those before it."""

from pathlib import Path

from claimpress.writing.mount import Mount
from claimpress.writing.shelf import Shelf

_CACHE = Path("build/cache")


class Memory:
    """The shelves and folders of a publication, as earlier runs left them.

    Who presses again and again, as a preview does, hands in the same memory
    each time: what stands in it need not be read from the disk again. It is
    right without being believed, because a shelf knows what made it, and a
    folder whether somebody else has written in it.
    """

    def __init__(self, root: Path, *, use_cache: bool = True, put_off: bool = False) -> None:
        """Remember nothing of the publication at ``root`` but what lies on the disk.

        Without ``use_cache``, shelves on the disk are neither read nor written; with
        ``put_off``, they are written only by `keep`.
        """
        self._put_off = put_off
        self.use_cache = use_cache
        self._root = root
        self._shelves: dict[str, Shelf] = {}
        self._mounts: dict[Path, Mount] = {}

    def shelf(self, name: str, fingerprint: str) -> Shelf:
        """The shelf of this name; an empty one where another fingerprint filled it."""
        known = self._shelves.get(name)
        if known is None or known.fingerprint != fingerprint:
            path = self._root / _CACHE / name if self.use_cache else None
            known = self._shelves[name] = Shelf(path, fingerprint, put_off=self._put_off)
        return known

    def keep(self) -> None:
        """Write to the disk what was put off."""
        for shelf in self._shelves.values():
            shelf.keep()

    def mount(self, folder: Path) -> Mount:
        """The folder of generated files at this path from the root."""
        known = self._mounts.get(folder)
        if known is None or not known.is_as_we_left_it():
            known = self._mounts[folder] = Mount(self._root / folder)
        return known
