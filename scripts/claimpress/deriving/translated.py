"""The publication in another of its languages, as a corpus like any other."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, TypeVar

from claimpress.deriving.linked import claim_without, dossier_without, row_without
from claimpress.deriving.wording import Tongues, claim_in, dossier_in, row_in
from claimpress.model.claim import Claim
from claimpress.model.corpus import Claims, Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import Person, Topic
from claimpress.model.row import Row
from claimpress.model.status import Scale
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    PeopleTranslation,
    PersonWords,
    PublicationTranslation,
    ScaleTranslation,
    TopicsTranslation,
)

T = TypeVar("T", bound=Record)


def key_of(id_: str, language: str) -> str:
    """Under which key of `Corpus.translations` the words of a claim or registry stand."""
    return f"{id_}.{language}"


def key_of_dossier(id_: str, language: str) -> str:
    """Under which key of `Corpus.translations` the words of a dossier stand."""
    return key_of(f"{id_}/dossier", language)


def original_of(key: str, corpus: Corpus) -> tuple[Claim | Dossier | None, str]:
    """Which claim or dossier the words under a key translate, and into which language."""
    id_, _, language = key.rpartition(".")
    dossier, _, name = id_.partition("/")
    return (corpus.dossiers.get(dossier) if name == "dossier" else corpus.claims.get(id_)), language


def claim_words(corpus: Corpus, id_: str, language: str) -> ClaimTranslation | None:
    """The words of a claim in another language, if somebody translated it."""
    return _found(corpus, key_of(id_, language), ClaimTranslation)


def dossier_words(corpus: Corpus, id_: str, language: str) -> DossierTranslation | None:
    """The words of a dossier in another language, if somebody translated it."""
    return _found(corpus, key_of_dossier(id_, language), DossierTranslation)


def languages_of(id_: str, corpus: Corpus) -> tuple[str, ...]:
    """In which languages readers have a claim or dossier, that of the original first."""
    return (corpus.main_language, *corpus.languages.get(id_, ()))


def words_of(id_: str, corpus: Corpus) -> dict[str, ClaimTranslation | DossierTranslation]:
    """The words of a claim or dossier in each language in which readers have it."""
    find = claim_words if "/" in id_ else dossier_words
    found = {tag: find(corpus, id_, tag) for tag in corpus.languages.get(id_, ())}
    return {language: words for language, words in found.items() if words}


def translations_of(id_: str, corpus: Corpus) -> dict[str, Any]:
    """The words of a claim or dossier in each language in which readers have it, as JSON has them.

    There is one record for all languages, so a corpus of another one has none to tell.
    """
    if corpus.original_language or not corpus.publication.languages:
        return {}
    words = words_of(id_, corpus).items()
    return {language: each.model_dump(mode="json", exclude_none=True) for language, each in words}


def languages_among(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """By the id of each claim and dossier, the languages in which it can be shown as well.

    A language needs the words of the publication and of the scale, and a claim
    also those of its dossier: without these there is no page to show it on.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for language in corpus.publication.languages:
        if not has_frame(corpus, language):
            continue
        framed = {
            id_ for id_ in corpus.dossiers if key_of_dossier(id_, language) in corpus.translations
        }
        claims = [
            id_
            for id_ in corpus.claims
            if id_.partition("/")[0] in framed and key_of(id_, language) in corpus.translations
        ]
        # A dossier of which no claim can be read is not shown, as in the main language.
        for id_ in (*claims, *dict.fromkeys(id_.partition("/")[0] for id_ in claims)):
            found[id_].append(language)
    return {id_: tuple(languages) for id_, languages in found.items()}


def in_language(corpus: Corpus, language: str) -> Corpus:
    """The publication as its readers in ``language`` have it; ``corpus`` is what readers see.

    Claims and dossiers without a translation are left out, and so are links to
    them. Quotations stay in their own language. What of a text has no
    translation stands as it is in the original, and `Translated.lacks` names it.
    """
    main = corpus.publication.language
    if language == main:
        return corpus
    hidden = {id_ for id_ in corpus.claims if language not in corpus.languages.get(id_, ())}
    dossiers = {
        id_: dossier_without(dossier_in(dossier, said, language, main), hidden)
        for id_, dossier in corpus.dossiers.items()
        if language in corpus.languages.get(id_, ())
        and (said := dossier_words(corpus, id_, language))
    }
    claims = _Worded(corpus, language, hidden)
    return replace(
        corpus,
        publication=_publication(corpus, language),
        scale=_scale(corpus, language),
        people=_people(corpus, language),
        topics=_topics(corpus, language),
        dossiers=dossiers,
        claims=claims,
        digests=claims.digests,
        original_language=main,
    )


