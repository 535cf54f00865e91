"""All tables, in the order in which readers want them."""

from collections.abc import Iterator

from claimpress.exporting.tables.claims import claim_tables
from claimpress.exporting.tables.registries import registry_tables
from claimpress.exporting.tables.table import Table


def tables() -> Iterator[Table]:
    """Every table of the publication."""
    yield from claim_tables()
    yield from registry_tables()
