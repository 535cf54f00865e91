"""The finding on the page of a claim."""

from collections.abc import Iterator

from claimpress.auditing.audit import CLAIM_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.element import classes
from claimpress.auditing.page import Page
from claimpress.auditing.places import place_of
from claimpress.auditing.seen import seen
from claimpress.model.claim import Claim
from claimpress.model.status import Status
from claimpress.rendering.links import page_of_status

_FINDING = ".cp-verdict"
_BADGE = ".cp-badge"


@page_audit("one-verdict", CLAIM_PAGES)
def status_stands_once_after_the_claim(page: Page, _: Built) -> Iterator[Finding]:
    """The page of a claim has one finding with one status, and it follows the main heading."""
    findings = len(page.tree.css(_FINDING))
    badges = len(page.tree.css(f"{_FINDING} {_BADGE}"))
    if findings != 1 or badges != 1:
        yield Finding(f"the page has {findings} findings with {badges} statuses, not one with one")
        return
    for element in page.elements:
        if element.tag == "h1":
            break
        if "cp-verdict" in classes(element.attributes):
            yield Finding("the finding stands before the main heading", words="cp-verdict")


@page_audit("verdict", CLAIM_PAGES)
def status_is_that_of_the_file(page: Page, built: Built) -> Iterator[Finding]:
    """The finding shows the status that the claim's file gives: its word, its colour, its link."""
    claim = built.subjects[page.address].record
    if not isinstance(claim, Claim):
        return
    status = built.corpus.scale.statuses[claim.status]
    for badge in page.tree.css(f"{_FINDING} {_BADGE}"):
        said = seen(badge)
        if said != status.label:
            yield Finding(
                f"the page says {said!r}, the file says {claim.status!r} ({status.label!r})",
                "build the site again; if that does not help, look at claim.md.jinja",
                said,
            )
    if _colours(page) != {_colour(status)}:
        yield Finding("the finding has the colour of another status", words="cp-verdict")
    for link in page.tree.css(f"{_FINDING} a.cp-badge-link"):
        place = place_of(link.attributes.get("href") or "", page.address)
        if place is None or place.path != built.site.place(page_of_status(claim.status)):
            yield Finding("the status links to the page of another", words="cp-badge-link")


def _colours(page: Page) -> set[str]:
    nodes = page.tree.css(f"{_FINDING}, {_FINDING} {_BADGE}")
    found = {name for node in nodes for name in classes(node.attributes)}
    return {name for name in found if name.startswith("cp-status-")}


def _colour(status: Status) -> str:
    return f"cp-status-{status.colour}"
