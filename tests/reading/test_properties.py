"""What holds for every text, found by trying many."""

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import EXAMPLES

from claimpress.model.claim import ClaimFile
from claimpress.model.dossier import DossierFile
from claimpress.reading.tree import plain_data
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml

FILE = "claims/nowhere/claim.yaml"
texts = st.text(st.characters(codec="utf-8"), max_size=60)


@given(texts, st.sampled_from(['"', "'", "|", ">", None]))
@settings(max_examples=400 * EXAMPLES, deadline=None)
def test_text_comes_back_the_same_or_is_a_problem_with_a_line(text: str, style: str | None) -> None:
    written = yaml.safe_dump({"text": text}, default_style=style, allow_unicode=True)
    tree, problems = read_yaml(FILE, written.encode())
    if problems:
        assert tree is None
        assert all(problem.span for problem in problems)
    else:
        assert tree
        read = plain_data(tree)
        assert isinstance(read, dict)
        # An empty value in no quotes is null to PyYAML, and no text to us.
        assert read["text"] == text or (text == "" and style is None)


@given(st.binary(max_size=80))
@settings(max_examples=400 * EXAMPLES, deadline=None)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    tree, problems = read_yaml(FILE, data)
    assert (tree is None) == bool(problems)


@given(st.text("abz01:-#&*!|>'\"%@`[]{},? \n\t\\~<=.é\u202e", max_size=60))
@settings(max_examples=600 * EXAMPLES, deadline=None)
def test_no_signs_of_yaml_break_the_reader(text: str) -> None:
    tree, problems = read_yaml(FILE, text.encode())
    assert (tree is None) == bool(problems)


fields = st.sampled_from(
    sorted({*ClaimFile.model_fields, *DossierFile.model_fields, "url", "on", "rule", "x"}),
)
words = st.sampled_from(["", "x", "2026", "draft", "https://a.example/", "a/b", "true"]) | texts
values: st.SearchStrategy[Any] = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(fields, values, max_size=8))
@settings(max_examples=300 * EXAMPLES, deadline=None)
def test_no_data_break_validation(data: dict[str, Any]) -> None:
    tree, _ = read_yaml(FILE, yaml.safe_dump(data, default_style='"').encode())
    if tree:
        for model in (ClaimFile, DossierFile):
            record, problems = validated(model, FILE, tree)
            assert (record is None) == bool(problems)
            assert all(problem.span for problem in problems)
