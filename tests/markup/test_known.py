"""The validator on ClaimReview that others wrote: what it says of each document, to the letter."""

from pathlib import Path

from click import unstyle
from tests.golden import Golden
from tests.helpers import ROOT

from claimpress.markup.document import read_document
from claimpress.markup.validate import speaks_for_itself, validate, without_reviews
from claimpress.reporting.text import as_text

HERE = Path(__file__).parent
KNOWN = sorted((ROOT / "tests/corpora/schemaorg").glob("*.jsonld")) + sorted(
    (ROOT / "tests/corpora/schemaorg").glob("*.html")
)


def test_documents_of_others_are_told_what_is_true_of_them(golden: Golden) -> None:
    assert len(KNOWN) == 6
    said = []
    for file in KNOWN:
        documents = [read_document(file.name, file.read_bytes())]
        problems = validate(documents)
        if not any(map(speaks_for_itself, documents)):
            problems.append(without_reviews(file.name))
        shown = [unstyle(as_text(problem)) for problem in problems]
        said += [f"# {file.name}", *(shown or ["no problems"]), ""]
    golden.agrees(HERE / "known.txt", "\n".join(said))
