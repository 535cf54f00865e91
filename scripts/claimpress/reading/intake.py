"""Which files are the publication: found by name, and refused by name.

Nothing is opened here but plain files with the names the design knows, and
these only when somebody asks for what they hold. A symbolic link is never
followed, so that no claim can show what lies beside the repository.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimpress.reading.stamps import Stamp, stamp_of
from claimpress.values.clock import stamp
from claimpress.values.languages import known_language
from claimpress.values.names import slug_fault
from claimpress.values.problems import Problem

CLAIMS = "claims"
DOSSIER = "dossier.yaml"
LARGEST = 4 * 1024 * 1024
"""In bytes: what is larger is not even opened."""
REGISTRIES = ("publication.yaml", "statuses.yaml", "topics.yaml", "people.yaml")
LINKS = "links.yaml"
"""Beside the registries, once `claimpress links` has written it."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The bytes of every file of the publication, by path from its root."""

    registries: Mapping[str, bytes]
    dossiers: Mapping[str, bytes]
    claims: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    translations: Mapping[str, bytes] = field(default_factory=dict)
    """The files that hold the words of another one in another language."""
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    """How each file lay on the disk; none for what is only in memory."""
    begun: int = 0
    """The moment before the first file was looked at, in nanoseconds."""

    def data_of(self, file: str) -> bytes:
        """The bytes of one file; none for a file that was not taken in."""
        for files in (self.claims, self.dossiers, self.registries, self.translations):
            if file in files:
                return files[file]
        return b""

    def in_memory(self) -> "Intake":
        """The same with what every file holds at this moment: for whoever will write into them."""
        return replace(
            self,
            registries=dict(self.registries),
            dossiers=dict(self.dossiers),
            claims=dict(self.claims),
            translations=dict(self.translations),
        )


class OnDisk(Mapping[str, bytes]):
    """Files under a folder, by path; each is read when it is asked for, and never kept."""

    def __init__(self, root: Path) -> None:
        """Know no file yet."""
        self._root = root
        self._files: dict[str, None] = {}

    def add(self, file: str) -> None:
        """Know of one more file."""
        self._files[file] = None

    def __getitem__(self, file: str) -> bytes:
        if file not in self._files:
            raise KeyError(file)
        return (self._root / file).read_bytes()

    def __contains__(self, file: object) -> bool:
        return file in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def take_in(root: Path) -> Intake:
    """Find the files under ``root/claims``, in the order of their names."""
    begun = stamp()
    registries, dossiers, claims = OnDisk(root), OnDisk(root), OnDisk(root)
    translations = OnDisk(root)
    stamps: dict[str, Stamp] = {}
    problems: list[Problem] = []
    folder = root / CLAIMS
    if not folder.is_dir() or folder.is_symlink():
        problems.append(
            Problem(CLAIMS, "no-claims", "there is no folder 'claims'", "see `claimpress --help`"),
        )
        return Intake(registries, dossiers, claims, tuple(problems))
    for file, entry in _walk(folder, CLAIMS, 0):
        fault = _fault(file, entry)
        if fault:
            problems.append(Problem(file, "file-name", *fault))
            continue
        if entry.is_dir(follow_symlinks=False):
            continue
        found = entry.stat(follow_symlinks=False)
        if found.st_size > LARGEST:
            message = f"the file has {found.st_size:,} bytes; at most {LARGEST:,} are read"
            problems.append(Problem(file, "too-large", message, "divide it, or remove it"))
            continue
        if _is_aside(file):
            continue
        if translated(file):
            target = translations
        elif file.count("/") == 1:
            target = registries
        else:
            target = dossiers if entry.name == DOSSIER else claims
        target.add(file)
        stamps[file] = stamp_of(found)
    problems += _missing(registries, dossiers, claims)
    problems += _twins([*registries, *dossiers, *claims, *translations])
    return Intake(registries, dossiers, claims, tuple(problems), translations, stamps, begun)


def claim_id(file: str) -> str:
    """The id of the claim in ``file``: its path under ``claims/`` without ``.yaml``."""
    return file.removeprefix(f"{CLAIMS}/").removesuffix(".yaml")


