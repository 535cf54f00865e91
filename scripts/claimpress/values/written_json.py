"""Data as JSON, with every letter as it is: texts, whole numbers, lists, objects."""

import json

from pydantic_core import to_json

_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def as_json(data: object) -> str:
    """JSON in one line. Raises ``ValueError`` for what is no number."""
    return _COMPACT.encode(data)


def as_lines_of_json(data: object) -> str:
    """JSON with a line for each value, for people who look at it.

    Written as the standard library would, in a tenth of its time; a test holds the two
    against each other.
    """
    return to_json(data, indent=1).decode()
