"""The picture of a timeline: what is counted, in which unit, and when there is none."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from claimpress.deriving.chart import chart_of
from claimpress.values.dates import PartialDate


def dates(*written: str) -> list[PartialDate]:
    return [PartialDate.parse(each) for each in written]


def test_days_are_counted_with_the_empty_ones_between() -> None:
    chart = chart_of(dates("2026-02-27", "2026-02-27", "2026-03-02"))
    assert chart
    assert [(str(bar.on), bar.events) for bar in chart.bars] == [
        ("2026-02-27", 2),
        ("2026-02-28", 0),
        ("2026-03-01", 0),
        ("2026-03-02", 1),
    ]
    assert [str(bar.on) for bar in chart.bars if bar.opens] == ["2026-02-27", "2026-03-01"]
    assert chart.highest == 2


def test_events_of_years_are_counted_by_month_or_year() -> None:
    by_month = chart_of(dates("2024-11-03", "2025-01", "2025-02-01"))
    assert by_month
    assert [str(bar.on) for bar in by_month.bars] == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert [str(bar.on) for bar in by_month.bars if bar.opens] == ["2024-11", "2025-01"]
    by_year = chart_of(dates("1989-05-01", "2004", "2026-02-17"))
    assert by_year
    assert len(by_year.bars) == 2026 - 1989 + 1


def test_dates_too_rough_for_the_unit_are_counted_apart() -> None:
    chart = chart_of(dates("2026-02-17", "2026-02-18", "2026-02-19", "2026-02", "unknown"))
    assert chart
    assert sum(bar.events for bar in chart.bars) == 3
    assert chart.left_out == 1  # the unknown date is in the list below, and no event of a time


def test_what_makes_no_picture_has_none() -> None:
    assert chart_of([]) is None
    assert chart_of(dates("unknown")) is None
    assert chart_of(dates("2026-02-17")) is None
    assert chart_of(dates("1700-02-17", "2026-02-17")) is None


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)), min_size=1))
def test_no_event_is_lost(days: list[dt.date]) -> None:
    chart = chart_of(PartialDate(day.year, day.month, day.day) for day in days)
    if chart:
        assert sum(bar.events for bar in chart.bars) + chart.left_out == len(days)
        assert [str(bar.on) for bar in chart.bars] == sorted({str(bar.on) for bar in chart.bars})
