"""All tables, in the order in which readers want them."""

from functools import cache

from claimpress.exporting.tables.claims import claim_tables
from claimpress.exporting.tables.registries import registry_tables
from claimpress.exporting.tables.table import Table


@cache
def tables() -> tuple[Table, ...]:
    """Every table of the publication."""
    return (*claim_tables(), *registry_tables())
