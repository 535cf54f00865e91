"""`claimpress fmt`: files brought into form on the disk, or left exactly as they were."""

from pathlib import Path

from tests.conftest import THE_DAY
from tests.helpers import claimpress

CLAIM = "claims/lower-nowhere-speech/bridge-opened.yaml"


def in_form(root: Path) -> None:
    assert claimpress("fmt", cwd=root).returncode == 0


def test_check_names_the_files_and_writes_nothing(base_publication: Path) -> None:
    in_form(base_publication)
    file = base_publication / CLAIM
    loose = file.read_bytes().replace(b"status:", b"status:   ")
    file.write_bytes(loose)
    done = claimpress("fmt", "--check", cwd=base_publication)
    assert done.returncode == 1
    assert done.stdout == f"{CLAIM} is not formatted. Run: claimpress fmt\n"
    assert file.read_bytes() == loose


def test_a_second_time_nothing_is_left_to_do(base_publication: Path) -> None:
    in_form(base_publication)
    done = claimpress("fmt", "--check", cwd=base_publication)
    assert (done.returncode, done.stdout) == (0, "6 files in good form.\n")
    checked = claimpress("check", cwd=base_publication, SOURCE_DATE_EPOCH=THE_DAY)
    assert checked.stdout == "1 claim checked: no problems.\n"


def test_only_what_is_asked_for_is_formatted(base_publication: Path) -> None:
    other = (base_publication / "claims/people.yaml").read_bytes()
    done = claimpress("fmt", CLAIM, cwd=base_publication)
    assert done.stdout == f"Formatted {CLAIM}\n"
    assert (base_publication / "claims/people.yaml").read_bytes() == other


def test_line_ends_of_windows_become_those_of_the_others(base_publication: Path) -> None:
    in_form(base_publication)
    file = base_publication / CLAIM
    good = file.read_bytes()
    file.write_bytes(good.replace(b"\n", b"\r\n"))
    in_form(base_publication)
    assert file.read_bytes() == good


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_formatted(
    base_publication: Path,
) -> None:
    broken = base_publication / "claims/people.yaml"
    broken.write_text("people: &a\n  b: *a\n", encoding="utf-8")
    done = claimpress("fmt", cwd=base_publication)
    assert done.returncode == 1
    assert "claims/people.yaml is left as it is: it cannot be read" in done.stderr
    assert broken.read_text(encoding="utf-8") == "people: &a\n  b: *a\n"
    assert f"Formatted {CLAIM}\n" in done.stdout
    assert not list((base_publication / "claims").rglob("*.new"))


def test_a_draft_of_new_is_in_form(base_publication: Path) -> None:
    in_form(base_publication)
    name = "another-speech/some-claim"
    words = "The town has a second bridge, " * 5
    done = claimpress(
        "new", name, "--text", words, "--speaker", "zebulon-quill", cwd=base_publication
    )
    assert done.returncode == 0, done.stderr
    assert claimpress("fmt", "--check", cwd=base_publication).stdout == "8 files in good form.\n"
