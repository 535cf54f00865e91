"""The headings of a page written by hand, to hold its languages against each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimpress.model.site import HandWritten

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_MARKED = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{[^{}]*#([\w-]+)[^{}]*\})?[ \t]*$")
_WRITTEN = re.compile(r"<h([1-6])(?:[ ][^<>]*?\bid=\"([^\"<>]*)\"[^<>]*|[ ][^<>]*)?>(.*?)</h\1>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its place."""

    level: int
    """From 1 to 6."""
    title: str
    name: str
    """The name it is given for links to it; empty where it has none of its own."""
    line: int
    """Where it stands in the file, from 1."""
    written: str
    """That line."""


def headings_of(page: HandWritten) -> Iterator[Heading]:
    """The headings of a page, its title first, as Markdown or HTML writes them."""
    yield Heading(1, page.title, "", page.line, f"# {page.title}")
    inside = ""
    for number, line in enumerate(page.text.split("\n"), start=page.line):
        fence = _FENCE.match(line)
        if fence:
            inside = "" if inside == fence[1] else inside or fence[1]
        elif inside:
            continue
        elif marked := _MARKED.match(line):
            yield Heading(len(marked[1]), marked[2], marked[3] or "", number, line)
        elif written := _WRITTEN.match(line):
            yield Heading(int(written[1]), written[3], written[2] or "", number, line)
