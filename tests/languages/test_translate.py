"""`claimpress translate`: from gaps to a translation, and along with its original."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.conftest import THE_DAY
from tests.helpers import ROOT, claimpress
from tests.languages.publication import BRIDGE, DOSSIER, EGGS, in_several_languages

from claimpress import pipeline
from claimpress.authoring.translating import REGISTRIES, translation
from claimpress.deriving.translated import claim_words, dossier_words
from claimpress.model.corpus import Corpus
from claimpress.reading.load import bounds_for, model_for
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml

pytestmark = pytest.mark.usefixtures("on_the_day")

WORDS = "Слова другого языка, которых хватает."
_GAP = re.compile(r'^(\s*(?:- )?(?:[\w-]+|"[^"]*"):) ""$', re.MULTILINE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return in_several_languages(tmp_path / "publication")


def corpus_of(root: Path) -> Corpus:
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    return corpus


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = claimpress(*arguments, cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    return done.returncode, done.stdout + done.stderr


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_every_gap_of_a_draft_is_one_that_check_names(root: Path) -> None:
    code, said = run(root, "translate", EGGS, "ar")
    assert (code, said.splitlines()[0]) == (
        0,
        f"Wrote claims/{EGGS}.ar.yaml: 6 texts to translate.",
    )
    text = (root / f"claims/{EGGS}.ar.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../claim-translation.schema.json\n")
    assert '#| The town goose has laid nine eggs.\ntext: ""\n' in text
    problems = pipeline.check(root, use_cache=False).problems
    assert [problem.code for problem in problems] == ["no-value"] * 6


@pytest.mark.parametrize("id_", [BRIDGE, EGGS, f"{DOSSIER}/dossier", *REGISTRIES])
def test_a_filled_draft_is_sound_and_lacks_nothing(root: Path, id_: str) -> None:
    made = translation(id_, "ky", corpus_of(root), "2026-06-15")
    filled, gaps = _GAP.subn(rf'\1 "{WORDS}"', made.text)
    assert made.gaps == gaps > 0
    file = f"claims/{id_}.ky.yaml"
    (root / file).write_text(filled, encoding="utf-8", newline="\n")
    assert validated_words(file, filled) == []
    again = translation(id_, "ky", corpus_of(root), "2026-06-16")
    assert (again.gaps, again.lags, again.lost) == (0, False, ())
    assert "#|" not in again.text
    assert again.text.count(WORDS) == gaps


def validated_words(file: str, text: str) -> list[object]:
    tree, problems = read_yaml(file, text.encode(), bounds_for(file))
    assert tree
    return [*problems, *validated(model_for(file), file, tree)[1]]


def test_the_claims_of_a_real_publication_can_be_translated() -> None:
    corpus = corpus_of(ROOT)
    for id_ in [*corpus.claims, *(f"{dossier}/dossier" for dossier in corpus.dossiers)]:
        made = translation(id_, "ky", corpus, "2026-06-15")
        filled, gaps = _GAP.subn(rf'\1 "{WORDS}"', made.text)
        assert gaps == made.gaps, id_
        assert validated_words(f"claims/{id_}.ky.yaml", filled) == [], id_


def test_a_translation_is_brought_up_to_date(root: Path) -> None:
    file = root / f"claims/{BRIDGE}.ru.yaml"
    words = claim_words(corpus_of(root), BRIDGE, "ru")
    replaced(root / f"claims/{BRIDGE}.yaml", "The town chronicle", "The chronicle")
    code, said = run(root, "translate", f"claims/{BRIDGE}.yaml", "ru")
    assert code == 0
    assert f"claimpress translate claims/{BRIDGE}.yaml ru --done" in said
    assert "#| The chronicle and a newspaper" in file.read_text(encoding="utf-8")
    assert claim_words(corpus_of(root), BRIDGE, "ru") == words

    assert run(root, "translate", BRIDGE, "ru", "--done")[0] == 0
    now = claim_words(corpus_of(root), BRIDGE, "ru")
    assert words
    assert now
    assert now.of != words.of
    assert (str(now.translated_on), now.compared_by) == ("2026-06-15", ())
    assert now.corrections == words.corrections
    assert (now.text, now.evidence) == (words.text, words.evidence)
    lags = [problem.file for problem in pipeline.check(root, use_cache=False).problems]
    assert lags == [f"claims/{BRIDGE}.ar.yaml"]


def test_nothing_a_translator_wrote_is_lost(root: Path) -> None:
    file = root / f"claims/{BRIDGE}.ru.yaml"
    whole = file.read_text(encoding="utf-8")
    for old, new, why in (
        ("unknown:", "# Спросить в архиве.\nunknown:", "a comment in it would be lost"),
        ("https://lantern.example.com/bridge", "https://lantern.example.com/b", "would be lost"),
        ("summary:", "summry:", "has problems and is left as it is"),
    ):
        replaced(file, old, new)
        before = file.read_text(encoding="utf-8")
        code, said = run(root, "translate", BRIDGE, "ru")
        assert code == 1
        assert why in said
        assert file.read_text(encoding="utf-8") == before
        file.write_text(whole, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    ("what", "language", "why"),
    [
        (BRIDGE, "en", "is no other language"),
        (BRIDGE, "english", "is no other language"),
        ("lower-nowhere-speach", "ru", "did you mean 'lower-nowhere-speech'?"),
        (f"{DOSSIER}/bridge-opnd", "ru", f"did you mean '{BRIDGE}'?"),
    ],
)
def test_what_cannot_be_translated_is_told(root: Path, what: str, language: str, why: str) -> None:
    code, said = run(root, "translate", what, language)
    assert code != 0
    assert why in said


def test_hostile_words_of_an_original_stay_in_their_comment(root: Path) -> None:
    hostile = "x\\ntext: owned\\n\\n- [a](javascript:1) #| ${{ y }} \\u0022\\n--- &a *a"
    replaced(root / f"claims/{EGGS}.yaml", "unknown: ", f'unknown: "{hostile}" # ')
    made = translation(EGGS, "ar", corpus_of(root), "2026-06-15")
    filled, gaps = _GAP.subn(rf'\1 "{WORDS}"', made.text)
    assert gaps == made.gaps == 6
    assert validated_words(f"claims/{EGGS}.ar.yaml", filled) == []


def test_a_dossier_is_meant_by_its_name(root: Path) -> None:
    (root / f"claims/{DOSSIER}/dossier.ru.yaml").unlink()
    assert run(root, "translate", DOSSIER, "ru")[0] == 0
    text = (root / f"claims/{DOSSIER}/dossier.ru.yaml").read_text(encoding="utf-8")
    assert dossier_words(corpus_of(root), DOSSIER, "ru") is None
    assert '#| The mayor’s speech on the bridge\ntitle: ""' in text


def test_editors_find_no_fault_with_a_translation(root: Path) -> None:
    assert run(root, "schema")[0] == 0
    files = sorted(root.glob("claims/**/*.*.yaml"))
    assert len(files) > 10
    for file in files:
        schema = file.parent / file.read_text(encoding="utf-8").split("$schema=")[1].split()[0]
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        jsonschema.validate(data, json.loads(schema.read_text(encoding="utf-8")))


def test_an_archive_holds_every_language(root: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "all.tar.gz", tmp_path / "again"
    assert run(root, "export", str(archive))[0] == 0
    assert run(tmp_path, "restore", str(archive), str(again))[0] == 0
    for file in root.glob("claims/**/*.yaml"):
        assert (again / file.relative_to(root)).read_bytes() == file.read_bytes()
