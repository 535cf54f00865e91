"""What of a schema breaks those who read files by an earlier one."""

from collections.abc import Iterator, Mapping
from typing import Any

_SAME = ("type", "pattern", "format", "minimum", "maximum")
Schema = Mapping[str, Any]


def breaks(before: Schema, now: Schema) -> list[str]:
    """Every way in which a file that fits ``now`` is not what readers of ``before`` rely on.

    Fields and words may join; none may go, none may cease to be always there,
    and none may hold something else.
    """
    return list(_breaks(before, now, before, now, ""))


def _breaks(before: Schema, now: Schema, old: Schema, new: Schema, at: str) -> Iterator[str]:
    before, now = _resolved(before, old), _resolved(now, new)
    for name in _SAME:
        if before.get(name) != now.get(name):
            yield f"{at or '.'}: {name} was {before.get(name)!r} and is {now.get(name)!r}"
    lost = [word for word in before.get("enum", ()) if word not in now.get("enum", ())]
    yield from (f"{at}: {word!r} is gone" for word in lost)
    fields = now.get("properties", {})
    for name, field in before.get("properties", {}).items():
        here = f"{at}.{name}"
        if name not in fields:
            yield f"{here} is gone"
            continue
        if name in before.get("required", ()) and name not in now.get("required", ()):
            yield f"{here} is not always there any more"
        yield from _breaks(field, fields[name], old, new, here)
    for inside in ("items", "additionalProperties"):
        if inside in before:
            yield from _breaks(before[inside], now.get(inside, {}), old, new, f"{at}[]")


def _resolved(schema: Schema, whole: Schema) -> Schema:
    reference = schema.get("$ref")
    return whole["$defs"][reference.rpartition("/")[2]] if reference else schema
