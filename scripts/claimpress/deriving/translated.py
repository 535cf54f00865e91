"""The publication in another of its languages, as a corpus like any other."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from claimpress.deriving.linked import claim_without, dossier_without
from claimpress.deriving.pairs import pairs
from claimpress.deriving.reviews import revision_of, revision_of_dossier
from claimpress.model.claim import Change, ChangeKind, Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import Person, Topic
from claimpress.model.status import Scale
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    PeopleTranslation,
    PersonWords,
    PublicationTranslation,
    ScaleTranslation,
    TopicsTranslation,
    Translated,
    Translation,
)
from claimpress.values.languages import same_language
from claimpress.values.problems import Path

T = TypeVar("T", bound=Record)
Checked = TypeVar("Checked", Claim, Dossier)


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


def translations_of(id_: str, corpus: Corpus) -> dict[str, Any]:
    """The words of a claim or dossier in each language in which readers have it, as JSON has them.

    In a corpus of another language there are none: what is shown is one of them.
    """
    if corpus.original_language or not corpus.publication.languages:
        return {}
    key = id_ if "/" in id_ else f"{id_}/dossier"
    return {
        language: corpus.translations[key_of(key, language)].model_dump(
            mode="json", exclude_none=True, exclude_defaults=True
        )
        for language in corpus.languages.get(id_, ())
    }


def about_translation(record: Claim | Dossier, corpus: Corpus) -> dict[str, Any]:
    """What the data say of the languages of a claim or dossier; nothing where there is one."""
    if record.translation is None:
        translations = translations_of(record.id, corpus)
        return {"translations": translations} if translations else {}
    translation = record.translation
    told = translation.words.model_dump(
        mode="json", exclude_none=True, exclude_defaults=True, include=set(Translation.model_fields)
    )
    lacks = ["/".join(map(str, place)) for place in translation.lacks]
    made = {**told, "original": translation.language, "lags": translation.lags, "lacks": lacks}
    return {"in_language": corpus.publication.language, "translation": made}


def languages_among(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """By the id of each claim and dossier, the languages in which it can be shown as well.

    A language needs the words of the publication and of the scale, and a claim
    also those of its dossier: without these there is no page to show it on.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for language in corpus.publication.languages:
        if not has_frame(corpus, language):
            continue
        for id_ in corpus.dossiers:
            if key_of_dossier(id_, language) in corpus.translations:
                found[id_].append(language)
        for id_ in corpus.claims:
            framed = language in found.get(id_.partition("/")[0], ())
            if framed and key_of(id_, language) in corpus.translations:
                found[id_].append(language)
    return {id_: tuple(languages) for id_, languages in found.items()}


def in_language(corpus: Corpus, language: str) -> Corpus:
    """The publication as its readers in ``language`` have it; ``corpus`` is what readers see.

    Claims and dossiers without a translation are left out, and so are links to
    them. Quotations stay in their own language. What of a text has no
    translation stands as it is in the original, and `Translated.lacks` names it.
    """
    if language == corpus.publication.language:
        return corpus
    hidden = {id_ for id_ in corpus.claims if language not in corpus.languages.get(id_, ())}
    dossiers = {
        id_: dossier_without(dossier_in(dossier, said, language, corpus), hidden)
        for id_, dossier in corpus.dossiers.items()
        if language in corpus.languages.get(id_, ())
        and (said := dossier_words(corpus, id_, language))
    }
    claims: dict[str, Claim] = {}
    digests: dict[str, str] = {}
    for id_, claim in corpus.claims.items():
        words = None if id_ in hidden else claim_words(corpus, id_, language)
        if words is None:
            continue
        translated = claim_in(claim, words, language, corpus)
        claims[id_] = claim_without(translated, hidden)
        digest = _digest(claim, corpus, language)
        if digest and claims[id_] is translated:
            digests[id_] = digest
    return replace(
        corpus,
        publication=_publication(corpus, language),
        scale=_scale(corpus, language),
        people=_people(corpus, language),
        topics=_topics(corpus, language),
        dossiers=dossiers,
        claims=claims,
        digests=digests,
        original_language=corpus.publication.language,
    )


def _found(corpus: Corpus, key: str, kind: type[T]) -> T | None:
    found = corpus.translations.get(key)
    return found if isinstance(found, kind) else None


