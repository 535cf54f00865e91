"""The pages at old addresses of claims."""

from collections.abc import Iterator

from claimpress.auditing.audit import MOVED_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page
from claimpress.auditing.places import place_of

_TAGS = frozenset({"html", "head", "meta", "title", "link", "body", "p", "a"})


@page_audit("moved", MOVED_PAGES)
def old_address_leads_to_the_claim(page: Page, built: Built) -> Iterator[Finding]:
    """The page at an old address of a claim leads to the claim, and does nothing else."""
    for element in page.elements:
        if element.tag not in _TAGS:
            yield Finding(f"the page holds a <{element.tag}>", words=f"<{element.tag}")
    ways = page.tree.css('meta[http-equiv="refresh"]')
    for way in ways:
        address = (way.attributes.get("content") or "").partition("url=")[2]
        place = place_of(address, page.address)
        if place is None or not place.here or place.path != built.moved[page.address]:
            yield Finding(f"the page leads to {address!r}, not to the claim", words="refresh")
    if len(ways) != 1:
        yield Finding("the page does not lead on")
