"""Where in a JSON text a value stands."""

import re

from claimpress.values.problems import Path

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_UNESCAPED = re.compile(r'\\(["\\/])')


def places_in(text: str) -> dict[Path, tuple[int, int]]:
    """Start and end of every value of a JSON text that can be parsed, by its path.

    An object or a list is where its name stands, or where it begins if it has none.
    """
    found: dict[Path, tuple[int, int]] = {}
    path: list[str | int] = []
    # For each open bracket whether it is a list, and where the name before a value stands.
    lists: list[bool] = []
    name: tuple[int, int] | None = None
    for token in _TOKEN.finditer(text):
        sign, span = token.group(), token.span()
        named = bool(lists) and not lists[-1]
        if sign in "{[":
            found.setdefault(tuple(path), name or span)
            lists.append(sign == "[")
            path.append(0 if lists[-1] else "")
            name = None
        elif sign in "}]":
            if not lists:
                break
            lists.pop()
            path.pop()
            name = None
        elif sign == ",":
            if lists and lists[-1]:
                path[-1] = int(path[-1]) + 1
            elif lists:
                path[-1] = ""
            name = None
        elif sign == ":":
            continue
        elif named and path[-1] == "" and name is None:
            path[-1] = _UNESCAPED.sub(r"\1", sign[1:-1])
            name = span
        else:
            found[tuple(path)] = span
    return found