def has_frame(corpus: Corpus, language: str) -> bool:
    """Whether there are the words of the publication and of its scale, which every page needs."""
    needed = (key_of(name, language) for name in ("publication", "statuses"))
    return all(key in corpus.translations for key in needed)


def claim_in(claim: Claim, words: ClaimTranslation, language: str, corpus: Corpus) -> Claim:
    """A claim of ``corpus`` with the words of its translation."""
    main = corpus.main_language
    spoken_in = corpus.dossiers[claim.dossier].language
    spoken = _without_needless(claim, language, spoken_in, main)
    shown, lacks = _merged(spoken, words, language, spoken_in)
    corrections = [
        Change(on=each.on, kind=ChangeKind.CORRECTION, note=each.note) for each in words.corrections
    ]
    history = sorted([*shown.history, *corrections], key=lambda change: str(change.on))
    lacks = tuple(_moved(place, shown.history, history) for place in lacks)
    return shown.model_copy(
        update={
            "file": _file(claim.file, language),
            "history": tuple(history),
            "translation": Translated(claim, main, words, words.of != revision_of(claim), lacks),
        }
    )


def _moved(place: Path, before: Sequence[Change], now: Sequence[Change]) -> Path:
    """The same place where corrections of the translation stand among the changes of the claim."""
    match place:
        case ("history", int(number), *rest):
            return ("history", now.index(before[number]), *rest)
    return place


def _without_needless(claim: Claim, language: str, document_language: str, main: str) -> Claim:
    """A claim whose quotations have no translation where readers of ``language`` need none.

    Answers name their language: what says nothing is in that of the publication.
    """
    source = claim.source
    if source.translation and same_language(source.language or document_language, language):
        source = source.model_copy(update={"translation": None})
    evidence = [
        item.model_copy(update={"translation": None})
        if item.translation and same_language(item.language, language)
        else item
        for item in claim.evidence
    ]
    replies = []
    for reply in claim.replies:
        spoken = reply.language or main
        translation = None if same_language(spoken, language) else reply.translation
        replies.append(reply.model_copy(update={"language": spoken, "translation": translation}))
    return claim.model_copy(
        update={"source": source, "evidence": tuple(evidence), "replies": tuple(replies)}
    )


def dossier_in(
    dossier: Dossier, words: DossierTranslation, language: str, corpus: Corpus
) -> Dossier:
    """A dossier of ``corpus`` with the words of its translation."""
    shown, lacks = _merged(dossier, words, language, dossier.language)
    lags = words.of != revision_of_dossier(dossier)
    translation = Translated(dossier, corpus.main_language, words, lags, lacks)
    return shown.model_copy(
        update={"file": _file(dossier.file, language), "translation": translation}
    )


def _merged(
    original: Checked, words: Translation, language: str, document_language: str
) -> tuple[Checked, tuple[Path, ...]]:
    """A record with the words of its translation, and the places that have none."""
    changed: dict[Path, str] = {}
    lacks = []
    for pair in pairs(original, words, language, document_language):
        if pair.original is None:
            continue
        if pair.words is not None:
            changed[pair.place] = pair.words
        else:
            lacks.append(pair.place)
    return _with(original, changed), tuple(lacks)


def _with(value: Any, changed: Mapping[Path, str]) -> Any:  # noqa: ANN401 - a record or what it holds
    """A record or list with other texts at these places."""
    if () in changed:
        return changed[()]
    below: dict[str | int, dict[Path, str]] = defaultdict(dict)
    for (step, *rest), text in changed.items():
        below[step][tuple(rest)] = text
    if isinstance(value, tuple):
        return tuple(
            _with(item, below[at]) if at in below else item for at, item in enumerate(value)
        )
    return value.model_copy(
        update={str(step): _with(getattr(value, str(step)), texts) for step, texts in below.items()}
    )


def _file(original: str, language: str) -> str:
    return f"{original.removesuffix('.yaml')}.{language}.yaml"


def _digest(claim: Claim, corpus: Corpus, language: str) -> str:
    """A hash of all that decides how a claim reads in a language; empty where files do not tell."""
    files = [corpus.digests.get(id_, "") for id_ in (claim.id, key_of(claim.id, language))]
    if not all(files):
        return ""
    told = [*files, corpus.dossiers[claim.dossier].language, corpus.main_language]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


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
