"""Every rule, tried on a good and a bad case.

A case is a folder of files that are laid over the made-up publication in
``base/``, or over the one in several languages; ``bad/problems.txt`` is all
that `claimpress check` says of it. To write these texts anew:
``pytest tests/rules --update-golden``.
"""

import shutil
from pathlib import Path

import click
import pytest
from tests.golden import Golden
from tests.languages.publication import in_several_languages

from claimpress import pipeline
from claimpress.checking.run import RULES
from claimpress.reading.intake import LINKS, REGISTRIES, translated
from claimpress.reporting.text import as_text
from claimpress.values.problems import Problem

HERE = Path(__file__).parent
CASES = HERE / "cases"
OWN_DOSSIER = "lower-nowhere-speech"
IN_LANGUAGES = {
    *(code for code, rule in RULES.items() if rule.of_translation),
    *("no-frame", "nothing-translated", "unlisted-language", "words-lack", "words-stray"),
    "policy-headings",
}
"""Rules whose cases are laid over the publication in several languages."""

pytestmark = pytest.mark.usefixtures("on_the_day")


def publication_with(case: Path, root: Path) -> Path:
    """The publication in ``root``, with the files of a case laid over it."""
    if case.parent.name in IN_LANGUAGES:
        in_several_languages(root)
    if (case / "content").is_dir():
        shutil.copytree(case / "content", root / "content", dirs_exist_ok=True)
    for file in case.rglob("*.yaml"):
        target = root / "claims" / place_of(file.relative_to(case))
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, target)
    return root


def place_of(file: Path) -> Path:
    """Where under ``claims`` a file of a case belongs."""
    original, _language = translated(file.name) or (file.name, "")
    if original in {*REGISTRIES, LINKS} or file.parent.name:
        return file
    return Path(OWN_DOSSIER) / file


def problems_of(case: Path, root: Path) -> tuple[Problem, ...]:
    return pipeline.check(publication_with(case, root), use_cache=False).problems


def cases() -> list[str]:
    return [folder.name for folder in sorted(CASES.iterdir())]


def test_the_base_has_no_problem(base_publication: Path) -> None:
    assert problems_of(HERE / "none", base_publication) == ()


def test_every_rule_has_cases_and_every_case_a_rule() -> None:
    assert sorted(RULES) == cases()
    for code in RULES:
        for kind in ("good", "bad"):
            files = {file.suffix for file in (CASES / code / kind).rglob("*")}
            assert files & {".yaml", ".md"}, f"{code} has no {kind} case"


@pytest.mark.parametrize("code", cases())
def test_good_case_has_no_problem(code: str, base_publication: Path) -> None:
    assert problems_of(CASES / code / "good", base_publication) == ()


@pytest.mark.parametrize("code", cases())
def test_bad_case_says_what_is_wrong(code: str, base_publication: Path, golden: Golden) -> None:
    problems = problems_of(CASES / code / "bad", base_publication)
    assert {problem.code for problem in problems} == {code}
    assert {problem.severity for problem in problems} == {RULES[code].severity}
    text = "\n\n".join(map(as_text, problems)) + "\n"
    golden.agrees(CASES / code / "bad" / "problems.txt", click.unstyle(text))


@pytest.mark.parametrize("code", cases())
def test_every_problem_has_a_place_and_a_next_step(code: str, base_publication: Path) -> None:
    for problem in problems_of(CASES / code / "bad", base_publication):
        assert problem.span, problem
        assert problem.line_text, problem
        assert problem.help, problem
