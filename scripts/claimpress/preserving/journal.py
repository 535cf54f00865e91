"""What was found, kept as it comes: a line of JSON for each look, in ``build/cache``.

An interrupted run goes on from here, and the next one asks hosts only what is new. Like every
cache it only saves time: without it all addresses are looked at.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from claimpress.model.found_links import LinkState
from claimpress.preserving.found import Found

_FIELDS = ("address", "said", "to", "landed", "etag", "modified")


class Journal:
    """The file of what was found."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, Found]:
        """What was last found of each address; lines that are damaged are passed over."""
        known: dict[str, Found] = {}
        try:
            with self._path.open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    found = _read(line)
                    if found:
                        known[found.address] = found
        except FileNotFoundError:
            pass
        return known

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """A writer that keeps each line at once, whatever happens next."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            yield Writer(file)

    def rewrite(self, known: Mapping[str, Found], wanted: Iterable[str]) -> None:
        """Keep one line for each address that is ``wanted``."""
        aside = self._path.with_suffix(".new")
        aside.parent.mkdir(parents=True, exist_ok=True)
        lines = (_written(known[address]) for address in sorted(wanted) if address in known)
        aside.write_text("".join(lines), encoding="utf-8", newline="\n")
        aside.replace(self._path)


class Writer:
    """Adds lines to a journal."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        # After a line that was cut off: the next one must not be lost with it.
        if file.tell():
            file.write("\n")

    def add(self, found: Found) -> None:
        """Keep what was found."""
        self._file.write(_written(found))
        self._file.flush()


def _written(found: Found) -> str:
    record = {
        "address": found.address,
        "state": found.state.value,
        "said": found.said,
        "on": str(found.on),
        "since": str(found.since),
        "to": found.to,
        "landed": found.landed,
        "etag": found.etag,
        "modified": found.modified,
    }
    kept = {name: value for name, value in record.items() if value}
    return f"{json.dumps(kept, ensure_ascii=False)}\n"


def _read(line: str) -> Found | None:
    try:
        record = json.loads(line)
        texts = {name: str(record.get(name, "")) for name in _FIELDS}
        return Found(
            state=LinkState(record["state"]),
            on=dt.date.fromisoformat(record["on"]),
            since=dt.date.fromisoformat(record["since"]),
            **texts,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
