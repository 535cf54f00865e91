"""What the reader makes of each way to write a value, and which place it names."""

from typing import NoReturn

import pytest
import yaml

from claimpress.reading.tree import Mapping, Node, Scalar, Sequence, plain_data
from claimpress.reading.yaml_text import MAX_DEPTH, MAX_FAULTS, Bounds, read_yaml
from claimpress.values.problems import Problem, Span

FILE = "claims/nowhere/claim.yaml"
USUAL = Bounds()


def tree_of(written: str, bounds: Bounds = USUAL) -> Node:
    tree, problems = read_yaml(FILE, written.encode(), bounds)
    assert problems == []
    assert tree
    return tree


def value_of(written: str) -> Node:
    """The value of the first field."""
    tree = tree_of(written)
    assert isinstance(tree, Mapping)
    return tree.entries[0][1]


def refusal_of(data: bytes, bounds: Bounds = USUAL) -> Problem:
    """The one problem of a file; a refused file leaves no tree that a page could be made of."""
    tree, problems = read_yaml(FILE, data, bounds)
    assert tree is None
    (problem,) = problems
    return problem


# Places: an editor opens the file there, and the message underlines the width.


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("text: lamp", Scalar("lamp", Span(1, 7, 4), plain=True)),
        ("text: 'lamp'", Scalar("lamp", Span(1, 7, 6), plain=False)),
        ('text: "lamp"', Scalar("lamp", Span(1, 7, 6), plain=False)),
        ("text: |\n  lamp\n", Scalar("lamp\n", Span(1, 7, 1), plain=False)),
        ("text: >-\n  lamp\n", Scalar("lamp", Span(1, 7, 2), plain=False)),
        ("text:\n  lamp", Scalar("lamp", Span(2, 3, 4), plain=True)),
        ("text: a lamp\n  was lit\n", Scalar("a lamp was lit", Span(1, 7, 6), plain=True)),
        ("text: 'a lamp\n  was lit'\n", Scalar("a lamp was lit", Span(1, 7, 7), plain=False)),
        ("text: שלום\n", Scalar("שלום", Span(1, 7, 4), plain=True)),
    ],
)
def test_a_text_knows_its_place_and_how_it_was_written(written: str, value: Scalar) -> None:
    assert value_of(written) == value


def test_a_field_without_value_is_an_empty_text_one_character_wide() -> None:
    """So that the message has something to underline."""
    assert value_of("text:\nnotes: x\n") == Scalar("", Span(1, 6, 1), plain=True)
    assert value_of("text:") == Scalar("", Span(1, 6, 1), plain=True)


def test_a_file_may_stop_in_the_middle_of_a_line() -> None:
    """The parser then names a line behind the last one."""
    assert plain_data(tree_of("? text")) == {"text": ""}
    assert plain_data(tree_of("text: |")) == {"text": ""}
    assert plain_data(tree_of("text: x\nnotes:")) == {"text": "x", "notes": ""}


def test_lists_and_groups_know_where_they_begin_and_keep_their_order() -> None:
    assert value_of("topics: [b, a]\n") == Sequence(
        (Scalar("b", Span(1, 10, 1)), Scalar("a", Span(1, 13, 1))), Span(1, 9, 1)
    )
    assert value_of("source:\n  on: x\n  by: y\n") == Mapping(
        (
            (Scalar("on", Span(2, 3, 2)), Scalar("x", Span(2, 7, 1))),
            (Scalar("by", Span(3, 3, 2)), Scalar("y", Span(3, 7, 1))),
        ),
        Span(2, 3, 1),
    )


def test_a_group_in_a_list_in_a_group_is_three_things() -> None:
    data = plain_data(tree_of("evidence:\n  - url: a\n    says: b\n  - url: c\nnotes: d\n"))
    assert data == {"evidence": [{"url": "a", "says": "b"}, {"url": "c"}], "notes": "d"}


def test_a_list_alone_is_read_too() -> None:
    """Whether the top must be a group of fields is the model's to say."""
    assert plain_data(tree_of("- a\n- b\n")) == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "cut_short"),
    [
        ("text: It costs 5 #really\n", True),
        ("text: It costs 5     # really\n", True),
        ("text: It costs 5 #really", True),
        ("text: It costs\n  5 #really\n", True),
        ("text: It costs 5#really\n", False),
        ("text: '5' #really\n", False),
        ('text: "5" #really\n', False),
        ("text: | #really\n  5\n", False),
        ("text: 5\n#really\n", False),
        ("text: 5", False),
    ],
)
def test_only_a_bare_text_can_lose_words_to_a_comment(written: str, *, cut_short: bool) -> None:
    value = value_of(written)
    assert isinstance(value, Scalar)
    assert value.cut_short is cut_short


