"""The pages for frames on other sites."""

from collections.abc import Iterator

from claimpress.auditing.allowed import DRAWING_ATTRIBUTES, names_in
from claimpress.auditing.audit import EMBEDS, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.element import classes
from claimpress.auditing.page import Page
from claimpress.auditing.places import place_of
from claimpress.auditing.seen import one_blank, seen
from claimpress.model.claim import Stage
from claimpress.rendering.links import page_of_claim
from claimpress.rendering.policy import policy_of_embed

_TAGS = names_in(
    "html head meta title link style body article p span svg path circle h1 div strong time a"
)
_ATTRIBUTES = names_in("class lang dir aria-hidden focusable")
_ATTRIBUTES_OF = {
    "a": names_in("href target rel"),
    "link": names_in("rel href"),
    "meta": names_in("charset name content http-equiv"),
    "time": names_in("datetime"),
}
_WAY_OUT = {"target": "_blank", "rel": "noopener"}
_POLICY = "content-security-policy"


@page_audit("embed", EMBEDS)
def embed_shows_the_claim_and_does_nothing(page: Page, built: Built) -> Iterator[Finding]:
    """The page for frames on other sites is made of few elements, with no script and no form.

    Its one link opens the check in a window of its own.
    """
    for tag, names, _ in page.shapes:
        if tag not in _TAGS:
            yield Finding(f"the page holds a <{tag}>", words=f"<{tag}")
        allowed = _ATTRIBUTES | _ATTRIBUTES_OF.get(tag, DRAWING_ATTRIBUTES.get(tag, frozenset()))
        for name in set(names) - allowed:
            yield Finding(f"<{tag}> has the attribute {name!r}", words=f" {name}")
    claim = built.embeds[page.address]
    for element in page.elements:
        if element.tag == "link" and element.attributes.get("rel") != "canonical":
            yield Finding("a link element names more than the address of the check", words="<link")
    ways = [element.attributes for element in page.elements if element.tag == "a"]
    for way in ways:
        place = place_of(way.get("href") or "", page.address)
        if (
            place is None
            or not place.here
            or place.path != built.site.place(page_of_claim(claim.id))
        ):
            yield Finding(f"a link leads to {way.get('href')!r}, not to the check", words="<a ")
        elif {name: way.get(name) for name in _WAY_OUT} != _WAY_OUT:
            yield Finding("the link does not open in a window of its own", words="<a ")
    if len(ways) != 1:
        yield Finding(f"the page has {len(ways)} links, not one")


@page_audit("embed-policy", EMBEDS)
def policy_of_embed_allows_its_style_alone(page: Page, _: Built) -> Iterator[Finding]:
    """The page for frames has a policy that allows its own style and nothing else.

    It stands first in the head, after the character set.
    """
    metas = [element.attributes for element in page.elements if element.tag == "meta"]
    acting = [attributes for attributes in metas if "http-equiv" in attributes]
    first = [node.attributes for node in page.tree.head.iter()][:2] if page.tree.head else []
    if len(acting) != 1 or (acting[0].get("http-equiv") or "").lower() != _POLICY:
        yield Finding("the page has no policy, or something beside it", words="http-equiv")
    elif len(first) < 2 or "charset" not in first[0] or first[1] != acting[0]:
        yield Finding("the policy does not stand first in the head", words="http-equiv")
    elif acting[0].get("content") != policy_of_embed(page.html):
        yield Finding("the policy does not fit the style of the page", words="http-equiv")


@page_audit("embed-words", EMBEDS)
def embed_says_what_the_file_says(page: Page, built: Built) -> Iterator[Finding]:
    """The page for frames shows the claim, its status and its summary as the file has them.

    That of a check that was withdrawn shows no status.
    """
    claim = built.embeds[page.address]
    status = built.corpus.scale.statuses[claim.status]
    heading = page.tree.css_first("h1")
    shown = seen(heading) if heading else ""
    if shown != one_blank(claim.text):
        yield Finding(f"the heading is {shown!r}, not {claim.text!r}", words="<h1")
    stands = claim.stage is not Stage.WITHDRAWN
    said = [seen(node) for node in page.tree.css(".cp-badge")]
    if said != ([status.label] if stands else []):
        yield Finding(f"the page says {said}, the file says {claim.status!r}", words="cp-badge")
    given = {element.attributes.get("class") for element in page.elements}
    names = {name for value in given for name in classes({"class": value})}
    colours = {name for name in names if name.startswith("cp-status-")}
    if colours != ({f"cp-status-{status.colour}"} if stands else set()):
        yield Finding("the page has the colour of another status", words="cp-status-")
    summary = "".join(seen(node) for node in page.tree.css(".cp-embed-summary"))
    if stands and one_blank(summary) != one_blank(claim.summary):
        yield Finding("the summary is not that of the file", words="cp-embed-summary")
