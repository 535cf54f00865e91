"""A waiver sets a rule aside in the open, and only where that is needed."""

from pathlib import Path

import pytest

from claimpress import pipeline

pytestmark = pytest.mark.usefixtures("on_the_day")

CLAIM = "claims/lower-nowhere-speech/bridge-opened.yaml"
ONE_PUBLISHER = ("publisher: The Lantern", "publisher: Nowhere Archive")


def problems_of(root: Path, rule: str, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    """What is said of the base claim with these changes and a waiver of ``rule``."""
    text = (root / CLAIM).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    waiver = f"waivers:\n  - rule: {rule}\n    reason: It is only a test.\n"
    (root / CLAIM).write_text(text + waiver, encoding="utf-8")
    return [(p.code, p.message) for p in pipeline.check(root, use_cache=False).problems]


def test_a_waiver_sets_a_rule_aside(base_publication: Path) -> None:
    assert problems_of(base_publication, "one-publisher", ONE_PUBLISHER) == []


def test_a_waiver_of_another_rule_does_not(base_publication: Path) -> None:
    codes = [code for code, _ in problems_of(base_publication, "guilt", ONE_PUBLISHER)]
    assert codes == ["one-publisher", "waiver"]


def test_a_needless_waiver_is_a_problem(base_publication: Path) -> None:
    assert problems_of(base_publication, "one-publisher") == [
        ("waiver", "the waiver of 'one-publisher' is not needed: the rule holds"),
    ]


def test_some_rules_cannot_be_waived(base_publication: Path) -> None:
    change = ("status: supported", "status: suported")
    assert ("waiver", "the rule 'choice' cannot be waived") in problems_of(
        base_publication, "choice", change
    )


def test_a_misspelt_waiver_is_a_problem(base_publication: Path) -> None:
    assert problems_of(base_publication, "one-publishr") == [
        ("waiver", "there is no rule 'one-publishr'"),
    ]
