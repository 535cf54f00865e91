"""Prose: the small Markdown contributors may write, made into safe HTML.

Paragraphs, lists, quotations, emphasis, inline code and links. Everything
else, raw HTML first of all, is shown as the characters it is written with.
"""

import html
import re
from collections.abc import Callable
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from claimpress.rendering.simple_prose import simple_prose
from claimpress.values.addresses import address_fault

CLAIM_SCHEME = "claim"
"""``[words](claim:dossier/slug)`` links to another claim, wherever it is published."""

_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "blockquote", "code", "br"}
_REL = "nofollow ugc noopener noreferrer"
_CLAIM_LINK = re.compile(rf'<a href="{CLAIM_SCHEME}:([^"]*)" rel="{_REL}">')

# Python-Markdown's own names for what is taken away.
_NOT_WANTED = {
    "preprocessors": ("html_block",),
    "inlinePatterns": (
        "html", "entity", "autolink", "automail", "image_link", "image_reference",
        "short_image_ref", "reference", "short_reference",
    ),
}  # fmt: skip
_BEFORE_PATTERNS = 30
_NO_BLOCKS = ("reference", "code", "hashheader", "setextheader", "hr")


# Where none of these stands, none of the patterns left begins.
_BEGINS = re.compile(r"[`\\\[*_]|  \n")


class _Plain(Treeprocessor):
    """Sets plain texts aside before every pattern is looked for in them, one after the other."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _BEGINS.search(element.text):
                element.text = AtomicString(element.text)


@cache
def _small_markdown() -> Markdown:
    """The one converter: making it costs more than converting a page of prose."""
    markdown = Markdown(output_format="html", extensions=["sane_lists"])
    for registry, names in _NOT_WANTED.items():
        for name in names:
            getattr(markdown, registry).deregister(name)
    for name in _NO_BLOCKS:
        markdown.parser.blockprocessors.deregister(name)
    markdown.treeprocessors.register(_Plain(markdown), "plain", _BEFORE_PATTERNS)
    return markdown


def prose(text: str, claim_link: Callable[[str], str]) -> Markup:
    """The HTML of a prose field.

    ``claim_link`` gives the address of a claim by its id, as seen from the
    page the text stands on, or an empty string when readers cannot see it.
    """

    def to_claim(match: re.Match[str]) -> str:
        address = claim_link(match.group(1))
        return f'<a href="{Markup.escape(address)}">' if address else "<a>"

    return Markup(_CLAIM_LINK.sub(to_claim, _clean(text)))  # noqa: S704 - sanitised there


@lru_cache(maxsize=32)  # a text is wanted for the page and, right after, for its Markdown
def _clean(text: str) -> str:
    return _small_html().clean(_rendered(text))


@cache
def _small_html() -> nh3.Cleaner:
    """The one cleaner: reading its settings takes longer than cleaning a paragraph."""
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},  # of itself nh3 lets title and lang through
        attribute_filter=_only_good_addresses,
        url_schemes={"http", "https", "mailto", CLAIM_SCHEME},
        link_rel=_REL,
    )


def plain(text: str) -> str:
    """The words of a prose field without any markup, for summaries and data."""
    return " ".join(html.unescape(nh3.clean(_rendered(text), tags=set())).split())


def _rendered(text: str) -> str:
    """The HTML of a text, still to be cleaned."""
    return simple if (simple := simple_prose(text)) is not None else _through_markdown(text)


def _through_markdown(text: str) -> str:
    """The text through Markdown; an ampersand stays the sign it is."""
    # Markdown would take &copy; for ©. The stand-in is no character and so in no text.
    return _small_markdown().reset().convert(text.replace("&", "\ufdd0")).replace("\ufdd0", "&amp;")


def _only_good_addresses(_tag: str, attribute: str, value: str) -> str | None:
    if attribute != "href":  # the rel that nh3 itself adds comes through here too
        return value
    if value.startswith((f"{CLAIM_SCHEME}:", "mailto:")):
        return value
    return None if address_fault(value) else value
