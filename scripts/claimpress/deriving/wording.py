"""A claim or dossier with the words of another language in place of its own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from claimpress.deriving.pairs import pairs
from claimpress.deriving.reviews import revision_of, revision_of_dossier
from claimpress.model.claim import Change, ChangeKind, Claim
from claimpress.model.dossier import Dossier
from claimpress.model.row import Row, claims_linked, renewed
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    Translated,
    Translation,
)
from claimpress.values.languages import same_language
from claimpress.values.problems import Path

Original = TypeVar("Original", Claim, Dossier)


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages that decide how a claim is shown in another one."""

    to: str
    """That of the translation."""
    main: str
    """That of the publication's own files."""
    document: str
    """That of the document the claim was made in."""


def claim_in(claim: Claim, words: ClaimTranslation, tongues: Tongues) -> Claim:
    """A claim with the words of its translation."""
    shown, lacks = _merged(_without_needless(claim, tongues), words, tongues.to, tongues.document)
    corrections = [
        Change(on=each.on, kind=ChangeKind.CORRECTION, note=each.note) for each in words.corrections
    ]
    history = sorted([*shown.history, *corrections], key=lambda change: str(change.on))
    lacks = tuple(_moved(place, shown.history, history) for place in lacks)
    lags = words.of != revision_of(claim)
    return shown.model_copy(
        update={
            "file": _file(claim.file, tongues.to),
            "history": tuple(history),
            "translation": Translated(claim, tongues.main, words, lags, lacks),
        }
    )


def row_in(row: Row, words: ClaimTranslation, language: str) -> Row:
    """The row of a claim with the words of its translation, without reading the claim."""
    corrected = [str(each.on) for each in words.corrections]
    return renewed(
        row,
        file=_file(row.file, language),
        text=words.text,
        changes=tuple(sorted([*row.changes, *corrected])),
        linked=claims_linked(words.notes) if words.notes else row.linked,
    )


def _moved(place: Path, before: Sequence[Change], now: Sequence[Change]) -> Path:
    """The same place where corrections of the translation stand among the changes of the claim."""
    match place:
        case ("history", int(number), *rest):
            return ("history", now.index(before[number]), *rest)
    return place


def _without_needless(claim: Claim, tongues: Tongues) -> Claim:
    """A claim whose quotations have no translation where readers of ``language`` need none.

    Answers name their language: what says nothing is in that of the publication.
    """
    source, language = claim.source, tongues.to
    if source.translation and same_language(source.language or tongues.document, language):
        source = source.model_copy(update={"translation": None})
    evidence = [
        item.model_copy(update={"translation": None})
        if item.translation and same_language(item.language, language)
        else item
        for item in claim.evidence
    ]
    replies = []
    for reply in claim.replies:
        spoken = reply.language or tongues.main
        translation = None if same_language(spoken, language) else reply.translation
        replies.append(reply.model_copy(update={"language": spoken, "translation": translation}))
    return claim.model_copy(
        update={"source": source, "evidence": tuple(evidence), "replies": tuple(replies)}
    )


def dossier_in(dossier: Dossier, words: DossierTranslation, language: str, main: str) -> Dossier:
    """A dossier with the words of its translation."""
    shown, lacks = _merged(dossier, words, language, dossier.language)
    lags = words.of != revision_of_dossier(dossier)
    translation = Translated(dossier, main, words, lags, lacks)
    return shown.model_copy(
        update={"file": _file(dossier.file, language), "translation": translation}
    )


def _merged(
    original: Original, words: Translation, language: str, document_language: str
) -> tuple[Original, tuple[Path, ...]]:
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
