"""Write artifacts where an engine finds them, and remember which are ours."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from claimpress.rendering.artifact import Artifact, Standing

MANIFEST = "docs.manifest.json"


@dataclass(frozen=True, slots=True)
class Mounted:
    """A generated file on the disk."""

    path: str
    """Under ``build/docs``, with forward slashes."""
    source: str
    """The file to edit to change it, or an empty string."""
    sha256: str = ""
    """The hash of what it holds."""


def mount(artifacts: Iterable[Artifact | Standing], docs: Path) -> list[Mounted]:
    """Write what changed, delete what an earlier run wrote and this one did not.

    Only files named in the manifest of an earlier run are ever deleted. A file
    is replaced whole, so that an engine reading beside us sees the old or the
    new one. Raises ``ValueError`` for a path that leads out of ``docs``.
    """
    written: dict[str, dict[str, str]] = {}
    earlier = _manifest(docs)
    for artifact in artifacts:
        _inside(artifact.path)
        if isinstance(artifact, Standing):
            written[artifact.path] = earlier[artifact.path]
            continue
        digest = hashlib.sha256(artifact.data).hexdigest()
        target = docs / artifact.path
        if not target.is_file() or target.read_bytes() != artifact.data:
            replace_file(target, artifact.data)
        written[artifact.path] = {"sha256": digest, "source": artifact.source}
    for path in earlier.keys() - written.keys():
        _delete(docs, path)
    text = json.dumps(written, indent=1, sort_keys=True, ensure_ascii=False)
    replace_file(docs.with_name(MANIFEST), f"{text}\n".encode())
    return [
        Mounted(path, entry["source"], entry["sha256"]) for path, entry in sorted(written.items())
    ]


def mounted(docs: Path) -> list[Mounted]:
    """What the last run left, as its manifest says."""
    return [
        Mounted(path, entry.get("source", ""), entry.get("sha256", ""))
        for path, entry in sorted(_manifest(docs).items())
        if (docs / path).is_file()
    ]


def standing_in(docs: Path, folder: str, wanted: str) -> dict[str, bytes | None]:
    """The files of the last run under ``folder`` that are still what they were.

    With each file named ``wanted`` come its bytes. What is damaged, missing or
    not in the manifest is not among them, and so is made again.
    """
    standing: dict[str, bytes | None] = {}
    for path, entry in _manifest(docs).items():
        target = docs / path
        if not path.startswith(f"{folder}/") or not target.is_file():
            continue
        data = target.read_bytes()
        if hashlib.sha256(data).hexdigest() == entry.get("sha256"):
            standing[path] = data if target.name == wanted else None
    return standing


def replace_file(target: Path, data: bytes) -> None:
    """Put a file in place whole: written beside, then renamed over the old one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.new")
    aside.write_bytes(data)
    os.replace(aside, target)  # noqa: PTH105 - says what it does to an existing file


def _manifest(docs: Path) -> Mapping[str, dict[str, str]]:
    try:
        manifest = json.loads(docs.with_name(MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    sound = isinstance(manifest, dict) and all(isinstance(e, dict) for e in manifest.values())
    return manifest if sound else {}


def _delete(docs: Path, path: str) -> None:
    _inside(path)
    target = docs / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _inside(path: str) -> None:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path:
        message = f"{path!r} leads out of the folder of generated files"
        raise ValueError(message)
