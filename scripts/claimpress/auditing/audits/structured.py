"""What a page tells machines."""

import json
from collections.abc import Iterator

from claimpress.auditing.audit import CLAIM_PAGES, FULL_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page
from claimpress.markup.document import read_document
from claimpress.markup.validate import validate
from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier
from claimpress.rendering import links
from claimpress.rendering.structured.pages import of_claim, of_dossier, of_home
from claimpress.rendering.structured.things import Thing, in_context
from claimpress.values.problems import errors_among

_WORDS = "application/ld+json"
_OURS = frozenset({"text-markup", "text-placeholder"})
"""What is a slip elsewhere: our texts are plain, and mean what they say."""
_HELP = "build the site again; if that does not help, look at overrides/main.html"


@page_audit("structured-data", FULL_PAGES)
def things_are_those_of_the_model(page: Page, built: Built) -> Iterator[Finding]:
    """The structured data of the front page, of a claim and of a dossier follow from the files."""
    wanted = _wanted(page.address, built)
    if wanted is None:
        return
    said = [node.text() for node in page.tree.css(f'script[type="{_WORDS}"]')]
    try:
        found = [json.loads(text) for text in said]
    except ValueError as fault:
        yield Finding(f"the structured data are no JSON: {fault}", _HELP, _WORDS)
        return
    if found[: len(wanted)] != [in_context(thing) for thing in wanted]:
        yield Finding("the structured data differ from what the files say", _HELP, _WORDS)


@page_audit("markup", CLAIM_PAGES)
def markup_has_no_defect(page: Page, built: Built) -> Iterator[Finding]:
    """`claimpress validate-markup` finds no error in the page of a claim.

    Without `site_url` the check has no address, and that is no error here; nor
    is it one that a claim is about a word that looks like markup.
    """
    known = _OURS if built.site.url else _OURS | {"url-missing"}
    document = read_document(page.path, page.html.encode())
    for problem in errors_among(validate([document])):
        if problem.code not in known:
            yield Finding(f"{problem.message} [{problem.code}]", problem.help, _WORDS)


def _wanted(address: str, built: Built) -> list[Thing] | None:
    """What the page must say, before the way to it."""
    corpus, site = built.corpus, built.site
    if address == site.folder:
        return of_home(corpus, site)
    subject = built.subjects.get(address)
    match subject.record if subject else None:
        case Claim() as claim:
            return of_claim(claim, corpus, site)
        case Dossier() as dossier if address == site.place(links.page_of_dossier(dossier.id)):
            return of_dossier(dossier, built.index.by_dossier[dossier.id], corpus, site)
    return None
