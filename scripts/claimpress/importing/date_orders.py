"""What stands first in ``03/04/2021``: told by a person, or by the other dates of the same kind."""

from collections import Counter, defaultdict

from claimpress.importing.given import Given
from claimpress.importing.odd_dates import Order, order_told
from claimpress.importing.texts import folded

_ENOUGH = 3
"""Dates that can only be read one way, and none the other way, that decide for the rest."""
_FIELDS = {"source.claimed_on": "claimed_on", "checked_on": "checked_on"}


class DateOrders:
    """Which order holds for a date, by who checked the claim and by the field."""

    def __init__(self, told: Order | None = None) -> None:
        """Take what the mapping file says of all dates, if it says it."""
        self._told = told
        self._seen: dict[tuple[str, str], Counter[Order]] = defaultdict(Counter)

    def see(self, given: Given) -> None:
        """Take note of the dates of a record."""
        for field, name in _FIELDS.items():
            order = order_told(getattr(given, name))
            if order:
                self._seen[_key(given, field)][order] += 1

    def of(self, given: Given, field: str) -> Order | None:
        """What stands first in the dates of this field; None where nothing decides."""
        if self._told or field not in _FIELDS:
            return self._told
        seen = self._seen.get(_key(given, field), Counter[Order]())
        orders = [order for order, count in seen.items() if count]
        return orders[0] if len(orders) == 1 and seen[orders[0]] >= _ENOUGH else None


def _key(given: Given, field: str) -> tuple[str, str]:
    return folded(given.checkers[0].name) if given.checkers else "", field
