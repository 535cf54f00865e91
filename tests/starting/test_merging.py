"""Three versions of the settings made one: nobody's change is lost, and none is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.authoring.merging import Side, merged
from claimpress.authoring.upgrading import Deed, settings_changes

CAME = "name: old\nurl: ''\n\nextensions:\n  - tables\n  - toc\n\nstrict: true\n"


@pytest.mark.parametrize(
    ("here", "now", "taken", "left"),
    [
        pytest.param(CAME, CAME, CAME, None, id="nothing changed"),
        pytest.param(
            CAME.replace("old", "mine"), CAME, CAME.replace("old", "mine"), None, id="only here"
        ),
        pytest.param(
            CAME, CAME.replace("toc", "notes"), CAME.replace("toc", "notes"), None, id="only there"
        ),
        pytest.param(
            CAME.replace("old", "mine"),
            CAME.replace("toc", "toc\n  - notes"),
            CAME.replace("old", "mine").replace("toc", "toc\n  - notes"),
            None,
            id="both, in different places",
        ),
        pytest.param(
            CAME.replace("old", "mine"),
            CAME.replace("old", "theirs").replace("true", "false"),
            CAME.replace("old", "mine").replace("true", "false"),
            CAME.replace("old", "theirs").replace("true", "false"),
            id="both, one of them in the same place",
        ),
        pytest.param(
            CAME.replace("old", "mine"),
            CAME.replace("old", "mine"),
            CAME.replace("old", "mine"),
            None,
            id="both the same",
        ),
        pytest.param(
            CAME.replace("strict", "hooks: []\nstrict"),
            f"hooks:\n  - new\n{CAME}",
            CAME.replace("strict", "hooks: []\nstrict"),
            f"hooks:\n  - new\n{CAME}",
            id="together a key would stand twice",
        ),
    ],
)
def test_what_is_taken_over_and_what_is_shown(
    here: str, now: str, taken: str, left: str | None
) -> None:
    found = {change.deed: change for change in settings_changes("mkdocs.yml", CAME, here, now)}
    changed = found.pop(Deed.CHANGE, None)
    assert (changed.after.decode() if changed else here) == taken
    shown = found.pop(Deed.LEAVE, None)
    assert (shown.after.decode() if shown else None) == left
    assert not found


def test_without_knowing_how_it_came_nothing_is_taken_over() -> None:
    (change,) = settings_changes("mkdocs.yml", None, CAME, CAME.replace("toc", "notes"))
    assert change.deed is Deed.LEAVE
    assert [line for line in change.lines() if line[1:].lstrip().startswith("- ")] == [
        "   - tables",
        "-  - toc",
        "+  - notes",
    ]


TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_who_changed_nothing_has_no_say(came: str, other: str) -> None:
    for side in Side:
        assert merged(came, came, other, side) == other
        assert merged(came, other, came, side) == other
        assert merged(came, other, other, side) == other


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_comes_from_nowhere(came: str, here: str, now: str) -> None:
    known = {*here.splitlines(), *now.splitlines()}
    assert {*merged(came, here, now, Side.HERE).splitlines()} <= known


@given(TEXTS, TEXTS, TEXTS)
def test_lines_added_here_are_kept(came: str, here: str, now: str) -> None:
    mine = here.replace("a\n", "mine\na\n")
    assert merged(came, mine, now, Side.HERE).count("mine\n") == mine.count("mine\n")
