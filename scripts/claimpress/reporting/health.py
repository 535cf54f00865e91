"""The health of a publication, for a person at a terminal or a program."""

import json
from collections.abc import Iterator
from typing import Any

from claimpress.checking.health import SAYS, Health, Seen, Sign
from claimpress.reporting.text import counted, visible


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
        "links_checked_on": str(health.links_checked_on) if health.links_checked_on else None,
        "signs": {
            sign.value: [_record(place) for place in seen] for sign, seen in health.signs.items()
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _block(health: Health, sign: Sign, seen: tuple[Seen, ...], most: int | None) -> Iterator[str]:
    if sign is Sign.GONE_LINK and health.links_checked_on is None:
        yield f"{SAYS[sign]}: nobody has looked; see `claimpress links`"
        return
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
