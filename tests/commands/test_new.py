"""``claimpress new``: a file that says what it wants, and passes once it has it."""

from pathlib import Path

import pytest
from tests.helpers import DOSSIER, claimpress, copy_of_publication

NAME = f"{DOSSIER}/airport-landing"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_publication(tmp_path / "publication")


def new(root: Path, *more: str, name: str = NAME) -> tuple[int, str]:
    done = claimpress(
        "new", name, "--text", "He landed: at “3 a.m.” #early", "--speaker", "denis-korkodinov",
        *more, cwd=root,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def filled(text: str) -> str:
    """The draft as an author fills it in: every gap, in the order of the file."""
    for field, value in {
        "summary": "We found no report of the hour.",
        "quote": "the resignation of an influential security official",
        "locator": "paragraph 2",
        "url": "https://www.example.org/report",
        "title": "A report",
        "publisher": "Example",
        "says": "Says nothing of the hour.",
        "notes": "One report is not enough.",
        "unknown": "The hour. A flight log would settle it.",
    }.items():
        text = text.replace(f'{field}: ""', f'{field}: "{value}"', 1)
    return text.replace("topics: []", "topics: [security-services]")


def test_the_draft_names_its_gaps_and_passes_once_they_are_filled(root: Path) -> None:
    status, said = new(root)
    assert status == 0, said
    file = root / f"claims/{NAME}.yaml"
    text = file.read_text(encoding="utf-8")
    assert 'text: "He landed: at “3 a.m.” #early"' in text
    checked = claimpress("check", file, cwd=root)
    assert checked.returncode == 1
    for gap in ("summary", "title", "publisher", "says"):
        assert f"'{gap}' has no value" in checked.stdout, checked.stdout
    file.write_text(filled(text), encoding="utf-8")
    checked = claimpress("check", file, cwd=root)
    assert (checked.returncode, checked.stdout) == (0, "31 claims checked: no problems.\n")


def test_a_draft_with_gaps_stops_nobody(root: Path) -> None:
    assert new(root)[0] == 0
    done = claimpress("build", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "'summary' has no value" in done.stderr
    assert "Built 30 claim pages" in done.stdout
    assert not (root / f"build/site/claims/{NAME}").exists()


def test_every_field_is_explained_in_the_words_of_the_reference(root: Path) -> None:
    new(root)
    text = (root / f"claims/{NAME}.yaml").read_text(encoding="utf-8")
    assert "# The exact words, in the language of the document." in text
    assert text.startswith("# yaml-language-server: $schema=../claim.schema.json\n")


def test_a_new_dossier_is_started_with_its_first_claim(root: Path) -> None:
    status, said = new(root, name="budget-speech/school-meals")
    assert status == 0, said
    assert (root / "claims/budget-speech/dossier.yaml").is_file()
    assert "claims/budget-speech/dossier.yaml" in said


def test_an_existing_claim_is_not_written_over(root: Path) -> None:
    before = (root / f"claims/{DOSSIER}/heir-plan.yaml").read_bytes()
    status, said = new(root, name=f"{DOSSIER}/heir-plan")
    assert status == 2
    assert "exists already" in said
    assert (root / f"claims/{DOSSIER}/heir-plan.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["../outside", "no-slash", "Großes/Wort", "a/b/c", "a/con"])
def test_a_name_that_cannot_be_an_address_is_refused(root: Path, name: str) -> None:
    files = sorted(root.rglob("*"))
    status, said = new(root, name=name)
    assert status == 2, said
    assert sorted(root.rglob("*.yaml")) == [f for f in files if f.suffix == ".yaml"]


def test_an_unknown_speaker_is_refused_with_the_nearest_name(root: Path) -> None:
    done = claimpress("new", NAME, "--text", "x", "--speaker", "denis-korkodinow", cwd=root)
    assert done.returncode == 2
    assert "did you mean 'denis-korkodinov'?" in done.stderr


def test_without_a_terminal_it_says_what_was_not_given(root: Path) -> None:
    done = claimpress("new", NAME, cwd=root)
    assert done.returncode == 2
    assert "The claim in one neutral sentence" in done.stderr
