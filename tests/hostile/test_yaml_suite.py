"""The YAML test suite through the reader: a tree, or problems with a line; never an exception."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimpress.reading.tree import Data, plain_data
from claimpress.reading.yaml_text import read_yaml

SOURCES = Path(__file__).parent.parent / "corpora/yaml-test-suite/src"
SECONDS = 1.0
# How the suite writes what is hard to see (its ReadMe, "Special Characters").
SIGNS = {"␣": " ", "———»": "\t", "——»": "\t", "—»": "\t", "»": "\t", "←": "\r", "⇔": "\ufeff"}


@dataclass(frozen=True)
class Case:
    name: str
    data: bytes
    valid: bool


def written(text: str) -> bytes:
    for sign, character in SIGNS.items():
        text = text.replace(sign, character)
    return text.replace("↵", "").replace("∎\n", "").encode()


@cache
def cases() -> tuple[Case, ...]:
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for path in sorted(SOURCES.glob("*.yaml")):
        whole: dict[str, Any] = {}
        for number, part in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            whole |= {"fail": False} | part  # what a part leaves out is as in the one before
            if "skip" not in part:
                name = f"{path.stem}-{number:02} {whole.get('name', '')}"
                yield Case(name, written(whole["yaml"]), not whole["fail"])


def test_the_suite_is_whole() -> None:
    assert len(list(SOURCES.glob("*.yaml"))) == 351
    assert len(cases()) >= 400
    assert sum(not case.valid for case in cases()) >= 90


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_each_case_gives_a_tree_or_problems_with_a_line(case: Case) -> None:
    started = time.process_time()
    tree, problems = read_yaml("claims/nowhere/case.yaml", case.data)
    assert time.process_time() - started < SECONDS
    assert (tree is None) == bool(problems)
    assert all(problem.span or problem.code in {"empty", "encoding"} for problem in problems)


# No YAML to the suite, and read by PyYAML: what each means is in no doubt, and no word is lost.
READ_ALL_THE_SAME: dict[str, Data] = {
    "9C9N": {"flow": ["a", "b", "c"]},  # lines of a list in brackets not indented
    "G5U8": [["-", "-"]],  # a hyphen alone in brackets
    "QB6E": {"quoted": "a b c"},  # lines in quotation marks not indented
    "S98Z": {"empty block scalar": ""},  # an empty value, which every field refuses
    "YJV2": ["-"],
}


def test_what_is_no_yaml_is_refused_or_means_what_it_says() -> None:
    read: dict[str, Data] = {}
    for case in cases():
        tree, _ = read_yaml("claims/nowhere/case.yaml", case.data)
        if tree and not case.valid:
            read[case.name[:4]] = plain_data(tree)
    assert read == READ_ALL_THE_SAME


@pytest.mark.parametrize(
    "glued", ['"5 million"#really', "'5'#6", "[a, b]#c", "[a,#b\n c]", "{a: b}#c", "|#c\n  d"]
)
def test_no_words_are_lost_behind_a_sign_that_begins_no_comment(glued: str) -> None:
    tree, problems = read_yaml("claims/nowhere/case.yaml", f"text: {glued}\n".encode())
    assert tree is None
    assert [problem.code for problem in problems] == ["yaml"]
    assert problems[0].span


@pytest.mark.parametrize(
    "fine", ['"a#b"', "'a' # b", "a#b", "[a#b, c] # d", "|  # c\n  d#e", "'#'"]
)
def test_signs_in_words_and_comments_after_blanks_are_fine(fine: str) -> None:
    assert read_yaml("claims/nowhere/case.yaml", f"text: {fine}\n".encode())[0]
