"""Every defect of markup, on a document that has it; and documents that have none.

The name of a bad document begins with the code of the defect it is there for; the file beside it
holds all that is said of it. To write these texts anew: ``pytest tests/markup --update-golden``.
"""

from pathlib import Path

import pytest
from click import unstyle
from tests.golden import Golden
from tests.helpers import ROOT

from claimpress.markup.document import read_document
from claimpress.markup.finding import DEFECTS
from claimpress.markup.review import reviews_in
from claimpress.markup.validate import speaks_for_itself, validate, without_reviews
from claimpress.reporting.text import as_text
from claimpress.values.problems import Problem

HERE = Path(__file__).parent
BAD = sorted(path.name for path in (HERE / "bad").iterdir() if path.suffix != ".txt")
GOOD = sorted(path.name for path in (HERE / "good").iterdir())
NOTHING_IN_IT = "no-review"


def said_of(place: Path) -> list[Problem]:
    """What is said of a file, or of the files of a folder, by their names alone."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    documents = [read_document(file.name, file.read_bytes()) for file in files]
    nothing = [] if any(map(speaks_for_itself, documents)) else [without_reviews(place.name)]
    return [*nothing, *validate(documents)]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_told_what_is_wrong(name: str, golden: Golden) -> None:
    place = HERE / "bad" / name
    problems = said_of(place)
    code = max((c for c in [*DEFECTS, NOTHING_IN_IT] if place.stem.startswith(c)), key=len)
    assert code in {problem.code for problem in problems}
    said = "\n\n".join(map(unstyle, map(as_text, problems)))
    golden.agrees(HERE / "bad" / f"{place.stem}.txt", f"{said}\n")


def test_every_defect_has_a_document() -> None:
    stems = [Path(name).stem for name in BAD]
    missing = [code for code in DEFECTS if not any(stem.startswith(code) for stem in stems)]
    assert not missing


def test_every_text_belongs_to_a_document() -> None:
    texts = {path.stem for path in (HERE / "bad").glob("*.txt")}
    assert texts == {Path(name).stem for name in BAD}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_document_is_told_nothing(name: str) -> None:
    document = read_document(name, (HERE / "good" / name).read_bytes())
    assert reviews_in(document)
    assert validate([document]) == []


def test_a_problem_stands_where_it_is() -> None:
    place = HERE / "bad" / "rating-range.jsonld"
    (problem,) = said_of(place)
    assert problem.span
    line = place.read_text(encoding="utf-8").splitlines()[problem.span.line - 1]
    assert line[problem.span.column - 1 :].startswith("0")
    assert '"ratingValue": 0' in line


def test_reading_survives_anything() -> None:
    for file in sorted((ROOT / "tests/corpora").rglob("*.json"))[:6]:
        text = file.read_bytes()
        validate([read_document("corpus", text)])
        validate([read_document("corpus", b'<script type="application/ld+json">' + text)])
    for text in (b"", b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe<", b"1" * 5000, b"<script"):
        validate([read_document("odd", text)])
