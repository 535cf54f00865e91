"""Which way letters run, held against the examples of the Unicode standard's annex."""

import pytest

from claimpress.exporting.cards.bidi import in_sight, levels, runs_right_to_left

# In the annex's way of writing: capitals stand for Hebrew letters. What is seen, left to right.
SEEN = [
    ("car is THE CAR in arabic", False, "car is RAC EHT in arabic"),
    ("THE CAR IS car", True, "car SI RAC EHT"),
    ("he said “THE 17 CARS” today", False, "he said “SRAC 17 EHT” today"),
    ("TO (nato) AND 17", True, "17 DNA )nato( OT"),
    ("PAY 1,000.50 NOW", True, "WON 1,000.50 YAP"),
    ("ALL 20% OF IT", True, "TI FO 20% LLA"),
    ("one (TWO) three", False, "one (OWT) three"),
]


def hebrew(text: str) -> str:
    return "".join(chr(0x5D0 + ord(c) - ord("A")) if "A" <= c <= "Z" else c for c in text)


@pytest.mark.parametrize(("text", "rtl", "seen"), SEEN)
def test_letters_are_seen_in_order(text: str, *, rtl: bool, seen: str) -> None:
    assert "".join(in_sight(list(text), levels(hebrew(text), rtl=rtl))) == seen


@pytest.mark.parametrize(
    ("text", "leftward"), [("17 geese", False), ("“قال”", True), ("17 قال", True), ("17", False)]
)
def test_the_first_letter_with_a_direction_decides(text: str, *, leftward: bool) -> None:
    assert runs_right_to_left(text) is leftward
