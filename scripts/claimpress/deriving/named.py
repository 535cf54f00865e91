"""Whom the published claims and dossiers name, in whatever part."""

from collections.abc import Iterator

from claimpress.deriving.translated import words_of
from claimpress.model.corpus import Corpus


def people_named(corpus: Corpus) -> list[str]:
    """The ids of everybody who is named, in the order of the ids.

    Whoever is only in the registry, or only in a claim that is not shown, is not among them.
    """
    return sorted(set(_named(corpus)))


def _named(corpus: Corpus) -> Iterator[str]:
    for row in corpus.rows.values():
        yield from row.named
    yield from (dossier.author for dossier in corpus.dossiers.values() if dossier.author)
    for id_ in corpus.languages:
        for words in words_of(id_, corpus).values():
            yield from (*words.translated_by, *words.compared_by)
