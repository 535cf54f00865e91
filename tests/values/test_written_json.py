"""What is written in haste is what the standard library writes."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from tests.helpers import EXAMPLES

from claimpress.values.written_json import as_json, as_lines_of_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(DATA)
@settings(max_examples=100 * EXAMPLES, deadline=None)
def test_json_is_that_of_the_standard_library(data: object) -> None:
    compact = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    assert as_json(data) == compact
    assert as_lines_of_json(data) == json.dumps(data, ensure_ascii=False, indent=1)


def test_markup_and_tuples_are_texts_and_lists() -> None:
    assert (
        as_json({"a": Markup("<b>"), "b": ("\x7f\b\u2028", 1)})
        == '{"a":"<b>","b":["\x7f\\b\u2028",1]}'
    )
