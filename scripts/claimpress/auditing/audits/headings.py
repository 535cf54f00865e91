"""Headings and titles."""

from collections.abc import Iterator

from claimpress.auditing.audit import FULL_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page
from claimpress.auditing.seen import one_blank, seen

_SAME = "the words are those of the file in claims/, character for character"


@page_audit("one-heading")
def every_page_has_one_main_heading(page: Page, _: Built) -> Iterator[Finding]:
    """A page has one main heading."""
    number = sum(element.tag == "h1" for element in page.elements)
    if number != 1:
        yield Finding(f"the page has {number} main headings, not one", words="<h1")


@page_audit("heading", FULL_PAGES)
def heading_is_the_text_of_the_file(page: Page, built: Built) -> Iterator[Finding]:
    """The heading of a claim is its text.

    That of a dossier, a topic and a person is its title or name.
    """
    subject = built.subjects.get(page.address)
    heading = page.tree.css_first("h1")
    if subject and subject.heading and heading is not None:
        shown = seen(heading)
        if shown != one_blank(subject.heading):
            yield Finding(f"the heading is {shown!r}, not {subject.heading!r}", _SAME, "<h1")


@page_audit("title", FULL_PAGES)
def title_begins_with_the_heading(page: Page, built: Built) -> Iterator[Finding]:
    """The page has one title, and it begins with the claim's text, or the name of what it shows."""
    # The theme writes titles with plain blanks, whatever kind the text has.
    titles = [_spaced(node.text()) for node in page.tree.css("head > title")]
    if len(titles) != 1 or not titles[0]:
        yield Finding(f"the page has {len(titles)} titles, not one with words in it")
        return
    subject = built.subjects.get(page.address)
    expected = _spaced(subject.title or subject.heading) if subject else ""
    if not titles[0].startswith(expected):
        yield Finding(f"the title {titles[0]!r} does not begin with {expected!r}", _SAME, "<title")


def _spaced(text: str) -> str:
    return " ".join(text.split())
