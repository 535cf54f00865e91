"""`claimpress check` on a publication full of faults, and on none at all."""

import json
import sys
from pathlib import Path

import pytest
from tests.conftest import THE_DAY
from tests.golden import Golden
from tests.helpers import claimpress

from claimpress import __version__, cli, pipeline

HERE = Path(__file__).parent
BAD = HERE / "bad-publication"
OK, PROBLEMS, USAGE, BUG = 0, 1, 2, 3


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_every_fault_is_named_in_one_run(form: str, golden: Golden) -> None:
    done = claimpress("check", "--no-cache", "--format", form, cwd=BAD, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == PROBLEMS
    golden.agrees(HERE / f"bad-publication.{form}.txt", done.stdout)
    golden.agrees(HERE / f"bad-publication.{form}.stderr.txt", done.stderr)


def test_json_holds_the_same_problems_as_text() -> None:
    done = claimpress("check", "--no-cache", "--format", "json", cwd=BAD, SOURCE_DATE_EPOCH=THE_DAY)
    problems = json.loads(done.stdout)
    text = (HERE / "bad-publication.text.txt").read_text(encoding="utf-8")
    for problem in problems:
        place = f"{problem['file']}:{problem['line']}:{problem['column']}: "
        where = place if problem["line"] else f"{problem['file']}: "
        assert f"{where}{problem['severity']}: {problem['message']} [{problem['code']}]" in text


def test_only_the_files_asked_for_are_shown() -> None:
    done = claimpress(
        "check", "--no-cache", "claims/goose-leaflet", cwd=BAD, SOURCE_DATE_EPOCH=THE_DAY
    )
    assert done.returncode == PROBLEMS
    assert "claims/goose-leaflet/nine-eggs.yaml:" in done.stdout
    assert "claims/town-hall-speech/" not in done.stdout


def test_a_file_can_be_asked_for_from_inside_its_folder() -> None:
    done = claimpress("check", "--no-cache", "tab.yaml", cwd=BAD / "claims/town-hall-speech")
    assert "claims/town-hall-speech/tab.yaml:4:1: error:" in done.stdout
    assert done.stdout.count("error:") == 1


def test_colours_and_escapes_stay_on_terminals() -> None:
    assert "\x1b" not in claimpress("check", "--no-cache", cwd=BAD).stdout


def test_a_sound_publication_ends_well(base_publication: Path) -> None:
    done = claimpress("check", cwd=base_publication, SOURCE_DATE_EPOCH=THE_DAY)
    assert (done.returncode, done.stderr) == (OK, "")
    assert done.stdout == "1 claim checked: no problems.\n"


def test_warnings_alone_stop_nothing(base_publication: Path) -> None:
    claim = base_publication / "claims/lower-nowhere-speech/bridge-opened.yaml"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(text.replace("topics: [town-works]\n", ""), encoding="utf-8")
    done = claimpress("check", cwd=base_publication, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == OK
    assert "1 claim checked: 1 warning in 1 file.\n" in done.stdout


def test_an_unknown_option_is_explained() -> None:
    done = claimpress("check", "--formt", "json", cwd=BAD)
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert "No such option '--formt'" in done.stderr
    assert "--format" in done.stderr


def test_no_publication_here_is_explained(tmp_path: Path) -> None:
    done = claimpress("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert f"there is no publication here: no folder 'claims' in {tmp_path}" in done.stderr
    assert "--root" in done.stderr


def test_a_fault_of_ours_says_so(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the lamp is out")

    monkeypatch.setattr(pipeline, "check", fail)
    monkeypatch.setattr(sys, "argv", ["claimpress", "check", "--root", str(BAD)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == BUG
    said = capsys.readouterr().err
    assert "RuntimeError: the lamp is out" in said
    assert f"claimpress {__version__}" in said
    assert "Nothing was published." in said
