"""What a rule is, and the register of all of them.

A rule is one small function that reads as the sentence it enforces. It takes
a claim and the corpus (or the corpus alone) and yields findings; it opens no
file and knows no line. Its docstring is its line in the reference.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from claimpress.deriving.pairs import Pair
from claimpress.model.claim import Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.translation import ClaimTranslation, DossierTranslation
from claimpress.values.problems import Path, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold."""

    message: str
    help: str = ""
    path: Path = ()
    """Where in the file's data."""
    file: str = ""
    """The file, for rules over the corpus; rules over a claim leave it out."""
    words: str = ""
    """The words it is about, where they are only a part of the text at ``path``."""
    line: tuple[int, str] | None = None
    """The number of the line and the line, in a file that is no data: a page written by hand."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A translation of a claim or dossier, beside what it translates."""

    original: Claim | Dossier
    words: ClaimTranslation | DossierTranslation
    language: str
    pairs: tuple[Pair, ...]
    """Their texts, side by side."""


ClaimCheck: TypeAlias = Callable[[Claim, Corpus], Iterator[Finding]]
CorpusCheck: TypeAlias = Callable[[Corpus], Iterator[Finding]]
TranslationCheck: TypeAlias = Callable[[Rendition, Corpus], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of ``claimpress check``."""

    code: str
    says: str
    """What it asks for, in one sentence or two."""
    why: str
    """Where it comes from: a clause of a published standard, or ``house rule``."""
    severity: Severity
    waivable: bool
    """Whether a claim may set it aside with a reason readers can see."""
    stages: frozenset[Stage]
    """The stages of claims it holds for; a rule that asks for completeness spares drafts."""
    of_claim: ClaimCheck | None = None
    of_corpus: CorpusCheck | None = None
    of_translation: TranslationCheck | None = None


EVERY_STAGE = frozenset(Stage)
COMPLETE = frozenset({Stage.IN_REVIEW, Stage.PUBLISHED})
"""The stages in which a claim must be complete."""

RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order of definition."""


def claim_rule(
    code: str,
    *,
    why: str = "house rule",
    severity: Severity = Severity.ERROR,
    waivable: bool = False,
    stages: frozenset[Stage] = EVERY_STAGE,
) -> Callable[[ClaimCheck], ClaimCheck]:
    """Register a function as a rule over single claims in these stages."""

    def register(check: ClaimCheck) -> ClaimCheck:
        _add(Rule(code, sentence_of(check), why, severity, waivable, stages, of_claim=check))
        return check

    return register


def corpus_rule(
    code: str,
    *,
    why: str = "house rule",
    severity: Severity = Severity.ERROR,
    waivable: bool = False,
) -> Callable[[CorpusCheck], CorpusCheck]:
    """Register a function as a rule over the whole corpus."""

    def register(check: CorpusCheck) -> CorpusCheck:
        _add(Rule(code, sentence_of(check), why, severity, waivable, EVERY_STAGE, of_corpus=check))
        return check

    return register


def translation_rule(
    code: str, *, why: str = "house rule", severity: Severity = Severity.ERROR
) -> Callable[[TranslationCheck], TranslationCheck]:
    """Register a function as a rule over single translations of claims and dossiers."""

    def register(check: TranslationCheck) -> TranslationCheck:
        rule = Rule(code, sentence_of(check), why, severity, waivable=False, stages=EVERY_STAGE)
        _add(replace(rule, of_translation=check))
        return check

    return register


def _add(rule: Rule) -> None:
    if rule.code in RULES:
        raise ValueError(f"two rules have the code {rule.code!r}")
    RULES[rule.code] = rule


def sentence_of(check: Callable[..., object]) -> str:
    """What a rule asks for, from its docstring."""
    text = inspect.getdoc(check)
    if not text:
        raise ValueError(f"{check.__name__} needs a docstring, its line in the reference")
    return " ".join(text.split())
