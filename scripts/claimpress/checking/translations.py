"""Run the rules over translations of claims and dossiers."""

from collections.abc import Iterator

from claimpress.checking.rule import RULES, Finding, Rendition, Rule
from claimpress.checking.run import problem_of, waives
from claimpress.deriving.pairs import pairs
from claimpress.deriving.translated import original_of
from claimpress.deriving.wording import Tongues, claim_in
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.translation import ClaimTranslation, DossierTranslation
from claimpress.reading.intake import CLAIMS
from claimpress.values.problems import Problem

_OF_WORDS = frozenset({"mojibake", "bare-link", "shouting", "idle-summary"})
"""Rules over claims that look at words alone, and so at those of translations too."""


def check_translation(key: str, corpus: Corpus) -> Iterator[Problem]:
    """What the rules find in the words under a key of `Corpus.translations`.

    Nothing where they translate no claim or dossier that is there, which is
    for the rules over the whole to say.
    """
    rendition = rendition_of(key, corpus)
    if rendition is None:
        return
    for rule in RULES.values():
        for finding in _found(rule, rendition, corpus):
            yield problem_of(f"{CLAIMS}/{key}.yaml", rule, finding)


def rendition_of(key: str, corpus: Corpus) -> Rendition | None:
    """The words under a key beside what they translate; None where that is not there."""
    words = corpus.translations[key]
    original, language = original_of(key, corpus)
    if isinstance(original, Claim) and isinstance(words, ClaimTranslation):
        spoken = _spoken(original, corpus)
    elif isinstance(original, Dossier) and isinstance(words, DossierTranslation):
        spoken = original.language
    else:
        return None
    return Rendition(original, words, language, tuple(pairs(original, words, language, spoken)))


def _found(rule: Rule, rendition: Rendition, corpus: Corpus) -> Iterator[Finding]:
    if rule.of_translation:
        yield from rule.of_translation(rendition, corpus)
    elif rule.code in _OF_WORDS:
        yield from _of_words(rule, rendition, corpus)


def _of_words(rule: Rule, rendition: Rendition, corpus: Corpus) -> Iterator[Finding]:
    """What a rule over the words of claims finds in those of a translation."""
    claim, words = rendition.original, rendition.words
    if not isinstance(claim, Claim) or not isinstance(words, ClaimTranslation):
        return
    if rule.of_claim is None or waives(claim, rule.code):
        return
    written = {pair.place: pair.written for pair in rendition.pairs if pair.words}
    tongues = Tongues(rendition.language, corpus.publication.language, _spoken(claim, corpus))
    for finding in rule.of_claim(claim_in(claim, words, tongues), corpus):
        if finding.path in written:
            path = written[finding.path]
            yield Finding(finding.message, finding.help, path, words=finding.words)


def _spoken(claim: Claim, corpus: Corpus) -> str:
    """The language of the document a claim was made in."""
    dossier = corpus.dossiers.get(claim.dossier)
    return dossier.language if dossier else corpus.publication.language
