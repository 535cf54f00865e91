"""Rules about how things are put: plainly, and no further than the evidence goes."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from claimpress.checking.mojibake import broken_letters
from claimpress.checking.own_words import every_text, own_words, shown, unquoted_sentences
from claimpress.checking.rule import Finding, claim_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.problems import Severity
from claimpress.values.text import comparable

_BARE_LINK = re.compile(r"(?<![(<\[])\b(?:https?://|www\.)[^\s<>)\]]+")
_SHOUTED = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞЀ-Я]{7,}\b|\b[A-ZÀ-ÖØ-ÞЀ-Я]{2,}(?: [A-ZÀ-ÖØ-ÞЀ-Я]{2,}){2,}\b|!.*!",
)
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


@claim_rule("mojibake", waivable=True)
def letters_are_whole(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """No text holds letters broken by a wrong encoding, such as ``Ã©`` for ``é``."""
    for path, text in every_text(claim):
        broken = broken_letters(text)
        if broken:
            yield Finding(
                f"{shown(broken)} looks like letters broken by a wrong encoding",
                "copy the words again from the page, or type them",
                path,
            )


@claim_rule("bare-link", severity=Severity.WARNING)
def links_have_words(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The text, the summary and the notes hold no bare addresses; in notes, words carry links."""
    for path, text in (("text", claim.text), ("summary", claim.summary), ("notes", claim.notes)):
        link = _BARE_LINK.search(text or "")
        if link:
            yield Finding(
                f"{link.group()} stands bare in the text",
                "give it words, as [the decree](https://…)"
                if path == "notes"
                else "list the page under evidence, and name it here in words",
                (path,),
            )


@claim_rule("shouting", severity=Severity.WARNING, waivable=True)
def nobody_shouts(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Our own words hold no words in capitals, but short forms and names, and few ``!``."""
    for path, text in ((("text",), claim.text), *own_words(claim)):
        unquoted = " ".join(unquoted_sentences(text))
        loud = next(
            (
                m.group()
                for m in _SHOUTED.finditer(unquoted)
                if "!" in m.group() or not _is_name(m.group(), claim, corpus)
            ),
            None,
        )
        if loud:
            yield Finding(
                "several exclamation marks" if "!" in loud else f"{shown(loud)} is in capitals",
                "say it calmly: readers trust a quiet voice",
                path,
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
            )


@claim_rule("guilt", waivable=True)
def guilt_is_told_by_evidence(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Nobody is called convicted, guilty or a criminal unless an item of evidence says so."""
    if not corpus.publication.language.startswith("en"):
        return
    told = any(
        _said(_GUILT, text)
        for item in claim.evidence
        for text in (item.title, item.says, item.quote or "")
    )
    for path, text in own_words(claim):
        word = None if told else _said(_GUILT, text)
        if word:
            yield Finding(
                f"somebody is called {shown(word)}, but no item of evidence says so",
                "add the item that reports it, with the court's finding in says; "
                "or say what is known: suspected, charged, on trial",
                path,
            )


@claim_rule("idle-summary")
def summaries_say_more_than_the_claim(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The summary answers the claim; it does not only repeat it."""
    text, summary = (comparable(t).casefold().strip(".") for t in (claim.text, claim.summary))
    if fuzz.ratio(text, summary) >= 95:
        yield Finding(
            "the summary only repeats the claim",
            "say whether the claim holds, and on what that rests",
            ("summary",),
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


def _is_name(words: str, claim: Claim, corpus: Corpus) -> bool:
    """Whether somebody or something in the file is really written in capitals."""
    dossier = corpus.dossiers.get(claim.dossier)
    names = [item.publisher for item in claim.evidence]
    names += [dossier.publisher or "", dossier.title] if dossier else []
    names += [name for p in corpus.people.values() for name in (p.name, *p.other_names)]
    return any(words in name for name in names)
