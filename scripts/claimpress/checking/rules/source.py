"""Rules about the words checked: they stand in the document as quoted."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from claimpress.checking.own_words import shown
from claimpress.checking.rule import COMPLETE, Finding, claim_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Passage
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Severity, listed
from claimpress.values.quotes import quoted_in
from claimpress.values.text import comparable


@claim_rule("unknown-passage")
def locators_name_a_passage(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Where the dossier quotes passages, ``source.locator`` is the locator of one."""
    passages, locator = _passages(claim, corpus), claim.source.locator
    locators = [passage.locator for passage in passages]
    if passages and locator and locator not in locators:
        yield Finding(
            f"the dossier has no passage {locator!r}",
            did_you_mean(locator, locators) or f"its passages are {listed(locators, 'and')}",
            ("source", "locator"),
        )


@claim_rule("not-located", severity=Severity.WARNING, stages=COMPLETE)
def quotations_are_located(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Where the dossier quotes passages, a claim gives its exact words and their place."""
    source = claim.source
    missing = [name for name in ("quote", "locator") if getattr(source, name) is None]
    if missing and _passages(claim, corpus):
        yield Finding(
            f"the source has no {listed(missing)}, so the claim is not marked in the document",
            "add the exact words as quote and their passage as locator",
            ("source",),
        )


@claim_rule("quote-drift")
def quotations_stand_in_their_passage(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The quotation stands in its passage to the letter.

    Kinds of quotation mark and dash, blanks and line ends make no difference;
    what is left out is marked with ``[…]``.
    """
    quote, locator = claim.source.quote, claim.source.locator
    passages = _passages(claim, corpus)
    named = [passage for passage in passages if locator in {None, passage.locator}]
    if quote and named and not any(quoted_in(passage.text, quote) for passage in named):
        where = f"{locator!r}" if locator else "any passage"
        yield Finding(
            f"the quotation does not stand like this in {where} of the dossier",
            _where_then(quote, named, passages),
            ("source", "quote"),
        )


def _passages(claim: Claim, corpus: Corpus) -> Sequence[Passage]:
    dossier = corpus.dossiers.get(claim.dossier)
    return dossier.passages if dossier else ()


def _where_then(quote: str, named: Sequence[Passage], passages: Sequence[Passage]) -> str:
    """The next step: the passage that has the words, or the nearest words there are."""
    elsewhere = next((passage for passage in passages if quoted_in(passage.text, quote)), None)
    if elsewhere:
        return f"it stands in {elsewhere.locator!r}: correct the locator"
    quote = comparable(quote)
    stretches = [comparable(stretch) for passage in named for stretch in passage.text]
    near = process.extractOne(quote, stretches, scorer=fuzz.partial_ratio, score_cutoff=50)
    if near is None:
        return "nothing there is like it: correct the locator, or add the words to the dossier"
    return f"the nearest words there are {shown(_like(quote, near[0]))}"


def _like(quote: str, stretch: str) -> str:
    """The part of a stretch that is most like the quotation, in whole words."""
    found = fuzz.partial_ratio_alignment(quote, stretch)
    if found is None or len(stretch) <= len(quote):
        return stretch
    start = stretch.rfind(" ", 0, found.dest_start + 1) + 1
    end = stretch.find(" ", found.dest_end - 1)
    return stretch[start : end if end > 0 else None]
