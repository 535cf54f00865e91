"""Counts of parts give those of the whole, also when they were written down in between."""

import json
from collections import Counter
from dataclasses import dataclass

from claimpress.values.tally import Tally


@dataclass(frozen=True, slots=True)
class Catch(Tally):
    """What a heron caught."""

    kinds: Counter[str]
    sizes: Counter[int]
    places: Counter[tuple[str, str]]
    alive: Counter[bool]


MORNING = Catch(
    Counter({"eel": 2}), Counter({3: 1, 4: 1}), Counter({("reeds", "north"): 2}), Counter({True: 2})
)
EVENING = Catch(
    Counter({"eel": 1, "frog": 1}), Counter({3: 2}), Counter({("reeds", "south"): 2}), Counter()
)


def test_counts_are_added_field_by_field() -> None:
    day = Catch.sum([MORNING, EVENING])
    assert day.kinds == {"eel": 3, "frog": 1}
    assert day.sizes == {3: 3, 4: 1}
    assert day.places == {("reeds", "north"): 2, ("reeds", "south"): 2}
    assert day.alive == {True: 2}


def test_a_sum_changes_none_of_its_parts() -> None:
    Catch.sum([MORNING, EVENING])
    assert MORNING.kinds == {"eel": 2}


def test_nothing_is_counted_of_nothing() -> None:
    assert Catch.sum([]) == Catch.empty()


def test_counts_come_back_from_json_with_the_types_they_had() -> None:
    read = Catch.from_written(json.loads(json.dumps(MORNING.written())))
    assert read == MORNING
    assert {type(size) for size in read.sizes} == {int}
    assert {type(place) for place in read.places} == {tuple}