def translated(file: str) -> tuple[str, str] | None:
    """The file whose words ``file`` holds, and in which language; None if it is no translation.

    >>> translated("claims/some-dossier/some-claim.pt-BR.yaml")
    ('claims/some-dossier/some-claim.yaml', 'pt-BR')
    """
    stem, dot, language = file.removesuffix(".yaml").rpartition(".")
    if not dot or not file.endswith(".yaml") or not known_language(language):
        return None
    return f"{stem}.yaml", language


def _walk(folder: Path, name: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            file = f"{name}/{entry.name}"
            yield file, entry
            is_folder = depth == 0 and entry.is_dir(follow_symlinks=False)
            if is_folder and not _folder_fault(file, entry):
                yield from _walk(Path(entry.path), file, depth + 1)


def _is_aside(file: str) -> bool:
    """Whether a file lies beside the claims and is none: notes for people, schemas."""
    name = file.rpartition("/")[2]
    return name == "README.md" or (file.count("/") == 1 and name.endswith(".schema.json"))


def _fault(file: str, entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """What keeps an entry from being taken in, and the next step."""
    if entry.is_symlink():
        return "a symbolic link is not followed", "put the file itself here"
    if entry.is_dir(follow_symlinks=False):
        return _folder_fault(file, entry)
    mode = entry.stat(follow_symlinks=False).st_mode
    if not stat.S_ISREG(mode):
        return "this is not a plain file", "remove it"
    if _is_aside(file):
        return None
    if mode & 0o111 and os.name == "posix":
        return "the file is marked executable", f"run: chmod a-x {file!r}"
    return _name_fault(file, entry.name)


def _folder_fault(file: str, entry: os.DirEntry[str]) -> tuple[str, str] | None:
    if file.count("/") > 1:
        return "a folder inside a dossier is not read", "put its claims beside dossier.yaml"
    if (Path(entry.path) / ".git").exists():
        return "a repository inside this one is not read", "put the claims themselves here"
    fault = slug_fault(entry.name)
    return (
        (f"the folder's name {fault}", "rename it; the name becomes part of an address")
        if fault
        else None
    )


def _name_fault(file: str, name: str) -> tuple[str, str] | None:
    if file.count("/") == 1:
        original, _language = translated(name) or ("", "")
        if name in {*REGISTRIES, LINKS} or original in REGISTRIES:
            return None
        allowed = ", ".join(REGISTRIES)
        help_ = f"claims lie in a folder with a {DOSSIER}; beside it lie only {allowed}"
        return "no file of this name is read here", help_
    name, _language = translated(name) or (name, "")
    if name == DOSSIER:
        return None
    stem, _, ending = name.rpartition(".")
    if ending != "yaml":
        help_ = "claims are YAML files; images and texts lie elsewhere"
        return "the name does not end in .yaml", help_
    fault = slug_fault(stem)
    return (
        (f"the file's name {fault}", "rename it; the name becomes the claim's address")
        if fault
        else None
    )


def _missing(
    registries: Mapping[str, bytes],
    dossiers: Mapping[str, bytes],
    claims: Mapping[str, bytes],
) -> Iterator[Problem]:
    for name in REGISTRIES:
        if f"{CLAIMS}/{name}" not in registries:
            yield Problem(
                f"{CLAIMS}/{name}", "no-file", "the file is missing", "see docs/fields.md"
            )
    folders = dict.fromkeys(file.rpartition("/")[0] for file in claims)
    for folder in folders:
        if f"{folder}/{DOSSIER}" not in dossiers:
            yield Problem(
                f"{folder}/{DOSSIER}",
                "no-file",
                "the folder has claims but no dossier.yaml",
                "write one: it says what was checked and how",
            )
    if not claims:
        yield Problem(CLAIMS, "no-claims", "no claims were found", "write one: claimpress new")


def _twins(files: list[str]) -> Iterator[Problem]:
    """Files whose names some file systems take for one."""
    seen: dict[str, str] = {}
    for file in files:
        first = seen.setdefault(file.casefold(), file)
        if first != file:
            yield Problem(
                file, "file-name", f"the name is the same as {first!r} but for case", "rename one"
            )
