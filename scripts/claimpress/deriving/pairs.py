"""The words of a claim or dossier beside those of its translation, text by text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from claimpress.model.claim import Change, ChangeKind, Claim, Evidence, Reply, Source
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.translation import ClaimTranslation, DossierTranslation, Translation, Words
from claimpress.values.languages import same_language
from claimpress.values.problems import Path


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation."""

    place: Path
    """Where the translation stands in the record that is shown; for words that belong to
    nothing, where they stand in their own file."""
    written: Path
    """Where it stands in the file of the translation, or would stand."""
    original: str | None
    """What was translated; None for words that belong to nothing."""
    words: str | None
    """The translation; None where there is none."""


def pairs(
    original: Claim | Dossier, words: Translation | None, language: str, document_language: str
) -> Iterator[Pair]:
    """Every text that has a translation into ``language`` or lacks one.

    A quotation that is in that language already lacks none. Those of the
    source are in ``document_language`` where they do not say otherwise.
    """
    model = ClaimTranslation if isinstance(original, Claim) else DossierTranslation
    yield from _Beside(language, document_language).of_fields(original, words, model)


def matched(originals: Sequence[Record], words: Sequence[Words]) -> dict[int, int]:
    """Which words belong to which item, by their places.

    Where items cannot be told from each other by what the words name, they
    belong together in their order, if there are as many words as items; if
    not, none belongs to any, for it could be the wrong one.
    """
    named = [tuple(getattr(each, name) for name in each.NAMED_BY) for each in words]
    found: dict[int, int] = {}
    for names in sorted(dict.fromkeys(named), key=lambda names: names.count(None)):
        mine = [place for place, others in enumerate(named) if others == names]
        fit = [
            place
            for place, item in enumerate(originals)
            if place not in found and _fits(item, words[mine[0]], names)
        ]
        if len(fit) == len(mine):
            found |= dict(zip(fit, mine, strict=True))
    return found


def _fits(item: Record, words: Words, names: tuple[Any, ...]) -> bool:
    pairs = zip(words.NAMED_BY, names, strict=True)
    return all(given is None or getattr(item, name) == given for name, given in pairs)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Lays a record and the words for it side by side."""

    language: str
    document_language: str

    def of_fields(
        self,
        original: Record,
        words: Record | None,
        model: type[Record],
        place: Path = (),
        written: Path = (),
    ) -> Iterator[Pair]:
        for name, info in model.model_fields.items():
            if name not in type(original).model_fields or name in getattr(model, "NAMED_BY", ()):
                continue
            here, there = (*place, name), (*written, name)
            value, given = getattr(original, name), getattr(words, name, None)
            if isinstance(value, Record):
                inner = cast("type[Record]", info.annotation)
                yield from self.of_fields(value, given, inner, here, there)
            elif isinstance(value, tuple):
                item: type[Words] = get_args(info.annotation)[0]
                yield from self.of_items(value, given or (), item, here, there)
            else:
                text = self.to_translate(original, name)
                if text is not None or given is not None:
                    yield Pair(here, there, text, given)

    def of_items(
        self,
        originals: Sequence[Record],
        words: Sequence[Words],
        model: type[Words],
        place: Path,
        written: Path,
    ) -> Iterator[Pair]:
        belonging = matched(originals, words)
        for at, item in enumerate(originals):
            found = belonging.get(at)
            there = written if found is None else (*written, found)
            mine = None if found is None else words[found]
            yield from self.of_fields(item, mine, model, (*place, at), there)
        for at in sorted(set(range(len(words))) - set(belonging.values())):
            yield Pair((*written, at), (*written, at), None, "")

    def to_translate(self, item: Record, name: str) -> str | None:
        """The text that the words under this name are a translation of."""
        if isinstance(item, Change) and name == "was" and item.kind is ChangeKind.STATUS_CHANGE:
            return None
        if name != "translation":
            text: str | None = getattr(item, name)
            return text
        match item:
            case Source():
                return self.unless_in(item.language or self.document_language, item.quote)
            case Evidence():
                return self.unless_in(item.language, item.quote)
            case Reply():
                return self.unless_in(item.language, item.answer)
        return None

    def unless_in(self, spoken: str | None, quote: str | None) -> str | None:
        return None if spoken and same_language(spoken, self.language) else quote
