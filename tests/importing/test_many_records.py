"""Thousands of records are imported in seconds, in a memory that does not grow with them."""

from pathlib import Path

import pytest
from benchmarks.importing import measured

MANY, FEW = 3_000, 300
SECONDS = 30.0
"""Of processor, for all of them."""
GROWTH = 40.0
"""MB that ten times as many records may take: names and ids are remembered, records are not."""


@pytest.mark.slow
def test_thousands_of_records_cost_little(tmp_path: Path) -> None:
    few, many = (measured(number, tmp_path / str(number)) for number in (FEW, MANY))
    assert f"{MANY:,} records: {MANY:,} claims written" in many.said
    assert many.processor < SECONDS
    assert many.memory - few.memory < GROWTH
