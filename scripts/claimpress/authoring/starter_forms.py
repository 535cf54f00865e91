"""The forms for people without Git, in the language of a new publication."""

from collections.abc import Callable, Mapping
from typing import Any

import yaml

_SAID = frozenset({"name", "description", "title", "label", "value", "placeholder"})
"""Keys of a form whose text people read; what stands under the others is for the host."""


class _Readable(yaml.SafeDumper):
    """Writes a text of several lines as lines, because people edit it."""


_Readable.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def in_language(form: str, words: Mapping[str, str]) -> str:
    """A form with its texts in another language; ids and order stay, and so intake reads it.

    ``words`` are by their English. A text that is not among them stays English.
    """
    to_editors = "".join(line for line in form.splitlines(keepends=True) if line.startswith("#"))
    said = _with(yaml.safe_load(form), lambda text: words.get(text, text))
    written = yaml.dump(said, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=10_000)
    return to_editors + written


def texts_of(form: str) -> list[str]:
    """Every text of a form that people read."""
    found: list[str] = []
    _with(yaml.safe_load(form), found.append)
    return found


def _with(data: Any, put: Callable[[str], object]) -> Any:  # noqa: ANN401 - what a form holds
    """A form in which each text that people read is what ``put`` makes of it."""
    if isinstance(data, list):
        return [_with(item, put) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: put(value) if key in _SAID and isinstance(value, str) else _with(value, put)
        for key, value in data.items()
    }