# Bytes that are no text.


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_is_named_with_the_way_out(order: str) -> None:
    """Some editors of Windows write it; a line and column would mean nothing."""
    problem = refusal_of("\ufefftext: é\n".encode(f"utf-16-{order}"))
    assert problem == Problem(
        FILE, "encoding", "the file is UTF-16", "save it as UTF-8 without BOM"
    )


@pytest.mark.parametrize(
    ("data", "span"),
    [
        (b"\xe9", Span(1, 1)),
        (b"\n\xe9", Span(2, 1)),
        (b"text: caf\xe9 \xe9\n", Span(1, 10)),
        (b"a: b\nc: d\ntext: caf\xe9\ne: \xe9\n", Span(3, 10)),
        ("text: día, ".encode() + b"caf\xe9\n", Span(1, 15)),
        ("ä: ä\nö: ö".encode() + b"\xfc\n\n\n", Span(2, 5)),
    ],
)
def test_a_byte_that_is_no_text_is_placed_by_characters(data: bytes, span: Span) -> None:
    """The column counts what an editor shows, and not the bytes of the letters before it."""
    problem = refusal_of(data)
    byte = "FC" if b"\xfc" in data else "E9"
    assert problem == Problem(
        FILE,
        "encoding",
        f"the byte {byte} here is not UTF-8 text",
        "save the file as UTF-8, then type this letter again",
        span=span,
    )


def test_a_byte_order_mark_is_named_with_the_way_out() -> None:
    problem = refusal_of(b"\xef\xbb\xbftext: x\n")
    assert problem == Problem(
        FILE,
        "encoding",
        "the file starts with a byte order mark",
        "save it as UTF-8 without BOM",
    )


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("\u202etext: x", Span(1, 1)),
        ("text: a\u202eb\u202e", Span(1, 8)),
        ("\n\u202etext: x\n", Span(2, 1)),
        ("\na: b\n\u202etext: x\n", Span(3, 1)),
        ("a: b\r\nc: d\r\ntext: é\u202e\r\n", Span(3, 8)),
    ],
)
def test_a_refused_character_is_placed(written: str, span: Span) -> None:
    """Nobody can see it: without line and column it is not found."""
    problem = refusal_of(written.encode())
    assert (problem.file, problem.code, problem.span) == (FILE, "character", span)
    assert problem.message == (
        "the text holds a mark that changes the direction of the text around it (U+202E)"
    )
    assert problem.help == "take the character out; typing the words anew does"


def test_a_tab_is_replaced_and_not_taken_out() -> None:
    assert refusal_of(b"text: a\tb\n").help == "put spaces in its place"


# How much is read.


def test_a_file_of_the_full_size_is_read_and_one_byte_more_is_not() -> None:
    full = b"text: " + b"x" * (64 * 1024 - 6)
    assert read_yaml(FILE, full)[1] == []
    assert refusal_of(full + b"x") == Problem(
        FILE,
        "too-large",
        "the file has 65,537 bytes; at most 65,536 are read",
        "shorten the notes, or divide the claim in two",
    )
    assert read_yaml(FILE, full + b"x", Bounds(size=64 * 1024 + 1))[1] == []


def test_a_file_of_the_full_number_of_values_is_read_and_one_more_is_not() -> None:
    # Stream, document and list have a start and an end each: six events; an item is one.
    bounds = Bounds(events=10)
    assert plain_data(tree_of("[a, b, c, d]", bounds)) == ["a", "b", "c", "d"]
    assert refusal_of(b"[a, b, c, d, e]", bounds) == Problem(
        FILE,
        "too-many",
        "the file has more than 10 keys, values and items",
        "divide it in two",
    )
    many = b"[" + b"a," * 4_995 + b"]"
    assert refusal_of(many).message == "the file has more than 5,000 keys, values and items"
    assert read_yaml(FILE, b"[" + b"a," * 4_994 + b"]")[1] == []


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_the_deepest_nesting_is_read_and_one_more_is_not(opening: str, closing: str) -> None:
    assert read_yaml(FILE, (opening * MAX_DEPTH + "x" + closing * MAX_DEPTH).encode())[1] == []
    deeper = opening * (MAX_DEPTH + 1) + "x" + closing * (MAX_DEPTH + 1)
    problem = refusal_of(deeper.encode())
    assert problem == Problem(
        FILE,
        "too-deep",
        "lists and groups lie more than 12 deep in one another",
        "no field goes so deep: take it out",
        span=Span(1, MAX_DEPTH * len(opening) + 1, 1),
    )


