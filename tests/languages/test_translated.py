"""What readers of another language have of a publication."""

import datetime as dt
from pathlib import Path

import pytest
from tests.languages.publication import BRIDGE, DOSSIER, EGGS, in_several_languages

from claimpress import pipeline
from claimpress.deriving.translated import in_language, languages_of
from claimpress.deriving.visible import visible
from claimpress.model.claim import ChangeKind
from claimpress.model.corpus import Corpus

pytestmark = pytest.mark.usefixtures("on_the_day")

THE_DAY = dt.date(2026, 6, 15)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return in_several_languages(tmp_path / "publication")


def shown(root: Path) -> Corpus:
    checked = pipeline.check(root, use_cache=False)
    assert checked.problems == ()
    assert checked.corpus
    return visible(checked.corpus, THE_DAY)


def edit(file: Path, *replaced: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="\n")


def test_readers_have_what_was_translated_and_nothing_else(root: Path) -> None:
    corpus = shown(root)
    assert languages_of(BRIDGE, corpus) == ("en", "ru", "ar")
    assert languages_of(EGGS, corpus) == ("en", "ru")
    assert languages_of(DOSSIER, corpus) == ("en", "ru", "ar")
    assert list(in_language(corpus, "ru").claims) == [BRIDGE, EGGS]
    assert list(in_language(corpus, "ar").claims) == [BRIDGE]
    assert in_language(corpus, "en") is corpus


def test_words_are_translated_and_facts_are_those_of_the_claim(root: Path) -> None:
    corpus = shown(root)
    russian = in_language(corpus, "ru")
    claim, original = russian.claims[BRIDGE], corpus.claims[BRIDGE]
    assert claim.text == "Кривой мост открыли 1 мая 1911 года."
    assert claim.source.quote == original.source.quote
    assert claim.source.translation == "сам мост открыли 1 мая 1911 года"
    assert [item.url for item in claim.evidence] == [item.url for item in original.evidence]
    assert claim.evidence[0].quote == "Die Brücke ward am 1. Mai eröffnet."
    assert claim.evidence[0].translation == "Мост открыт 1 мая."
    assert (claim.status, claim.published_on) == (original.status, original.published_on)
    assert claim.file.endswith("bridge-opened.ru.yaml")
    assert claim.translation
    assert claim.translation.original is original
    assert (claim.translation.lags, claim.translation.lacks) == (False, ())
    assert russian.scale.statuses["supported"].label == "Подтверждается"
    assert russian.scale.statuses["supported"].rating == 5
    assert russian.people["zebulon-quill"].roles[0].title == "Мэр Нижнего Нигде"
    assert russian.topics["geese"].name == "Гуси"
    assert russian.publication.language == "ru"
    assert russian.main_language == "en"
    assert russian.publication.licence == "CC BY 4.0"
    assert russian.dossiers[DOSSIER].timeline[0].text == "Заказаны фонари."


def test_a_claim_without_a_translation_leaves_no_link_behind(root: Path) -> None:
    claim = in_language(shown(root), "ar").claims[BRIDGE]
    assert claim.related == ()
    assert "claim:" not in (claim.notes or "")
    assert "البيض" in (claim.notes or "")


def test_a_correction_of_the_translation_is_told_among_the_changes(root: Path) -> None:
    history = in_language(shown(root), "ru").claims[BRIDGE].history
    assert [(str(change.on), change.kind) for change in history] == [
        ("2026-05-20", ChangeKind.CLARIFICATION),
        ("2026-05-25", ChangeKind.CORRECTION),
    ]
