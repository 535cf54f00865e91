"""Odd dates are understood to the last sign, or reported; none is ever read as another."""

import datetime as dt

import pytest
from babel.dates import format_date
from babel.localedata import locale_identifiers

from claimpress.importing.date_orders import DateOrders
from claimpress.importing.given import Given, Named
from claimpress.importing.odd_dates import Order, read_date

pytestmark = pytest.mark.usefixtures("on_the_day")

UNDERSTOOD = {
    "2021-05-17": "2021-05-17",
    "2021-05-17T23:59:59-05:00": "2021-05-17",
    "2021-05-17 08:00:00 UTC": "2021-05-17",
    "2021/5/17": "2021-05-17",
    "2021-05": "2021-05",
    "2021": "2021",
    "17 Травня, 2023": "2023-05-17",
    "Sat, 07 Nov 2020": "2020-11-07",
    "Sat, 07 Nov 2020 10:00:00 +0000": "2020-11-07",
    "November 7th, 2020": "2020-11-07",
    "Nov. 7, 2020 at 5:30 p.m. EST": "2020-11-07",
    "7 November 2020": "2020-11-07",
    "November 2020": "2020-11",
    "17.05.2021": "2021-05-17",
    "17/05/2021 10:15": "2021-05-17",
    "05/17/2021": "2021-05-17",
    "05/05/2021": "2021-05-05",
    "2021年5月17日": "2021-05-17",
    "2021년 5월 17일": "2021-05-17",
    "١٧ مايو ٢٠٢١": "2021-05-17",
    "17 कानून 2021": "",
    "ngày 17 tháng 5 năm 2021": "2021-05-17",
}
REFUSED = {
    "03/04/2021": "date-ambiguous",
    "3.4.2021": "date-ambiguous",
    "31/02/2021": "date-impossible",
    "13/13/2021": "date-impossible",
    "Sun, 07 Nov 2020": "date-impossible",
    "2026-06-16": "date-impossible",
    "1799-12-31": "date-impossible",
    "۱۴۰۰-۰۲-۱۵": "date-impossible",
    "17 พฤษภาคม 2564": "date-impossible",
    "1970-01-01": "date-stand-in",
    "yesterday": "date-not-understood",
    "17/05/21": "date-not-understood",
    "20210517": "date-not-understood",
    "1621238400": "date-not-understood",
    "3-5 May 2021": "date-not-understood",
    "May 2021 or June 2021": "date-not-understood",
    "about 17 May 2021": "date-not-understood",
    "listopad 2020": "date-not-understood",
    "17 May": "date-not-understood",
    "١٧": "date-not-understood",
}


@pytest.mark.parametrize(("written", "date"), UNDERSTOOD.items())
def test_a_date_is_understood(written: str, date: str) -> None:
    assert str(read_date(written).date or "") == date


@pytest.mark.parametrize(("written", "trouble"), REFUSED.items())
def test_a_date_is_not_guessed(written: str, trouble: str) -> None:
    reading = read_date(written)
    assert reading.date is None
    assert reading.trouble == trouble


def test_the_language_decides_which_month_a_word_is() -> None:
    assert str(read_date("1 listopada 2020 r.", "pl").date) == "2020-11-01"
    assert str(read_date("1. listopada 2020.", "hr").date) == "2020-10-01"


def test_no_date_of_any_language_is_read_as_another() -> None:
    """Each language's own forms of one day, once with the language known and once without."""
    day = dt.date(2021, 4, 3)
    understood = asked = 0
    for name in locale_identifiers():
        if "_" in name:
            continue
        for form in ("long", "full", "medium"):
            written = format_date(day, form, locale=name)
            for language in (name, ""):
                date = read_date(written, language).date
                assert date is None or date.first == day, (name, written)
            asked += 1
            understood += read_date(written, name).date is not None
    assert understood > 0.75 * asked


def given(claimed_on: str, checker: str = "Nowhere Checks") -> Given:
    return Given("", "", checkers=(Named(checker),), claimed_on=claimed_on)


def test_other_dates_of_the_same_checker_decide_what_stands_first() -> None:
    orders = DateOrders()
    for date in ("17/05/2021", "18/05/2021", "19/05/2021", "03/04/2021"):
        orders.see(given(date))
    order = orders.of(given("03/04/2021"), "source.claimed_on")
    assert order is Order.DAY_FIRST
    assert str(read_date("03/04/2021", "", order).date) == "2021-04-03"
    assert orders.of(given("03/04/2021", "Others"), "source.claimed_on") is None
    assert orders.of(given("03/04/2021"), "checked_on") is None


def test_dates_that_disagree_decide_nothing() -> None:
    orders = DateOrders()
    for date in ("17/05/2021", "18/05/2021", "19/05/2021", "05/17/2021"):
        orders.see(given(date))
    assert orders.of(given("03/04/2021"), "source.claimed_on") is None


def test_a_person_decides_for_all() -> None:
    order = DateOrders(Order.MONTH_FIRST).of(given(""), "evidence.0.published")
    assert str(read_date("03/04/2021", "", order).date) == "2021-03-04"
    assert str(read_date("17/04/2021", "", order).date) == "2021-04-17"
