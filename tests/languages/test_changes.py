"""A translation that readers had does not change behind their backs."""

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.against.repository import Data, Repository
from tests.conftest import THE_DAY as MOMENT
from tests.helpers import claimpress
from tests.languages.publication import BRIDGE, in_several_languages

from claimpress import pipeline
from claimpress.checking.chain import check_states
from claimpress.deriving.visible import visible
from claimpress.exporting.manifest import entry_of
from claimpress.exporting.records import claim_record
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Entry

pytestmark = pytest.mark.usefixtures("on_the_day")

RUSSIAN = f"{BRIDGE}.ru"
THE_DAY = dt.date(2026, 6, 15)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(in_several_languages(tmp_path / "publication"))


def found(repository: Repository) -> list[tuple[str, str]]:
    checked = pipeline.check(repository.root, use_cache=False, against="HEAD")
    return [(problem.code, problem.file.rpartition("/")[2]) for problem in checked.problems]


def shown(root: Path) -> Corpus:
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    return visible(corpus, THE_DAY)


def entry(root: Path) -> Entry:
    corpus = shown(root)
    return entry_of(claim_record(corpus.claims[BRIDGE], corpus))


def new_words(data: Data) -> None:
    data["summary"] = "Этот день называет одна городская летопись."


def test_nothing_changed_is_nothing_to_tell(repository: Repository) -> None:
    assert found(repository) == []


def test_other_words_are_told_in_a_correction(repository: Repository) -> None:
    repository.edit(new_words, RUSSIAN)
    assert found(repository) == [("silent-translation", "bridge-opened.ru.yaml")]
    note = {"on": "2026-06-01", "note": "Вывод называл и газету."}
    repository.edit(lambda data: data["corrections"].append(note), RUSSIAN)
    assert found(repository) == []


def test_other_words_for_another_revision_are_no_correction(repository: Repository) -> None:
    repository.edit(new_words, RUSSIAN)
    repository.edit(lambda data: data.update(of="0123456789ab"), RUSSIAN)
    assert found(repository) == [("translation-lags", "bridge-opened.ru.yaml")]


@pytest.mark.parametrize("add", [{"unknown": "Кто перерезал ленту – и чем."}, {}])
def test_typing_and_credit_are_free(repository: Repository, add: Data) -> None:
    repository.edit(lambda data: data.pop("unknown"), RUSSIAN)
    repository.commit("Take a part of the translation away")
    repository.edit(lambda data: data.update(add, compared_by=[]), RUSSIAN)
    notes = "День записан в летописи; [яйца](claim:lower-nowhere-speech/nine-eggs) - другое дело."
    repository.edit(lambda data: data.update(notes=notes), RUSSIAN)
    assert {code for code, _ in found(repository)} <= {"translation-lacks"}


def test_a_translation_stays(repository: Repository) -> None:
    repository.file(RUSSIAN).unlink()
    assert found(repository) == [("translation-gone", "bridge-opened.yaml")]


def test_corrections_stay(repository: Repository) -> None:
    repository.edit(lambda data: data["corrections"][0].update(note="Ничего не было."), RUSSIAN)
    assert found(repository) == [("corrections-rewritten", "bridge-opened.ru.yaml")]


def test_the_chain_knows_translations_and_keeps_their_corrections(repository: Repository) -> None:
    before = entry(repository.root)
    assert list(before.translations) == ["ru", "ar"]
    assert len(before.translations["ru"].corrections) == 1

    repository.edit(lambda data: data["corrections"][0].update(note="Ничего не было."), RUSSIAN)
    rewritten = entry(repository.root)
    repository.file(RUSSIAN).unlink()
    gone = entry(repository.root)

    assert before.sha256 != rewritten.sha256
    assert codes(before, rewritten) == ["history-rewritten"]
    assert codes(before, gone) == ["translation-vanished"]


def codes(before: Entry, now: Entry) -> list[str]:
    problems = check_states({BRIDGE: before}, {BRIDGE: now}, str, "since then")
    return [problem.code for problem in problems]


def test_an_entry_without_translations_is_what_it_was(base_publication: Path) -> None:
    known = entry(base_publication).model_dump(mode="json")
    assert set(known) == {"sha256", "status", "stage", "changed_on", "history", "aliases"}
    assert Entry.model_validate_json(json.dumps(known)).translations == {}


def test_what_differs_in_a_translation_is_told(repository: Repository) -> None:
    repository.edit(new_words, RUSSIAN)
    repository.file(f"{BRIDGE}.ar").unlink()
    said = claimpress("diff", "HEAD", cwd=repository.root, SOURCE_DATE_EPOCH=MOMENT).stdout
    assert said.splitlines()[0] == BRIDGE
    assert "translations ru summary reworded:" in said
    assert "translations ar removed:" in said


def test_a_translation_is_mended_and_its_language_stays(repository: Repository) -> None:
    file = repository.file(RUSSIAN)
    text = file.read_text(encoding="utf-8")
    words = "unknown: Кто перерезал ленту"
    assert words in text
    file.write_text(text.replace(words, "unknown: Кто: перерезал ленту"), "utf-8")
    done = claimpress("fix", cwd=repository.root, SOURCE_DATE_EPOCH=MOMENT)
    assert "bridge-opened.ru.yaml" in done.stdout
    assert 'unknown: "Кто: перерезал ленту."' in file.read_text(encoding="utf-8")
    assert found(repository) == [("silent-translation", "bridge-opened.ru.yaml")]


def test_files_of_every_language_have_one_form(repository: Repository) -> None:
    (repository.root / "claims/topics.ru.yaml").write_text(
        "topics:\n   geese: {description: Городские гуси., name: Гуси}\n", "utf-8"
    )
    claimpress("fmt", cwd=repository.root)
    assert (repository.root / "claims/topics.ru.yaml").read_text(encoding="utf-8") == (
        "topics:\n  geese:\n    name: Гуси\n    description: Городские гуси.\n"
    )
