"""What a publication remembers of how it was started: the answers, and the files as they came."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from claimpress.authoring.wishes import Wishes

FILE = ".claimpress.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What `claimpress upgrade` has to know."""

    version: str
    """The version of claimpress that wrote the files."""
    wishes: Wishes
    files: Mapping[str, str]
    """The SHA-256 of each file that came from claimpress, as it came."""
    settings: str | None
    """``mkdocs.yml`` as it came: both sides change it, and only who knows this can tell which
    did. None in a record that was written before it was kept."""

    @classmethod
    def of(cls, version: str, wishes: Wishes, files: Mapping[str, bytes], settings: str) -> Self:
        """The record of files that are written now."""
        hashes = {file: hash_of(data) for file, data in sorted(files.items())}
        return cls(version, wishes, hashes, settings)


def hash_of(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def write_record(root: Path, record: Record) -> None:
    """Keep the record in the publication."""
    data = {
        "version": record.version,
        "answers": record.wishes.as_data(),
        "files": dict(record.files),
        "settings": (record.settings or "").splitlines(),
    }
    text = f"{json.dumps(data, indent=2, ensure_ascii=False)}\n"
    (root / FILE).write_text(text, encoding="utf-8", newline="\n")


def read_record(root: Path) -> Record | None:
    """The record of a publication, or None when there is none that can be read."""
    try:
        data: Any = json.loads((root / FILE).read_text(encoding="utf-8"))
        files = {file: str(hash_) for file, hash_ in data["files"].items() if _is_ours(file)}
        settings = "".join(f"{line}\n" for line in data.get("settings", ())) or None
        return Record(str(data["version"]), Wishes.from_data(data["answers"]), files, settings)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_ours(file: str) -> bool:
    """Whether a file can have come from claimpress: it is in the publication, and no claim or page.

    What is taken away in claimpress is taken away by this record, so it names nothing else.
    """
    parts = file.split("/")
    inside = all(part not in {"", ".", "..", ".git"} for part in parts) and "\\" not in file
    own = parts[0] in {"claims", "content"} and not file.endswith(".schema.json")
    return inside and not own
