"""What the reader refuses, in which words, and what it must not refuse."""

import json
from pathlib import Path

import click
import pytest
from tests.golden import Golden
from tests.reading.refused import FIELDS, FORM

from claimpress.model.claim import ClaimFile
from claimpress.reading.intake import Intake
from claimpress.reading.locate import placed
from claimpress.reading.tree import Mapping, Node, plain_data
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.reporting.text import as_text
from claimpress.values.problems import Problem

HERE = Path(__file__).parent
CORPORA = HERE.parent / "corpora"
FILE = "claims/nowhere/claim.yaml"


def problems_of(data: bytes) -> list[Problem]:
    tree, problems = read_yaml(FILE, data)
    if tree:
        problems += validated(ClaimFile, FILE, tree)[1]
    return placed(problems, Intake({}, {}, {FILE: data}, ()))


def read(data: bytes) -> Node:
    tree, problems = read_yaml(FILE, data)
    assert problems == []
    assert tree
    return tree


@pytest.mark.parametrize(("name", "cases"), [("form", FORM), ("fields", FIELDS)])
def test_refusals_say_what_is_wrong(name: str, cases: dict[str, bytes], golden: Golden) -> None:
    said = [
        f"# {case}\n" + "\n".join(click.unstyle(as_text(problem)) for problem in problems_of(data))
        for case, data in cases.items()
    ]
    golden.agrees(HERE / f"refused-{name}.txt", "\n\n".join(said) + "\n")


@pytest.mark.parametrize("case", FORM)
def test_faults_of_form_leave_no_tree(case: str) -> None:
    tree, _ = read_yaml(FILE, FORM[case])
    assert tree is None or not isinstance(tree, Mapping)
    assert problems_of(FORM[case])


@pytest.mark.parametrize("case", FIELDS)
def test_faults_of_fields_are_placed(case: str) -> None:
    problems = problems_of(FIELDS[case])
    assert problems
    assert all(problem.span and problem.line_text for problem in problems)


@pytest.mark.parametrize(
    "written",
    ["no", "NO", "on", "yes", "true", "null", "~", "12:30", "010", "1_000", "1e3", "1.10", "0x1F",
     "2024-13-45", "2026-02-17", "9" * 5000, ".inf", "=", "1:30:00", "+1", "0o7", "NaN"],
)  # fmt: skip
def test_words_stay_words(written: str) -> None:
    """No scalar is turned into a number, a date or a truth value."""
    assert plain_data(read(f"text: {written}\n".encode())) == {"text": written}


def test_keys_stay_words() -> None:
    """PyYAML takes ``1`` and ``true`` for one key."""
    assert plain_data(read(b"1: a\ntrue: b\non: c\n")) == {"1": "a", "true": "b", "on": "c"}


@pytest.mark.parametrize("style", ["{}", '"{}"', "|\n  {}"])
@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם",
        "سلام",
        "می\u200cخواهم",  # noqa: RUF001 - Persian, not Latin
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "Ελλάδα, ქართული, 中文, हिन्दी",
        "e\u0301 and é",
    ],
)
def test_every_script_is_welcome(text: str, style: str) -> None:
    data = plain_data(read(f"text: {style.format(text)}\n".encode()))
    assert isinstance(data, dict)
    assert str(data["text"]).rstrip("\n") == text


def test_line_ends_of_windows_are_read() -> None:
    assert plain_data(read(b"text: a\r\nnotes: |\r\n  b\r\n  c\r\n")) == {
        "text": "a",
        "notes": "b\nc\n",
    }


# What Unicode calls invisible and real writing needs: see `claimpress.values.text`.
KEPT = {"U+034F", "U+180E", "U+200C", "U+200D", "U+FE0F", "U+E0100"}


def test_invisible_characters_are_refused() -> None:
    known = json.loads((CORPORA / "unicode-controls/unicode-controls.json").read_text("utf-8"))
    for entry in [*known["bidi_controls"], *known["invisible_or_format"]]:
        raw = f"text: a{entry['char']}b\n".encode()
        escaped = f'text: "a\\U{ord(entry["char"]):08X}b"\n'.encode()
        for data in (raw, escaped):
            refused = read_yaml(FILE, data)[0] is None
            assert refused == (entry["cp"] not in KEPT), entry


def test_attacks_are_refused_and_scripts_are_not() -> None:
    known = json.loads((CORPORA / "unicode-controls/unicode-controls.json").read_text("utf-8"))
    accepted = {
        case["id"]
        for case in known["cases"]
        if read_yaml(FILE, f"text: {json.dumps(case['text'], ensure_ascii=False)}\n".encode())[0]
    }
    assert accepted == {
        "must-stay-legal-hebrew",
        "must-stay-legal-persian-zwnj",
        "must-stay-legal-emoji-zwj",
        "must-stay-legal-emoji-vs16",
        # Not invisible: a reader sees them, and output is escaped.
        "fullwidth-script",
        "homoglyph-latin-cyrillic",
        "nfd-vs-nfc",
        "nfkc-changes",
        "private-use",
        "replacement",
        "variation-selector-payload",
        "zalgo",
    }


def test_naughty_strings_come_back_or_are_named() -> None:
    for text in json.loads((CORPORA / "blns/blns.json").read_text("utf-8")):
        tree, problems = read_yaml(FILE, f"text: {json.dumps(text, ensure_ascii=False)}\n".encode())
        if tree:
            assert plain_data(tree) == {"text": text}
        else:
            assert problems[0].span, text


def test_no_message_gives_the_terminal_an_order() -> None:
    """Nothing a stranger wrote reaches the terminal as it is."""
    for data in (*FORM.values(), *FIELDS.values()):
        for problem in problems_of(data):
            text = click.unstyle(as_text(problem))
            assert all(char.isprintable() or char == "\n" for char in text), problem
