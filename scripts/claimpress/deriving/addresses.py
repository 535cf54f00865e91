"""Every address that files of the publication name, and where."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimpress.model.corpus import Corpus
from claimpress.model.fields import Kind, Prose, Record, WebAddress
from claimpress.reading.expected import annotation_at, kind_of
from claimpress.values.addresses import address_fault
from claimpress.values.problems import Path

_IN_PROSE = re.compile(r"\]\(<?(https?://[^\s()<>]+)|<(https?://[^\s<>]+)>")
_ADDRESS, _PROSE = kind_of(WebAddress), kind_of(Prose)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address stands."""

    file: str
    path: Path


def addresses_of(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    """Every address in claims, dossiers and registries, with its place.

    An address that stands in several places comes several times.
    """
    for claim in corpus.claims.values():
        yield from addresses_in(claim, claim.file)
    for dossier in corpus.dossiers.values():
        yield from addresses_in(dossier, dossier.file)
    for id_, person in corpus.people.items():
        yield from addresses_in(person, "claims/people.yaml", ("people", id_))
    licence = Place("claims/publication.yaml", ("licence_url",))
    yield corpus.publication.licence_url, licence


def addresses_in(record: Record, file: str, path: Path = ()) -> Iterator[tuple[str, Place]]:
    """Every address in a record, those in its prose too, whichever fields it has."""
    model = type(record)
    for name in model.model_fields:
        yield from _within(getattr(record, name), model, (name,), file, (*path, name))


def _within(
    value: object, model: type[Record], field: Path, file: str, path: Path
) -> Iterator[tuple[str, Place]]:
    """``field`` is the place in ``model``, with 0 for whichever item; ``path`` that in the file."""
    if isinstance(value, Record):
        yield from addresses_in(value, file, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _within(item, model, (*field, 0), file, (*path, number))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(item, model, (*field, 0), file, (*path, key))
    elif isinstance(value, str):
        kind = _kind(model, field)
        if kind == _ADDRESS:
            yield value, Place(file, path)
        elif kind == _PROSE:
            yield from ((address, Place(file, path)) for address in _linked(value))


def _linked(prose: str) -> Iterator[str]:
    """The addresses that a text with Markdown links to; what is no address is no link there."""
    found = (match[1] or match[2] for match in _IN_PROSE.finditer(prose))
    return (address for address in found if not address_fault(address))


@cache
def _kind(model: type[Record], field: Path) -> Kind | None:
    return kind_of(annotation_at(model, field))
