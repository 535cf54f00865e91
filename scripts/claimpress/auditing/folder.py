"""The files of a built site, as they lie on the disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One entry of a built site that is no folder."""

    path: str
    """From the top of the site, with forward slashes."""
    data: bytes | None
    """What it holds; None for what is no plain file, which is never opened."""

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, without the dot."""
        return self.path.rpartition("/")[2].rpartition(".")[2].lower()


def files_of(folder: Path) -> Iterator[SiteFile]:
    """Every file under ``folder`` in the order of the names; no link is followed."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            for file in files_of(entry):
                yield SiteFile(f"{entry.name}/{file.path}", file.data)
        else:
            plain = entry.is_file() and not entry.is_symlink()
            yield SiteFile(entry.name, entry.read_bytes() if plain else None)


def text_at(folder: Path, path: str) -> str:
    """The text of a file once more, to find the line of a problem in it; empty if it has none."""
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return ""
    return file.read_bytes().decode("utf-8", "replace")