def test_lists_side_by_side_are_not_deep() -> None:
    assert plain_data(tree_of(f"[{'[a], ' * 40}]")) == [["a"]] * 40


def test_a_file_full_of_faults_is_given_up_after_twenty() -> None:
    """A page of the same message helps nobody; the first ones do."""
    lines = [f"k{n}: &a x" for n in range(1, 31)]
    tree, problems = read_yaml(FILE, "\n".join(lines).encode())
    assert tree is None
    assert [p.span.line for p in problems if p.span] == list(range(1, MAX_FAULTS + 1))


# Several faults: one run names them all.


def test_reading_goes_on_after_a_fault() -> None:
    written = """\
%YAML 1.1
---
one: *a
two: &b x
three: !c x
four: "a\\u202eb"
five: 'x'#y
one: again
[six]: x
"""
    tree, problems = read_yaml(FILE, written.encode())
    assert tree is None
    assert [(p.code, p.span and p.span.line) for p in problems] == [
        ("directive", 1),
        ("alias", 3),
        ("anchor", 4),
        ("tag", 5),
        ("character", 6),
        ("yaml", 7),
        ("repeated-key", 8),
        ("key", 9),
    ]


def test_nothing_is_said_of_a_second_document_but_that_it_is_there() -> None:
    problem = refusal_of(b"text: x\n---\ntext: &a y\ntext: z\n")
    assert (problem.code, problem.span) == ("documents", Span(2, 1, 3))


@pytest.mark.parametrize("directive", ["%YAML 1.2", "%TAG !e! tag:lantern.example,2026:"])
def test_every_directive_is_refused(directive: str) -> None:
    problem = refusal_of(f"{directive}\n---\ntext: x\n".encode())
    assert problem == Problem(
        FILE,
        "directive",
        "the file has a YAML directive",
        "remove it",
        span=Span(1, 1, len(directive)),
    )


def test_three_dashes_alone_at_the_top_are_fine() -> None:
    assert plain_data(tree_of("---\ntext: x\n")) == {"text": "x"}


def test_a_field_given_three_times_is_held_against_the_first() -> None:
    _, problems = read_yaml(FILE, b"a: x\nb: y\na: x\na: x\n")
    assert [p.message for p in problems] == ["'a' is given twice; it first stands in line 1"] * 2
    assert [p.span for p in problems] == [Span(3, 1, 1), Span(4, 1, 1)]


def test_the_first_of_two_fields_is_where_its_name_stands() -> None:
    problem = refusal_of(b"text:\n  a lamp\nnotes: x\ntext: y\n")
    assert problem.message == "'text' is given twice; it first stands in line 1"


def test_the_same_field_in_two_groups_is_fine() -> None:
    data = plain_data(tree_of("- {url: a}\n- {url: b}\n"))
    assert data == [{"url": "a"}, {"url": "b"}]


@pytest.mark.parametrize("key", ["[a]", "{a: b}"])
def test_a_list_or_group_is_no_name_of_a_field(key: str) -> None:
    problem = refusal_of(f"text: x\n? {key}\n: y\n".encode())
    assert problem == Problem(
        FILE,
        "key",
        "a list or group stands where the name of a field should",
        'text that starts with [ or { needs "double quotes"',
        span=Span(2, 3, 1),
    )


def test_an_alias_and_an_anchor_are_named_as_they_stand() -> None:
    _, problems = read_yaml(FILE, b"a: *quill\nb: &lamp x\n")
    assert problems == [
        Problem(
            FILE,
            "alias",
            "*quill repeats another part of the file",
            'write the text out; text that starts with * needs "double quotes"',
            span=Span(1, 4, 6),
        ),
        Problem(
            FILE,
            "anchor",
            "&lamp names a part of the file",
            'take it out; text that starts with & needs "double quotes"',
            span=Span(2, 4, 7),
        ),
    ]


