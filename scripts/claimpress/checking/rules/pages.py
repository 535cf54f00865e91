"""Rules about pages written by hand."""

from collections.abc import Iterator

from claimpress.checking.rule import Finding, corpus_rule
from claimpress.deriving.headings import Heading, headings_of
from claimpress.model.corpus import Corpus
from claimpress.reading.site import CONTENT
from claimpress.values.problems import Severity


@corpus_rule("policy-headings", severity=Severity.WARNING)
def policies_say_the_same_in_every_language(corpus: Corpus) -> Iterator[Finding]:
    """A page named under ``policies`` has the same headings in each of its languages.

    As many, of the same levels and with the same names for links, in the same order: what
    they say nobody can compare without reading both, that a part is missing shows.
    """
    pages = corpus.pages or {}
    named = dict.fromkeys(
        place.partition("#")[0] for _, place in corpus.publication.policies if place
    )
    for path in (path for path in named if path in pages):
        for language in corpus.publication.languages:
            other = f"{language}/{path}"
            if other in pages:
                ours, theirs = (list(headings_of(pages[each])) for each in (path, other))
                yield from _first_difference(path, other, ours, theirs)


def _first_difference(
    path: str, other: str, ours: list[Heading], theirs: list[Heading]
) -> Iterator[Finding]:
    file, said = f"{CONTENT}/{other}", f"{CONTENT}/{path}"
    for one, two in zip(ours, theirs, strict=False):
        there = f"{said}:{one.line} has {one.title!r}"
        if one.level != two.level:
            message = (
                f"the heading {two.title!r} is of level {two.level}; in its place {there}, "
                f"of level {one.level}"
            )
        elif one.name and two.name and one.name != two.name:
            message = (
                f"the heading {two.title!r} has the id {two.name!r}; in its place {there}, "
                f"with the id {one.name!r}"
            )
        else:
            continue
        help_ = "give both pages the same headings in the same order"
        yield Finding(message, help_, file=file, line=(two.line, two.written))
        return
    if len(theirs) < len(ours):
        lacking = ours[len(theirs)]
        last = theirs[-1]
        message = f"this page lacks a part that {said}:{lacking.line} has: {lacking.title!r}"
        yield Finding(message, "translate that part too", file=file, line=(last.line, last.written))
    elif len(theirs) > len(ours):
        more = theirs[len(ours)]
        message = f"{said} has no part for the heading {more.title!r}"
        yield Finding(
            message,
            "write it there too, or take it out here",
            file=file,
            line=(more.line, more.written),
        )
