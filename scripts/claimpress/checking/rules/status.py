"""Rules about the status, its reason, and the scale."""

from collections.abc import Iterator
from itertools import pairwise

from claimpress.checking.rule import COMPLETE, Finding, claim_rule, corpus_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import CLAIMS
from claimpress.values.names import did_you_mean
from claimpress.values.problems import listed

_SCALE = f"{CLAIMS}/statuses.yaml"
# What other readers of YAML take for true and false (YAML 1.1, type bool).
_TRUTH_VALUES = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})


@claim_rule("choice")
def status_is_on_the_scale(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The status is one of the scale in ``statuses.yaml``."""
    statuses = corpus.scale.statuses
    if claim.status not in statuses:
        yield Finding(
            f"status is {claim.status!r}; expected one of {', '.join(statuses)}",
            did_you_mean(claim.status, statuses) or "claims/statuses.yaml says what each means",
            ("status",),
        )


@claim_rule("no-reason", stages=COMPLETE)
def uncheckable_claims_say_why(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A status with ``reason_required`` in the scale comes with a reason."""
    status = corpus.scale.statuses.get(claim.status)
    if status and status.reason_required and claim.reason is None:
        yield Finding(
            f"the status is {claim.status!r}, which needs a reason",
            f"add reason: {listed(list(corpus.scale.reasons))}",
            ("status",),
        )


@claim_rule("idle-reason")
def only_uncheckable_claims_have_a_reason(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A reason is given only with a status that asks for one."""
    statuses = corpus.scale.statuses
    status = statuses.get(claim.status)
    if status and claim.reason and not status.reason_required:
        asking = [repr(id_) for id_, other in statuses.items() if other.reason_required]
        yield Finding(
            f"the status {claim.status!r} takes no reason",
            "take reason out"
            + (f"; it goes with the status {listed(asking)}" if asking else "")
            + ". Why the status was given is told in notes",
            ("reason",),
        )


@claim_rule("unknown-reason")
def reasons_are_known(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A reason is one of those under ``reasons`` in ``statuses.yaml``."""
    reasons = corpus.scale.reasons
    if claim.reason and claim.reason not in reasons:
        yield Finding(
            f"reason is {claim.reason!r}; expected one of {', '.join(reasons)}",
            did_you_mean(claim.reason, reasons) or "claims/statuses.yaml says what each means",
            ("reason",),
        )


@corpus_rule("rating-order", why="Google's ClaimReview guide: a rating closer to the best is truer")
def ratings_fall_along_the_scale(corpus: Corpus) -> Iterator[Finding]:
    """The ratings of the scale get smaller from the first status to the last."""
    rated = [(id_, s.rating) for id_, s in corpus.scale.statuses.items() if s.rating is not None]
    for (above, higher), (below, lower) in pairwise(rated):
        if lower >= higher:
            yield Finding(
                f"{below!r} is rated {lower}, but {above!r} before it only {higher}",
                "give the status borne out best the highest number, and put it first",
                ("statuses", below, "rating"),
                _SCALE,
            )


@corpus_rule("truth-value")
def no_status_is_a_truth_value(corpus: Corpus) -> Iterator[Finding]:
    """No status or reason has an id that YAML elsewhere reads as true, false or nothing."""
    ids = [("statuses", id_) for id_ in corpus.scale.statuses]
    ids += [("reasons", id_) for id_ in corpus.scale.reasons]
    for path in ids:
        if path[1] in _TRUTH_VALUES:
            yield Finding(
                f"other programs read {path[1]!r} as a truth value, not as a word",
                "choose a word such as supported or contradicted",
                path,
                _SCALE,
            )
