"""Run the rules over a corpus."""

from collections.abc import Iterator, Mapping

from claimpress.checking import rules
from claimpress.checking.rule import RULES, Finding, Rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Problem

__all__ = ["RULES", "check", "rules"]


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield what every rule finds, waivers applied; problems carry no places yet."""
    for claim in corpus.claims.values():
        if not claim.waivers:
            yield from check_claim(claim, corpus)
    yield from check_together(corpus)


def check_claim(claim: Claim, corpus: Corpus) -> Iterator[Problem]:
    """What the rules over single claims find in one that waives none."""
    for rule in RULES.values():
        for finding in _found(rule, claim, corpus):
            yield problem_of(claim.file, rule, finding)


def check_together(corpus: Corpus) -> Iterator[Problem]:
    """What the rules over the whole find, and all that concerns claims with waivers."""
    waived: set[tuple[str, str]] = set()
    waiving = {claim.file: claim for claim in corpus.claims.values() if claim.waivers}
    for rule in RULES.values():
        for file, finding in _findings(rule, corpus, waiving):
            if rule.waivable and file in waiving and waives(waiving[file], rule.code):
                waived.add((file, rule.code))
            else:
                yield problem_of(file, rule, finding)
    for claim in waiving.values():
        yield from _idle_waivers(claim, waived)


def _findings(
    rule: Rule, corpus: Corpus, waiving: Mapping[str, Claim]
) -> Iterator[tuple[str, Finding]]:
    for file, claim in waiving.items():
        for finding in _found(rule, claim, corpus):
            yield file, finding
    if rule.of_corpus:
        for finding in rule.of_corpus(corpus):
            yield finding.file, finding


def _found(rule: Rule, claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    if rule.of_claim and claim.stage in rule.stages:
        yield from rule.of_claim(claim, corpus)


def problem_of(file: str, rule: Rule, finding: Finding) -> Problem:
    """What a rule found in a file."""
    return Problem(
        file,
        rule.code,
        finding.message,
        finding.help,
        finding.path,
        severity=rule.severity,
        words=finding.words,
    )


def waives(claim: Claim, code: str) -> bool:
    """Whether a claim sets a rule aside."""
    return any(waiver.rule == code for waiver in claim.waivers)


def _idle_waivers(claim: Claim, waived: set[tuple[str, str]]) -> Iterator[Problem]:
    """Waivers that set nothing aside: of a rule that holds, or of none that could be."""
    for index, waiver in enumerate(claim.waivers):
        path = ("waivers", index, "rule")
        rule = RULES.get(waiver.rule)
        waivable = [code for code, known in RULES.items() if known.waivable]
        if rule is None:
            message = f"there is no rule {waiver.rule!r}"
            help_ = did_you_mean(waiver.rule, waivable) or "see docs/rules.md"
            yield Problem(claim.file, "waiver", message, help_, path)
        elif not rule.waivable:
            message = f"the rule {waiver.rule!r} cannot be waived"
            yield Problem(
                claim.file, "waiver", message, "mend the claim and remove the waiver", path
            )
        elif (claim.file, waiver.rule) not in waived:
            message = f"the waiver of {waiver.rule!r} is not needed: the rule holds"
            yield Problem(claim.file, "waiver", message, "remove it", path)
