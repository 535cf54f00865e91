"""Validate documents: every defect looked for in each, and some in all together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimpress.markup import defects
from claimpress.markup.document import Document
from claimpress.markup.finding import DEFECTS, Defect, Finding
from claimpress.markup.review import TYPE, reviews_in
from claimpress.values.problems import Problem, Span, in_order

__all__ = ["DEFECTS", "Validator", "defects", "speaks_for_itself", "validate", "without_reviews"]


class Validator:
    """Validates documents one after the other; of those before it keeps what it compares."""

    def __init__(self) -> None:
        """Begin."""
        self.documents = 0
        self.reviews = 0
        self._comparing = [
            (defect, defect.in_folder()) for defect in DEFECTS.values() if defect.in_folder
        ]

    def problems(self, document: Document) -> list[Problem]:
        """What is wrong with a document, by itself and beside those before it."""
        self.documents += 1
        self.reviews += len(reviews_in(document))
        found = list(_problems_of(document))
        for defect, compare in self._comparing:
            found += [_placed(finding, defect, document) for finding in compare(document)]
        return in_order(found)


def validate(documents: Iterable[Document]) -> list[Problem]:
    """Every problem of some documents."""
    validator = Validator()
    return in_order(p for document in documents for p in validator.problems(document))


def without_reviews(name: str) -> Problem:
    """That nothing was found at a place which could be validated."""
    help_ = "add one to the page of each check; a claim that cannot be checked has none"
    return Problem(name, "no-review", f"there is no {TYPE} in it", help_)


def speaks_for_itself(document: Document) -> bool:
    """Whether a document has a ClaimReview, or is told why none can be read in it."""
    slips = any(block.json.slips for block in document.blocks)
    return slips or document.microdata or bool(reviews_in(document))


def _problems_of(document: Document) -> Iterator[Problem]:
    for number, block in enumerate(document.blocks):
        for slip in block.json.slips:
            at = block.offset + slip.offset
            found = Finding(slip.message, slip.help, (), number)
            yield _problem(found, DEFECTS[slip.code], document, (at, at + 1))
    reviews = reviews_in(document)
    for defect in DEFECTS.values():
        if defect.in_document:
            for finding in defect.in_document(document):
                yield _placed(finding, defect, document)
        for review in reviews if defect.in_review else ():
            for finding in defect.in_review(review) if defect.in_review else ():
                yield _placed(replace(finding, block=review.block), defect, document)


def _placed(finding: Finding, defect: Defect, document: Document) -> Problem:
    return _problem(finding, defect, document, document.span(finding.block, finding.path))


def _problem(
    finding: Finding, defect: Defect, document: Document, span: tuple[int, int]
) -> Problem:
    start, end = span
    line = document.text.count("\n", 0, start) + 1
    begin = document.text.rfind("\n", 0, start) + 1
    line_text = document.text[begin:].partition("\n")[0]
    width = max(1, min(end, begin + len(line_text)) - start)
    return Problem(
        document.name,
        defect.code,
        finding.message,
        finding.help,
        finding.path,
        Span(line, start - begin + 1, width),
        line_text,
        defect.severity,
    )
