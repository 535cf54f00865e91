"""Run the rules over a corpus."""

from collections.abc import Container, Iterable, Iterator
from itertools import chain

from claimpress.checking import rules
from claimpress.checking.rule import RULES, Finding, Rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.row import Row
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Problem, Span

__all__ = ["OVER_ALL", "RULES", "check", "rules"]

OVER_ALL = tuple(rule for rule in RULES.values() if rule.of_corpus)
"""The rules over the whole corpus."""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield what every rule finds, waivers applied; problems carry no places yet."""
    of_claims = (found for claim in corpus.claims.values() for found in of_claim(claim, corpus))
    of_all = (found for rule in OVER_ALL for found in of_corpus(rule, corpus))
    yield from chain(*waived(chain(of_claims, of_all), corpus))


def of_claim(claim: Claim, corpus: Corpus) -> Iterator[Problem]:
    """What the rules over single claims find in one, whatever it waives."""
    for rule in RULES.values():
        if rule.of_claim and claim.stage in rule.stages:
            for finding in rule.of_claim(claim, corpus):
                yield problem_of(claim.file, rule, finding)


def of_corpus(rule: Rule, corpus: Corpus) -> Iterator[Problem]:
    """What a rule over the whole finds, whatever claims waive."""
    for finding in rule.of_corpus(corpus) if rule.of_corpus else ():
        yield problem_of(finding.file, rule, finding)


def waived(found: Iterable[Problem], corpus: Corpus) -> tuple[list[Problem], list[Problem]]:
    """What is left of all that was found when waivers are applied; and the idle waivers."""
    waiving = {row.file: row for row in corpus.rows.values() if row.waived}
    used: set[tuple[str, str]] = set()
    left = []
    for problem in found:
        row = waiving.get(problem.file)
        if row and problem.code in row.waived and RULES[problem.code].waivable:
            used.add((problem.file, problem.code))
        else:
            left.append(problem)
    return left, [idle for row in waiving.values() for idle in _idle_waivers(row, used)]


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
        span=Span(finding.line[0], 1, len(finding.line[1])) if finding.line else None,
        line_text=finding.line[1] if finding.line else "",
    )


def waives(claim: Claim, code: str) -> bool:
    """Whether a claim sets a rule aside."""
    return any(waiver.rule == code for waiver in claim.waivers)


def _idle_waivers(row: Row, used: Container[tuple[str, str]]) -> Iterator[Problem]:
    """Waivers that set nothing aside: of a rule that holds, or of none that could be."""
    for index, code in enumerate(row.waived):
        path = ("waivers", index, "rule")
        rule = RULES.get(code)
        waivable = [name for name, known in RULES.items() if known.waivable]
        if rule is None:
            message = f"there is no rule {code!r}"
            help_ = did_you_mean(code, waivable) or "see docs/rules.md"
            yield Problem(row.file, "waiver", message, help_, path)
        elif not rule.waivable:
            message = f"the rule {code!r} cannot be waived"
            yield Problem(row.file, "waiver", message, "mend the claim and remove the waiver", path)
        elif (row.file, code) not in used:
            message = f"the waiver of {code!r} is not needed: the rule holds"
            yield Problem(row.file, "waiver", message, "remove it", path)
