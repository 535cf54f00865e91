"""Rules about the languages of a publication, and the words of its registries in each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimpress.checking.rule import Finding, corpus_rule
from claimpress.deriving.translated import key_of, key_of_dossier
from claimpress.model.corpus import Corpus
from claimpress.model.registries import Person
from claimpress.model.translation import (
    PeopleTranslation,
    PersonWords,
    ScaleTranslation,
    TopicsTranslation,
)
from claimpress.reading.intake import CLAIMS
from claimpress.values.languages import language_name
from claimpress.values.names import claim_meant, did_you_mean
from claimpress.values.problems import Severity, listed
from claimpress.values.scripts import is_foreign

_PUBLICATION = f"{CLAIMS}/publication.yaml"
_SHOWN = 5
"""How many ids a problem names."""


@corpus_rule("unlisted-language")
def languages_are_listed(corpus: Corpus) -> Iterator[Finding]:
    """Every file with a language in its name is in one of ``languages`` in ``publication.yaml``.

    These are other languages than that of the publication, each once.
    """
    main, languages = corpus.publication.language, corpus.publication.languages
    for index, language in enumerate(languages):
        again = language in languages[:index]
        if language == main or again:
            message = f"{language!r} is {'in the list already' if again else 'the main language'}"
            help_ = "take it out: languages are those beside language"
            yield Finding(message, help_, ("languages", index), _PUBLICATION)
    for key in corpus.translations:
        language = key.rpartition(".")[2]
        if language == main:
            help_ = "write the words into the file without a language in its name"
            yield Finding(f"{language} is the main language", help_, (), _file(key))
        elif language not in languages:
            yield Finding(
                f"{language} ({language_name(language)}) is no language of this publication",
                did_you_mean(language, languages)
                or f"add it to languages in {_PUBLICATION}, or take the file away",
                (),
                _file(key),
            )


@corpus_rule("nothing-translated")
def translations_have_an_original(corpus: Corpus) -> Iterator[Finding]:
    """The words in another language are those of a claim or dossier that is there."""
    for key in corpus.translations:
        id_ = key.rpartition(".")[0]
        translates = id_.removesuffix("/dossier")
        there = (corpus.claims, corpus.dossiers, corpus.unread)
        if "/" in id_ and not any(translates in known for known in there):
            original = f"{CLAIMS}/{id_}.yaml"
            yield Finding(
                f"there is no {original} that this could be a translation of",
                claim_meant(id_, corpus.claims)
                or "name it as that file, with the language before .yaml",
                (),
                _file(key),
            )


@corpus_rule("no-frame")
def languages_have_a_frame(corpus: Corpus) -> Iterator[Finding]:
    """A language has words of publication and scale, and a translated claim a translated dossier.

    Without them there is no page to show a translation on.
    """
    for index, language in _further(corpus):
        for name in ("publication", "statuses"):
            if not _is_there(key_of(name, language), corpus):
                yield Finding(
                    f"{language_name(language)} has no {name}.{language}.yaml",
                    f"start it: claimpress translate {name} {language}",
                    ("languages", index),
                    _PUBLICATION,
                )
    for key in corpus.translations:
        id_, _, language = key.rpartition(".")
        dossier = id_.partition("/")[0]
        if id_ in corpus.claims and not _is_there(key_of_dossier(dossier, language), corpus):
            yield Finding(
                f"the dossier of this claim has no dossier.{language}.yaml",
                f"start it: claimpress translate {dossier} {language}",
                (),
                _file(key),
            )


@corpus_rule("words-lack", severity=Severity.WARNING)
def registries_are_translated(corpus: Corpus) -> Iterator[Finding]:
    """Statuses, reasons, topics and people have words in every language.

    Of people these are their roles and what is noted about them, and the name
    where it is written in other letters.
    """
    for index, language in _further(corpus):
        for group in _groups(corpus, language):
            lacking = [id_ for id_ in group.needed if id_ not in group.given]
            if not lacking:
                continue
            key = key_of(group.registry, language)
            yield Finding(
                f"{language_name(language)} lacks words of {len(lacking)} of the {group.name}: "
                f"{_some(lacking)}; readers see those of {group.registry}.yaml",
                f"add them: claimpress translate {group.registry} {language}",
                (group.name,) if key in corpus.translations else ("languages", index),
                _file(key) if key in corpus.translations else _PUBLICATION,
            )


@corpus_rule("words-stray", severity=Severity.WARNING)
def words_belong_to_a_registry(corpus: Corpus) -> Iterator[Finding]:
    """Words in another language are those of a status, topic, role or person that is there."""
    for _, language in _further(corpus):
        for group in _groups(corpus, language):
            for id_ in group.given:
                if id_ not in group.known:
                    yield Finding(
                        f"there is no {id_!r} among the {group.name} of {group.registry}.yaml",
                        did_you_mean(id_, group.known) or "take it out",
                        (group.name, id_),
                        _file(key_of(group.registry, language)),
                    )
        for id_, title in _stray_roles(corpus, language):
            yield Finding(
                f"{id_} has no role {title!r} in people.yaml",
                did_you_mean(title, [role.title for role in corpus.people[id_].roles])
                or "give the title as people.yaml has it, to the letter",
                ("people", id_, "roles", title),
                _file(key_of("people", language)),
            )


def _further(corpus: Corpus) -> Iterator[tuple[int, str]]:
    """The languages beside the main one, each once, with their places in the list."""
    publication = corpus.publication
    for index, language in enumerate(publication.languages):
        if language not in {publication.language, *publication.languages[:index]}:
            yield index, language


@dataclass(frozen=True, slots=True)
class _Group:
    """The items of a registry, and which of them have words in a language."""

    registry: str
    name: str
    known: Collection[str]
    needed: Collection[str]
    """Those that need words."""
    given: Collection[str]


def _groups(corpus: Corpus, language: str) -> Iterator[_Group]:
    scale = corpus.translations.get(key_of("statuses", language))
    if isinstance(scale, ScaleTranslation):  # without it there is no page: see no-frame
        statuses, reasons = corpus.scale.statuses, corpus.scale.reasons
        yield _Group("statuses", "statuses", statuses, statuses, scale.statuses)
        yield _Group("statuses", "reasons", reasons, reasons, scale.reasons)
    topics = corpus.translations.get(key_of("topics", language))
    given = topics.topics if isinstance(topics, TopicsTranslation) else {}
    yield _Group("topics", "topics", corpus.topics, corpus.topics, given)
    people = _people(corpus, language)
    whole = {
        id_
        for id_, words in people.items()
        if id_ not in corpus.people or not _lacks_words(corpus.people[id_], words, language)
    }
    needed = [
        id_ for id_, each in corpus.people.items() if _lacks_words(each, PersonWords(), language)
    ]
    yield _Group("people", "people", corpus.people, needed, whole)


def _people(corpus: Corpus, language: str) -> Mapping[str, PersonWords]:
    people = corpus.translations.get(key_of("people", language))
    return people.people if isinstance(people, PeopleTranslation) else {}


def _lacks_words(person: Person, words: PersonWords, language: str) -> bool:
    """Whether readers of a language would see words about somebody that are not in it."""
    name_is_foreign = is_foreign(words.name or person.name, language)
    roles = [role.title for role in person.roles if role.title not in words.roles]
    return name_is_foreign or bool(roles) or bool(person.note and not words.note)


def _stray_roles(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    for id_, words in _people(corpus, language).items():
        person = corpus.people.get(id_)
        titles = {role.title for role in person.roles} if person else set(words.roles)
        for title in words.roles:
            if title not in titles:
                yield id_, title


def _some(ids: Sequence[str]) -> str:
    rest = len(ids) - _SHOWN
    return listed([*ids[:_SHOWN], f"{rest} more"] if rest > 0 else ids, "and")


def _is_there(key: str, corpus: Corpus) -> bool:
    return key in corpus.translations or key in corpus.unread


def _file(key: str) -> str:
    return f"{CLAIMS}/{key}.yaml"
