"""How words are spelt: without marks, in small letters, with what they are forms of."""

import pytest

from claimpress.exporting.search.spelling import spelt, stem, words_of

SPELLINGS = [
    ("Mirziyóyev", ("mirziyoyev",)),
    ("ЙОД", ("иод",)),
    ("İstanbul", ("istanbul",)),
    ("ışık", ("isik",)),  # noqa: RUF001
    ("مُحَمَّد", ("محمد",)),
    ("الانتخابات", ("انتخابات",)),
    ("ﬁne", ("fine",)),
    ("日本語", ("日本", "本語")),
    ("日", ("日",)),
    ("a", ()),
    ("7", ("7",)),
    ("Straße", ("straße",)),
    ("हिन्दी", ("हनद",)),
]
STEMS = [
    ("en", "elections", "election"),
    ("ru", "выборами", "выборы"),
    ("ru", "президента", "президентом"),
    ("tr", "seçimlerde", "seçimler"),
    ("ar", "الحكومة", "حكومة"),
    ("ru-KG", "выборами", "выборы"),
]


@pytest.mark.parametrize(("word", "forms"), SPELLINGS)
def test_words_are_spelt_without_marks(word: str, forms: tuple[str, ...]) -> None:
    assert tuple(form for part in words_of(word) for form in spelt(part)) == forms


@pytest.mark.parametrize(("language", "one", "other"), STEMS)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language) != ""


def test_a_word_in_another_script_is_stemmed_as_most_of_its_kind() -> None:
    assert stem("выборами", "en") == stem("выборами", "ru")
    assert stem("elections", "ru") == ""


def test_a_language_without_stemmer_has_no_stems() -> None:
    assert stem("maktabda", "uz") == ""


def test_apostrophes_and_hyphens_part_words() -> None:
    assert words_of("Kyrgyzstan’s read-outs, d’état") == [
        "kyrgyzstan",
        "s",
        "read",
        "outs",
        "d",
        "état",
    ]
