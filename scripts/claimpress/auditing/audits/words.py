"""Nothing is lost: what the files say stands on the pages."""

from collections.abc import Iterator
from functools import lru_cache

from claimpress.auditing.audit import FULL_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page
from claimpress.auditing.seen import seen
from claimpress.auditing.wanted import Wanted, wanted_of
from claimpress.values.problems import Path

_HELP = "build the site again; if that does not help, the template loses or changes it"


@page_audit("lost-words", FULL_PAGES)
def page_shows_every_text(page: Page, built: Built) -> Iterator[Finding]:
    """A reader of a page sees every text of the file behind it, character for character.

    The texts of an item of evidence stand together.
    """
    shown: dict[str, str] = {}
    for wanted in _wanted(page.address, built):
        place = _place(wanted.path)
        if place not in shown:
            shown[place] = _seen_at(page, place)
        for words in wanted.words:
            text = " ".join(shown[place].split()) if wanted.prose else shown[place]
            if words not in text:
                yield Finding(f"the page does not show {wanted.name}: {words!r}", _HELP)


@page_audit("lost-link", FULL_PAGES)
def page_links_to_every_address(page: Page, built: Built) -> Iterator[Finding]:
    """A page links to every address in the file behind it."""
    links: set[str] = set()
    for wanted in _wanted(page.address, built):
        links = links or {link.written for link in page.links if not link.loaded}
        if wanted.address and wanted.address not in links:
            yield Finding(f"the page does not link to {wanted.name}: {wanted.address}", _HELP)


@lru_cache(maxsize=1)  # for the other audit of the same page
def _wanted(address: str, built: Built) -> tuple[Wanted, ...]:
    subject = built.subjects.get(address)
    if subject is None:
        return ()
    return tuple(wanted_of(subject.record, built.corpus, subject.elsewhere))


def _place(path: Path) -> str:
    """Where on the page a field stands; everywhere in the content if the model does not say."""
    match path:
        case ("evidence", int(number), *_):
            return f"#evidence-{number + 1}"
        case _:
            return ".cp"


def _seen_at(page: Page, place: str) -> str:
    return " ".join(seen(node) for node in page.tree.css(place))
