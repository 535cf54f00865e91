"""How a clause stands follows from the data, whichever way they turn."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

import pytest
from tests.helpers import ROOT

from claimpress import pipeline
from claimpress.checking.run import RULES
from claimpress.deriving.reviews import revision_of
from claimpress.deriving.standards.assess import assessment, held_of
from claimpress.deriving.standards.outcome import Outcome, Verdict
from claimpress.model.claim import Claim, Review, Stage, Waiver
from claimpress.model.corpus import Corpus
from claimpress.model.standards import CLAUSES, STANDARDS, Clause
from claimpress.model.status import Stance

BRIDGE = "lower-nowhere-speech/bridge-opened"
Change: TypeAlias = Callable[[Corpus], Corpus]


@pytest.fixture(scope="module")
def base() -> Corpus:
    corpus = pipeline.check(ROOT / "tests/rules/base", use_cache=False).corpus
    assert corpus
    return corpus


def assessed(corpus: Corpus) -> Iterator[tuple[Clause, Outcome]]:
    return assessment(corpus, held_of(corpus.claims.values(), corpus))


def found(corpus: Corpus, clause: str) -> tuple[Verdict, int | None, int | None]:
    outcomes = {each.id: outcome for each, outcome in assessed(corpus)}
    return outcomes[clause].verdict, outcomes[clause].part, outcomes[clause].whole


def claims(**values: Any) -> Change:
    """The publication with these values in its one claim."""

    def changed(corpus: Corpus) -> Corpus:
        claim = corpus.claims[BRIDGE].model_copy(update=values)
        return replace(corpus, claims={BRIDGE: claim})

    return changed


def items(**values: Any) -> Change:
    """The publication with these values in every item of evidence."""

    def changed(corpus: Corpus) -> Corpus:
        evidence = corpus.claims[BRIDGE].evidence
        return claims(evidence=tuple(e.model_copy(update=values) for e in evidence))(corpus)

    return changed


def policies(**values: Any) -> Change:
    def changed(corpus: Corpus) -> Corpus:
        told = corpus.publication.policies.model_copy(update=values)
        return replace(corpus, publication=corpus.publication.model_copy(update={"policies": told}))

    return changed


def member(corpus: Corpus) -> Corpus:
    values = {"memberships": ("efcsn",)}
    return replace(corpus, publication=corpus.publication.model_copy(update=values))


def two_speakers(corpus: Corpus) -> Corpus:
    claim = corpus.claims[BRIDGE]
    source = claim.source.model_copy(update={"speaker": "ottoline-fenn"})
    other = claim.model_copy(update={"id": "lower-nowhere-speech/b", "source": source})
    return replace(corpus, claims={BRIDGE: claim, other.id: other})


def approved(corpus: Corpus) -> Corpus:
    claim = corpus.claims[BRIDGE]
    values = {"by": "ottoline-fenn", "on": "2026-05-01", "outcome": "approved"}
    review = Review.model_validate(values | {"revision": revision_of(claim)})
    return claims(reviews=(review,))(corpus)


def as_it_is(corpus: Corpus) -> Corpus:
    return corpus


MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
WAIVED = (Waiver(rule="one-publisher", reason="It is only a test."),)


@pytest.mark.parametrize(
    ("change", "clause", "outcome"),
    [
        (as_it_is, "one-side", (NOT_MET, 1, None)),
        (two_speakers, "one-side", (Verdict.FOR_PEOPLE, 2, None)),
        (as_it_is, "evidence-decides", (Verdict.FOR_PEOPLE, 1, 1)),
        (items(stance=Stance.CONTEXT), "evidence-decides", (NOT_MET, 0, 1)),
        (as_it_is, "sources", (MET, 1, 1)),
        (claims(evidence=()), "sources", (NOT_MET, 0, 1)),
        (claims(evidence=(), status="not-checkable"), "sources", (Verdict.NOT_APPLICABLE, 0, 0)),
        (as_it_is, "funding", (MET, None, None)),
        (policies(funding=None), "funding", (NOT_MET, None, None)),
        (as_it_is, "legal-status", (NOT_MET, None, None)),
        (policies(legal_status="about.md"), "legal-status", (MET, None, None)),
        (policies(complaints="how.md"), "complaints", (Verdict.NOT_APPLICABLE, None, None)),
        (member, "complaints", (NOT_MET, None, None)),
        (lambda c: policies(complaints="how.md")(member(c)), "complaints", (MET, None, None)),
        (policies(corrections=None), "corrections-or-reports", (MET, None, None)),
        (
            policies(corrections=None, contact=None),
            "corrections-or-reports",
            (NOT_MET, None, None),
        ),
        (as_it_is, "short-claim", (MET, 1, 1)),
        (claims(text="x" * 75), "short-claim", (NOT_MET, 0, 1)),
        (claims(text="x" * 74), "short-claim", (MET, 1, 1)),
        (claims(text="Mixed: it was opened."), "no-rating-inside", (NOT_MET, 0, 1)),
        (as_it_is, "traceable", (MET, 1, 1)),
        (lambda c: replace(c, dossiers={}), "traceable", (NOT_MET, 0, 1)),
        (as_it_is, "reviewed", (NOT_MET, 0, 1)),
        (approved, "reviewed", (MET, 1, 1)),
        (as_it_is, "replies", (Verdict.NOT_APPLICABLE, 0, 0)),
        (claims(status="contradicted"), "replies", (NOT_MET, 0, 1)),
        (items(archived="https://arch.example/1"), "archived", (MET, 2, 2)),
        (as_it_is, "archived", (NOT_MET, 0, 2)),
        (as_it_is, "read-in-full", (NOT_MET, 1, 2)),
        (claims(waivers=WAIVED), "no-waivers", (NOT_MET, 0, 1)),
        (claims(waivers=WAIVED), "same-standard", (Verdict.FOR_PEOPLE, 1, 1)),
        (claims(stage=Stage.WITHDRAWN), "summary", (Verdict.NOT_APPLICABLE, 0, 0)),
        (as_it_is, "corrections-seen", (Verdict.NOT_APPLICABLE, 0, None)),
    ],
)
def test_a_clause_follows_the_data(
    base: Corpus, change: Change, clause: str, outcome: tuple[Verdict, int | None, int | None]
) -> None:
    assert found(change(base), clause) == outcome


def test_every_clause_is_assessed_once_and_in_order(base: Corpus) -> None:
    assert [clause.id for clause, _ in assessed(base)] == list(CLAUSES)
    order = [clause.standard for clause in CLAUSES.values()]
    assert list(dict.fromkeys(order)) == list(STANDARDS)


def test_rules_cite_only_clauses_that_were_read() -> None:
    """Numbers stand only where the text that has them was read."""
    names = "|".join(standard.name for standard in STANDARDS if standard.url)
    citation = re.compile(
        rf"house rule|({names})(, (commitments? [1-5](, [1-5])*( and [1-5])?|article 3\.3))?(: .+)?"
    )
    odd = {
        rule.code: rule.why
        for rule in RULES.values()
        if not citation.fullmatch(rule.why.replace("'", "’"))
    }
    assert odd == {}
    assert any("commitment" in rule.why for rule in RULES.values())


def test_a_claim_in_a_corpus_without_pages_is_assessed_as_well(base: Corpus) -> None:
    bare = replace(base, pages=None)
    assert isinstance(bare.claims[BRIDGE], Claim)
    assert found(bare, "funding") == (MET, None, None)