def _found(corpus: Corpus, key: str, kind: type[T]) -> T | None:
    found = corpus.translations.get(key)
    return found if isinstance(found, kind) else None


def has_frame(corpus: Corpus, language: str) -> bool:
    """Whether there are the words of the publication and of its scale, which every page needs."""
    needed = (key_of(name, language) for name in ("publication", "statuses"))
    return all(key in corpus.translations for key in needed)


class _Worded(Claims):
    """The claims that have words in a language, with these; made when they are asked for."""

    def __init__(self, corpus: Corpus, language: str, hidden: AbstractSet[str]) -> None:
        """Take those of ``corpus`` that are not hidden, without what they say of those."""
        self._corpus, self._language, self._hidden = corpus, language, hidden
        spoken = {id_: dossier.language for id_, dossier in corpus.dossiers.items()}
        self._spoken = spoken
        self._rows: dict[str, Row] = {}
        self.digests: dict[str, str] = {}
        """The hash of all that decides how a claim reads; none where its files do not tell."""
        for id_, row in corpus.rows.items():
            words = None if id_ in hidden else claim_words(corpus, id_, language)
            if words is None:
                continue
            whole = row_in(row, words, language)
            self._rows[id_] = row_without(whole, hidden)
            files = [corpus.digests.get(each, "") for each in (id_, key_of(id_, language))]
            if all(files) and self._rows[id_] is whole:
                told = [*files, spoken[row.dossier], corpus.main_language]
                self.digests[id_] = hashlib.sha256("\0".join(told).encode()).hexdigest()

    @property
    def rows(self) -> Mapping[str, Row]:
        """The row of each claim, as it is shown."""
        return self._rows

    def __getitem__(self, id_: str) -> Claim:
        words = claim_words(self._corpus, id_, self._language) if id_ in self._rows else None
        if words is None:
            raise KeyError(id_)
        claim = self._corpus.claims[id_]
        tongues = Tongues(self._language, self._corpus.main_language, self._spoken[claim.dossier])
        return claim_without(claim_in(claim, words, tongues), self._hidden)


def _publication(corpus: Corpus, language: str) -> PublicationFile:
    words = _found(corpus, key_of("publication", language), PublicationTranslation)
    given = words.model_dump(exclude_none=True) if words else {}
    return corpus.publication.model_copy(update={**given, "language": language})


def _scale(corpus: Corpus, language: str) -> Scale:
    words = _found(corpus, key_of("statuses", language), ScaleTranslation)
    if words is None:
        return corpus.scale
    statuses = {
        id_: status.model_copy(update=words.statuses[id_].model_dump())
        if id_ in words.statuses
        else status
        for id_, status in corpus.scale.statuses.items()
    }
    reasons = {id_: words.reasons.get(id_, reason) for id_, reason in corpus.scale.reasons.items()}
    return corpus.scale.model_copy(update={"statuses": statuses, "reasons": reasons})


def _people(corpus: Corpus, language: str) -> Mapping[str, Person]:
    words = _found(corpus, key_of("people", language), PeopleTranslation)
    known = words.people if words else {}
    return {
        id_: _person(person, known[id_]) if id_ in known else person
        for id_, person in corpus.people.items()
    }


def _person(person: Person, words: PersonWords) -> Person:
    roles = tuple(
        role.model_copy(update={"title": words.roles.get(role.title, role.title)})
        for role in person.roles
    )
    given = words.model_dump(exclude_none=True, exclude={"roles"})
    return person.model_copy(update={**given, "roles": roles})


def _topics(corpus: Corpus, language: str) -> Mapping[str, Topic]:
    words = _found(corpus, key_of("topics", language), TopicsTranslation)
    known = words.topics if words else {}
    return {
        id_: topic.model_copy(update=known[id_].model_dump()) if id_ in known else topic
        for id_, topic in corpus.topics.items()
    }
