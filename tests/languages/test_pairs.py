"""Texts beside their translations: what belongs together, and which numbers got lost."""

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.deriving.pairs import matched
from claimpress.model.claim import Appearance
from claimpress.model.translation import MediaWords
from claimpress.values.figures import figures_lost
from claimpress.values.scripts import is_foreign, script_of, share_in

LOCALES = ("ar_EG", "de", "de_CH", "en_IN", "fa", "fr", "hi", "ky", "pt_BR", "ru", "tr")
URLS = st.sampled_from(["https://a.example/", "https://b.example/", "https://c.example/"])


@settings(max_examples=100 * EXAMPLES)
@given(st.lists(URLS, max_size=6), st.lists(URLS, max_size=6))
def test_what_belongs_together_has_one_name_and_never_might_be_the_wrong(
    originals: list[str], words: list[str]
) -> None:
    found = matched([Appearance(url=url) for url in originals], [MediaWords(url=u) for u in words])
    assert len(set(found.values())) == len(found)
    for place, said in found.items():
        assert originals[place] == words[said]
    for url in {*originals, *words}:
        together = [place for place in found if originals[place] == url]
        counts = originals.count(url), words.count(url)
        assert len(together) == (counts[0] if counts[0] == counts[1] else 0)


@settings(max_examples=200 * EXAMPLES)
@given(st.integers(0, 10**9), st.sampled_from(LOCALES), st.sampled_from(["latn", "default"]))
def test_a_number_is_found_however_a_language_writes_it(
    number: int, locale: str, digits: str
) -> None:
    english = format_decimal(number, locale="en")
    there = format_decimal(number, locale=locale, numbering_system=digits)
    assert figures_lost(f"There are {english}.", f"… {there}") == []


@settings(max_examples=100 * EXAMPLES)
@given(st.dates(), st.sampled_from(LOCALES))
def test_the_day_and_year_of_a_date_are_found(day: object, locale: str) -> None:
    there = format_date(day, "long", locale=locale)  # type: ignore[arg-type]
    assert figures_lost(format_date(day, "long", locale="en"), there) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("original", "words", "lost"),
    [
        ("1,500 lamps", "150 фонарей", ["1,500"]),
        ("12 of 30", "30", ["12"]),
        ("1,050", "1,500", ["1,050"]),
        ("no figures", "0 цифр", []),
        ("on 2026-02-17", "17.02.2026", []),
        ("lamps 7 and 007", "7", []),
    ],
)
def test_a_number_that_is_lost_is_named(original: str, words: str, lost: list[str]) -> None:
    assert figures_lost(original, words) == lost


def test_a_script_is_told_by_its_letters() -> None:
    assert [script_of(tag) for tag in ("ru", "sr-Latn", "zh-TW", "ar", "xx-nowhere")] == [
        *("Cyrl", "Latn", "Hant", "Arab", ""),
    ]
    assert share_in("Мост bridge", "Cyrl") == 0.4
    assert is_foreign("Zebulon Quill", "ru")
    assert not is_foreign("Зебулон Q.", "ru")
    assert not is_foreign("1911", "ru")
