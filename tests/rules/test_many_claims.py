"""Finding claims that say nearly the same does not take the square of their number."""

import random
import time
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest

from claimpress import pipeline
from claimpress.checking.rules.duplicates import claims_differ
from claimpress.model.corpus import Corpus

MANY = 10_000
SECONDS = 8.0
"""Of computing: about one is needed, and minutes where each claim meets each."""


def corpus_of(texts: list[str], base: Corpus) -> Corpus:
    (claim,) = base.claims.values()
    claims = {}
    for number, text in enumerate(texts):
        id_ = f"lower-nowhere-speech/c{number:05}"
        update = {"id": id_, "file": f"claims/{id_}.yaml", "text": text}
        claims[id_] = claim.model_copy(update=update)
    return replace(base, claims=claims)


def sentences(kind: str) -> list[str]:
    """Many made-up claims: of many words, or all of one pattern."""
    rng = random.Random(1)  # noqa: S311 - a test, not a secret
    parts = ["ka", "ro", "mi", "ta", "zu", "le", "po", "shi", "ran", "tel", "mos", "vin", "dor"]
    vocabulary = ["".join(rng.choices(parts, k=rng.randint(2, 4))) for _ in range(5_000)]
    zipf = list(accumulate(1 / (rank + 1) for rank in range(len(vocabulary))))
    if kind == "varied":
        return [" ".join(rng.choices(vocabulary, cum_weights=zipf, k=18)) for _ in range(MANY)]
    if kind == "numbers":
        return [f"The mayor of the town spent {n} crowns on new lamps." for n in range(MANY)]
    return [f"The mayor of {rng.choice(vocabulary)} lost the vote again." for _ in range(MANY)]


@pytest.mark.parametrize("kind", ["varied", "numbers", "names"])
def test_many_claims_are_compared_in_seconds(kind: str, base_publication: Path) -> None:
    base = pipeline.check(base_publication, use_cache=False).corpus
    assert base
    texts = sentences(kind)
    texts[-1] = texts[0].replace("lost the vote", "lost a vote").replace("spent 0", "spendt 0")
    start = time.process_time()
    found = list(claims_differ(corpus_of(texts, base)))
    assert time.process_time() - start < SECONDS
    if kind == "numbers":
        assert [finding.file[-11:] for finding in found] == ["c09999.yaml"]
