"""The registry of people as a file: entries are added at its end, nothing else is touched."""

from collections.abc import Iterable

from claimpress.importing.yaml_files import person_lines
from claimpress.model.registries import Person
from claimpress.reading.load import SHARED_BOUNDS
from claimpress.reading.tree import Mapping
from claimpress.reading.yaml_text import read_yaml

HEAD = "# yaml-language-server: $schema=people.schema.json\n"


class RegistryError(ValueError):
    """The file cannot be added to; the message says why."""


class Registry:
    """The text of ``people.yaml``, and how entries stand in it."""

    def __init__(self, text: str) -> None:
        """Take the text of a file that `check` can read."""
        tree, _ = read_yaml("", text.encode(), SHARED_BOUNDS)
        entries = tree.entries if isinstance(tree, Mapping) else ()
        key, value = entries[0] if len(entries) == 1 else (None, None)
        if key is None or key.text != "people" or not isinstance(value, Mapping):
            raise RegistryError("claims/people.yaml does not hold people and nothing else")
        if value.entries and value.entries[0][0].span.line == key.span.line:
            message = "claims/people.yaml is written in braces; run: claimpress fmt"
            raise RegistryError(message)
        self._text = text.rstrip("\n")
        if not value.entries:
            lines = self._text.split("\n")
            lines[key.span.line - 1] = "people:"
            self._text = "\n".join(lines).rstrip("\n")
        self._indent = value.entries[0][0].span.column - 1 if value.entries else 2
        self._apart = "\n\n" in self._text.partition("people:")[2] or not value.entries
        self._first = not value.entries

    def add(self, people: Iterable[tuple[str, Person]]) -> None:
        """Put entries at the end."""
        parts = [self._text]
        for id_, person in people:
            apart = "\n\n" if self._apart and not self._first else "\n"
            parts.append(apart + "\n".join(person_lines(id_, person, self._indent)))
            self._first = False
        self._text = "".join(parts)

    @property
    def data(self) -> bytes:
        """The file."""
        return f"{self._text}\n".encode()
