"""A site in a folder of this machine."""

from dataclasses import dataclass
from pathlib import Path

from claimpress.verifying.place import LARGEST, PlaceError


@dataclass(frozen=True, slots=True)
class Folder:
    """A site in a folder; no link is followed."""

    top: Path

    def read(self, path: str) -> bytes | None:
        """What a file holds; None when it is not there or no plain file."""
        file = self.top / path
        links = any((self.top / above).is_symlink() for above in _and_above(path))
        if links or not file.is_file():
            return None
        try:
            if file.stat().st_size > LARGEST:
                raise PlaceError(f"the file is larger than {LARGEST} bytes")
            return file.read_bytes()
        except OSError as fault:
            raise PlaceError(f"the file cannot be read: {fault.strerror}") from fault

    def names(self) -> list[str] | None:
        """Every file of the folder, links too."""
        found = (path for path in self.top.rglob("*") if path.is_symlink() or not path.is_dir())
        return sorted(path.relative_to(self.top).as_posix() for path in found)


def _and_above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]
