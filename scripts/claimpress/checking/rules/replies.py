"""Rules about the right of reply: those concerned are asked, and what they say is told."""

from collections.abc import Iterator

from claimpress.checking.rule import COMPLETE, Finding, claim_rule
from claimpress.checking.rules.references import unknown
from claimpress.deriving.replies import unasked
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.publication import ReplyPolicy
from claimpress.values.problems import Severity, listed


@claim_rule("reply-missing", severity=Severity.WARNING, waivable=True, stages=COMPLETE)
def those_concerned_were_asked(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Before a claim is called contradicted, those concerned were asked for a reply.

    Concerned are the living people who made it, to whom it is credited, or
    whom it is about. With `replies: shown` in `publication.yaml` only the
    page says whether they were.
    """
    if corpus.publication.replies is ReplyPolicy.SHOWN:
        return
    people = unasked(claim, corpus)
    if people:
        yield Finding(
            f"the status is {claim.status!r}, and nobody asked {listed(list(people))} for a reply",
            "ask, and tell under replies whom, when and how; or waive the rule with the reason "
            "why nobody could be asked",
            ("status",),
        )


@claim_rule("reply-order")
def replies_tell_what_happened_in_order(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A reply was asked for before its date ran out, and an answer has its words and its day."""
    for index, reply in enumerate(claim.replies):
        path = ("replies", index)
        if reply.asked_on.certainly_after(reply.until):
            yield Finding(
                f"the time to answer ended on {reply.until}, before anybody asked, "
                f"on {reply.asked_on}",
                "one of the two dates is wrong",
                (*path, "until"),
            )
        if reply.answered_on and reply.asked_on.certainly_after(reply.answered_on):
            yield Finding(
                f"the answer of {reply.answered_on} is older than the question, "
                f"of {reply.asked_on}",
                "one of the two dates is wrong",
                (*path, "answered_on"),
            )
        if bool(reply.answer) != bool(reply.answered_on):
            missing = "answered_on" if reply.answer else "answer"
            yield Finding(
                "the answer has no day" if reply.answer else "the answer has no words",
                f"add {missing}; while there is no answer, leave both out",
                (*path, "person"),
            )


@claim_rule("unknown-asked")
def those_asked_are_known(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Whoever was asked for a reply is in ``people.yaml``."""
    for index, reply in enumerate(claim.replies):
        if reply.person not in corpus.people:
            path = ("replies", index, "person")
            yield unknown("person", reply.person, corpus.people, path, "people.yaml")
