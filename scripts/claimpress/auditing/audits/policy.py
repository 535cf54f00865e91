"""The Content-Security-Policy of every page."""

from collections.abc import Iterator

from claimpress.auditing.audit import FULL_PAGES, Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import Page
from claimpress.rendering.policy import policy_for

_HEADER = "content-security-policy"


@page_audit("policy", FULL_PAGES)
def policy_stands_first_and_fits(page: Page, _: Built) -> Iterator[Finding]:
    """The policy stands once, first in the head after the character set.

    It is the one that is made from the scripts of this very page.
    """
    metas = [element for element in page.elements if element.tag == "meta"]
    policies = [m for m in metas if (m.attributes.get("http-equiv") or "").lower() == _HEADER]
    if len(policies) != 1:
        yield Finding(f"the page has {len(policies)} policies, not one", "build the site again")
        return
    head = page.tree.head
    first = [node.attributes for node in head.iter()][:2] if head else []
    if len(first) < 2 or "charset" not in first[0] or first[1] != policies[0].attributes:
        yield Finding(
            "the policy does not stand first in the head, after the character set",
            "what stands before it is loaded without it",
            "Content-Security-Policy",
        )
    if policies[0].attributes.get("content") != policy_for(page.html):
        yield Finding(
            "the policy does not fit the scripts of the page",
            "a script was added or changed after the page was built",
            "Content-Security-Policy",
        )
