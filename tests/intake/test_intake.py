"""``claimpress intake``: from an answer to a file that passes once a person has completed it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.against.repository import Repository
from tests.intake.body import BRIDGE, CORRECTED, ROOT, SUGGESTED, as_github

from claimpress.cli import claimpress
from claimpress.reading.forms import FORMS

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def repository(base_publication: Path) -> Repository:
    forms = base_publication / FORMS
    forms.mkdir(parents=True)
    for name in ("claim.yml", "correction.yml"):
        (forms / name).write_bytes((ROOT / FORMS / name).read_bytes())
    return Repository(base_publication)


def run(repository: Repository, *arguments: str | Path) -> tuple[int, str]:
    """Run the command line, in this process because it is run often."""
    given = list(map(str, arguments))
    done = CliRunner().invoke(claimpress, [*given, "--root", str(repository.root)])
    return done.exit_code, done.output


def intake(repository: Repository, body: str, *options: str) -> tuple[int, str]:
    answer = repository.root.parent / "answer.md"
    answer.write_text(body, encoding="utf-8", newline="")
    return run(repository, "intake", answer, *options)


def check(repository: Repository, *options: str) -> tuple[int, str]:
    return run(repository, "check", *options)


def complete(file: Path, **values: str) -> None:
    """Fill in gaps as a person would, the first of each name."""
    text = file.read_text(encoding="utf-8")
    for field, value in values.items():
        assert f'{field}: ""' in text, field
        text = text.replace(f'{field}: ""', f'{field}: "{value}"', 1)
    file.write_text(text, encoding="utf-8", newline="\n")


def test_a_suggestion_becomes_a_draft_that_passes_once_it_is_completed(
    repository: Repository,
) -> None:
    status, said = intake(repository, as_github("claim", SUGGESTED), "--number", "12")
    assert status == 0
    assert said == (
        "Wrote claims/lower-nowhere-speech/issue-12.yaml\n"
        "What is still missing:\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:11: 'summary' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:27: 'title' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:29: 'publisher' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:41: 'says' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:43: 'title' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:44: 'publisher' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:50: 'says' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:53: 'notes' has no value\n"
        "  claims/lower-nowhere-speech/issue-12.yaml:56: 'unknown' has no value\n"
        "Fill it in, then run: claimpress check\n"
    )
    file = repository.file("lower-nowhere-speech/issue-12")
    text = file.read_text(encoding="utf-8")
    assert "speaker: zebulon-quill\n" in text
    assert "claimed_on: 2026-04-01\n" in text
    assert '- url: "https://minutes.example.org/lamps"' in text
    assert '- url: "https://lantern.example.com/a_(b)"' in text
    assert "appearances" not in text  # it is the document we have
    assert check(repository)[0] == 1

    answers = {"title": "Minutes", "publisher": "The Town", "says": "Lists twelve lamps."}
    complete(file, summary="The minutes list twelve lamps.", **answers)
    complete(file, **answers, notes="One list is enough.", unknown="Whether all of them burn.")
    filled = file.read_text(encoding="utf-8").replace("topics: []", "topics: [town-works]")
    file.write_text(filled, encoding="utf-8", newline="\n")
    assert check(repository, "--against", "HEAD") == (0, "2 claims checked: no problems.\n")
    assert run(repository, "fmt", "--check", file)[0] == 0


def test_a_document_that_we_do_not_have_gets_a_dossier_to_fill_in(repository: Repository) -> None:
    answers = SUGGESTED | {
        "url": "https://upper.example.org/post",
        "archived": "https://archive.example/post",
        "speaker": "Somebody: else #1",
        "claimed-on": "04/05/2026",
    }
    status, said = intake(repository, as_github("claim", answers), "--as", "goose-post/lamps")
    assert status == 0, said
    assert "speaker: The form says 'Somebody: else #1': give an id of people.yaml" in said
    assert "claimed-on: The form says '04/05/2026': write it as 2026-02-17" in said
    claim = repository.file("goose-post/lamps").read_text(encoding="utf-8")
    assert 'speaker: ""' in claim
    assert "claimed_on: unknown" in claim
    assert "# The form says 'Somebody: else #1'" in claim
    dossier = repository.file("goose-post/dossier").read_text(encoding="utf-8")
    assert 'url: "https://upper.example.org/post"' in dossier
    assert 'archived: "https://archive.example/post"' in dossier
    complete(
        repository.file("goose-post/dossier"),
        title="A post",
        short_title="A post",
        introduction="A post on lamps.",
        limits="Nothing else was read.",
        how_made="By hand.",
    )
    assert "goose-post/dossier.yaml" not in check(repository)[1]


def test_a_correction_becomes_a_change_that_tells_of_itself(repository: Repository) -> None:
    before = repository.file().read_text(encoding="utf-8")
    status, said = intake(repository, as_github("correction", CORRECTED))
    assert status == 0
    assert said == (
        f"Wrote claims/{BRIDGE}.yaml\n"
        "What is still missing:\n"
        f"  claims/{BRIDGE}.yaml:29: 'title' has no value\n"
        f"  claims/{BRIDGE}.yaml:30: 'publisher' has no value\n"
        f"  claims/{BRIDGE}.yaml:32: 'language' has no value\n"
        f"  claims/{BRIDGE}.yaml:35: 'says' has no value\n"
        f"  claims/{BRIDGE}.yaml:43: 'note' has no value\n"
        "Fill it in, then run: claimpress check\n"
    )
    text = repository.file().read_text(encoding="utf-8")
    assert 'summary: "The town chronicle gives this day."\n' in text
    gone = {line for line in before.splitlines() if line not in text.splitlines()}
    assert gone == {"summary: The town chronicle and a newspaper of the time give this day."}
    complete(
        repository.file(),
        title="May",
        publisher="The Lantern",
        language="en",
        says="No day.",
        note="The newspaper gives no day.",
    )
    assert check(repository, "--against", "HEAD") == (0, "1 claim checked: no problems.\n")


@pytest.mark.parametrize(
    "page",
    [
        BRIDGE,
        f"claims/{BRIDGE}.yaml",
        f"https://desk.example/checks/claims/{BRIDGE}/",
        f"https://desk.example/claims/{BRIDGE}/0123456789ab/#history",
        f"The page <{BRIDGE}>, please",
    ],
)
def test_the_claim_is_found_by_its_address_its_file_or_its_id(
    repository: Repository, page: str
) -> None:
    status, said = intake(repository, as_github("correction", CORRECTED | {"page": page}))
    assert (status, said.splitlines()[0]) == (0, f"Wrote claims/{BRIDGE}.yaml")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param(
            {"page": "../../etc/passwd"},
            "Error: the page it is about is no claim of this publication; "
            "a person has to look at it\n",
            id="no page",
        ),
        pytest.param(
            {"page": f"x{BRIDGE}x"},
            "Error: the page it is about is no claim of this publication; "
            "a person has to look at it\n",
            id="a name with more around it",
        ),
        pytest.param(
            {"sentence": "Nobody wrote this.", "evidence": "I was there."},
            "What did not fit a field:\n"
            "  sentence: it stands in no text of the claim, so nothing was replaced: "
            "'Nobody wrote this.'\n"
            "Nothing in it can be put into a file by a program; a person has to read it.\n",
            id="a sentence that is not there",
        ),
        pytest.param(
            {"sentence": "May", "evidence": "https://lantern.example.com/bridge"},
            "What did not fit a field:\n"
            "  sentence: it stands in 3 places of the claim, so nothing was replaced: 'May'\n"
            "  evidence: 'https://lantern.example.com/bridge' is among the evidence already\n"
            "Nothing in it can be put into a file by a program; a person has to read it.\n",
            id="a word that is there thrice",
        ),
        pytest.param(
            {"right": "", "evidence": ""},
            "What did not fit a field:\n"
            "  sentence: nothing is given to stand there instead, so it stays\n"
            "Nothing in it can be put into a file by a program; a person has to read it.\n",
            id="no sentence to stand there instead",
        ),
        pytest.param(
            {"sentence": "", "evidence": ""},
            "What did not fit a field:\n"
            "  right: the sentence it replaces is not given, so nothing was replaced\n"
            "Nothing in it can be put into a file by a program; a person has to read it.\n",
            id="no sentence to replace",
        ),
        pytest.param(
            {"right": "", "sentence": "", "evidence": ""},
            "Nothing in it can be put into a file by a program; a person has to read it.\n",
            id="only words",
        ),
    ],
)
def test_what_a_program_cannot_put_into_a_file_is_left_to_a_person(
    repository: Repository, answers: dict[str, str], said: str
) -> None:
    assert intake(repository, as_github("correction", CORRECTED | answers)) == (1, said)
    assert repository.git("status", "--porcelain", "claims") == ""


@pytest.mark.parametrize(
    ("body", "options", "said"),
    [
        ("Hello", (), "none of the questions of our forms stands in the text"),
        (as_github("claim", SUGGESTED), (), "--as DOSSIER/NAME, or --number"),
        (as_github("claim", SUGGESTED), ("--as", BRIDGE), "exists already; choose another name"),
        (as_github("claim", SUGGESTED), ("--as", "../x"), "'../x' is not DOSSIER/NAME"),
        (as_github("claim", {"speaker": "x"}), ("--number", "1"), "do not say what was claimed"),
        ("[]", ("--event",), "this is not what GitHub tells of an issue"),
        ('{"issue": {"body": null, "number": 3}}', ("--event",), "none of the questions"),
    ],
)
def test_what_cannot_be_taken_in_says_why(
    repository: Repository, body: str, options: tuple[str, ...], said: str
) -> None:
    status, told = intake(repository, body, *options)
    assert status in {1, 2}
    assert "Error: " in told
    assert said in told
    assert repository.git("status", "--porcelain", "claims") == ""


def test_with_json_nothing_is_written(repository: Repository) -> None:
    event = {"issue": {"number": 7, "body": as_github("claim", SUGGESTED)}}
    status, said = intake(repository, json.dumps(event), "--event", "--format", "json")
    assert status == 0
    assert list(json.loads(said)["files"]) == ["claims/lower-nowhere-speech/issue-7.yaml"]
    assert repository.git("status", "--porcelain", "claims") == ""
