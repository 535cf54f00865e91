"""Rules about evidence: that there is enough of it for the status."""

from collections.abc import Iterator, Sequence

from claimpress.checking.rule import COMPLETE, Finding, claim_rule
from claimpress.model.claim import Claim, Evidence
from claimpress.model.corpus import Corpus
from claimpress.model.standards import cited
from claimpress.model.status import Stance, Status
from claimpress.values.addresses import host_of
from claimpress.values.problems import Severity

_AGAINST = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}


@claim_rule("no-evidence", why=cited("sources"), stages=COMPLETE)
def status_rests_on_evidence(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A claim has evidence, unless its status says that evidence cannot settle it."""
    status = corpus.scale.statuses.get(claim.status)
    if status and not claim.evidence and not status.reason_required:
        yield Finding(
            f"the claim is {claim.stage} without evidence",
            "list what was read, also what gives only context; or set stage to draft",
            ("stage",),
        )


@claim_rule("stance-missing", why=cited("evidence-decides"), stages=COMPLETE)
def status_has_an_item_for_it(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A status that needs evidence of one stance (``needs`` in the scale) has such an item."""
    needed = _needed(claim, corpus)
    if needed and claim.evidence and not _with_stance(claim, needed):
        yield Finding(
            f"the status is {claim.status!r}, but no item of evidence {needed} the claim",
            f"add such an item, set the stance of one to {needed}, or choose another status",
            ("status",),
        )


@claim_rule("unexplained-evidence", stages=COMPLETE)
def evidence_against_the_status_is_discussed(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Where an item speaks against the status, the notes say why the status holds all the same."""
    needed = _needed(claim, corpus)
    for index, item in enumerate(claim.evidence):
        if needed and item.stance is _AGAINST.get(needed) and not claim.notes:
            yield Finding(
                f"the status is {claim.status!r}, this item {item.stance} the claim, "
                "and there are no notes",
                "say in notes why the status holds all the same",
                ("evidence", index, "stance"),
            )


@claim_rule("one-publisher", severity=Severity.WARNING, waivable=True, stages=COMPLETE)
def status_rests_on_several_publishers(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The evidence that carries a status comes from more than one publisher.

    Publishers are the same when their names or the hosts of their pages are.
    """
    needed = _needed(claim, corpus)
    items = _with_stance(claim, needed) if needed else []
    if needed and items and _one_publisher(items):
        yield Finding(
            _from_one(items, needed),
            "add a report that does not depend on it; or waive the rule with the reason "
            "why one is enough",
            ("evidence",),
        )


@claim_rule("unsettled", stages=COMPLETE)
def open_claims_say_what_would_settle_them(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A claim that is left open says under ``unknown`` what is not known and would settle it."""
    status = corpus.scale.statuses.get(claim.status)
    if status and _leaves_open(status) and not claim.unknown:
        yield Finding(
            f"the status is {claim.status!r}, but unknown is missing",
            "say under unknown what is not known, and which document or record would settle it",
            ("status",),
        )


def _from_one(items: Sequence[Evidence], stance: Stance) -> str:
    publisher = items[0].publisher
    if len(items) == 1:
        return f"only one item {stance} the claim, from {publisher}"
    all_ = "both" if len(items) == 2 else f"all {len(items)}"
    verb = stance.removesuffix("s")
    return f"{all_} items that {verb} the claim are from one publisher, {publisher}"


def _needed(claim: Claim, corpus: Corpus) -> Stance | None:
    status = corpus.scale.statuses.get(claim.status)
    return status.needs if status else None


def _with_stance(claim: Claim, stance: Stance) -> list[Evidence]:
    return [item for item in claim.evidence if item.stance is stance]


def _leaves_open(status: Status) -> bool:
    """Whether a status neither rates a claim nor says that it cannot be rated."""
    return status.rating is None and not status.reason_required


def _one_publisher(items: Sequence[Evidence]) -> bool:
    """Whether all items hang together by publisher or host."""
    groups: list[set[str]] = []
    for item in items:
        marks = {f"host {host_of(item.url)}", f"name {item.publisher.casefold()}"}
        apart = [group for group in groups if group.isdisjoint(marks)]
        groups = [*apart, marks.union(*(group for group in groups if group not in apart))]
    return len(groups) == 1
