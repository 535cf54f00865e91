"""A built site that something has gone wrong with."""

from dataclasses import dataclass
from pathlib import Path

from claimpress import pipeline
from claimpress.reading.site import read_site
from claimpress.values.problems import Problem

LAMPS = "claims/lower-nowhere-speech/lamps/index.html"
OLD_LAMPS = "claims/lower-nowhere-speech/old-lamps/index.html"
EMBED = "claims/lower-nowhere-speech/lamps/embed/index.html"
BRIDGE = "claims/lower-nowhere-speech/bridge-opened/index.html"
DOSSIER = "claims/lower-nowhere-speech/index.html"


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A copy of a built site; its files are shared with the original until they are changed."""

    root: Path
    folder: Path

    def write(self, path: str, content: bytes) -> None:
        """Put a file in place of another, or where none was."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(content)

    def change(self, path: str, old: str, new: str) -> None:
        """Change words of a file, once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1).encode())

    def audited(self, *forbidden: str) -> tuple[Problem, ...]:
        """What the audits say of it."""
        return pipeline.audit(self.root, read_site(self.root), self.folder, forbidden).problems

    def found(self, *forbidden: str) -> set[tuple[str, str]]:
        """The code and the file of every problem."""
        return {(problem.code, problem.file) for problem in self.audited(*forbidden)}
