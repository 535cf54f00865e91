"""The words of a checked document: the passages we quote, or all of it."""

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from claimpress.model.fields import Line, LongText, Record, Text
from claimpress.values.quotes import Quotable, Quoted
from claimpress.values.text import paragraphs


class Passage(Record):
    """A place in the document, and the stretches of text we quote from it."""

    locator: Line
    """Its name: ``paragraph 2``, ``00:14:05``; claims give it in ``source.locator``."""
    text: Annotated[tuple[Text, ...], Field(min_length=1, max_length=60)]
    """The stretches in the order of the document; between two, something is left out."""
    whole: bool = False
    """Whether the one stretch given is the whole passage."""


class TextLicence(enum.StrEnum):
    """Why the whole text of a document may be shown; under other terms, passages are quoted."""

    PUBLIC_DOMAIN = "public-domain"
    PERMISSION = "permission"
    CC0 = "cc0-1.0"
    CC_BY_3 = "cc-by-3.0"
    CC_BY_4 = "cc-by-4.0"
    CC_BY_SA_3 = "cc-by-sa-3.0"
    CC_BY_SA_4 = "cc-by-sa-4.0"
    OGL_UK_3 = "ogl-uk-3.0"

    @property
    def label(self) -> str:
        """Its name as its makers write it, ``CC BY 4.0``; empty where there is no licence."""
        return _LICENCES.get(self, ("", ""))[0]

    @property
    def url(self) -> str:
        """Where its words stand; empty where there is no licence."""
        return _LICENCES.get(self, ("", ""))[1]


_CC = "https://creativecommons.org"
_LICENCES = {
    TextLicence.CC0: ("CC0 1.0", f"{_CC}/publicdomain/zero/1.0/"),
    TextLicence.CC_BY_3: ("CC BY 3.0", f"{_CC}/licenses/by/3.0/"),
    TextLicence.CC_BY_4: ("CC BY 4.0", f"{_CC}/licenses/by/4.0/"),
    TextLicence.CC_BY_SA_3: ("CC BY-SA 3.0", f"{_CC}/licenses/by-sa/3.0/"),
    TextLicence.CC_BY_SA_4: ("CC BY-SA 4.0", f"{_CC}/licenses/by-sa/4.0/"),
    TextLicence.OGL_UK_3: (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
}


class FullText(Record):
    """The whole text of a document, and why we may show it."""

    licence: TextLicence
    """Why it may be shown. Under terms that are not listed, quote ``passages`` instead."""
    permission: Line | None = None
    """Who permitted it and when, where ``licence`` is ``permission``."""
    text: LongText
    """The text to the letter. A blank line starts a paragraph; claims name it ``paragraph 2``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a quotation in a document: in which passage, and where in it."""

    passage: int
    piece: Quoted


class Document:
    """What we show of a document, and where quotations stand in it."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the passages we quote; between two of them something is left out."""
        self.passages = tuple(passages)
        self.whole = False
        self._texts = [Quotable(passage.text) for passage in passages]

    @classmethod
    def of_text(cls, text: str) -> "Document":
        """A whole text; its paragraphs are the passages."""
        document = cls(())
        document.passages = tuple(
            # Made without checks: a paragraph may be longer than what anybody quotes.
            Passage.model_construct(locator=f"paragraph {number}", text=(paragraph,), whole=True)
            for number, paragraph in enumerate(paragraphs(text), start=1)
        )
        document.whole = True
        document._texts = [Quotable([p.text[0] for p in document.passages], running=True)]
        return document

    @property
    def locators(self) -> list[str]:
        """The names of the passages, in order."""
        return [passage.locator for passage in self.passages]

    def number_of(self, locator: str | None) -> int | None:
        """Which passage a locator names, from 0; None when it names none."""
        numbers = (n for n, passage in enumerate(self.passages) if passage.locator == locator)
        return next(numbers, None)

    def quotations(self, quote: str, locator: str | None = None) -> Iterator[list[Place]]:
        """Every place that has the words, piece by piece, in the order of the document.

        With a locator, those that begin in the passage of that name. In a
        whole text the words may run on into the paragraphs that follow.
        """
        for number, text in enumerate(self._texts):
            if not self.whole and locator not in {None, self.passages[number].locator}:
                continue  # a piece of a whole text may lie in any passage
            for pieces in text.quotations(quote):
                places = [self._place(number, piece) for piece in pieces]
                if locator in {None, self.passages[places[0].passage].locator}:
                    yield places

    def quotation(self, quote: str, locator: str | None = None) -> list[Place]:
        """The first place that has the words; empty when they do not stand there."""
        return next(self.quotations(quote, locator), [])

    def _place(self, number: int, piece: Quoted) -> Place:
        if self.whole:
            return Place(piece.stretch, Quoted(0, piece.start, piece.end))
        return Place(number, piece)
