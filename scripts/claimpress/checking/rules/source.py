"""Rules about the words checked: they stand in the document as quoted."""

from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz, process

from claimpress.checking.own_words import shown
from claimpress.checking.rule import COMPLETE, Finding, claim_rule, corpus_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.document import Document, TextLicence
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Severity, listed
from claimpress.values.text import comparable

_MOST_LOCATORS = 12


@corpus_rule("two-texts")
def documents_have_one_text(corpus: Corpus) -> Iterator[Finding]:
    """A dossier quotes passages or gives the full text, not both: two texts could differ."""
    for dossier in corpus.dossiers.values():
        if dossier.passages and dossier.full_text:
            yield Finding(
                "the dossier has passages and a full text",
                "remove passages: the paragraphs of the full text take their place",
                ("passages",),
                dossier.file,
            )


@corpus_rule("permission")
def permissions_are_told(corpus: Corpus) -> Iterator[Finding]:
    """Where a full text is shown by ``permission``, readers learn who gave it and when."""
    for dossier in corpus.dossiers.values():
        text = dossier.full_text
        if text and (text.licence is TextLicence.PERMISSION) != bool(text.permission):
            missing = text.permission is None
            yield Finding(
                "nobody is named who permitted to show the full text"
                if missing
                else f"the licence is {text.licence.value!r}, so nobody’s permission is needed",
                "add permission: who gave it and when; without one, quote passages"
                if missing
                else "remove permission, or write the licence as permission",
                ("full_text", "licence" if missing else "permission"),
                dossier.file,
            )


@claim_rule("unknown-passage")
def locators_name_a_passage(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Where the dossier shows its document, ``source.locator`` names one of its passages.

    The passages of a full text are its paragraphs: ``paragraph 1``, ``paragraph 2`` and so on.
    """
    locators, locator = _document(claim, corpus).locators, claim.source.locator
    if locators and locator and locator not in locators:
        yield Finding(
            f"the dossier has no passage {locator!r}",
            did_you_mean(locator, locators) or f"its passages are {_summed_up(locators)}",
            ("source", "locator"),
        )


@claim_rule("not-located", severity=Severity.WARNING, stages=COMPLETE)
def quotations_are_located(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Where the dossier shows its document, a claim gives its exact words and their place.

    The place may be left out where the dossier has the full text.
    """
    source, document = claim.source, _document(claim, corpus)
    needed = ("quote",) if document.whole else ("quote", "locator")
    missing = [name for name in needed if getattr(source, name) is None]
    if missing and document.passages:
        if "quote" in missing:
            follows = "so the claim is not marked in the document"
        else:
            follows = "so a reader is not told where the words stand"
        yield Finding(
            f"the source has no {listed(missing)}, {follows}",
            "add the exact words as quote and their passage as locator",
            ("source",),
        )


@claim_rule("quote-drift")
def quotations_stand_in_their_passage(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The quotation stands in its passage to the letter.

    Kinds of quotation mark and dash, blanks and line ends make no difference;
    what is left out is marked with ``[…]``. In a full text it may run on into
    the next paragraphs.
    """
    quote, locator = claim.source.quote, claim.source.locator
    document = _document(claim, corpus)
    known = bool(document.passages) and (locator is None or locator in document.locators)
    if quote and known and not document.quotation(quote, locator):
        where = f"{locator!r}" if locator else "any passage"
        yield Finding(
            f"the quotation does not stand like this in {where} of the dossier",
            _where_then(quote, locator, document),
            ("source", "quote"),
        )


@claim_rule("two-places", severity=Severity.WARNING, stages=COMPLETE)
def quotations_stand_in_one_place(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The quoted words stand once in the passage named, or in the document where none is named.

    Of several places the first is marked, and that may be the wrong one.
    """
    quote, locator = claim.source.quote or "", claim.source.locator
    document = _document(claim, corpus)
    found = islice(document.quotations(quote, locator), _MOST_LOCATORS)
    names = [document.passages[places[0].passage].locator for places in found]
    if len(names) > 1:
        different = list(dict.fromkeys(names))
        yield Finding(
            f"the quoted words stand in {listed(list(map(repr, different)), 'and')}"
            if len(different) > 1
            else f"the quoted words stand {len(names)} times in {different[0]!r}",
            "say which with a locator" if len(different) > 1 else "quote more of the sentence",
            ("source", "quote"),
        )


def _document(claim: Claim, corpus: Corpus) -> Document:
    dossier = corpus.dossiers.get(claim.dossier)
    return dossier.document if dossier else Document(())


def _summed_up(locators: list[str]) -> str:
    """All the names where they are few, else the first and the last."""
    few = len(locators) <= _MOST_LOCATORS
    return listed(locators, "and") if few else f"{locators[0]} to {locators[-1]}"


def _where_then(quote: str, locator: str | None, document: Document) -> str:
    """The next step: the passage that has the words, or the nearest words there are."""
    elsewhere = document.quotation(quote)
    if elsewhere:
        right = document.passages[elsewhere[0].passage].locator
        return f"it stands in {right!r}: correct the locator"
    quote = comparable(quote)
    stretches = [
        (passage.locator, comparable(stretch))
        for passage in document.passages
        if document.whole or locator in {None, passage.locator}
        for stretch in passage.text
    ]
    near = process.extractOne(
        quote, [text for _, text in stretches], scorer=fuzz.partial_ratio, score_cutoff=50
    )
    if near is None:
        if document.whole:
            return "nothing in the text is like it: correct the quotation"
        return "nothing there is like it: correct the locator, or add the words to the dossier"
    there = stretches[near[2]][0]
    where = "there" if there == locator else f"in {there!r}"
    return f"the nearest words {where} are {shown(_like(quote, near[0]))}"


def _like(quote: str, stretch: str) -> str:
    """The part of a stretch that is most like the quotation, in whole words."""
    found = fuzz.partial_ratio_alignment(quote, stretch)
    if found is None or len(stretch) <= len(quote):
        return stretch
    start = stretch.rfind(" ", 0, found.dest_start + 1) + 1
    end = stretch.find(" ", found.dest_end - 1)
    return stretch[start : end if end > 0 else None]
