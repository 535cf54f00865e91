"""Rules about reviews: a second pair of eyes, on what is published."""

from collections.abc import Iterator

from claimpress.checking.rule import Finding, claim_rule, corpus_rule
from claimpress.checking.rules.references import unknown
from claimpress.deriving.reviews import reviewed, revision_of, stake_in
from claimpress.model.claim import Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.publication import ReviewPolicy
from claimpress.values.problems import Path, Severity


@claim_rule("own-review")
def nobody_reviews_their_own(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A reviewer is no author of the check, and nobody whom the claim is made by or about."""
    for index, review in enumerate(claim.reviews):
        stake = stake_in(review.by, claim, corpus)
        if stake:
            yield Finding(
                f"{review.by!r} {stake}",
                "let somebody else review it, and take this review out",
                ("reviews", index, "by"),
            )


@claim_rule("review-lapsed", severity=Severity.WARNING)
def reviews_are_of_what_stands_there(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The last review of each reviewer is of what the claim says now."""
    last = {review.by: index for index, review in enumerate(claim.reviews)}
    now = revision_of(claim) if last else ""
    for index in last.values():
        review = claim.reviews[index]
        if review.revision != now:
            yield Finding(
                f"the claim was changed after {review.by!r} reviewed revision {review.revision}; "
                f"it is {now} now",
                "ask for a new review, and add it below; earlier ones stay",
                ("reviews", index, "revision"),
            )


@claim_rule("review-missing", stages=frozenset({Stage.PUBLISHED}))
def published_claims_are_reviewed(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A published claim has the reviews it needs, where the publication asks for them.

    One is needed, and two where ``sensitive`` says why; each of the present
    revision, by somebody who is no author, and nobody asks for changes.
    It holds with ``reviews: required`` in ``publication.yaml``; else the page
    says what is missing.
    """
    if corpus.publication.reviews is not ReviewPolicy.REQUIRED:
        return
    state = reviewed(claim)
    if not state.enough:
        having = f"{len(state.approvals)} of {state.needed} reviews"
        refused = ", and somebody asks for changes" if state.refusals else ""
        yield Finding(
            f"the claim has {having} of revision {revision_of(claim)}{refused}",
            f"set stage to in-review until it is reviewed: claimpress review {claim.id}",
            ("stage",),
        )


@claim_rule("unknown-reviewer")
def those_who_made_it_are_known(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Authors and reviewers are in ``people.yaml``."""
    named: list[tuple[Path, str]] = [
        *((("authors", index), id_) for index, id_ in enumerate(claim.authors)),
        *((("reviews", index, "by"), review.by) for index, review in enumerate(claim.reviews)),
    ]
    for path, id_ in named:
        if id_ not in corpus.people:
            yield unknown("person", id_, corpus.people, path, "people.yaml")


@corpus_rule("unknown-editor")
def editors_are_known(corpus: Corpus) -> Iterator[Finding]:
    """The editors of every dossier are in ``people.yaml``."""
    for dossier in corpus.dossiers.values():
        for index, id_ in enumerate(dossier.editors):
            if id_ not in corpus.people:
                found = unknown("person", id_, corpus.people, ("editors", index), "people.yaml")
                yield Finding(found.message, found.help, found.path, dossier.file)
