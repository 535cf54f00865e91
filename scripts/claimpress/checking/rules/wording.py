"""Rules about how things are put: plainly, calmly, and in whole letters."""

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

_BARE_LINK = re.compile(r"(?<!\]\()(?<!<)(?<!//)\b(?:https?://|www\.)[^\s<>)\]]+")
_SHOUTED = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞЀ-Я]{7,}\b|\b[A-ZÀ-ÖØ-ÞЀ-Я]{2,}(?: [A-ZÀ-ÖØ-ÞЀ-Я]{2,}){2,}\b|!.*!",
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
                words=broken,
            )


@claim_rule("bare-link", severity=Severity.WARNING)
def links_have_words(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The text, the summary and the notes hold no bare addresses; in notes, words carry links."""
    for path, text in (("text", claim.text), ("summary", claim.summary), ("notes", claim.notes)):
        link = _BARE_LINK.search(text or "")
        if link:
            address = link.group().rstrip(".,;:!?’”\"'")
            yield Finding(
                f"{address} stands bare in the text",
                "give it words, as [the decree](https://…)"
                if path == "notes"
                else "list the page under evidence, and name it here in words",
                (path,),
                words=address,
            )


@claim_rule("shouting", severity=Severity.WARNING, waivable=True)
def nobody_shouts(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Our own words hold no words in capitals, but short forms and names, and few ``!``."""
    for path, text in ((("text",), claim.text), *own_words(claim)):
        loud = _loud(text, claim, corpus)
        if loud:
            yield Finding(
                "several exclamation marks" if "!" in loud else f"{shown(loud)} is in capitals",
                "say it calmly: readers trust a quiet voice",
                path,
                words=loud,
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


def _loud(text: str, claim: Claim, corpus: Corpus) -> str | None:
    """The first words that shout, outside of quotations and names."""
    if not _SHOUTED.search(text):
        return None
    found = _SHOUTED.findall(" ".join(unquoted_sentences(text)))
    return next((w for w in found if "!" in w or not _is_name(w, claim, corpus)), None)


def _is_name(words: str, claim: Claim, corpus: Corpus) -> bool:
    """Whether somebody or something in the file is really written in capitals."""
    dossier = corpus.dossiers.get(claim.dossier)
    names = [item.publisher for item in claim.evidence]
    names += [dossier.publisher or "", dossier.title] if dossier else []
    names += [name for p in corpus.people.values() for name in (p.name, *p.other_names)]
    return any(words in name for name in names)
