"""What contributors' small Markdown became."""

from collections.abc import Iterator

from claimpress.auditing.allowed import PROSE_ATTRIBUTES, PROSE_TAGS
from claimpress.auditing.audit import Finding, page_audit
from claimpress.auditing.built import Built
from claimpress.auditing.page import PROSE, Page


@page_audit("prose-markup")
def prose_holds_plain_markup(page: Page, _: Built) -> Iterator[Finding]:
    """Prose holds paragraphs, lists, quotations, emphasis, code and links, and nothing else."""
    help_ = "rendering/prose.py let it through"
    for prose in page.tree.css(PROSE):
        for node in prose.traverse():
            tag = node.tag or ""
            if node.mem_id == prose.mem_id:
                continue
            if tag not in PROSE_TAGS:
                yield Finding(f"a prose field has become a <{tag}>", help_, f"<{tag}")
            for name in node.attributes.keys() - PROSE_ATTRIBUTES.get(tag, frozenset()):
                yield Finding(f"a <{tag}> in prose has the attribute {name!r}", help_, f" {name}")
