"""Run the rules over a corpus."""

from collections.abc import Iterator

from claimpress.checking import rules
from claimpress.checking.rule import RULES, Finding, Rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Problem

__all__ = ["RULES", "check", "rules"]


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield what every rule finds, waivers applied; problems carry no places yet."""
    waived: set[tuple[str, str]] = set()
    by_file = {claim.file: claim for claim in corpus.claims.values()}
    for rule in RULES.values():
        for file, finding in _findings(rule, corpus):
            claim = by_file.get(file)
            if rule.waivable and claim and _waives(claim, rule.code):
                waived.add((file, rule.code))
                continue
            yield Problem(
                file,
                rule.code,
                finding.message,
                finding.help,
                finding.path,
                severity=rule.severity,
                words=finding.words,
            )
    for claim in corpus.claims.values():
        yield from _idle_waivers(claim, waived)


def _findings(rule: Rule, corpus: Corpus) -> Iterator[tuple[str, Finding]]:
    if rule.of_claim:
        for claim in corpus.claims.values():
            if claim.stage in rule.stages:
                for finding in rule.of_claim(claim, corpus):
                    yield claim.file, finding
    if rule.of_corpus:
        for finding in rule.of_corpus(corpus):
            yield finding.file, finding


def _waives(claim: Claim, code: str) -> bool:
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
