"""Nothing that a stranger writes into a form becomes more than the text of a field."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.payloads import as_line, as_paragraphs, every_payload
from tests.intake.body import BRIDGE, CORRECTED, SUGGESTED, as_github, form

from claimpress import pipeline
from claimpress.authoring.answers import AnswersError, received
from claimpress.authoring.taking import Taken, correction, new_claim
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import Intake, take_in
from claimpress.reading.load import CLAIM_BOUNDS, SHARED_BOUNDS
from claimpress.reading.tree import plain_data
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.text import first_bad_character

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/rules/base"
DAY = "2026-06-15"
FORMS = [form("claim"), form("correction")]
YAML_TRICKS = (
    "'\nevil: yes",
    '"\nevil: yes\nx: "',
    "x\n---\nevil: yes",
    "x\n...\nevil: yes",
    "*alias &anchor !!python/object/apply:os.system [id]",
    "# x\rstage: published\r",
    "x\u2028stage: published",
    "x\u0085stage: published",
    "|\n  x\nstage: published",
    "%YAML 1.1",
    "{a: b}",
    "[",
    "\\",
    '\\"',
    "..\\..\\claims\\statuses.yaml",
    "../../.github/workflows/check.yml",
    "$(id) `id` ; rm -rf / | cat && ${{ github.token }}",
    "::set-output name=draft::x",
    "x " * 200,
    "x" * 3000,
    "no",
    "null",
    "~",
    "12:30",
    "1e3",
    "=",
    "<<",
)
EVERY = tuple(dict.fromkeys((*YAML_TRICKS, *every_payload())))


@pytest.fixture(scope="module")
def files() -> Intake:
    return take_in(BASE)


@pytest.fixture(scope="module")
def corpus(files: Intake) -> Corpus:
    found = pipeline.check_taken_in(files).corpus
    assert found
    return found


def data_of(taken: Taken, file: str) -> Any:
    bounds = SHARED_BOUNDS if file.endswith("dossier.yaml") else CLAIM_BOUNDS
    tree, problems = read_yaml(file, taken.files[file].encode(), bounds)
    assert tree, (problems, taken.files[file])
    return plain_data(tree)


def seen(text: str) -> str:
    """A text without what no reader can see, said anew and not taken from the product."""
    text = unicodedata.normalize("NFC", re.sub("\r\n?", "\n", text).replace("\t", " "))
    return "".join(char for char in text if char == "\n" or not first_bad_character(char))


def test_there_are_many_of_them() -> None:
    assert len(EVERY) > 850


def test_a_suggestion_is_only_ever_values_of_fields(corpus: Corpus) -> None:
    benign = new_claim(
        received(as_github("claim", SUGGESTED | {"url": "https://new.example/"}), FORMS),
        *(corpus, None, 5, DAY),
    )
    claim_file, dossier_file = "claims/issue-5/issue-5.yaml", "claims/issue-5/dossier.yaml"
    assert set(benign.files) == {claim_file, dossier_file}
    fields = list(data_of(benign, claim_file))
    compared = 0
    for text in EVERY:
        body = as_github("claim", dict.fromkeys(dict(form("claim").questions), text))
        try:
            taken = new_claim(received(body, FORMS), corpus, None, 5, DAY)
        except AnswersError:
            # Nothing to be seen, or more than any field takes.
            assert not seen(text).strip() or len(as_line(seen(text))) > 2000, text
            continue
        assert set(taken.files) == set(benign.files), text
        data = data_of(taken, claim_file)
        assert list(data) == fields, text
        assert set(data["source"]) <= {"speaker", "quote", "locator", "claimed_on"}, text
        assert data["stage"] == "draft"
        assert data["speaker" if "speaker" in data else "source"]["speaker"] == "", text
        line = as_line(seen(text))
        assert data["text"] == (line if len(line) <= 300 else ""), text
        quote = "\n\n".join(as_paragraphs(seen(text)))
        assert data["source"]["quote"] == (quote if len(quote) <= 2000 else ""), text
        assert set(data_of(taken, dossier_file)) <= {
            *("title", "short_title", "kind", "language", "published"),
            *("introduction", "limits", "how_made", "url", "archived"),
        }, text
        assert not any(first_bad_character(each.replace("\n", "")) for each in taken.files.values())
        compared += 1
    assert compared > 800


def test_a_correction_changes_the_sentence_and_nothing_else(corpus: Corpus, files: Intake) -> None:
    file = f"claims/{BRIDGE}.yaml"
    tree, _ = read_yaml(file, files.data_of(file), CLAIM_BOUNDS)
    assert tree
    before: Any = plain_data(tree)
    compared = 0
    for text in EVERY:
        line = as_line(seen(text))
        answers = CORRECTED | {"right": text, "evidence": text, "wrong": text, "interest": text}
        taken = correction(received(as_github("correction", answers), FORMS), corpus, files, DAY)
        if not taken.files:
            assert not line, text
            continue
        assert set(taken.files) == {file}
        after = data_of(taken, file)
        history = after.pop("history")
        assert [entry["note"] for entry in history] == [""], text
        added = after["evidence"][len(before["evidence"]) :]
        assert all(item["says"] == item["title"] == "" for item in added), text
        if not added:
            assert after == before | {"summary": line}, text
        compared += 1
    assert compared > 800


def test_a_hostile_sentence_or_page_finds_nothing_and_breaks_nothing(
    corpus: Corpus, files: Intake
) -> None:
    for text in EVERY:
        answers = CORRECTED | {"sentence": text, "evidence": ""}
        found = received(as_github("correction", answers), FORMS)
        taken = correction(found, corpus, files, DAY)
        if taken.files:
            # Some are words that stand in the claim, once.
            assert (
                as_line(seen(text)).strip("\"'") in files.data_of(f"claims/{BRIDGE}.yaml").decode()
            )
        page = received(as_github("correction", CORRECTED | {"page": f"x {text}"}), FORMS)
        with pytest.raises(AnswersError):
            correction(page, corpus, files, DAY)
