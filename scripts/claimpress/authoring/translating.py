"""The text of a translation: the words there are, and the original's beside what lacks.

What belongs into a translation is found in the original, so a draft of one is
a list of gaps: each an empty value, with the words to translate in comments
that begin with ``#|``. `claimpress translate` writes these comments and takes
them away again; all others are the translator's.
"""

import enum
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.authoring.drafts import quoted
from claimpress.authoring.layout import LayoutError, laid_out
from claimpress.deriving.pairs import Pair, pairs
from claimpress.deriving.reviews import revision_now
from claimpress.deriving.translated import key_of, original_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.registries import Person
from claimpress.model.translation import (
    ClaimTranslation,
    DossierTranslation,
    PeopleTranslation,
    PersonWords,
    PublicationTranslation,
    ScaleTranslation,
    TopicsTranslation,
    Translation,
)
from claimpress.reading.intake import CLAIMS
from claimpress.reading.load import bounds_for, model_for
from claimpress.reading.written import comments, written
from claimpress.values.scripts import is_foreign

REGISTRIES = ("publication", "statuses", "topics", "people")
"""What can be translated besides claims and dossiers."""
_MARK = "#|"
_OURS = (_MARK, "# yaml-language-server:")
_WIDTH = 96
_PLAIN = re.compile(r"[a-z][a-z0-9_-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Made:
    """A translation as it is to be written."""

    text: str
    gaps: int
    """How many texts have no translation yet."""
    lags: bool
    """Whether the original says something else now than when it was translated."""
    lost: tuple[str, ...]
    """Where words stand now that belong to nothing in the original, and would be lost."""


class _Shown(enum.Enum):
    """Above which texts the words of the original stand."""

    NONE = enum.auto()
    GAPS = enum.auto()
    ALL = enum.auto()


@dataclass(frozen=True, slots=True)
class Gap:
    """A text of the original, and its translation where there is one."""

    original: str
    words: str | None


Node: TypeAlias = "str | Gap | Sequence[Node] | Mapping[str, Node]"
"""What a file holds: a text as it is, one to translate, or several of them."""


def translation(id_: str, language: str, corpus: Corpus, today: str, *, done: bool = False) -> Made:
    """The file of a translation with the words there are; ``id_`` is its key less the language.

    Above each gap stand the words to translate, and where the original was
    changed since, above every text. With ``done`` none do, and the file says
    that it is of what the original says now, and no more who compared the two
    before. Raises ``KeyError`` when there is
    no such original.
    """
    key = key_of(id_, language)
    known = corpus.translations.get(key)
    lags = False
    lost: tuple[str, ...] = ()
    if id_ in REGISTRIES:
        schema, data = id_, _of_registry(id_, known, language, corpus)
    else:
        original, _ = original_of(key, corpus)
        if original is None:
            raise KeyError(id_)
        schema = "../claim" if isinstance(original, Claim) else "../dossier"
        now = revision_now(original)
        words = known if isinstance(known, ClaimTranslation | DossierTranslation) else None
        lags = words is not None and words.of != now
        data = _credit(words, now, today, anew=words is None or (done and lags))
        data |= _texts_of(original, words, language, corpus)
        lost = _lost(original, words, language, corpus) if words else ()
    shown = _Shown.ALL if lags else _Shown.GAPS
    lines = [
        f"# yaml-language-server: $schema={schema}-translation.schema.json",
        *_lines(data, 0, _Shown.NONE if done else shown),
    ]
    text = _formed("\n".join([*lines, ""]), f"{CLAIMS}/{key}.yaml")
    return Made(text, _gaps_in(data), lags, lost)


def own_comments(text: str) -> list[str]:
    """The comments of a translation that are its translator's, and not ours."""
    group = written(text)
    found = comments(group) if group else []
    return [line for line in found if line and not line.startswith(_OURS)]


def _of_registry(id_: str, words: Record | None, language: str, corpus: Corpus) -> dict[str, Node]:
    match id_:
        case "publication":
            known = words if isinstance(words, PublicationTranslation) else None
            return _of_publication(corpus, known)
        case "statuses":
            return _of_scale(corpus, words if isinstance(words, ScaleTranslation) else None)
        case "topics":
            return _of_topics(corpus, words if isinstance(words, TopicsTranslation) else None)
    given = words.people if isinstance(words, PeopleTranslation) else {}
    found = {id_: _person(each, given.get(id_), language) for id_, each in corpus.people.items()}
    return {"people": {id_: node for id_, node in found.items() if node}}


def _of_publication(corpus: Corpus, words: PublicationTranslation | None) -> dict[str, Node]:
    """What can stay as it is in another language is there only where it has words."""
    found: dict[str, Node] = {}
    for name, info in PublicationTranslation.model_fields.items():
        original, given = getattr(corpus.publication, name), getattr(words, name, None)
        if original and (given or info.is_required()):
            found[name] = Gap(original, given)
    return found


def _of_scale(corpus: Corpus, words: ScaleTranslation | None) -> dict[str, Node]:
    statuses = words.statuses if words else {}
    reasons = words.reasons if words else {}
    return {
        "statuses": {
            id_: _gaps(status, statuses.get(id_), ("label", "definition"))
            for id_, status in corpus.scale.statuses.items()
        },
        "reasons": {id_: Gap(text, reasons.get(id_)) for id_, text in corpus.scale.reasons.items()},
    }


def _of_topics(corpus: Corpus, words: TopicsTranslation | None) -> dict[str, Node]:
    known = words.topics if words else {}
    topics = corpus.topics.items()
    return {
        "topics": {
            id_: _gaps(each, known.get(id_), ("name", "description")) for id_, each in topics
        }
    }


def _person(person: Person, words: PersonWords | None, language: str) -> dict[str, Node]:
    given = words or PersonWords()
    found: dict[str, Node] = {}
    if given.name or is_foreign(person.name, language):
        found["name"] = Gap(person.name, given.name)
    if person.roles:
        titles = [role.title for role in person.roles]
        found["roles"] = {title: Gap(title, given.roles.get(title)) for title in titles}
    if person.note:
        found["note"] = Gap(person.note, given.note)
    return found


def _gaps(original: Record, words: Record | None, names: Sequence[str]) -> dict[str, Node]:
    return {name: Gap(getattr(original, name), getattr(words, name, None)) for name in names}


def _credit(words: Translation | None, now: str, today: str, *, anew: bool) -> dict[str, Node]:
    """What a translation says of itself, before its words."""
    found: dict[str, Node] = {
        "of": now if words is None or anew else words.of,
        "translated_on": today if words is None or anew else str(words.translated_on),
        "translated_by": list(words.translated_by) if words else [],
    }
    if words and words.machine:
        found["machine"] = words.machine
    if words and words.compared_by and not anew:  # nobody has compared the new words yet
        found["compared_by"] = list(words.compared_by)
    if words and words.corrections:
        corrections = words.corrections
        found["corrections"] = [{"on": str(each.on), "note": each.note} for each in corrections]
    return found


def _texts_of(
    original: Claim | Dossier, words: Translation | None, language: str, corpus: Corpus
) -> dict[str, Node]:
    """The texts of a claim or dossier, each in its place."""
    found: dict[str, Node] = {}
    groups: dict[str, dict[int, dict[str, Node]]] = {}
    for pair in _pairs(original, words, language, corpus):
        if pair.original is None:
            continue
        *around, name = pair.place
        here = found
        if around:
            group, at = str(around[0]), around[1] if len(around) > 1 else None
            items = groups.setdefault(group, {})
            number = at if isinstance(at, int) else 0
            names = {} if at is None else _names(original, group, number)
            here = items.setdefault(number, names)
            found[group] = here if at is None else list(items.values())
        here[str(name)] = Gap(pair.original, pair.words)
    return found


def _lost(
    original: Claim | Dossier, words: Translation, language: str, corpus: Corpus
) -> tuple[str, ...]:
    stray = (p.written for p in _pairs(original, words, language, corpus) if p.original is None)
    return tuple(" ".join(str(s + 1 if isinstance(s, int) else s) for s in path) for path in stray)


def _pairs(
    original: Claim | Dossier, words: Translation | None, language: str, corpus: Corpus
) -> Iterator[Pair]:
    dossier = corpus.dossiers[original.dossier] if isinstance(original, Claim) else original
    yield from pairs(original, words, language, dossier.language)


def _names(original: Claim | Dossier, group: str, at: int) -> dict[str, Node]:
    """The fields that say which item of a list it is."""
    items = getattr(original, group)
    item = items[at]
    name = next(name for name in ("url", "person", "rule", "on") if hasattr(item, name))
    named: dict[str, Node] = {name: str(getattr(item, name))}
    alike = [other for other in items if getattr(other, name) == getattr(item, name)]
    for further in ("locator", "asked_on"):
        if len(alike) > 1 and getattr(item, further, None):
            named[further] = str(getattr(item, further))
    return named


def _gaps_in(node: Node) -> int:
    match node:
        case str():
            return 0
        case Gap():
            return 0 if node.words else 1
        case Mapping():
            return sum(map(_gaps_in, node.values()))
    return sum(map(_gaps_in, node))


def _lines(node: Mapping[str, Node], indent: int, shown: _Shown) -> Iterator[str]:
    start = " " * indent
    for name, value in node.items():
        key = f"{start}{_scalar(name)}:"
        match value:
            case str():
                yield from _text(key, value, indent)
            case Gap():
                if shown is _Shown.ALL or (shown is _Shown.GAPS and not value.words):
                    yield from _original(value.original, indent)
                yield from _text(key, value.words or "", indent)
            case Mapping():
                yield key
                yield from _lines(value, indent + 2, shown)
            case _ if not value:
                yield f"{key} []"
            case _:
                yield key
                for item in value:
                    yield from _item(item, indent + 2, shown)


def _item(item: Node, indent: int, shown: _Shown) -> Iterator[str]:
    start = " " * indent
    if isinstance(item, Mapping):
        first, *rest = _lines(item, indent + 2, shown)
        yield f"{start}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{start}- {_scalar(str(item))}"


def _original(text: str, indent: int) -> Iterator[str]:
    """The words of the original, as comments."""
    for line in text.split("\n"):
        for part in textwrap.wrap(line, _WIDTH - indent, break_on_hyphens=False) or [""]:
            yield f"{' ' * indent}{_MARK} {part}".rstrip()


def _text(key: str, text: str, indent: int) -> Iterator[str]:
    if "\n" in text:
        yield f"{key} |"
        yield from (f"{' ' * (indent + 2)}{line}".rstrip() for line in text.split("\n"))
    else:
        yield f"{key} {_scalar(text)}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)


def _formed(text: str, file: str) -> str:
    try:
        return laid_out(text, model_for(file), bounds_for(file))
    except LayoutError:
        return text
