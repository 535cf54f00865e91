"""Links as they are written."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from claimpress.auditing.audit import EVERY_PAGE, FULL_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page
from claimpress.auditing.places import AT_ANY_ADDRESS, Place

_WEB = ("https:", "http:")
_SCHEMES = (*_WEB, "mailto:")
_REL = {"nofollow", "noopener"}


@page_audit("outside-link", EVERY_PAGE)
def links_lead_where_they_seem_to(page: Page, _: Built) -> Iterator[Finding]:
    """A link leads to a page of the site, or elsewhere with `http:`, `https:` or `mailto:`.

    It names no user, and leads to the host that anybody would read in it.
    """
    for _element, address, place, loaded in page.links:
        fault = None if loaded else _fault(address, place)
        if fault:
            yield Finding(f"the link {address!r} {fault}", words=address)


@page_audit("link-rel", FULL_PAGES)
def outside_links_lend_no_weight(page: Page, built: Built) -> Iterator[Finding]:
    """Links of contributors carry `rel="nofollow noopener"`; those to our repository need not."""
    if page.hand_written:
        return
    ours = built.site.repository_url.rstrip("/")
    for element, address, place, loaded in page.links:
        web = place is not None and not place.here and place.scheme in _WEB
        if element.inside and web and not loaded and not _in(ours, address):
            relations = set((element.attributes.get("rel") or "").lower().split())
            if not relations >= _REL:
                yield Finding(f"the link {address!r} lacks rel='nofollow noopener'", words=address)


@page_audit("canonical", FULL_PAGES)
def canonical_address_is_the_page_itself(page: Page, built: Built) -> Iterator[Finding]:
    """Where the site's address is set, every page names its own as canonical; else none does."""
    found = [node.attributes.get("href") for node in page.tree.css('link[rel~="canonical"]')]
    own = built.site.at_root(page.address)
    expected = [own] if own and page.path != AT_ANY_ADDRESS else []
    if found != expected:
        yield Finding(f"the page gives {found} as canonical address, not {expected}")


def _fault(written: str, place: Place | None) -> str | None:
    if place is None:
        return "cannot be read as an address"
    if place.here:
        return _inner_fault(written)
    if place.scheme not in _SCHEMES:
        return f"is of the kind {place.scheme!r}"
    if place.userinfo:
        return "holds a user name or password"
    if not written.lower().startswith(place.scheme):
        return f"leads to {place.host!r} without saying so"
    if place.scheme != "mailto:" and _naive_host(written) != place.host:
        return f"leads a browser to {place.host!r} and seems to lead elsewhere"
    return None


def _naive_host(written: str) -> str:
    """The host that a program reads in an address which is not made as browsers are."""
    try:
        return urlsplit(written).hostname or ""
    except ValueError:
        return ""


def _in(ours: str, address: str) -> bool:
    """Whether an address is that of our repository or under it."""
    return bool(ours) and f"{address}/".startswith(f"{ours}/")


def _inner_fault(written: str) -> str | None:
    if "\\" in written or not written.isprintable() or written != written.strip():
        return "holds characters that browsers change or drop"
    return None
