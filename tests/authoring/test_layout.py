"""The one form of the files: laid out alike, and not one value or comment lost."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.golden import Golden
from tests.helpers import EXAMPLES, ROOT
from tests.hostile.test_yaml_suite import Case, cases

from claimpress.authoring import layout
from claimpress.authoring.layout import LayoutError, laid_out
from claimpress.model.claim import ClaimFile
from claimpress.model.registries import People
from claimpress.reading.load import bounds_for, model_for
from claimpress.reading.tree import Mapping, Node, Sequence
from claimpress.reading.written import comments, written
from claimpress.reading.yaml_text import Bounds, read_yaml

HERE = Path(__file__).parent
BOUNDS = Bounds()


def formed(text: str) -> str:
    return laid_out(text, ClaimFile, BOUNDS)


@pytest.mark.parametrize("file", sorted((HERE / "layout").glob("*.yaml")), ids=lambda f: f.stem)
def test_files_are_laid_out_as_here(file: Path, golden: Golden) -> None:
    model = People if file.stem == "people" else ClaimFile
    made = laid_out(file.read_text(encoding="utf-8"), model, BOUNDS)
    golden.agrees(file.with_suffix(".formed.txt"), made)
    assert laid_out(made, model, BOUNDS) == made


@pytest.mark.parametrize(
    "file", sorted((ROOT / "claims").rglob("*.yaml")), ids=lambda file: file.stem
)
def test_the_real_files_can_be_laid_out(file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    made = laid_out(file.read_text(encoding="utf-8"), model_for(name), bounds_for(name))
    assert laid_out(made, model_for(name), bounds_for(name)) == made


def test_a_comment_follows_its_field_to_another_place() -> None:
    text = "# of the status\nstatus: mixed # well\n\n# of the text\ntext: Words.\n"
    assert formed(text) == "# of the text\ntext: Words.\n\n# of the status\nstatus: mixed # well\n"


def test_a_comment_between_a_field_and_its_text_goes_above_both() -> None:
    assert formed("text: # one\n  # two\n  Words.\n") == "# one\n# two\ntext: Words.\n"


def test_a_field_that_is_not_known_stays_behind_its_neighbour() -> None:
    assert formed("status: a\nstatsu: b\ntext: c\n") == "text: c\n\nstatus: a\nstatsu: b\n"


def test_words_that_a_comment_cuts_off_are_still_seen_as_cut_off() -> None:
    long = "word " * 30
    text = f"text: {long}#1 of all\n"
    assert formed(text) == text


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n"])
def test_a_file_without_fields_is_refused(text: str) -> None:
    with pytest.raises(LayoutError, match="does not hold fields"):
        formed(text)


def test_a_loss_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(layout, "_comments", lambda *_: [])
        with pytest.raises(LayoutError, match="a comment would be lost"):
            formed("# b\ntext: a\n")
    monkeypatch.setattr(layout, "_quoted_alike", lambda _: "other")
    with pytest.raises(LayoutError, match="values would not be the same"):
        formed("text: a\n")


# --- files at random -------------------------------------------------------

WORDS = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " .,:;#'\"\\-?!*&[]{}|>%@`é“”Ж😀"),
    min_size=0,
    max_size=140,
)
NAMES = st.sampled_from([*ClaimFile.model_fields, "other", "Zeta", "url", "says", "title"])
COMMENT = st.one_of(st.none(), WORDS.map(lambda words: f"# {words.strip()}".rstrip()))
BLANKS = st.integers(0, 2)
STYLES = ["plain", "single", "double", "|", ">", "|-", ">-", "|+", "empty"]
ITEMS = st.sampled_from(["a", "b-c", '"d"', "'e'", "{f: g}"])


@st.composite
def scalars(draw: st.DrawFn, indent: int) -> str:
    """A text in any style, as the rest of a line and the lines after it."""
    words = draw(WORDS)
    inner = " " * draw(st.integers(indent + 1, indent + 5))
    style = draw(
        st.sampled_from(["plain", "single", "double", "|", ">", "|-", ">-", "|+", "empty"])
    )
    lines = [words.strip(), *draw(st.lists(WORDS.map(str.strip), max_size=3))]
    match style:
        case "empty":
            return ""
        case "plain":
            safe = ["".join(c for c in line if c.isalnum() or c in " .") for line in lines]
            safe = [line.strip() for line in safe if line.strip()]
            return f" {f'{chr(10)}{inner}'.join(safe)}" if safe else ""
        case "single":
            return " '" + f"\n{inner}".join(line.replace("'", "''") for line in lines) + "'"
        case "double":
            escaped = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
            return ' "' + f"\n{inner}".join(escaped) + '"'
        case _:
            tail = "\n" * draw(BLANKS)
            body = "".join(f"\n{inner}{line}" if line else "\n" for line in lines)
            beside = draw(COMMENT)
            return f" {style}{f' {beside}' if beside else ''}\n{inner}x{body}{tail}"


@st.composite
def fields(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """A mapping as text, with comments and blank lines anywhere they can stand."""
    made = ""
    margin = " " * indent
    for name in draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)):
        made += "\n" * draw(BLANKS)
        above = draw(COMMENT)
        if above:
            made += f"{' ' * draw(st.integers(0, indent + 3))}{above}\n" + "\n" * draw(BLANKS)
        made += f"{margin}{name}:"
        kind = draw(st.sampled_from(["text", "text", "flow", "list", "fields"]))
        deeper = indent + draw(st.integers(1, 4))
        if kind == "list" and depth < 2:
            beside = draw(COMMENT)
            made += f" {beside}\n" if beside else "\n"
            dash = " " * draw(st.integers(indent, indent + 3))
            for _ in range(draw(st.integers(1, 3))):
                made += "\n" * draw(BLANKS)
                if draw(st.booleans()):
                    nested = draw(fields(len(dash) + 2, depth + 1)).lstrip("\n")
                    compact = not nested.lstrip().startswith("#")
                    made += f"{dash}- {nested.lstrip()}" if compact else f"{dash}-\n{nested}"
                else:
                    made += f"{dash}-{draw(scalars(len(dash)))}\n"
        elif kind == "fields" and depth < 2:
            beside = draw(COMMENT)
            made += f"{f' {beside}' if beside else ''}\n{draw(fields(deeper, depth + 1))}"
        elif kind == "flow":
            items = draw(st.lists(ITEMS, max_size=4))
            joint = draw(st.sampled_from([",", ", ", f",\n{margin}   ", f", # z\n{margin}   "]))
            made += f" [{joint.join(items)}]\n"
        else:
            made += draw(scalars(indent))
            beside = draw(COMMENT)
            made += f" {beside}\n" if beside and not made.endswith("\n") else "\n"
    if draw(st.booleans()):
        made += f"{margin}# the end\n"
    return made


def shape(node: Node) -> object:
    """Data in which the order of fields counts where it has a meaning: in no record."""
    match node:
        case Mapping():
            return {key.text: shape(value) for key, value in node.entries}
        case Sequence():
            return [shape(item) for item in node.items]
        case _:
            return node.text, node.cut_short


def keeps_all(text: str) -> bool:
    """Whether a file can be read; if so, formatting it has kept its values and comments."""
    tree, problems = read_yaml("a.yaml", text.encode(), BOUNDS)
    if tree is None or problems:
        return False
    look = written(text)
    assert look is not None
    made = formed(text)
    again, problems = read_yaml("a.yaml", made.encode(), BOUNDS)
    assert again is not None
    assert problems == []
    assert shape(again) == shape(tree)
    known = written(made)
    assert known is not None
    assert sorted(comments(known)) == sorted(comments(look))
    assert formed(made) == made
    assert made.endswith("\n")
    return True


@settings(max_examples=300 * EXAMPLES, deadline=None)
@given(fields())
def test_any_file_keeps_its_values_and_comments(text: str) -> None:
    assert keeps_all(text)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_no_file_of_the_yaml_test_suite_loses_anything(case: Case) -> None:
    text = case.data.decode("utf-8").replace("\r\n", "\n")
    try:
        keeps_all(text)
    except LayoutError:
        pass  # left as it is: a file that is no claim, or is spelt too strangely
    except AssertionError:
        assert written(text) is None
