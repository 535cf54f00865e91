"""Rules about stages, publication and history: nothing changes silently."""

from collections.abc import Iterator
from itertools import pairwise

from claimpress.checking.rule import Finding, claim_rule
from claimpress.model.claim import PUBLIC, ChangeKind, Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.standards import cited
from claimpress.values.clock import today
from claimpress.values.names import claim_meant, did_you_mean
from claimpress.values.problems import Severity

_NOT_PUBLIC = frozenset(Stage) - PUBLIC


@claim_rule("no-publication-day", stages=PUBLIC)
def published_claims_say_when(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A claim that is or was published gives the day in ``published_on``."""
    if claim.published_on is None:
        yield Finding(
            f"the claim is {claim.stage} but has no published_on",
            f"add the day it was first published here, as published_on: {today()}",
            ("stage",),
        )


@claim_rule("put-back", stages=_NOT_PUBLIC)
def published_claims_stay_published(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """What was published is corrected or withdrawn in the open, never put back to a draft."""
    for field, given in (("published_on", claim.published_on), ("history", claim.history)):
        if given:
            yield Finding(
                f"the stage is {claim.stage}, but {field} says that the claim was published",
                f"set stage to published or withdrawn; if it never was published, take {field} out",
                (field,),
            )


@claim_rule("embargo-past", severity=Severity.WARNING, stages=_NOT_PUBLIC)
def embargoes_lie_ahead(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The embargo of a claim that is not published has not run out."""
    if claim.embargo_until and claim.embargo_until.first < today():
        yield Finding(
            f"the embargo ended on {claim.embargo_until}, and the claim is still {claim.stage}",
            "publish the claim, or move or remove the embargo",
            ("embargo_until",),
        )


@claim_rule("embargo-late", stages=PUBLIC)
def embargoes_end_before_publication(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The embargo of a published claim ends on the day of its publication or before."""
    until, published = claim.embargo_until, claim.published_on
    if until and published and until.certainly_after(published):
        yield Finding(
            f"the claim is under embargo until {until}, but was published on {published}",
            "remove the embargo; or, to publish on that day, set published_on to it",
            ("embargo_until",),
        )


@claim_rule("withdrawal-untold", why=cited("corrections-seen"), stages=frozenset({Stage.WITHDRAWN}))
def withdrawals_are_explained(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A withdrawn claim tells in its history when and why it was withdrawn."""
    if not any(change.kind is ChangeKind.WITHDRAWAL for change in claim.history):
        yield Finding(
            "the claim is withdrawn, but its history does not say when and why",
            "add a history entry of kind withdrawal with a note for readers",
            ("stage",),
        )


@claim_rule("withdrawal-undone", stages=frozenset(Stage) - {Stage.WITHDRAWN})
def withdrawn_claims_are_at_that_stage(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A claim whose history ends with a withdrawal is at the stage ``withdrawn``."""
    if claim.history and claim.history[-1].kind is ChangeKind.WITHDRAWAL:
        yield Finding(
            f"the history ends with a withdrawal, but the stage is {claim.stage}",
            "set stage to withdrawn; or add the history entry that tells why the claim is back",
            ("stage",),
        )


@claim_rule("superseded")
def superseded_claims_lead_to_the_newer_one(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A superseded claim names the published claim in its place, and its history tells."""
    superseded, by = claim.stage is Stage.SUPERSEDED, claim.superseded_by
    told = any(change.kind is ChangeKind.SUPERSESSION for change in claim.history)
    if superseded and by is None:
        help_ = "add superseded_by with the id of the newer claim"
        yield Finding("the claim is superseded, but not by which", help_, ("stage",))
    elif by and not superseded:
        message = f"superseded_by is given, but the stage is {claim.stage}"
        yield Finding(message, "set stage to superseded, or take it out", ("superseded_by",))
    elif by and by not in corpus.unread and not _stands(by, claim, corpus):
        help_ = claim_meant(by, corpus.claims) or "name another claim that is published"
        message = f"{by!r} is no other claim that readers can see"
        yield Finding(message, help_, ("superseded_by",))
    elif superseded and not told:
        help_ = f"run: claimpress history add {claim.id} --kind supersession"
        message = "the claim is superseded, but its history does not say when and why"
        yield Finding(message, help_, ("stage",))


def _stands(id_: str, claim: Claim, corpus: Corpus) -> bool:
    other = corpus.claims.get(id_)
    return other is not None and id_ != claim.id and other.stage is Stage.PUBLISHED


@claim_rule("history-order")
def history_runs_forward(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """History entries stand in the order of their days, none before publication."""
    for index, (before, after) in enumerate(pairwise(claim.history), start=1):
        if before.on.certainly_after(after.on):
            yield Finding(
                f"this entry of {after.on} stands after one of {before.on}",
                "put the oldest entry first; new entries go to the end",
                ("history", index, "on"),
            )
    first = claim.history[0] if claim.history else None
    if first and claim.published_on and claim.published_on.certainly_after(first.on):
        yield Finding(
            f"this change of {first.on} is older than the publication of {claim.published_on}",
            "history tells what changed after publication: correct the day, or take the entry out",
            ("history", 0, "on"),
        )


@claim_rule("old-status", why=cited("corrections-seen"), waivable=True)
def status_changes_name_the_old_status(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A ``status-change`` gives in ``was`` the old status, another than that of now."""
    changes = [
        (index, change)
        for index, change in enumerate(claim.history)
        if change.kind is ChangeKind.STATUS_CHANGE
    ]
    for index, change in changes:
        path = ("history", index, "was")
        if change.was is None:
            help_ = "add was with the id of the old status, as was: unverified"
            yield Finding("the entry does not say what the status was", help_, path)
        elif change.was not in corpus.scale.statuses:
            help_ = did_you_mean(change.was, corpus.scale.statuses) or (
                "write the id of the old status; explanations belong in the note"
            )
            yield Finding(f"there is no status {change.was!r} on the scale", help_, path)
        elif index == changes[-1][0] and change.was == claim.status:
            help_ = "give the old status in was, or change status at the top of the file"
            yield Finding(f"the status was and is {change.was!r}: nothing changed", help_, path)
