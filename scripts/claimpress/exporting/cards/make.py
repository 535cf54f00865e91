"""All cards of a publication, each drawn once for what it says."""

import hashlib
import os
import pkgutil
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import islice
from typing import Protocol, TypeVar

import uharfbuzz

from claimpress.deriving.index import Index
from claimpress.deriving.visible import is_public
from claimpress.exporting import cards as package
from claimpress.exporting.cards.canvas import is_png
from claimpress.exporting.cards.card import (
    Card,
    card_of_claim,
    card_of_dossier,
    card_of_publication,
)
from claimpress.exporting.cards.draw import draw
from claimpress.exporting.cards.faces import MoreFaces, Typesetter
from claimpress.exporting.cards.shapes import source_of
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.model.status import Shape
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.values.clock import today
from claimpress.values.problems import Problem, Severity, listed

T = TypeVar("T")

_AT_ONCE = 128
_NAMED = 8


class Store(Protocol):
    """Pictures drawn before, by what they say."""

    def get(self, key: str) -> bytes | None:
        """The picture of that name, if it is there and whole."""

    def put(self, key: str, picture: bytes) -> None:
        """Keep a picture."""


class CardMaker:
    """Makes the cards of one publication, and remembers what could not be drawn."""

    def __init__(self, corpus: Corpus, index: Index, site: Site, more: MoreFaces | None) -> None:
        """Make cards of what is published; ``more`` has typefaces for rare letters."""
        self._corpus, self._index, self._site = corpus, index, site
        self._typesetter = Typesetter(more)
        self._today = today()
        self.problems: list[Problem] = []

    def cards(self, store: Store) -> Iterator[Artifact]:
        """Every card; what ``store`` has is not drawn again."""
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
            for some in _batches(self._said(), _AT_ONCE):
                keyed = [(path, card, card.key(self._fingerprint(card))) for path, card in some]
                known = {key: store.get(key) for _, _, key in keyed}
                new = {key: card for _, card, key in keyed if not _sound(known[key])}
                drawn = workers.map(lambda card: draw(card, self._typesetter), new.values())
                for key, picture in zip(new, drawn, strict=True):
                    known[key] = picture
                    store.put(key, picture)
                for path, _, key in keyed:
                    yield Artifact(path, known[key] or b"")

    def _said(self) -> Iterator[tuple[str, Card]]:
        """Every card with its path."""
        corpus, site = self._corpus, self._site
        yield links.CARD_OF_SITE, self._drawable(card_of_publication(corpus, site), "")
        for dossier in corpus.dossiers.values():
            card = card_of_dossier(dossier, self._index, corpus, site)
            yield (
                links.card_of(links.page_of_dossier(dossier.id)),
                self._drawable(card, dossier.file),
            )
        for claim in self._index.claims:
            if is_public(claim, self._today):
                card = card_of_claim(claim, corpus, site)
                yield links.card_of(links.page_of_claim(claim.id)), self._drawable(card, claim.file)

    def _drawable(self, card: Card, file: str) -> Card:
        """The card without the lines that hold letters no typeface has; that is a problem."""
        lacking = {line: self._typesetter.without_glyph(line) for line in card.lines}
        missing = "".join(lacking.values())
        if not missing:
            return card
        self.problems.append(_without_letters(missing, file))
        return card.without({line for line, letters in lacking.items() if letters})

    def _fingerprint(self, card: Card) -> str:
        """What decides how a card looks, besides what it says."""
        others = [face.digest for line in card.lines for face in self._typesetter.others(line)]
        return " ".join([_of_code(), *others])


@cache
def _of_code() -> str:
    """The hash of the code, the typefaces and the signs, and of what draws and packs."""
    digest = hashlib.sha256(uharfbuzz.version_string().encode())
    digest.update(zlib.ZLIB_RUNTIME_VERSION.encode())
    for module in pkgutil.iter_modules(package.__path__):
        digest.update(pkgutil.get_data(package.__name__, f"{module.name}.py") or b"")
    for faces in Typesetter().own.values():
        digest.update(" ".join(face.digest for face in faces).encode())
    for shape in Shape:
        digest.update(source_of(shape).encode())
    return digest.hexdigest()


def _without_letters(missing: str, file: str) -> Problem:
    letters = [repr(letter) for letter in dict.fromkeys(missing)]
    named = listed(letters[:_NAMED], "and") + (" and others" if len(letters) > _NAMED else "")
    return Problem(
        file,
        "card-letters",
        f"no typeface here has {named}: the share card leaves out the lines with them",
        "put a font file (.ttf, .otf) that has them into the folder fonts/ beside claims/",
        severity=Severity.WARNING,
    )


def _sound(picture: bytes | None) -> bool:
    return picture is not None and is_png(picture)


def _batches(items: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
