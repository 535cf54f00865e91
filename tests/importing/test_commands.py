"""The commands as a person uses them: what they say, write, ask and pick up again."""

import csv
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import THE_DAY
from tests.helpers import ROOT, claimpress
from tests.importing.oddities import review

from claimpress import pipeline
from claimpress.cli import claimpress as program
from claimpress.model.corpus import Corpus


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests/rules/base", tmp_path / "publication"))


def run(root: Path, *arguments: str | Path) -> Result:
    """Run the command in this process, which saves a second each time; faults of ours come out."""
    command = ["import", *map(str, arguments)]
    command += ["--root", str(root)]
    environment = {"SOURCE_DATE_EPOCH": THE_DAY, "NO_COLOR": "1"}
    return CliRunner().invoke(program, command, env=environment, catch_exceptions=False)


def corpus_at(root: Path) -> Corpus:
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    return corpus


def claims_at(root: Path) -> list[str]:
    return [id_ for id_ in corpus_at(root).claims if not id_.startswith("lower-nowhere-speech/")]


def dump(root: Path, *records: object) -> Path:
    file = root.parent / "dump.json"
    file.write_text(json.dumps(records), "utf-8")
    return file


def everything(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and "build" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_the_first_run_asks_what_labels_mean(root: Path) -> None:
    file = dump(
        root,
        review(1, reviewRating={"alternateName": "Pants on a line"}),
        review(2, reviewRating={"alternateName": "pants on a line."}),
        review(3, reviewRating={"ratingValue": "2", "bestRating": "5", "worstRating": "1"}),
        review(4, reviewRating={"alternateName": "Supported"}),
    )
    done = run(root, "claimreview", file, "--into", "old")
    assert done.exit_code == 1
    assert done.stdout.startswith("4 records: 1 claim written, 0 were there already, 3 left out.\n")
    assert "3 labels to decide in imports/old/mapping.yaml" in done.stdout
    mapping = root / "imports/old/mapping.yaml"
    text = mapping.read_text("utf-8")
    assert '  - label: "Pants on a line"\n    status: todo  # 1 record, for instance: ' in text
    assert '  - rating: "2 of 1 to 5"\n    status: todo  # 1 record' in text

    mapping.write_text(text.replace("status: todo", "status: contradicted"), "utf-8")
    done = run(root, "claimreview", file, "--into", "old")
    assert done.exit_code == 0, done.stdout
    assert done.stdout.startswith("4 records: 3 claims written, 1 were there already, 0 left out.")
    assert "to decide" not in done.stdout
    assert claimpress("check", cwd=root, SOURCE_DATE_EPOCH=THE_DAY).returncode == 0


def test_what_a_person_wrote_into_the_mapping_file_stays(root: Path) -> None:
    mapping = root / "imports/old/mapping.yaml"
    mapping.parent.mkdir(parents=True)
    mapping.write_text('# Ours.\nlabels:\n  - label: "A"  # why\n    status: mixed\n', "utf-8")
    file = dump(root, review(1, reviewRating={"alternateName": "B"}))
    run(root, "claimreview", file, "--into", "old")
    text = mapping.read_text("utf-8")
    assert text.startswith('# Ours.\nlabels:\n  - label: "A"  # why\n    status: mixed\n')
    assert '\n  - label: "B"\n    status: todo  # 1 record' in text
    again = run(root, "claimreview", file, "--into", "old")
    assert mapping.read_text("utf-8") == text
    assert "1 label to decide" in again.stdout


def test_a_mapping_file_with_a_fault_stops_the_import(root: Path) -> None:
    mapping = root / "imports/old/mapping.yaml"
    mapping.parent.mkdir(parents=True)
    mapping.write_text("labels:\n  - label: A\n    status: suported\n", "utf-8")
    before = everything(root)
    done = run(root, "claimreview", dump(root, review(1)), "--into", "old")
    assert done.exit_code == 1
    assert (
        "mapping.yaml:3:13: error: status is 'suported'; expected one of supported," in done.stderr
    )
    assert "did you mean 'supported'?" in done.stderr
    assert everything(root) == before


def test_a_dry_run_writes_nothing_and_says_the_same(root: Path) -> None:
    file = dump(root, review(1), review(2, claimReviewed=None), review(3))
    before = everything(root)
    dry = run(root, "claimreview", file, "--into", "old", "--dry-run")
    assert everything(root) == before
    real = run(root, "claimreview", file, "--into", "old")
    assert (
        dry.stdout.replace("would be written", "written").split("\n\n")[:2]
        == (real.stdout.split("\n\n")[:2])
    )


def test_a_run_that_was_cut_off_goes_on(root: Path) -> None:
    file = dump(root, *(review(number) for number in range(20)))
    run(root, "claimreview", file, "--into", "old")
    whole = everything(root)
    claims = sorted(file for file in whole if file.startswith("claims/old/odd-claim"))
    assert len(claims) == 20
    # As if it had ended in the middle of the journal, before the last claims of the batch.
    for number in range(12, 20):
        (root / f"claims/old/odd-claim-number-{number}-about-the-town-of-nowhere.yaml").unlink()
    journal = root / "imports/old/journal.ndjson"
    journal.write_bytes(journal.read_bytes()[:-30])
    done = run(root, "claimreview", file, "--into", "old")
    assert done.exit_code == 0, done.stdout
    assert done.stdout.startswith("20 records: 8 claims written, 12 were there already, 0 left")
    after = everything(root)
    assert {name: after[name] for name in claims} == {name: whole[name] for name in claims}
    assert after["claims/people.yaml"] == whole["claims/people.yaml"]


def test_claims_that_were_renamed_are_not_made_again(root: Path) -> None:
    file = dump(root, review(1))
    run(root, "claimreview", file, "--into", "old")
    (claim,) = (root / "claims/old").glob("odd-*.yaml")
    text = claim.read_text("utf-8") + f"aliases: [old/{claim.stem}]\n"
    claim.with_name("better.yaml").write_text(text, "utf-8")
    claim.unlink()
    done = run(root, "claimreview", file, "--into", "old")
    assert done.stdout.startswith("1 record: 0 claims written, 1 were there already")


def test_claims_of_two_imports_have_ids_of_their_own(root: Path) -> None:
    one = review(1, claimReviewed="The bridge of Nowhere is closed!")
    other = review(2, claimReviewed="The bridge of Nowhere is closed?")
    run(root, "claimreview", dump(root, one), "--into", "old")
    run(root, "claimreview", dump(root, other), "--into", "old")
    assert claims_at(root) == [
        "old/the-bridge-of-nowhere-is-closed",
        "old/the-bridge-of-nowhere-is-closed-2",
    ]


def test_somebody_known_is_not_registered_again(root: Path) -> None:
    file = dump(
        root,
        review(1, itemReviewed={"author": {"name": "ZEBULON  Q."}}),
        review(2, itemReviewed={"author": {"name": "Ada Rill", "@type": "Organization"}}),
        review(3, itemReviewed={"author": {"name": "ada rill"}}),
    )
    run(root, "claimreview", file, "--into", "old")
    corpus = corpus_at(root)
    speakers = {corpus.claims[id_].source.speaker for id_ in claims_at(root)}
    assert speakers == {"zebulon-quill", "ada-rill"}
    assert corpus.people["ada-rill"].kind == "body"
    note = corpus.people["ada-rill"].note or ""
    assert note == ("Added by an import: named as the speaker in https://checks.example/odd/2.")


@pytest.mark.parametrize(
    "people",
    ["people: {}\n", "people:\n  a-b:\n    name: A B\n", "people:\n    a-b: {name: A B}\n"],
)
def test_entries_are_added_to_a_registry_of_any_form(people: str, root: Path) -> None:
    shutil.rmtree(root / "claims/lower-nowhere-speech")
    (root / "claims/people.yaml").write_text(people, "utf-8")
    run(root, "claimreview", dump(root, review(1), review(2)), "--into", "old")
    corpus = corpus_at(root)
    assert set(corpus.people) == {*({"a-b"} if "a-b" in people else ()), "ada-rill"}
    assert (root / "claims/people.yaml").read_text("utf-8").startswith("people:\n")


def test_a_registry_in_braces_is_not_touched(root: Path) -> None:
    shutil.rmtree(root / "claims/lower-nowhere-speech")
    (root / "claims/people.yaml").write_text("people: {a-b: {name: A B}}\n", "utf-8")
    before = everything(root)
    done = run(root, "claimreview", dump(root, review(1)), "--into", "old")
    assert done.exit_code == 1
    assert "claims/people.yaml is written in braces; run: claimpress fmt" in done.stderr
    assert everything(root) == before


def test_claims_in_review_are_complete_or_stay_drafts(root: Path) -> None:
    cited = {"citation": ["https://registry.example/1"]}
    file = dump(root, review(1, **cited), review(2))
    run(root, "claimreview", file, "--into", "old", "--stage", "in-review", "--topic", "town-works")
    corpus = corpus_at(root)
    stages = {corpus.claims[id_].stage.value for id_ in claims_at(root)}
    assert stages == {"in-review", "draft"}
    assert all(corpus.claims[id_].topics == ("town-works",) for id_ in claims_at(root))
    report = (root / "imports/old/report.ndjson").read_text("utf-8").splitlines()
    codes = [[trouble["code"] for trouble in json.loads(line)["troubles"]] for line in report]
    assert codes == [[], ["kept-a-draft"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--into", "No Such Name"), "may hold only small letters"),
        (("--into", "old", "--topic", "town-wroks"), "did you mean 'town-works'?"),
        ((), "Missing option '--into'"),
    ],
)
def test_what_does_not_fit_is_said(arguments: tuple[str, ...], said: str, root: Path) -> None:
    done = run(root, "claimreview", dump(root, review(1)), *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert claims_at(root) == []


ROWS = [
    ["Statement", "Verdict", "Who", "Said", "Sources"],
    ["The bridge of Nowhere is closed.", "Mixed", "Ada Rill", "17/05/2021", "https://a.example/1"],
    [
        "Nowhere has 12 wells; all dry.",
        "Mixed",
        "",
        "",
        "see https://a.example/2 https://b.example",
    ],
    ["", "Mixed", "Ada Rill", "", ""],
]


def table(root: Path, rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    file = root.parent / "table.csv"
    with file.open("w", encoding=encoding, newline="") as opened:
        csv.writer(opened, delimiter=delimiter).writerows(rows)
    return file


COLUMNS = """\
columns:
  claim: Statement
  label: Verdict
  speaker: Who
  claimed_on: Said
  evidence: Sources
"""


def mapped(root: Path, text: str) -> None:
    (root / "imports/old").mkdir(parents=True, exist_ok=True)
    (root / "imports/old/mapping.yaml").write_text(text, "utf-8")


def test_a_table_becomes_claims(root: Path) -> None:
    mapped(root, COLUMNS)
    done = run(root, "csv", table(root, ROWS), "--into", "old")
    assert done.stdout.startswith("3 records: 2 claims written, 0 were there already, 1 left out.")
    corpus = corpus_at(root)
    bridge, wells = (corpus.claims[id_] for id_ in sorted(claims_at(root), reverse=True))
    assert (bridge.text, str(bridge.source.claimed_on)) == (ROWS[1][0], "2021-05-17")
    assert [item.url for item in wells.evidence] == ["https://a.example/2", "https://b.example"]
    assert wells.source.speaker == "not-named"


@pytest.mark.parametrize(
    ("delimiter", "encoding", "more"),
    [
        (";", "utf-8", 'delimiter: ";"\n'),
        ("\t", "utf-8-sig", ""),
        ("|", "utf-16", 'delimiter: "|"\nencoding: utf-16\n'),
    ],
)
def test_tables_come_in_many_forms(delimiter: str, encoding: str, more: str, root: Path) -> None:
    mapped(root, COLUMNS + more)
    done = run(root, "csv", table(root, ROWS, delimiter, encoding), "--into", "old")
    assert done.stdout.startswith("3 records: 2 claims written"), done.stderr


def test_a_table_without_columns_gets_a_proposal(root: Path) -> None:
    done = run(root, "csv", table(root, ROWS), "--into", "old")
    assert done.exit_code == 1
    assert claims_at(root) == []
    text = (root / "imports/old/mapping.yaml").read_text("utf-8")
    assert '\n  claim: "Statement"  # ' in text
    assert '\n  label: "Verdict"  # ' in text
    assert '\n  # claimed_on: ""  # When it was made.\n' in text
    done = run(root, "csv", table(root, ROWS), "--into", "old")
    assert done.stdout.startswith("3 records: 2 claims written")


def test_columns_that_are_not_there_are_named(root: Path) -> None:
    mapped(root, COLUMNS.replace("Who", "Whom"))
    done = run(root, "csv", table(root, ROWS), "--into", "old")
    assert done.exit_code == 1
    assert "the table has no column 'Whom', which the mapping file names" in done.stderr


def test_a_row_with_too_many_cells_is_left_out(root: Path) -> None:
    mapped(root, COLUMNS)
    rows = [*ROWS[:2], [*ROWS[2], "one more"]]
    done = run(root, "csv", table(root, rows), "--into", "old")
    assert done.stdout.startswith("2 records: 1 claim written, 0 were there already, 1 left out.")
    report = (root / "imports/old/report.ndjson").read_text("utf-8")
    assert "the row has 6 cells, the head 5" in report


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_at_a_terminal_columns_are_asked_for(root: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "claimpress", "import", "csv", str(table(root, ROWS))]
    with subprocess.Popen(
        [*command, "--into", "old"],
        cwd=root,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "SOURCE_DATE_EPOCH": THE_DAY, "NO_COLOR": "1"},
        text=True,
    ) as process:
        os.close(theirs)
        # claim, label: as proposed; speaker: the third; claimed_on: a slip, then the fourth.
        answers = ["", "", "3", "9", "4", "", "", "", "", "", "", "", "5"]
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        said, asked = process.communicate(timeout=60)
        os.close(ours)
    assert "Type a number from 1 to 5." in asked
    assert said.startswith("3 records: 2 claims written"), asked
    text = (root / "imports/old/mapping.yaml").read_text("utf-8")
    for line in (
        'claim: "Statement"',
        'speaker: "Who"',
        'claimed_on: "Said"',
        'evidence: "Sources"',
    ):
        assert f"\n  {line}  # " in text


AVERITEC = {
    "claim": "The bridge of Nowhere was sold.",
    "label": "Refuted",
    "justification": "The registry names no sale.",
    "claim_date": "31-10-2020",
    "speaker": "Ada Rill",
    "original_claim_url": "https://posts.example/1",
    "cached_original_claim_url": "https://archive.example/posts/1",
    "fact_checking_article": "https://checks.example/sold",
    "reporting_source": "A post",
    "questions": [
        {
            "question": "Was the bridge sold?",
            "answers": [
                {
                    "answer": "No",
                    "answer_type": "Boolean",
                    "boolean_explanation": "The registry names no sale.",
                    "source_url": "https://registry.example/bridge",
                    "cached_source_url": "https://archive.example/bridge",
                },
                {"answer": "It is listed.", "source_url": "https://registry.example/bridge"},
            ],
        },
        {
            "question": "Who asked?",
            "answers": [{"answer": "No answer could be found.", "answer_type": "Unanswerable"}],
        },
    ],
}


def test_questions_and_answers_become_evidence(root: Path) -> None:
    mapped(root, "labels:\n  - label: Refuted\n    status: contradicted\n")
    done = run(root, "averitec", dump(root, AVERITEC, {"no": "claim"}), "--into", "old")
    assert done.stdout.startswith("2 records: 1 claim written, 0 were there already, 1 left out.")
    corpus = corpus_at(root)
    claim = corpus.claims["old/the-bridge-of-nowhere-was-sold"]
    assert str(claim.source.claimed_on) == "2020-10-31"
    assert claim.summary == "The registry names no sale."
    (item,) = claim.evidence
    assert item.says == (
        "Was the bridge sold? – No: The registry names no sale.\n\n"
        "Was the bridge sold? – It is listed."
    )
    assert item.archived == "https://archive.example/bridge"
    assert "Who asked? – No answer could be found" in (claim.notes or "").replace("\\", "")
    assert [str(place.url) for place in claim.source.appearances] == [
        "https://posts.example/1",
        "https://archive.example/posts/1",
    ]


def test_an_import_speaks_the_language_of_the_publication(root: Path) -> None:
    publication = root / "claims/publication.yaml"
    publication.write_text(
        publication.read_text("utf-8").replace("language: en", "language: ru"), "utf-8"
    )
    run(root, "claimreview", dump(root, review(1, inLanguage="ru")), "--into", "old")
    corpus = corpus_at(root)
    (claim,) = (corpus.claims[id_] for id_ in claims_at(root))
    assert claim.summary == "Оценка этого утверждения: «Mixed» (Nowhere Checks)."
    assert "1 июня 2021" in (claim.notes or "")
    assert corpus.dossiers["old"].title == "Импортированные проверки"


BROKEN = {
    "empty": b"",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "NUL": bytes(5000),
    "UTF-16": '[{"a": 1}]'.encode("utf-16"),
    "a table": b"a,b\n1,2\n",
    "numbers": b"[1, 2, 3]",
    "half a page": b"<html><script type=",
}


def test_an_empty_folder_is_a_problem(root: Path) -> None:
    (root.parent / "empty").mkdir()
    done = run(root, "claimreview", root.parent / "empty", "--into", "old")
    assert done.exit_code == 1
    assert "nothing was found to import" in done.stderr


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("kind", ["claimreview", "averitec", "csv"])
def test_files_that_are_something_else_are_said_to_be(name: str, kind: str, root: Path) -> None:
    file = root.parent / "file"
    file.write_bytes(BROKEN[name])
    before = everything(root)
    done = run(root, kind, file, "--into", "old")
    assert done.exit_code == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    after = everything(root)
    assert {k: v for k, v in after.items() if not k.startswith("imports/")} == before


def page(address: str, language: str, others: dict[str, str], **changes: object) -> str:
    record = json.dumps(review(1, url=address, inLanguage=None, **changes), ensure_ascii=False)
    links = "".join(f'<link rel="alternate" hreflang="{h}" href="{a}">' for h, a in others.items())
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{links}'
        f'<link rel="canonical" href="{address}">'
        f'<script type="application/ld+json">{record}</script></head><body></body></html>'
    )


@pytest.mark.parametrize("naming", ["en", "fr", "both"])
def test_pages_of_one_check_in_two_languages_are_told_of(naming: str, root: Path) -> None:
    pages = root.parent / "pages"
    pages.mkdir()
    where = {"en": "https://checks.example/en/7", "fr": "https://checks.example/fr/7"}
    texts = {"en": "The bridge is closed.", "fr": "Le pont est fermé."}
    for language, address in where.items():
        others = where if naming in {language, "both"} else {}
        text = page(address, language, others, claimReviewed=texts[language])
        (pages / f"{language}.html").write_text(text, "utf-8")
    done = run(root, "claimreview", pages, "--into", "old")
    assert done.exit_code == 0, done.output
    assert len(claims_at(root)) == 2
    assert "[other-language]" in done.output
    assert (
        "= first: claims/old-fr/le-pont-est-ferme.yaml: old/the-bridge-is-closed\n" in done.output
    )
    assert done.output.count("[other-language]") == 1


def test_a_kind_of_trouble_is_shown_with_the_first_place_that_has_it(root: Path) -> None:
    file = dump(root, review(1, claimReviewed=" "), review(2, claimReviewed=None))
    done = run(root, "claimreview", file, "--into", "old", "--dry-run")
    assert "       2  The record gives no text of a claim. [no-claim]\n" in done.output
    assert "          = first: dump.json, record 1\n" in done.output
