"""Problems as SARIF 2.1.0, the form that editors and code hosts take findings in."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from claimpress import __version__
from claimpress.checking.against import CHANGE_RULES
from claimpress.checking.run import RULES
from claimpress.reporting.text import visible
from claimpress.values.problems import Problem, Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "PUBLICATION"
_FINGERPRINT = "claimpressProblem/v1"


def as_sarif(problems: Iterable[Problem]) -> str:
    """All problems as one SARIF log.

    Columns count Unicode code points, as everywhere in claimpress. Files are
    named from the publication's folder.
    """
    problems = list(problems)
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {
            "driver": {
                "name": "claimpress",
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "originalUriBaseIds": {_BASE: {"description": {"text": "The publication's folder."}}},
        "columnKind": "unicodeCodePoints",
        "results": _results(problems, {code: number for number, code in enumerate(codes)}),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    """What is known of a rule; a fault of form has a name and its messages."""
    rule = RULES.get(code)
    says = rule.says if rule else CHANGE_RULES.get(code, "")
    if not says:
        return {"id": code}
    text = " ".join(says.split()).replace("``", "`")
    described: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": _message(text)},
        "help": {"text": _message(f"{text} The rules are listed in docs/rules.md of claimpress.")},
    }
    if rule:
        described["defaultConfiguration"] = {"level": rule.severity.value}
        described["properties"] = {"waivable": rule.waivable}
    return described


def _results(problems: Iterable[Problem], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for problem in problems:
        print_ = _fingerprint(problem)
        seen[print_] += 1
        place: dict[str, Any] = {
            "artifactLocation": {
                "uri": quote(problem.file, errors="surrogatepass"),
                "uriBaseId": _BASE,
            }
        }
        if problem.span:
            place["region"] = _region(problem.span)
        said = problem.message + (f"\n{problem.help}" if problem.help else "")
        results.append(
            {
                "ruleId": problem.code,
                "ruleIndex": numbers[problem.code],
                "level": problem.severity.value,
                "message": {"text": "\n".join(_message(line) for line in said.split("\n"))},
                "locations": [{"physicalLocation": place}],
                "partialFingerprints": {_FINGERPRINT: f"{print_}:{seen[print_]}"},
            }
        )
    return results


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.width,
    }


def _fingerprint(problem: Problem) -> str:
    """The same for one problem as long as its words are, wherever in the file it moves."""
    said = f"{problem.file}\n{problem.code}\n{problem.message}"
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _message(text: str) -> str:
    """A text in which SARIF finds neither a place to fill in (§3.11.5) nor a link (§3.11.6)."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
