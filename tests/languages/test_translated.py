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
from claimpress.model.row import row_of

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


def test_a_dossier_without_a_translated_claim_is_not_there(root: Path) -> None:
    (root / f"claims/{BRIDGE}.ar.yaml").unlink()
    corpus = shown(root)
    assert languages_of(DOSSIER, corpus) == ("en", "ru")
    assert not in_language(corpus, "ar").dossiers


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


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_a_row_tells_what_its_claim_does(root: Path, language: str) -> None:
    corpus = in_language(shown(root), language)
    assert dict(corpus.rows) == {id_: row_of(claim) for id_, claim in corpus.claims.items()}


def test_a_quotation_in_the_language_itself_needs_no_translation(root: Path) -> None:
    eggs = root / f"claims/{EGGS}.yaml"
    edit(eggs, ("language: de", "language: ru"))
    edit(root / f"claims/{EGGS}.ru.yaml", ("    translation: Сегодня ничего не считала.\n", ""))
    checked = pipeline.check(root, use_cache=False)
    assert {problem.code for problem in checked.problems} == {"translation-lags"}
    assert checked.corpus
    item = in_language(visible(checked.corpus, THE_DAY), "ru").claims[EGGS].evidence[0]
    assert (item.quote, item.translation) == ("Heute nichts gezählt.", None)


def test_words_are_never_given_to_another_item(root: Path) -> None:
    """Where an address stands twice in the claim and once in the words, it could be the wrong."""
    twice = "  - url: https://lantern.example.com/bridge\n    locator: page 9\n"
    claim = root / f"claims/{BRIDGE}.yaml"
    edit(claim, ("  - url: https://lantern.example.com/bridge\n", f"{twice}    {{}}\n"))
    text = claim.read_text(encoding="utf-8")
    item = text[text.index("    title: unknown") : text.index("notes:")]
    claim.write_text(
        text.replace("    {}\n", f"{item.rstrip()}\n  - url: https://lantern.example.com/bridge\n"),
        encoding="utf-8",
    )
    corpus = shown_anyhow(root)
    shown_items = in_language(corpus, "ru").claims[BRIDGE]
    says = [item.says for item in shown_items.evidence]
    assert says == ["Мост открыли в Первомай."] + ["Reports the opening of the day before."] * 2
    assert shown_items.translation
    assert ("evidence", 1, "says") in shown_items.translation.lacks


def shown_anyhow(root: Path) -> Corpus:
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    return visible(corpus, THE_DAY)
