"""A whole publication as one archive, and back to the same bytes.

The archive is a tar packed with gzip. It holds ``files.sha256``, in the form that
``sha256sum -c`` reads, and after it every file of the list under ``publication/``. The same
files give the same archive, whenever and wherever it is made.
"""

import gzip
import hashlib
import os
import re
import shutil
import stat
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

LIST = "files.sha256"
INSIDE = "publication/"
LARGEST = 8 * 1024**3
"""In bytes: more than that is not unpacked."""
LARGEST_LIST = 64 * 1024**2
_LEFT_OUT = frozenset(
    {".git", ".venv", "build", "dist", "node_modules", "__pycache__", ".cache", ".hypothesis"}
    | {".mypy_cache", ".pytest_cache", ".ruff_cache", ".DS_Store"}
)
"""What can be made again, and what belongs to one machine."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_AT_ONCE = 1024 * 1024


class ArchiveError(Exception):
    """The archive cannot be made, or is not one of ours; the message says why."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed or unpacked."""

    files: int
    size: int
    """How many bytes they have together."""


def pack(root: Path, target: Path) -> Packed:
    """Put every file of the publication at ``root`` into the archive ``target``.

    The history of its repository is not in it, nor what can be built again. Raises
    `ArchiveError` when there is something that is no plain file.
    """
    own = target.resolve()
    files = [(name, path) for name, path in _files(root) if path.resolve() != own]
    hashes = {name: _hash(path) for name, path in files}
    listed = "".join(f"{hashes[name]}  {INSIDE}{name}\n" for name, _ in files).encode()
    aside = target.with_name(f".{target.name}.part")
    size = 0
    try:
        with (
            aside.open("wb") as raw,
            gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            archive.addfile(_entry(LIST, len(listed)), BytesIO(listed))
            for name, path in files:
                entry = _entry(f"{INSIDE}{name}", path.stat().st_size, path)
                size += entry.size
                with path.open("rb") as opened:
                    archive.addfile(entry, opened)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return Packed(len(files), size)


def unpack(source: Path, target: Path) -> Packed:
    """Lay the publication in an archive out in the new folder ``target``.

    Nothing is left behind unless every file is there, once, with its hash. Raises
    `ArchiveError`.
    """
    if target.exists() and any(target.iterdir()):
        message = f"{target} is not empty; name a new folder"
        raise ArchiveError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        done = _unpacked(source, aside)
        if target.exists():
            target.rmdir()
        aside.chmod(0o755)
        aside.replace(target)
    except (FileExistsError, NotADirectoryError) as fault:
        message = f"a file of the archive cannot be written: {fault.filename}"
        raise ArchiveError(message) from fault
    except (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, ValueError) as fault:
        message = f"{source} cannot be read as an archive: {fault}"
        raise ArchiveError(message) from fault
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return done


def _unpacked(source: Path, folder: Path) -> Packed:
    size = 0
    with tarfile.open(source, mode="r|gz") as archive:
        hashes = _list_in(archive)
        wanted = dict(hashes)
        while entry := archive.next():
            expected = wanted.pop(entry.name, None)
            if expected is None:
                message = f"{entry.name!r} is not in the list of the archive, or there twice"
                raise ArchiveError(message)
            if not entry.isreg():
                message = f"{entry.name!r} is not a plain file"
                raise ArchiveError(message)
            size += entry.size
            if size > LARGEST:
                message = f"the archive holds more than {LARGEST:,} bytes"
                raise ArchiveError(message)
            path = folder / entry.name.removeprefix(INSIDE)
            path.parent.mkdir(parents=True, exist_ok=True)
            if _written(archive, entry, path) != expected:
                message = f"{entry.name!r} has another hash than the list says"
                raise ArchiveError(message)
            path.chmod(0o755 if entry.mode & stat.S_IXUSR else 0o644)
    if wanted:
        message = f"{min(wanted)!r} is in the list and not in the archive"
        raise ArchiveError(message)
    return Packed(len(hashes), size)


def _list_in(archive: tarfile.TarFile) -> dict[str, str]:
    """The hashes of the files by their names, each of which stays in its folder."""
    first = archive.next()
    opened = archive.extractfile(first) if first and first.isreg() else None
    if first is None or first.name != LIST or opened is None or first.size > LARGEST_LIST:
        message = f"the archive does not begin with {LIST}"
        raise ArchiveError(message)
    hashes: dict[str, str] = {}
    for line in opened.read().decode("utf-8").splitlines():
        match = _LINE.fullmatch(line)
        if match is None or not _stays_inside(match[2]) or match[2] in hashes:
            message = f"{LIST} has a line that is not ours: {line[:100]!r}"
            raise ArchiveError(message)
        hashes[match[2]] = match[1]
    return hashes


def _stays_inside(name: str) -> bool:
    """Whether a name leads to a file under the one folder, on every system."""
    inside = name.removeprefix(INSIDE)
    parts = inside.split("/")
    return (
        name.startswith(INSIDE)
        and inside.isprintable()
        and not set(inside) & set('\\:*?"<>|')
        and all(part not in {"", ".", ".."} and len(part.encode()) <= 255 for part in parts)
        and parts[0] != ".git"
    )


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a publication by its name, in the order of the names."""
    found: list[tuple[str, Path]] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if each not in _LEFT_OUT)
        for name in [*names, *folders]:
            path = Path(folder) / name
            written = PurePosixPath(path.relative_to(root)).as_posix()
            if path.is_symlink() or (name not in folders and not path.is_file()):
                if name in _LEFT_OUT:
                    continue
                message = f"{written} is no plain file; an archive holds files only"
                raise ArchiveError(message)
            if name in folders or name in _LEFT_OUT:
                continue
            if not _stays_inside(f"{INSIDE}{written}"):
                message = f"{written!r} has a name that not every system can have"
                raise ArchiveError(message)
            found.append((written, path))
    yield from sorted(found)


def _entry(name: str, size: int, path: Path | None = None) -> tarfile.TarInfo:
    """The head of a file in the archive, which says nothing of this machine or day."""
    entry = tarfile.TarInfo(name)
    entry.size = size
    executable = path is not None and bool(path.stat().st_mode & stat.S_IXUSR)
    entry.mode = 0o755 if executable else 0o644
    return entry


def _written(archive: tarfile.TarFile, entry: tarfile.TarInfo, path: Path) -> str:
    opened = archive.extractfile(entry)
    digest = hashlib.sha256()
    with path.open("xb") as target:
        while opened and (part := opened.read(_AT_ONCE)):
            digest.update(part)
            target.write(part)
    return digest.hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
