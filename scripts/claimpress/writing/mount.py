"""Write artifacts where an engine finds them, and remember which are ours."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimpress.rendering.artifact import Artifact, Filled, GeneratedFile, Standing, Streamed
from claimpress.writing.tree import aside_of, holds, put, replace, stamp

_IN_A_LINE = 1000
"""Files that share a line of the manifest."""


class Mounted(NamedTuple):
    """A generated file on the disk; a tuple, because many are sent from process to process."""

    path: str
    """Under ``build/docs``, with forward slashes."""
    source: str
    """The file to edit to change it, or an empty string."""
    sha256: str = ""
    """The hash of what it holds."""
    size: int = -1
    """In bytes."""
    written: int = -1
    """When it was written, in nanoseconds, as the disk has it."""


class Mount:
    """The folder of generated files, as an earlier run left it and as this one makes it.

    Only files named in the manifest of an earlier run are ever deleted. A file
    is replaced whole, so that an engine reading beside us sees the old or the
    new one. Whether a file is still what it was is told by its size and the
    moment it was written, as Git does it: it need not be read. Only where the
    moment is another, as after somebody copied the folder, it is.
    """

    def __init__(self, docs: Path) -> None:
        """Read the manifest of the last run, which lies beside the folder."""
        self._docs, self._folder = docs, str(docs)
        self._left = _state(docs)
        self._earlier = {mounted.path: mounted for mounted in _manifest(docs)}
        # What no earlier run left, nobody can be reading: it is written where it belongs.
        self._write = replace if self._earlier else put

    def is_as_we_left_it(self) -> bool:
        """Whether the manifest is still the one that was read, or written, last."""
        return self._left == _state(self._docs)

    def files(self) -> list[Mounted]:
        """The files of the last run, and what was put in place since."""
        return list(self._earlier.values())

    def standing(self, path: str) -> Mounted | None:
        """A file of the last run, if it lies there as that run left it."""
        known = self._earlier.get(path)
        if known is None:
            return None
        try:
            now = os.stat(f"{self._folder}/{path}", follow_symlinks=False)  # noqa: PTH116 - of 50,000
        except OSError:
            return None
        if (now.st_size, now.st_mtime_ns) == (known.size, known.written):
            return known
        if now.st_size != known.size or not holds(f"{self._folder}/{path}", known.sha256):
            return None
        known = Mounted(path, known.source, known.sha256, known.size, now.st_mtime_ns)
        self._earlier[path] = known
        return known

    def read(self, file: Mounted) -> bytes:
        """What a file holds."""
        return (self._docs / file.path).read_bytes()

    def read_some(self, file: Mounted, start: int, length: int) -> bytes:
        """Some of what a file holds: ``length`` bytes from ``start`` on."""
        with open(f"{self._folder}/{file.path}", "rb") as opened:  # noqa: PTH123 - of 50,000
            opened.seek(start)
            return opened.read(length)

    def standing_in(self, folder: str, wanted: str) -> dict[str, bytes | None]:
        """The files of the last run under ``folder`` that are still what they were.

        With each file named ``wanted`` come its bytes. What is damaged, missing or
        not in the manifest is not among them, and so is made again.
        """
        standing: dict[str, bytes | None] = {}
        for path in self._earlier:
            if path.startswith(f"{folder}/") and (known := self.standing(path)):
                standing[path] = self.read(known) if path.endswith(f"/{wanted}") else None
        return standing

    def outside(self, folders: Iterable[str]) -> list[Mounted]:
        """The files of the last run that are under none of ``folders``."""
        inside = tuple(f"{folder}/" for folder in folders)
        return [known for path, known in self._earlier.items() if not path.startswith(inside)]

    def place(self, file: GeneratedFile) -> Mounted:
        """Put one file in place, if it is not there already.

        Raises ``ValueError`` for a path that leads out of the folder.
        """
        _inside(file.path)
        return self._at_once(file) if isinstance(file, Artifact) else self._bit_by_bit(file)

    def remember(self, files: Iterable[Mounted]) -> None:
        """Take note of files that were put in place, here or in a copy of this process."""
        self._earlier.update((file.path, file) for file in files)

    def _at_once(self, file: Artifact) -> Mounted:
        digest = hashlib.sha256(file.data).hexdigest()
        known = self.standing(file.path)
        if known and known.sha256 == digest:
            return Mounted(file.path, file.source, digest, known.size, known.written)
        written = self._write(f"{self._folder}/{file.path}", file.data)
        return Mounted(file.path, file.source, digest, *written)

    def _bit_by_bit(self, file: Filled | Streamed) -> Mounted:
        """Write a large file beside its place; only then is it known whether it is another one."""
        known, target = self.standing(file.path), self._docs / file.path
        aside = Path(aside_of(str(target)))
        digest = _filled(file, aside) if isinstance(file, Filled) else _streamed(file, aside)
        if known and known.sha256 == digest:
            aside.unlink()
            return Mounted(file.path, file.source, digest, known.size, known.written)
        os.replace(aside, target)  # noqa: PTH105 - says what it does to an existing file
        return Mounted(file.path, file.source, digest, *stamp(target.stat()))

    def placed(self, files: Iterable[GeneratedFile | Standing]) -> Iterator[Mounted]:
        """Put files in place, but those that stand."""
        for file in files:
            if not isinstance(file, Standing):
                yield self.place(file)
            elif stands := self.standing(file.path):
                yield stands

    def settle(self, placed: Iterable[Mounted]) -> list[Mounted]:
        """Delete what an earlier run left and this one did not place, and write the manifest."""
        now = {mounted.path: mounted for mounted in placed}
        for path in self._earlier.keys() - now.keys():
            _delete(self._docs, path)
        ordered = [now[path] for path in sorted(now)]
        replace_file(_manifest_of(self._docs), _written_down(ordered))
        self._left = _state(self._docs)
        self._earlier, self._write = now, replace
        return ordered


def mounted(docs: Path) -> list[Mounted]:
    """What the last run left, as its manifest says."""
    return [each for each in _manifest(docs) if (docs / each.path).is_file()]


def replace_file(target: Path, data: bytes) -> None:
    """Put a file in place whole, so that no reader finds half of it."""
    replace(os.fspath(target), data)


def _streamed(file: Streamed, aside: Path) -> str:
    """Write a file piece by piece; gives the hash of the whole."""
    digest = hashlib.sha256()
    aside.parent.mkdir(parents=True, exist_ok=True)
    with aside.open("wb") as opened:
        for piece in file.pieces():
            digest.update(piece)
            opened.write(piece)
    return digest.hexdigest()


def _filled(file: Filled, aside: Path) -> str:
    """Have a file written; gives the hash of the whole."""
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.unlink(missing_ok=True)  # of a run that was cut off
    file.fill(str(aside))
    with aside.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _written_down(files: Sequence[Mounted]) -> bytes:
    """The manifest: lists of a thousand files, each in a line, so that it is read bit by bit."""
    parts = (files[at : at + _IN_A_LINE] for at in range(0, len(files), _IN_A_LINE))
    lines = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts]
    return "[\n{}\n]\n".format(",\n".join(lines)).encode()


def _manifest_of(docs: Path) -> Path:
    return docs.with_name(f"{docs.name}.manifest.json")


def _state(docs: Path) -> tuple[int, ...]:
    """By what it is known that nobody else has written the manifest."""
    try:
        now = _manifest_of(docs).stat()
    except OSError:
        return ()
    return now.st_size, now.st_mtime_ns, now.st_ino


def _manifest(docs: Path) -> list[Mounted]:
    """What the last run wrote down; nothing when that cannot be read or is of another form."""
    found: list[Mounted] = []
    sources: dict[str, str] = {}
    try:
        with _manifest_of(docs).open(encoding="utf-8") as lines:
            for line in lines:
                if len(line) > len("[]\n"):  # the brackets around all lines
                    for entry in json.loads(line.rstrip(",\n")):
                        if _sound(entry):
                            path, source, *known = entry
                            # Half a dozen files come from each.
                            found.append(Mounted(path, sources.setdefault(source, source), *known))
    except (OSError, ValueError, TypeError):
        return []
    return found


def _sound(entry: object) -> bool:
    return isinstance(entry, list) and tuple(map(type, entry)) == (str, str, str, int, int)


def _delete(docs: Path, path: str) -> None:
    _inside(path)
    target = docs / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _inside(path: str) -> None:
    if path.startswith("/") or ".." in path.split("/") or "\\" in path:
        message = f"{path!r} leads out of the folder of generated files"
        raise ValueError(message)
