"""`claimpress check --format sarif`: a log that fits the schema, whatever the files hold."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
from tests.conftest import THE_DAY
from tests.helpers import ROOT, claimpress

from claimpress.checking.run import RULES
from claimpress.reporting.sarif import as_sarif
from claimpress.values.problems import Problem, Severity, Span

BAD = Path(__file__).parent / "bad-publication"
SCHEMA = json.loads((ROOT / "tests/corpora/sarif/sarif-2.1.0.json").read_text(encoding="utf-8"))
NAUGHTY = json.loads((ROOT / "tests/corpora/blns/blns.json").read_text(encoding="utf-8"))


def run_of(log: str) -> dict[str, Any]:
    """The one run of a log that fits the schema."""
    read = json.loads(log)
    validator = jsonschema.validators.validator_for(SCHEMA)
    formats = validator.FORMAT_CHECKER
    assert list(validator(SCHEMA, format_checker=formats).iter_errors(read)) == []
    (run,) = read["runs"]
    assert isinstance(run, dict)
    return run


def checked(problems: Sequence[Problem]) -> dict[str, Any]:
    return run_of(as_sarif(problems))


def test_a_bad_publication_gives_the_problems_that_json_gives() -> None:
    logs = {
        form: claimpress(
            "check", "--no-cache", "--format", form, cwd=BAD, SOURCE_DATE_EPOCH=THE_DAY
        )
        for form in ("sarif", "json")
    }
    assert logs["sarif"].returncode == 1
    run = run_of(logs["sarif"].stdout)
    problems = json.loads(logs["json"].stdout)
    assert len(run["results"]) == len(problems)
    for result, problem in zip(run["results"], problems, strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == problem["file"]
        assert (result["ruleId"], result["level"]) == (problem["code"], problem["severity"])
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == problem["code"]
        region = place.get("region", {})
        assert region.get("startLine") == problem["line"]
        assert region.get("startColumn") == problem["column"]
        if problem["width"]:
            assert region["endColumn"] - region["startColumn"] == problem["width"]
    assert run["columnKind"] == "unicodeCodePoints"
    prints = [tuple(result["partialFingerprints"].values()) for result in run["results"]]
    assert len(set(prints)) == len(prints)
    assert str(ROOT) not in logs["sarif"].stdout


def test_a_sound_publication_gives_an_empty_run() -> None:
    assert checked([])["results"] == []


def test_rules_say_what_they_ask_for() -> None:
    problems = [Problem("claims/a/b.yaml", code, "wrong") for code in RULES]
    for rule in checked(problems)["tool"]["driver"]["rules"]:
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["defaultConfiguration"]["level"] == RULES[rule["id"]].severity.value


def test_a_fingerprint_stays_when_the_problem_moves() -> None:
    problem = Problem("claims/a/b.yaml", "choice", "wrong", span=Span(3, 1))
    moved = Problem("claims/a/b.yaml", "choice", "wrong", span=Span(9, 5))
    other = Problem("claims/a/b.yaml", "choice", "also wrong", span=Span(3, 1))
    prints = [checked([p])["results"][0]["partialFingerprints"] for p in (problem, moved, other)]
    assert prints[0] == prints[1]
    assert prints[0] != prints[2]


def test_no_text_of_a_file_becomes_a_link_a_place_to_fill_in_or_a_command() -> None:
    hostile = [
        *NAUGHTY,
        "[click](https://evil.example)",
        "{0} {1}",
        "\x1b[31m red \x07",
        "\u202e reversed",
        "\ud800",
        "]]>\u0000--><script>",
        "::error::",
    ]
    problems = [
        Problem(f"claims/{text}.yaml", "file-name", text, f"help {text}", span=Span(1, 1, 5))
        for text in hostile
        if text
    ]
    problems.append(Problem("claims/a b%/ü.yaml", "x", "y", severity=Severity.WARNING))
    run = checked(problems)
    for problem, result in zip(problems, run["results"], strict=True):
        said = result["message"]["text"]
        assert "](" not in said
        assert all(char.isprintable() or char == "\n" for char in said)
        assert "{" not in said.replace("{{", "")
        assert "}" not in said.replace("}}", "")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii(), problem
        assert " " not in uri
    assert uri == "claims/a%20b%25/%C3%BC.yaml"
