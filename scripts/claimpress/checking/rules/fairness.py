"""Rules about fairness: our own words go no further than the evidence does."""

import re
from collections.abc import Iterator

from claimpress.checking.own_words import own_words, shown, unquoted_sentences
from claimpress.checking.rule import Finding, claim_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.problems import Severity

_MORE_THAN_THE_STATUS = re.compile(
    r"\b(?:proved|proven|proves|undoubtedly|indisputabl[ey]|beyond (?:any )?doubt|"
    r"debunk(?:s|ed)?|hoax(?:es)?|fakes?|faked|lied|liars?|a lie|lies(?= (?:about|to|that)\b))\b",
    re.IGNORECASE,
)
_GUILT = re.compile(
    r"\b(?:convicted|guilty|sentenced|convictions? (?:for|of|on)|murderers?|thie(?:f|ves)|"
    r"fraudsters?|swindlers?|traitors?|"
    r"criminals?(?=[.,;:!?)]|$| (?:who|and|or|is|was|are|were|by|in|since)\b))\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not?|nobody|none|nor|neither|never|nothing|without|cannot|\w+n[’']t|if|whether|unless|"
    r"until|may|might|could|would|presumed|alleged(?:ly)?|accus\w+|suspect\w*|den(?:y|ies|ied))\b",
    re.IGNORECASE,
)


@claim_rule("verdict-word", severity=Severity.WARNING, waivable=True)
def words_say_no_more_than_the_status(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Our own words hold no verdict beyond the status, such as “proved”, “lied” or “hoax”."""
    if not corpus.publication.language.startswith("en"):
        return
    for path, text in own_words(claim):
        word = _said(_MORE_THAN_THE_STATUS, text)
        if word:
            yield Finding(
                f"{shown(word)} says more than the status, {claim.status!r}",
                "say what the sources show; somebody else's word goes in quotation marks",
                path,
                words=word,
            )


@claim_rule("guilt", waivable=True)
def guilt_is_told_by_evidence(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Nobody is called convicted, guilty or a criminal unless an item of evidence says so."""
    if not corpus.publication.language.startswith("en"):
        return
    said = [(path, word) for path, text in own_words(claim) if (word := _said(_GUILT, text))]
    if said and not _tells_of_guilt(claim):
        for path, word in said:
            yield Finding(
                f"somebody is called {shown(word)}, but no item of evidence says so",
                "add the item that reports it, with the court's finding in says; "
                "or say what is known: suspected, charged, on trial",
                path,
                words=word,
            )


def _tells_of_guilt(claim: Claim) -> bool:
    """Whether an item of evidence says outright that somebody was found guilty."""
    return any(
        _said(_GUILT, text)
        for item in claim.evidence
        for text in (item.title, item.says, item.quote or "")
    )


def _said(words: re.Pattern[str], text: str) -> str | None:
    """The first such word that is said outright: neither quoted, denied nor supposed."""
    if not words.search(text):
        return None
    for sentence in unquoted_sentences(text):
        found = words.search(sentence)
        if found and not _NOT_SO.search(sentence[: found.start()]):
            return found.group()
    return None
