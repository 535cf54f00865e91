"""What an import writes: claim files, registry, journal and report, a batch at a time."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from claimpress.importing.making import Made
from claimpress.importing.registry import Registry
from claimpress.importing.trouble import Trouble
from claimpress.importing.yaml_files import file_text, in_form
from claimpress.model.dossier import DossierFile
from claimpress.reading.intake import CLAIMS, DOSSIER
from claimpress.reading.load import SHARED_BOUNDS
from claimpress.writing.mount import replace_file

JOURNAL, REPORT, MAPPING = "journal.ndjson", "report.ndjson", "mapping.yaml"
_BATCH = 200
_PEOPLE = f"{CLAIMS}/people.yaml"


def read_journal(work: Path) -> dict[str, str]:
    """The ids of claims made in earlier runs, by the fingerprint of their records."""
    path = work / JOURNAL
    known: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        try:
            entry = json.loads(line)
        except ValueError:  # cut off when a run was broken off
            continue
        known[entry["record"]] = entry["claim"]
    return known


def file_at(path: Path) -> bytes | None:
    """A file, where there is one."""
    return path.read_bytes() if path.is_file() else None


@dataclass(slots=True)
class Output:
    """Writes what is made; with ``dry``, nothing at all."""

    root: Path
    work: Path
    dry: bool
    _waiting: list[Made] = field(default_factory=list)
    _dossiers: set[str] = field(default_factory=set)
    _registry: Registry | None = None
    _report: IO[str] | None = None

    def __enter__(self) -> Self:
        if not self.dry:
            self._registry = Registry((self.root / _PEOPLE).read_text(encoding="utf-8"))
            self.work.mkdir(parents=True, exist_ok=True)
            self._report = (self.work / REPORT).open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.flush()
        if self._report:
            self._report.close()

    def dossier(self, id_: str, values: dict[str, str]) -> None:
        """Write the file of a new dossier, the first time it is asked for."""
        if values and not self.dry and id_ not in self._dossiers:
            self._dossiers.add(id_)
            path = self.root / CLAIMS / id_ / DOSSIER
            text = file_text(values, "../dossier.schema.json")
            replace_file(path, in_form(text, DossierFile, SHARED_BOUNDS).encode())

    def mapping(self, path: Path, text: str) -> None:
        """Write the mapping file."""
        if not self.dry:
            replace_file(path, text.encode())

    def take(self, made: Made) -> None:
        """Write a claim, now or with the next batch, and report on it."""
        if self._report:
            self._report.write(_reported(made) + "\n")
        if made.id:
            self._waiting.append(made)
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits: people first, so that no claim names somebody who is not there.

        The journal comes before the claims. A run that is broken off between
        the two makes these claims again.
        """
        waiting, self._waiting = self._waiting, []
        if self.dry or not waiting:
            return
        people = [entry for made in waiting for entry in made.people]
        if people and self._registry:
            self._registry.add(people)
            replace_file(self.root / _PEOPLE, self._registry.data)
        with (self.work / JOURNAL).open("a", encoding="utf-8", newline="\n") as journal:
            for made in waiting:
                entry = {"record": made.given.fingerprint, "claim": made.id}
                journal.write(json.dumps(entry) + "\n")
        for made in waiting:
            replace_file(self.root / CLAIMS / f"{made.id}.yaml", made.text.encode())
        if self._report:
            self._report.flush()


def _reported(made: Made) -> str:
    """One line of the report: where the record stands, what became of it, and what was kept."""
    line: dict[str, object] = {
        "where": made.given.where,
        "claim": made.id or None,
        "troubles": [*map(_told, made.troubles)],
    }
    if not made.id:
        line["record"] = made.given.data
    return json.dumps(line, ensure_ascii=True)


def _told(trouble: Trouble) -> dict[str, object]:
    said = {
        "code": trouble.code,
        "says": trouble.kind.says,
        "field": trouble.field,
        "detail": trouble.detail,
        "kept": trouble.kept,
    }
    return {name: value for name, value in said.items() if value}
