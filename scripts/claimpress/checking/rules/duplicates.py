"""Rules about claims that say the same."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from claimpress.checking.rule import Finding, corpus_rule
from claimpress.model.claim import Stage
from claimpress.model.corpus import Corpus
from claimpress.model.row import Row
from claimpress.values.problems import Severity
from claimpress.values.text import comparable

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9]+")
_NAME = re.compile(r"(?<!^)\b[^\W\d_a-z]\w+")
_ALIKE = 88
"""The least likeness of two texts that is worth a look, in percent of characters."""
_SHARED = 0.7
"""The least part of the words of two texts, taken together, that both must have."""
_RARE = 300
"""How many texts may have a word that still counts as rare."""


@corpus_rule("same-text", waivable=True)
def claims_are_checked_once(corpus: Corpus) -> Iterator[Finding]:
    """No two claims have the same text, but for capitals, blanks and quotation marks."""
    first: dict[str, Row] = {}
    for claim in _standing(corpus):
        other = first.setdefault(_folded(claim), claim)
        if other is not claim:
            yield Finding(
                f"{other.id!r} has the same text",
                "make one claim of the two, and list where else it was made as appearances",
                ("text",),
                claim.file,
            )


@corpus_rule("near-duplicate", severity=Severity.WARNING, waivable=True)
def claims_differ(corpus: Corpus) -> Iterator[Finding]:
    """No two claims say nearly the same with the same names and numbers."""
    claims: dict[str, Row] = {}
    for claim in _standing(corpus):
        claims.setdefault(_folded(claim), claim)
    for one, other, likeness in _alike(list(claims)):
        if _same_names(claims[one].text, claims[other].text):
            yield Finding(
                f"the text is nearly that of {claims[one].id!r} ({likeness:.0f}% the same)",
                "if they are one claim, make one of the two; if not, word them further apart",
                ("text",),
                claims[other].file,
            )


def _standing(corpus: Corpus) -> list[Row]:
    """The claims that were not withdrawn: a withdrawn one may have been replaced."""
    return [claim for claim in corpus.rows.values() if claim.stage != Stage.WITHDRAWN]


def _folded(claim: Row) -> str:
    return comparable(claim.text).casefold().rstrip(".")


def _alike(texts: list[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of texts with the same numbers that are alike, without comparing each with each.

    The prefix filter of Chaudhuri, Ganti and Kaushik ("A primitive operator
    for similarity joins", 2006): order the words of each text from rare to
    common. Two texts that share the part ``_SHARED`` of their words must share
    one among the first few, so only texts that meet in such a word are
    compared. Words that very many texts have are passed over, so that the work
    grows with the number of texts and not with its square.
    """
    words = [set(_WORD.findall(text)) for text in texts]
    counts = Counter(word for some in words for word in some)
    met: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for text, some in zip(texts, words, strict=True):
        rare_first = sorted(some, key=lambda word: (counts[word], word))
        first_few = rare_first[: len(some) - math.ceil(_SHARED * len(some)) + 1]
        numbers = sorted(_NUMBER.findall(text))
        keys = [(word, *numbers) for word in first_few if 1 < counts[word] <= _RARE]
        near = list(dict.fromkeys(other for key in keys for other in met[key]))
        for other, likeness, _ in process.extract(
            text, near, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        ):
            yield other, text, likeness
        for key in keys:
            met[key].append(text)


def _same_names(one: str, other: str) -> bool:
    """Whether the names in two texts may be spellings of one another."""
    names, others = set(_NAME.findall(one)), set(_NAME.findall(other))
    return all(
        process.extractOne(name, among, scorer=OSA.normalized_similarity, score_cutoff=0.7)
        for among, odd in ((others, names - others), (names, others - names))
        for name in odd
    )