def test_aliases_as_names_of_fields_are_named_too() -> None:
    _, problems = read_yaml(FILE, b"*quill : x\n*lamp : y\n")
    said = [problem.message for problem in problems if problem.code == "alias"]
    assert said == [
        "*quill repeats another part of the file",
        "*lamp repeats another part of the file",
    ]


@pytest.mark.parametrize(
    ("tag", "said"), [("!!str", "'!!str'"), ("!quill", "'!quill'"), ("!", "'!'")]
)
@pytest.mark.parametrize("value", ["x", "'x'", "[x]", "{x: y}"])
def test_every_tag_is_refused_on_every_kind_of_value(tag: str, said: str, value: str) -> None:
    problem = refusal_of(f"text: {tag} {value}\n".encode())
    assert problem.code == "tag"
    assert problem.message == f"{said} asks for a special type"


def test_an_escape_that_brings_a_refused_character_in_is_named() -> None:
    problem = refusal_of(b'text: "fal\\u200bse"\n')
    assert problem == Problem(
        FILE,
        "character",
        "the text holds a zero-width space, which no reader can see (U+200B)",
        "take the escape out",
        span=Span(1, 7, 13),
    )


def test_an_escape_in_a_text_without_double_quotes_is_six_characters() -> None:
    assert plain_data(tree_of("a: fal\\u200bse\nb: 'fal\\u200bse'\n")) == {
        "a": "fal\\u200bse",
        "b": "fal\\u200bse",
    }


# Words behind a # that begins no comment: PyYAML drops them without a word.


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("'5 million'#really", 18),
        ('"5 million"#really', 18),
        ("[a, b]#really", 13),
        ("{a: b}#really", 13),
        ("[a,#really\n  b]", 10),
        ("[a  ,#really\n  b]", 12),
        ("['a',#really\n  b]", 12),
        ("|#really\n  x", 8),
        (">#really\n  x", 8),
        ("|-#really\n  x", 9),
        (">2-#really\n    x", 10),
        ("|+9#really\n           x", 10),
    ],
)
def test_words_behind_a_glued_sign_are_refused_at_the_sign(written: str, column: int) -> None:
    problem = refusal_of(f"text: {written}\n".encode())
    assert problem == Problem(
        FILE,
        "yaml",
        "a # stands here without a blank before it",
        "put the words in the quotation marks; before a comment, put a blank",
        span=Span(1, column),
    )


def test_a_glued_sign_is_found_on_whatever_line_it_stands() -> None:
    problem = refusal_of(b"a: b\ntext: 'one\n  two'#three\nc: d\n")
    assert problem.span == Span(3, 7)


def test_a_glued_sign_behind_the_last_mark_of_a_file_is_found() -> None:
    assert refusal_of(b"a: b\ntext: 'x'#y").span == Span(2, 10)


@pytest.mark.parametrize(
    "written",
    [
        "'5' # really",
        '"5"  #really',
        "[a, b] # really",
        "[a, # really\n  b]",
        "[a , # really\n  b]",
        "| # really\n  x#y",
        ">-\n  x #y",
        ">\n  #x\n",
        "'#'",
        '"a#b"',
        "a#b",
        "[a#b]",
    ],
)
def test_comments_after_a_blank_and_signs_in_words_are_fine(written: str) -> None:
    assert isinstance(tree_of(f"text: {written}\n"), Mapping)


# A fault of the parser itself.


@pytest.mark.parametrize("fault", [yaml.YAMLError("it gave up"), ValueError("it gave up")])
def test_a_parser_that_gives_up_is_a_problem_and_no_crash(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One odd file must not take the messages about all the others away."""

    class Parser(yaml.SafeLoader):
        def get_event(self) -> NoReturn:
            raise fault

    monkeypatch.setattr("claimpress.reading.yaml_text._PARSER", Parser)
    problem = refusal_of(b"text: x\n")
    assert problem == Problem(FILE, "yaml", "the file is not YAML: it gave up")


# Nothing to read.


@pytest.mark.parametrize("written", ["", "\n\n", "---\n", "# later\n", "''\n", "|\n"])
def test_a_file_without_words_holds_nothing(written: str) -> None:
    assert refusal_of(written.encode()) == Problem(
        FILE, "empty", "the file holds nothing", "write it, or delete it"
    )


@pytest.mark.parametrize("written", ["[]", "{}", "lamps"])
def test_what_is_there_is_not_nothing(written: str) -> None:
    """An empty list is one: the model says that fields are missing, and which."""
    assert read_yaml(FILE, written.encode())[1] == []
