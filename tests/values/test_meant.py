"""What somebody probably meant, and where nobody can know."""

import pytest

from claimpress.values.dates import readings
from claimpress.values.names import claim_meant

CLAIMS = ("mayor-speech/bridge-opened", "mayor-speech/nine-eggs", "goose-leaflet/nine-eggs")


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        ("11.02.2026", ["2026-02-11"]),
        ("1.2.2026", ["2026-02-01"]),
        ("11/02/2026", ["2026-02-11", "2026-11-02"]),
        ("02-17-2026", ["2026-02-17"]),
        ("02.17.2026", []),
        ("1/1/2026", ["2026-01-01"]),
        ("2026/2/3", ["2026-02-03"]),
        ("2026.02", ["2026-02"]),
        ("31.02.2026", []),
        ("11.02/2026", []),
        ("11.02.26", []),
        ("11 February 2026", []),
        ("٣/٢/٢٠٢٦", []),
    ],
)
def test_a_date_in_figures_is_read_as_those_who_write_it_so_mean_it(
    written: str, dates: list[str]
) -> None:
    assert [str(date) for date in readings(written)] == dates


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mayor-speech/bridge-opend", "mayor-speech/bridge-opened"),
        ("mayor-spech/bridge-opened", "mayor-speech/bridge-opened"),
        ("goose-leaflets/nine-eggs", "goose-leaflet/nine-eggs"),
        ("mayor-speech/bridge-closed", ""),
        ("mayor-speech/bridge-opened-late", ""),
        ("mayor-speech", ""),
        ("other/thing", ""),
        ("", ""),
    ],
)
def test_a_claim_that_is_gone_is_no_misspelling_of_another(written: str, meant: str) -> None:
    assert claim_meant(written, CLAIMS) == (f"did you mean {meant!r}?" if meant else "")
