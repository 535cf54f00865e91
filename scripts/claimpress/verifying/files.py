"""Every file of a site against the list of all files."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from claimpress.values.problems import Problem
from claimpress.verifying.listing import LISTING
from claimpress.verifying.place import Place, PlaceError

_AT_ONCE = 8

Look = Callable[[str, bytes], Iterator[Problem]]
"""Looks at what a file holds, given its path."""


def check_files(place: Place, listing: Mapping[str, str], look: Look) -> Iterator[Problem]:
    """Yield every file that is missing, changed or not listed; ``look`` at the others."""

    def of_file(path: str) -> list[Problem]:
        return list(_check_file(place, path, listing[path], look))

    with ThreadPoolExecutor(_AT_ONCE) as several:
        for problems in several.map(of_file, listing):
            yield from problems
    for path in place.names() or []:
        if path not in listing and path != LISTING:
            message = f"this file is not in {LISTING}: no build put it there"
            yield Problem(path, "file-unlisted", message, "find out who did, and remove it")


def _check_file(place: Place, path: str, digest: str, look: Look) -> Iterator[Problem]:
    what = "page" if path.endswith(".html") else "file"
    try:
        data = place.read(path)
    except PlaceError as refused:
        yield Problem(path, "unreadable", str(refused), refused.help)
        return
    if data is None:
        message = f"this {what} is missing: {LISTING} has it, the site does not"
        yield Problem(path, f"{what}-missing", message, "publish the site again, whole")
    elif hashlib.sha256(data).hexdigest() != digest:
        message = f"this {what} was changed after the build: its hash is not that in {LISTING}"
        yield Problem(path, f"{what}-changed", message, _CHANGED)
    else:
        yield from look(path, data)


_CHANGED = "compare it with a build of the same commit; publish the site again, whole"
