"""What is odd is imported with a word about it, or left out with the reason; nothing breaks."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import THE_DAY
from tests.helpers import ROOT, claimpress
from tests.importing.oddities import ODDITIES, POST, Oddity

from claimpress import pipeline
from claimpress.importing.trouble import KINDS
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus

MAPPING = """\
labels:
  - label: Satire
    status: leave-out
ratings:
  - rating: 3 of 1 to 5
    status: mixed
"""


@dataclass(frozen=True)
class Odd:
    """What became of the oddities."""

    root: Path
    said: str
    lines: dict[str, dict[str, Any]]
    """The lines of the report, by the number of the record."""
    corpus: Corpus

    def line(self, oddity: Oddity) -> dict[str, Any]:
        number = ODDITIES.index(oddity) + 1
        return self.lines.get(f"odd.json, record {number}", {"claim": None, "troubles": []})

    def claim(self, name: str) -> Claim:
        oddity = next(each for each in ODDITIES if each.name == name)
        return self.corpus.claims[self.line(oddity)["claim"]]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Odd:
    root = tmp_path_factory.mktemp("odd") / "publication"
    shutil.copytree(ROOT / "tests/rules/base", root)
    work = root / "imports" / "odd"
    work.mkdir(parents=True)
    (work / "mapping.yaml").write_text(MAPPING, "utf-8")
    file = root.parent / "odd.json"
    file.write_text(json.dumps([oddity.record for oddity in ODDITIES]), "utf-8")
    command = ("import", "claimreview", file, "--into", "odd")
    done = claimpress(*command, cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    report = (work / "report.ndjson").read_text("utf-8").splitlines()
    lines = {line["where"]: line for line in map(json.loads, report)}
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    return Odd(root, done.stdout, lines, corpus)


@pytest.mark.parametrize("oddity", ODDITIES, ids=lambda oddity: oddity.name)
def test_it_is_told_what_is_odd(oddity: Oddity, odd: Odd) -> None:
    line = odd.line(oddity)
    assert {trouble["code"] for trouble in line["troubles"]} == oddity.codes
    left_out = any(KINDS[code].left_out for code in oddity.codes)
    if left_out:
        assert line["claim"] is None
        assert line["record"] == json.loads(json.dumps(oddity.record))
    elif oddity.codes:
        assert line["claim"] in odd.corpus.claims


def test_records_are_claims_or_reasons(odd: Odd) -> None:
    left_out = [o for o in ODDITIES if any(KINDS[code].left_out for code in o.codes)]
    claims = [claim for claim in odd.corpus.claims.values() if claim.dossier.startswith("odd")]
    assert len(claims) + len(left_out) == len(ODDITIES)
    assert odd.said.startswith(
        f"{len(ODDITIES)} records: {len(claims)} claims written, 0 were there already, "
        f"{len(left_out)} left out.\n"
    )


def test_what_was_imported_passes_the_check(odd: Odd) -> None:
    done = claimpress("check", cwd=odd.root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0, done.stdout


def test_every_kind_of_trouble_but_those_of_files_is_tried(odd: Odd) -> None:
    of_files = {"unreadable", "no-record", "not-fetched", "json-mended", "kept-a-draft"}
    tried = {code for oddity in ODDITIES for code in oddity.codes}
    assert tried == KINDS.keys() - of_files
    del odd


def test_what_was_not_taken_over_is_kept_to_the_letter(odd: Odd) -> None:
    kept = {
        oddity.name: [t.get("kept") for t in odd.line(oddity)["troubles"]] for oddity in ODDITIES
    }
    assert kept["a post of 30,000 characters"] == [POST.strip()]
    assert kept["a date nobody can tell"] == ["03/04/2021"]
    assert kept["the fact-checker as speaker"] == ["NOWHERE checks"]
    assert kept["several speakers"] == [["Ada Rill", "Bo Tarn"]]
    assert kept["a script as address"] == ["javascript:alert(1)"]
    assert kept["bidi controls"] == ["\u202eNowhere has\u202c a bridge \u2066now\u2069."]


SAYS: dict[str, Callable[[Claim], object]] = {
    "Markdown": lambda claim: (
        claim.text == "**Bold** [link](https://x.example) `code` # no heading"
    ),
    "HTML": lambda claim: claim.text == "The bridge & the well.",
    "a sign that is no tag": lambda claim: claim.text == "Less than 5 < 6 wells, a<b.",
    "a script": lambda claim: claim.text == "Well 9 is dry.",
    "bidi controls": lambda claim: claim.text == "Nowhere has a bridge now.",
    "a post of 30,000 characters": lambda claim: (
        claim.text.endswith(" […]") and len(claim.text) <= 300
    ),
    "only emoji": lambda claim: claim.text == "🌉🚱",
    "claimed after the check": lambda claim: str(claim.source.claimed_on) == "unknown",
    "claimed in the month of the check": lambda claim: str(claim.source.claimed_on) == "2021-06",
    "a date nobody can tell": lambda claim: not claim.source.claimed_on.known,
    "a date in Ukrainian": lambda claim: str(claim.source.claimed_on) == "2021-05-17",
    "the fact-checker as speaker": lambda claim: claim.source.speaker == "not-named",
    "several speakers": lambda claim: claim.source.speaker == "ada-rill-bo-tarn",
    "a speaker with the checker": lambda claim: claim.source.speaker == "bo-tarn",
    "several addresses in one": lambda claim: len(claim.evidence) == 2,
    "a hundred citations": lambda claim: len(claim.evidence) == 60,
    "an address twice encoded": lambda claim: claim.evidence[0].url.endswith("/%25D0%25B0"),
    "a citation called link": lambda claim: claim.evidence[0].title == "unknown",
    "such a label with a number": lambda claim: claim.status == "mixed",
    "a check that calls somebody guilty": lambda claim: (
        claim.summary == "The claim was rated “Mixed” by Nowhere Checks."
    ),
    "a language as an object": lambda claim: claim.dossier == "odd-uk",
}


@pytest.mark.parametrize("name", SAYS)
def test_the_claim_says_what_can_be_known(name: str, odd: Odd) -> None:
    assert SAYS[name](odd.claim(name)), odd.claim(name)


def test_prose_in_markdown_shows_the_same_words(odd: Odd) -> None:
    notes = odd.claim("a check in Markdown").notes or ""
    summary = odd.claim("a check in Markdown").summary
    assert "*four* [5](x)" in notes + summary
