"""``files.sha256``, read from a site that anybody may have put together."""

import re

from claimpress.verifying.place import PlaceError

LISTING = "files.sha256"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_MOST = 500_000


def read_listing(data: bytes) -> dict[str, str]:
    """The hash of each file by its path; raises `PlaceError` when it is no such list."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as fault:
        raise PlaceError("the list is not UTF-8") from fault
    if lines.pop() or not lines or len(lines) > _MOST:
        raise PlaceError("the list does not end as one that was written whole")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if not match or not is_safe(match[2]) or match[2] in found:
            raise PlaceError(f"line {number} of the list is not a hash and the path of a file")
        found[match[2]] = match[1]
    return found


def is_safe(path: str) -> bool:
    """Whether a path stays inside the site and means the same everywhere."""
    parts = path.split("/")
    return (
        path.isprintable()
        and "\\" not in path
        and ":" not in parts[0]
        and not any(part in {"", ".", ".."} for part in parts)
    )
