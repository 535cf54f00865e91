"""Validate documents: every defect looked for in each, and some in all together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimpress.markup import defects
from claimpress.markup.document import Document
from claimpress.markup.finding import DEFECTS, Defect, Finding
from claimpress.markup.review import TYPE, reviews_in
from claimpress.values.problems import Problem, Span, in_order

__all__ = ["DEFECTS", "defects", "validate", "without_reviews"]


def validate(documents: Sequence[Document]) -> list[Problem]:
    """Every problem of some documents, in their order."""
    problems: list[Problem] = []
    named = {document.name: document for document in documents}
    for document in documents:
        problems += _problems_of(document)
    for defect in DEFECTS.values():
        if defect.in_folder:
            for finding in defect.in_folder(documents):
                problems.append(_placed(finding, defect, named[finding.document]))
    return in_order(problems)


def without_reviews(name: str, documents: Sequence[Document]) -> list[Problem]:
    """That nothing was found in them which could be validated, unless something else says so.

    A page whose JSON cannot be read, or that has microdata alone, is told that.
    """
    told = any(d.microdata or any(b.json.slips for b in d.blocks) for d in documents)
    if told or any(map(reviews_in, documents)):
        return []
    help_ = "add one to the page of each check; a claim that cannot be checked has none"
    return [Problem(name, "no-review", f"there is no {TYPE} in it", help_)]


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
