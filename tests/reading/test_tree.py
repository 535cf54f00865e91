"""Finding things in the tree of a file: values, texts with their paths, places."""

import pytest

from claimpress.reading.tree import Node, place_of, scalars, value_at
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.problems import Path, Span

WRITTEN = """\
text: A lamp was lit.
stage: draft
topics: [geese, lamps]
source:
  speaker: zebulon-quill
  stage: ready
evidence:
  - url: https://lantern.example.com/lamps
    says: Yes.
  - url: https://geese.example.com/
place: {town: Nowhere}
"""


def tree_of(written: str) -> Node:
    tree, problems = read_yaml("claims/nowhere/claim.yaml", written.encode())
    assert problems == []
    assert tree
    return tree


# A draft stops nobody: `stage` is read before the rest of the file is known to be sound.


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        (WRITTEN, "draft"),
        ("text: x\nstage: ready\n", "ready"),
        ("stage: ''\n", ""),
        ("text: stage\n", None),
        ("source: {stage: draft}\n", None),
        ("stage: [draft]\n", None),
        ("stage: {draft: draft}\n", None),
        ("- stage\n- draft\n", None),
        ("stage", None),
    ],
)
def test_a_value_is_read_at_the_top_and_only_there(written: str, stage: str | None) -> None:
    assert value_at(tree_of(written), "stage") == stage


def test_every_text_comes_with_its_path_in_the_order_of_the_file() -> None:
    """Problems are told with the path: `evidence[1].url`, and not just `url`."""
    assert [(path, scalar.text) for path, scalar in scalars(tree_of(WRITTEN))] == [
        (("text",), "A lamp was lit."),
        (("stage",), "draft"),
        (("topics", 0), "geese"),
        (("topics", 1), "lamps"),
        (("source", "speaker"), "zebulon-quill"),
        (("source", "stage"), "ready"),
        (("evidence", 0, "url"), "https://lantern.example.com/lamps"),
        (("evidence", 0, "says"), "Yes."),
        (("evidence", 1, "url"), "https://geese.example.com/"),
        (("place", "town"), "Nowhere"),
    ]


def test_a_text_alone_has_an_empty_path() -> None:
    assert [(path, scalar.text) for path, scalar in scalars(tree_of("lamps"))] == [((), "lamps")]


@pytest.mark.parametrize(
    ("path", "span"),
    [
        ((), Span(1, 1, 1)),
        (("text",), Span(1, 7, 15)),
        (("topics", 1), Span(3, 17, 5)),
        (("source", "speaker"), Span(5, 12, 13)),
        (("evidence", 1, "url"), Span(10, 10, 26)),
        (("place", "town"), Span(11, 15, 7)),
    ],
)
def test_a_problem_is_placed_at_the_value(path: Path, span: Span) -> None:
    assert place_of(tree_of(WRITTEN), path) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        # A block starts on a line of its own, where there is nothing to see.
        (("source",), Span(4, 1, 6)),
        (("evidence",), Span(7, 1, 8)),
        # On the line of its field it is seen at once.
        (("topics",), Span(3, 9, 1)),
        (("place",), Span(11, 8, 1)),
        # The group in a list has no name.
        (("evidence", 1), Span(10, 5, 1)),
    ],
)
def test_a_list_or_group_is_placed_where_the_eye_looks(path: Path, span: Span) -> None:
    assert place_of(tree_of(WRITTEN), path) == span


def test_a_text_below_its_field_is_placed_at_the_text() -> None:
    assert place_of(tree_of("text:\n  A lamp.\n"), ("text",)) == Span(2, 3, 7)


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("text",), Span(1, 1, 4)),
        (("source", "speaker"), Span(5, 3, 7)),
        (("topics",), Span(3, 1, 6)),
        (("place", "town"), Span(11, 9, 4)),
        (("evidence", 0, "says"), Span(9, 5, 4)),
    ],
)
def test_a_field_that_should_not_be_there_is_placed_at_its_name(path: Path, span: Span) -> None:
    assert place_of(tree_of(WRITTEN), path, of_key=True) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("lamps",), Span(1, 1, 1)),
        (("source", "locator"), Span(4, 1, 6)),
        (("source", "locator", "page"), Span(4, 1, 6)),
        (("evidence", 0, "title"), Span(8, 5, 1)),
        (("evidence", 2), Span(7, 1, 8)),
        (("evidence", 2, "url"), Span(7, 1, 8)),
        (("evidence", "url"), Span(7, 1, 8)),
        (("topics", 2), Span(3, 9, 1)),
        (("text", "url"), Span(1, 7, 15)),
        (("text", 0), Span(1, 7, 15)),
    ],
)
def test_what_is_missing_is_placed_where_it_should_stand(path: Path, span: Span) -> None:
    """At the last part of the path that exists."""
    assert place_of(tree_of(WRITTEN), path) == span
