"""Prose that needs no Markdown converter: paragraphs with links and emphasis.

Nearly all prose is that, and the converter builds a tree and walks it a dozen times whatever
it is given. Here stands only what is certain to become the same HTML; a test holds the two
against each other on drawn texts. What is made is cleaned like anything else.
"""

import re

# The expressions begin with the signs they look for, so that looking is fast.
_TAKEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0]")
"""Characters that the converter takes for its own, or some library for the end of a line."""
_LINES = re.compile(r"\n(?:(?<=[^\S\n]\n)|[^\S\n]|[>+-]|\*(?!\S)|[0-9]+[.)])")
"""A line that ends or begins with a blank, or as a quotation or a list does."""
_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")
_WORDS = r"(?!\s)[^\[\]\\`*_]+(?<!\s)"
_INLINE = re.compile(
    rf"\[(?<!!\[)({_WORDS})\]\(((?:https?://|claim:|mailto:)[-A-Za-z0-9_./:?=%#&~+,;@]+)\)"
    rf"|\*(?<!\*\*)\*({_WORDS})\*\*(?!\*)"
    rf"|\*(?<!\*\*)({_WORDS})\*(?!\*)"
    r"|\[|\*|_|`|\\"
)
"""Links, strong words, emphasised words, and signs with which anything else begins."""


def simple_prose(text: str) -> str | None:
    """The HTML that Markdown would make of a simple text; None for any other.

    >>> simple_prose("One *two* & [three](https://a.example/).")
    '<p>One <em>two</em> &amp; <a href="https://a.example/">three</a>.</p>'
    >>> simple_prose("- one")
    """
    written = text.strip("\n")
    if not written or _TAKEN.search(written) or _LINES.search(f"\n{written}\n"):
        return None
    escaped = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    try:
        inner = [_INLINE.sub(_written, part) for part in _BETWEEN_PARAGRAPHS.split(escaped)]
    except _NotSimpleError:
        return None
    return "\n".join([f"<p>{part}</p>" for part in inner])


class _NotSimpleError(Exception):
    """The text has markup that is left to the converter."""


def _written(found: re.Match[str]) -> str:
    words, address, strong, emphasised = found.groups()
    if words:
        return f'<a href="{address}">{words}</a>'
    if strong:
        return f"<strong>{strong}</strong>"
    if emphasised:
        return f"<em>{emphasised}</em>"
    raise _NotSimpleError
