"""The publication that is measured is one that could be published."""

from pathlib import Path

from benchmarks.newsroom import change_status, edit, undo, write
from tests.helpers import claimpress

CLAIMS = 33


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*.yaml"))}


def test_it_is_sound_and_stays_so_when_it_is_edited(tmp_path: Path) -> None:
    newsroom = write(tmp_path / "made", CLAIMS)
    before = files(tmp_path / "made")
    edit(tmp_path / "made", newsroom, 1, "Something else")
    change_status(tmp_path / "made", newsroom, 2)
    assert len(files(tmp_path / "made").items() - before.items()) == 2
    checked = claimpress("check", cwd=tmp_path / "made")
    assert checked.stdout == f"{CLAIMS} claims checked: no problems.\n", checked.stdout
    undo(tmp_path / "made", newsroom, 1)
    undo(tmp_path / "made", newsroom, 2)
    assert files(tmp_path / "made") == before


def test_a_larger_one_begins_with_a_smaller_one(tmp_path: Path) -> None:
    write(tmp_path / "small", CLAIMS)
    write(tmp_path / "large", CLAIMS + 30)
    small, large = files(tmp_path / "small"), files(tmp_path / "large")
    shared = {name for name in small if "claim-" in name}
    assert len(shared) == CLAIMS
    assert {name: small[name] for name in shared} == {name: large[name] for name in shared}
