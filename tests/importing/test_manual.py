"""The manual says what the program says."""

from tests.helpers import ROOT

from claimpress.importing.trouble import KINDS
from claimpress.markup.mending import mend

MANUAL = (ROOT / "docs/importing.md").read_text(encoding="utf-8")


def test_every_kind_of_trouble_is_in_the_manual() -> None:
    left_out, _, to_look_at = MANUAL.partition("A record with one of these is imported")
    for kind in KINDS.values():
        row = f"| `{kind.code}` | {kind.says} | {kind.help[0].upper()}{kind.help[1:]} |\n"
        assert row in (left_out if kind.left_out else to_look_at)
    assert MANUAL.count("\n| `") == len(KINDS) + 4  # the files of an import


def test_what_is_mended_goes_by_a_name() -> None:
    assert mend('{"a": 1};')[1] == ("HTML comments, CDATA marks or a semicolon around it",)
    assert mend('{"a": 1,}\n')[1] == ("commas behind the last item",)
