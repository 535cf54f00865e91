"""Fields put into a record of a claim file; every other line stays as it is."""

from collections.abc import Mapping

from claimpress.authoring.remedy import Source
from claimpress.reading.expected import record_at
from claimpress.reading.written import Entry, Group
from claimpress.values.problems import Path


def with_fields(text: str, file: str, path: Path, fields: Mapping[str, str]) -> str:
    """The text of ``file`` with ``fields`` in the record at ``path``, each in its place.

    The values are YAML as they shall stand there. Raises ``ValueError``, with a sentence for the
    author, when the record stands in a form that cannot be added to.
    """
    for name, value in fields.items():
        text = _with_field(text, file, path, name, value)
    return text


def _with_field(text: str, file: str, path: Path, name: str, value: str) -> str:
    source = Source(file, text.encode())
    entry = source.entry(path)
    group = entry.value if entry else None
    record = record_at(source.model, path)
    if record is None or not isinstance(group, Group) or group.flow or not group.entries:
        place = ".".join(map(str, path))
        message = f"{place} is not written as one field below the other; write it like that"
        raise ValueError(message)
    order = list(record.model_fields)
    before = [e for e in group.entries if _rank(e, order) < order.index(name)]
    last = before[-1] if before else group.entries[-1]
    line = last.last_line
    # A block of text ends where its words do; what follows belongs to the next field.
    while line > last.line and not source.lines[line - 1].strip():
        line -= 1
    new = f"{' ' * group.column}{name}: {value}"
    return "\n".join([*source.lines[:line], new, *source.lines[line:]])


def _rank(entry: Entry, order: list[str]) -> int:
    name = entry.key.text if entry.key else ""
    return order.index(name) if name in order else len(order)
