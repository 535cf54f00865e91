"""The texts and addresses a page must show, found by walking through the data.

The walk follows the model, so that a new field is looked for without a word
here, until somebody decides that readers need not see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel

from claimpress.model.claim import Change, Evidence
from claimpress.model.corpus import Corpus
from claimpress.model.document import Passage
from claimpress.model.fields import Kind, Line, Prose, Record, Text, WebAddress
from claimpress.reading.expected import bare, kind_of
from claimpress.rendering.prose import plain
from claimpress.rendering.words import words_in
from claimpress.values.problems import Path
from claimpress.values.text import paragraphs

_WORDS = {kind_of(Line), kind_of(Text)}
_PROSE = kind_of(Prose)
_ADDRESS = kind_of(WebAddress)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One field that a page must show."""

    path: Path
    """Where in the data: ``("evidence", 2, "quote")``."""
    words: tuple[str, ...] = ()
    """The words of its paragraphs."""
    prose: bool = False
    """Whether they are those of small Markdown, where every kind of blank has become one."""
    address: str = ""
    """The address, where the field is one."""

    @property
    def name(self) -> str:
        """The field as a person writes it: ``evidence[2].quote``."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).removeprefix(".")


def wanted_of(
    record: Record, corpus: Corpus, elsewhere: frozenset[str] = frozenset()
) -> Iterator[Wanted]:
    """Every text and address of a record, but those in the fields named ``elsewhere``."""
    for path, owner, kind, value in _walk(record, ()):
        if path[0] in elsewhere:
            continue
        if kind == _ADDRESS:
            yield Wanted(path, address=value)
        elif kind == _PROSE:
            yield Wanted(path, (plain(value),), prose=True)
        elif kind in _WORDS:
            yield Wanted(path, paragraphs(_as_shown(owner, str(path[-1]), value, corpus)))


def _as_shown(owner: type[BaseModel], field: str, value: str, corpus: Corpus) -> str:
    """What stands on the page for the few values that are codes or names of places."""
    if owner is Evidence and field == "title":
        return words_in(corpus.publication.language).title_or_not_seen(value)
    if owner is Change and field == "was" and value in corpus.scale.statuses:
        return corpus.scale.statuses[value].label
    if owner is Passage and field == "locator":  # a heading there, so it starts with a capital
        return value[:1].upper() + value[1:]
    return value


def _walk(record: BaseModel, at: Path) -> Iterator[tuple[Path, type[BaseModel], Kind, str]]:
    for name, annotation in _fields(type(record)):
        for path, value, kind in _values(getattr(record, name), annotation, (*at, name)):
            if isinstance(value, BaseModel):
                yield from _walk(value, path)
            elif kind:
                yield path, type(record), kind, str(value)


def _values(
    value: object, annotation: object, at: Path
) -> Iterator[tuple[Path, object, Kind | None]]:
    if isinstance(value, tuple) and get_origin(bare(annotation)) is tuple:
        inner = get_args(bare(annotation))[0]
        for number, item in enumerate(value):
            yield from _values(item, inner, (*at, number))
    elif value is not None:
        yield at, value, kind_of(annotation)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, object], ...]:
    return tuple(
        (name, Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)
        for name, info in model.model_fields.items()
    )
