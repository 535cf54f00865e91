"""Rules over two states of the publication: nothing that was published changes silently."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.checking.against_translations import (
    TRANSLATION_RULES,
    check_translations_against,
)
from claimpress.checking.rule import Finding, sentence_of
from claimpress.deriving.difference import Difference, differences
from claimpress.deriving.reviews import revision_of
from claimpress.deriving.visible import is_public
from claimpress.model.claim import PUBLIC, Change, Claim
from claimpress.model.corpus import Corpus
from claimpress.values.clock import today
from claimpress.values.problems import Problem, listed, short


@dataclass(frozen=True, slots=True)
class Step:
    """A published claim and what has become of it."""

    before: Claim
    after: Claim
    changed: tuple[Difference, ...]
    """What differs in meaning."""

    @property
    def kept(self) -> int:
        """How many of the earlier history entries stand where they stood, unchanged."""
        pairs = zip(self.before.history, self.after.history, strict=False)
        return next((n for n, (b, a) in enumerate(pairs) if b != a), self._shorter)

    @property
    def _shorter(self) -> int:
        return min(len(self.before.history), len(self.after.history))

    @property
    def added(self) -> tuple[Change, ...]:
        """The history entries that are new."""
        return tuple(entry for entry in self.after.history if entry not in self.before.history)


StepCheck: TypeAlias = Callable[[Step], Iterator[Finding]]

_GONE, _ALIAS_GONE, _NOT_COMPARABLE = "claim-gone", "alias-gone", "not-comparable"

CHANGE_RULES: dict[str, str] = {
    _GONE: (
        "A claim that was published is never deleted or put back to a draft: it is withdrawn, "
        "or moved and found at its old address through `aliases`."
    ),
    _ALIAS_GONE: "An old address that led to a claim goes on leading to it.",
    _NOT_COMPARABLE: "What is compared can be read in both states.",
    **TRANSLATION_RULES,
}
"""What each rule over two states asks for, by its code."""

_STEP_CHECKS: dict[str, StepCheck] = {}


def change_rule(code: str) -> Callable[[StepCheck], StepCheck]:
    """Register a function as a rule over a published claim and its later state."""

    def register(check: StepCheck) -> StepCheck:
        CHANGE_RULES[code] = sentence_of(check)
        _STEP_CHECKS[code] = check
        return check

    return register


@change_rule("silent-change")
def changes_are_told(step: Step) -> Iterator[Finding]:
    """What changes in meaning in a published claim is told in one new history entry.

    It is a change of meaning when the stage, status, reason, confidence, text,
    summary, source, evidence, notes, unknown or dates say something else. How
    the same words are typed (quotation marks, dashes, blanks, line ends) makes
    no difference; topics, people, related claims, aliases and waivers can
    change freely, and `archived`, `accessed` and `sha256` can be added.
    """
    if step.changed and not step.added:
        fields = list(dict.fromkeys(difference.field for difference in step.changed))
        verb = "was" if len(fields) == 1 else "were"
        first = step.changed[0]
        was = f": {first.place} was {short(first.before)}" if isinstance(first.before, str) else ""
        yield Finding(
            f"{listed(fields, 'and')} {verb} changed after publication, and history does not "
            f"tell{was}",
            f"add the entry: claimpress history add {step.after.id}",
            first.path,
        )


@change_rule("two-entries")
def one_change_has_one_entry(step: Step) -> Iterator[Finding]:
    """What is changed together is told together: one new history entry, not several."""
    if len(step.added) > 1:
        yield Finding(
            f"history has {len(step.added)} new entries",
            "tell in one entry what changed and why",
            ("history", step.after.history.index(step.added[1])),
        )


@change_rule("history-rewritten")
def history_stays(step: Step) -> Iterator[Finding]:
    """History entries are never edited, moved or removed; new ones go to the end."""
    if step.kept < len(step.before.history):
        entry = step.before.history[step.kept]
        yield Finding(
            f"the entry of {entry.on} ({entry.kind}) is not there as it was: {short(entry.note)}",
            "put it back to the letter; if it was wrong, say so in a new entry",
            ("history", step.kept),
        )


@change_rule("old-status-untold")
def a_new_status_names_the_old(step: Step) -> Iterator[Finding]:
    """When the status changes, the new history entry gives the old one in ``was``."""
    if step.before.status != step.after.status and step.added:
        entry = step.added[-1]
        if entry.was != step.before.status:
            yield Finding(
                f"the status was {step.before.status!r}, and the new entry does not say so",
                f"add was: {step.before.status} to the entry",
                ("history", step.after.history.index(entry), "was"),
            )


@change_rule("other-revision")
def the_old_revision_is_named(step: Step) -> Iterator[Finding]:
    """The ``revision`` of a new history entry, where given, is the one readers saw before."""
    was = revision_of(step.before)
    for entry in step.added:
        if entry.revision not in {None, was}:
            yield Finding(
                f"the revision before was {was}",
                f'write revision: "{was}"',
                ("history", step.after.history.index(entry), "revision"),
            )


def check_against(before: Corpus, after: Corpus) -> Iterator[Problem]:
    """Yield what changed between two states and should not have, or not like this."""
    ways = {alias: claim for claim in after.claims.values() for alias in claim.aliases}
    for id_, claim in before.claims.items():
        if not is_public(claim, today()) or id_ in after.unread:
            continue
        later = after.claims.get(id_) or ways.get(id_)
        if later is None or later.stage not in PUBLIC:
            yield _gone(claim, later)
            continue
        changed = tuple(each for each in differences(claim, later) if each.of_meaning)
        step = Step(claim, later, changed)
        for code, check in _STEP_CHECKS.items():
            for finding in check(step):
                yield Problem(later.file, code, finding.message, finding.help, finding.path)
        for alias in claim.aliases:
            if alias not in ways and alias not in after.claims:
                message = f"the old address {alias!r} does not lead here any more"
                help_ = f"put it back under aliases: {alias}"
                yield Problem(later.file, _ALIAS_GONE, message, help_, ("aliases",))
    for id_ in sorted(before.unread & after.claims.keys()):
        message = "the file of the earlier revision cannot be read, so nothing can be compared"
        help_ = "compare with an earlier revision in which it can be read"
        yield Problem(after.claims[id_].file, _NOT_COMPARABLE, message, help_)
    yield from check_translations_against(before, after)


def _gone(claim: Claim, later: Claim | None) -> Problem:
    if later:
        message = f"the claim was published, and its stage is {later.stage} now"
        help_ = "set stage to published; or to withdrawn, with a history entry that says why"
        return Problem(later.file, _GONE, message, help_, ("stage",))
    message = "the claim was published, and its file is gone"
    help_ = (
        "put it back and set stage to withdrawn, with a history entry that says why; if it "
        f"moved, add {claim.id} under aliases at its new place"
    )
    return Problem(claim.file, _GONE, message, help_)
