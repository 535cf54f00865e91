"""What could run, or load something, anywhere on a page."""

from collections.abc import Iterator

from claimpress.auditing.allowed import NOWHERE, STYLE
from claimpress.auditing.audit import EVERY_PAGE, FULL_PAGES, NOT_EMBEDS, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page

_SENDS = {"action", "formaction", "formtarget", "ping", "srcdoc", "target", "manifest"}
_EMBEDDED = "data:image/"
_SCRIPTS = "assets/"


@page_audit("handler", EVERY_PAGE)
def nothing_has_a_handler(page: Page, _: Built) -> Iterator[Finding]:
    """No element anywhere has an attribute that runs script, such as `onerror`."""
    for tag, names, _inside in page.shapes:
        for name in names:
            if name.startswith("on"):
                yield Finding(f"<{tag}> has the handler {name!r}", words=f"{name}=")


@page_audit("active-element", NOT_EMBEDS)
def nothing_embeds_or_sends(page: Page, _: Built) -> Iterator[Finding]:
    """No frame, plug-in, base address or style sheet stands in a page, and no form sends.

    What may stand in an embed says the audit `embed`.
    """
    for tag, names, _inside in page.shapes:
        if tag in NOWHERE:
            yield Finding(f"the page holds a <{tag}>", words=f"<{tag}")
        for name in _SENDS.intersection(names):
            yield Finding(f"<{tag}> has the attribute {name!r}", words=f"{name}=")


@page_audit("style", EVERY_PAGE)
def styles_set_counts_and_columns(page: Page, _: Built) -> Iterator[Finding]:
    """The attribute `style` says how many things a bar stands for, or how a column is set."""
    for element in page.elements:
        style = element.attributes.get("style", "--count:0")
        if not STYLE.fullmatch(style or ""):
            yield Finding(f"<{element.tag}> has the style {style!r}", words=style or "style")


@page_audit("script", EVERY_PAGE)
def scripts_are_those_of_the_site(page: Page, built: Built) -> Iterator[Finding]:
    """Scripts stand in the frame, and those with an address come from the folder `assets/`."""
    for element in page.elements:
        if element.tag == "script" and element.inside:
            yield Finding("the content holds a script", words="<script")
    for element, written, place, _ in page.links:
        ours = place is not None and built.path_of(place).startswith(_SCRIPTS)
        if element.tag == "script" and not ours:
            yield Finding(f"the script {written!r} is none of ours", words=written)


@page_audit("form")
def forms_are_ours(page: Page, _: Built) -> Iterator[Finding]:
    """The only form is the filter of the claims."""
    for element in page.elements:
        ours = element.inside and "data-claims-filter" in element.attributes
        if element.tag == "form" and not ours:
            yield Finding("the page holds a form that is not ours", words="<form")


@page_audit("refresh", FULL_PAGES)
def no_page_sends_readers_away(page: Page, _: Built) -> Iterator[Finding]:
    """No page but that of an old address sends its reader elsewhere."""
    for element in page.elements:
        if element.tag == "meta" and (element.attributes.get("http-equiv") or "").lower() in {
            "refresh",
            "set-cookie",
        }:
            yield Finding("a meta element sends the reader away", words="http-equiv")


@page_audit("foreign-fetch", EVERY_PAGE)
def nothing_is_fetched_from_elsewhere(page: Page, _: Built) -> Iterator[Finding]:
    """What a page loads comes from the site itself."""
    for element, address, place, loaded in page.links:
        here = place is not None and place.here
        if loaded and not here and not address.startswith(_EMBEDDED):
            yield Finding(
                f"<{element.tag}> loads {address!r}, which is not in this site",
                "keep a copy in overrides/assets, or do without it",
                address,
            )
