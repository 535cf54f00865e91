"""The catalogues hold what templates and code say, and a translation is only words."""

import re
from gettext import c2py

import pytest
from babel import Locale
from tests.words.catalogues import (
    LANGUAGES,
    PLACEHOLDER,
    Id,
    Markup,
    as_id,
    catalogue,
    entries,
    messages,
    placeholders,
    words_of,
)

each_language = pytest.mark.parametrize("language", LANGUAGES)

SAME_AS_ENGLISH: dict[str, set[str]] = {}
"""What a language says in the very words of English; none does yet."""
OTHER_SCRIPT = {"ru", "ky", "ar"}
SIGNS_OF_MARKUP = re.compile(r"[<>\"&%{}]")


def test_there_are_messages_and_languages() -> None:
    assert ("Report an error",) in messages()
    assert ("%(num)s claim", "%(num)s claims") in messages()
    assert set(LANGUAGES) >= {"ru", "ky", "tr", "ar"}


@each_language
def test_a_catalogue_has_every_message_and_none_that_is_gone(language: str) -> None:
    here = {id_ for _, id_, _ in entries(language)}
    assert here == messages(), (
        f"locale/{language}.po is not what templates and code say. Run `make words`, then "
        f"translate what is new. Missing: {sorted(messages() - here)}; "
        f"gone: {sorted(here - messages())}"
    )


@each_language
def test_every_message_is_translated_in_every_form(language: str) -> None:
    for message, id_, said in entries(language):
        forms = catalogue(language).num_plurals if message.pluralizable else 1
        assert len(said) == forms, id_
        assert all(said), f"{language}: translate {id_}"
        blanks = [text != text.strip() for text in said]
        assert blanks == [id_[0] != id_[0].strip()] * forms, f"{language}: blanks around {id_}"


@each_language
def test_the_forms_of_number_stand_in_the_order_of_cldr(language: str) -> None:
    order = ("zero", "one", "two", "few", "many", "other")
    rule = c2py(catalogue(language).plural_expr)
    name = Locale.parse(language).plural_form
    used = sorted({name(number) for number in range(1000)}, key=order.index)
    if catalogue(language).num_plurals == 1:
        return
    for number in range(1000):
        assert rule(number) == used.index(name(number)), number


@each_language
def test_a_translation_is_filled_in_as_the_message_is(language: str) -> None:
    rule = c2py(catalogue(language).plural_expr)
    numbers = [rule(number) for number in range(1000)]
    for message, id_, said in entries(language):
        assert list(message.check(catalogue(language))) == [], id_
        for form, text in enumerate(said):
            wanted = placeholders(id_[-1])
            if placeholders(text) == wanted:
                continue
            # A form for one number only need not name it: "one claim", "two claims".
            assert message.pluralizable, (id_, text)
            assert numbers.count(form) == 1, (id_, text)
            assert set(wanted) - set(placeholders(text)) <= {"%(num)s", "%(n)s"}, (id_, text)
            assert set(placeholders(text)) <= set(wanted), (id_, text)


@each_language
def test_a_translation_has_the_markup_of_the_message_and_no_other(language: str) -> None:
    for _, id_, said in entries(language):
        for text in said:
            assert faults_of_markup(id_, text) == [], (id_, text)


@pytest.mark.parametrize(
    "text",
    [
        'see <a href="#history" onclick="x()">why</a>',
        'see <a href="https://elsewhere.example/">why</a>',
        'see <a href="#history">why</a><script>x()</script>',
        'see <a href="#history">why',
        'see <a href="#history">why</a></p>',
        'see <a href="#history">why</a> <!-- x -->',
        'see <a href="#history">why</a> &lt;',
        'see <a href="#history">"why"</a>',
        'see <a href="#history">why</a> <',
        "see why",
    ],
)
def test_a_translation_that_is_more_than_words_is_found(text: str) -> None:
    assert faults_of_markup(('see <a href="#history">why</a>',), text)


def faults_of_markup(id_: Id, text: str) -> list[str]:
    """What makes a translation more, or less, than words in the message's own markup."""
    here, wanted = Markup(text), Markup(id_[-1])
    faults = list(here.faults)
    if sorted(here.tags) != sorted(wanted.tags):
        faults.append(f"other tags: {here.tags}")
    # Messages stand in attributes, and are formatted: no such sign may be left between the tags.
    return faults + SIGNS_OF_MARKUP.findall(PLACEHOLDER.sub("", here.text))


@each_language
def test_nothing_was_left_in_english(language: str) -> None:
    allowed = SAME_AS_ENGLISH.get(language, set())
    for _, id_, said in entries(language):
        if not words_of(id_[0]):
            continue
        for text in said:
            assert text not in id_ or text in allowed, f"{language}: {text}"
            if language in OTHER_SCRIPT:
                assert not re.search("[A-Za-z]", words_of(text)), f"{language}: {text}"


@each_language
def test_the_header_says_what_is_still_to_be_reviewed(language: str) -> None:
    header = catalogue(language).header_comment
    unreviewed = [as_id(message.id) for message in catalogue(language) if message.fuzzy]
    assert not unreviewed or "machine translations" in header, unreviewed
    assert "FULL NAME" not in header + str(catalogue(language).mime_headers)
    assert "EMAIL@ADDRESS" not in header + str(catalogue(language).mime_headers)
