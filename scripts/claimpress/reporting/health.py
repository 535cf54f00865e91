"""The health of a publication, for a person at a terminal, a program, or an issue."""

import json
import re
from collections.abc import Iterator
from typing import Any

from claimpress.checking.health import SAYS, Health, Seen, Sign
from claimpress.reporting.text import counted, visible

MARK = "<!-- claimpress: health -->"
"""How the workflow knows the issue it keeps."""
_IN_ISSUE = 20
_LARGEST_ISSUE = 60_000
"""In bytes, so that it fits into an issue (65,536 characters) and into one variable."""


def as_text(health: Health, most: int | None = None) -> str:
    """Every sign with its places; of each, ``most`` at most."""
    blocks = ["\n".join(_block(health, sign, seen, most)) for sign, seen in health.signs.items()]
    waits = counted(health.total, "thing") + (" waits" if health.total == 1 else " wait")
    return "\n\n".join([f"As of {health.day}: {waits}.", *blocks])


def as_json(health: Health) -> str:
    """Every sign with all its places."""
    record = {
        "day": str(health.day),
        "months": health.months,
        "signs": {
            sign.value: [_record(place) for place in seen] for sign, seen in health.signs.items()
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def as_issue(health: Health) -> str:
    """The text of an issue: all of it stands in one block of code, so nothing in it acts."""
    text = as_text(health, _IN_ISSUE).encode()[:_LARGEST_ISSUE].decode("utf-8", "ignore")
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 3)
    return (
        f"{MARK}\n"
        "What waits in this publication. This text is written anew each week; to see all of it, "
        "run `claimpress health`.\n\n"
        f"{fence}text\n{text}\n{fence}\n"
    )


def _block(health: Health, sign: Sign, seen: tuple[Seen, ...], most: int | None) -> Iterator[str]:
    items = sum(place.items for place in seen)
    of = f" ({counted(items, 'item')})" if items else ""
    yield f"{SAYS[sign].format(months=health.months)}: {len(seen) or 'none'}{of}"
    for place in seen[:most]:
        told = [counted(place.items, "item")] if place.items else []
        told += [str(place.on)] if place.on else []
        yield f"  {visible(place.id)}{f': {told[0]}' if told else ''}"
    if most is not None and len(seen) > most:
        yield f"  … and {len(seen) - most:,} more"


def _record(seen: Seen) -> dict[str, Any]:
    return {
        "id": seen.id,
        "file": seen.file,
        "on": str(seen.on) if seen.on else None,
        "items": seen.items or None,
    }
