"""Prose that needs no Markdown converter: paragraphs and short lists, links and emphasis.

Nearly all prose is that, and the converter builds a tree and walks it a dozen times whatever
it is given. Here stands only what is certain to become the same HTML; a test holds the two
against each other on drawn texts. What is made is cleaned like anything else.
"""

import re
from collections.abc import Iterator

# The expressions begin with the signs they look for, so that looking is fast.
_TAKEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0]")
"""Characters that the converter takes for its own, or some library for the end of a line."""
_BEGINS = r"[^\S\n]|[>+-]|\*(?!\S)|[0-9]+[.)]"
_LINES = re.compile(rf"\n(?:(?<=[^\S\n]\n)|(?!- )(?:{_BEGINS})|- (?:{_BEGINS}))")
"""A line that ends or begins with a blank, or as a quotation or a list of another kind does."""
_BETWEEN_BLOCKS = re.compile(r"\n{2,}")
_ITEM, _NEXT_ITEM = "- ", "\n- "
_WORDS = r"(?!\s)[^\[\]\\`*_]+(?<!\s)"
_INLINE = re.compile(
    rf"\[(?<!!\[)({_WORDS})\]\(((?:https?://|claim:|mailto:)[-A-Za-z0-9_./:?=%#&~+,;@]+)\)"
    rf"|\*(?<!\*\*)\*({_WORDS})\*\*(?!\*)"
    rf"|\*(?<!\*\*)({_WORDS})\*(?!\*)"
    r"|\[|\*|_|`|\\"
)
"""Links, strong words, emphasised words, and signs with which anything else begins."""


def simple_prose(text: str) -> str | None:
    r"""The HTML that Markdown would make of a simple text; None for any other.

    >>> simple_prose("One *two* & [three](https://a.example/).")
    '<p>One <em>two</em> &amp; <a href="https://a.example/">three</a>.</p>'
    >>> simple_prose("- one\n- two")
    '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'
    >>> simple_prose("1. one")
    """
    written = text.strip("\n")
    if not written or _TAKEN.search(written) or _LINES.search(f"\n{written}\n"):
        return None
    escaped = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    try:
        return "\n".join(_blocks(_BETWEEN_BLOCKS.split(escaped)))
    except _NotSimpleError:
        return None


def _blocks(written: list[str]) -> Iterator[str]:
    after_list = False
    for block in written:
        is_list = block.startswith(_ITEM)
        # Two lists without a paragraph between them are one, whose items are paragraphs; a line
        # that begins like an item in a paragraph is none.
        if after_list if is_list else _NEXT_ITEM in block:
            raise _NotSimpleError
        if is_list:
            items = block.removeprefix(_ITEM).split(_NEXT_ITEM)
            yield "\n".join(["<ul>", *[f"<li>{_inline(item)}</li>" for item in items], "</ul>"])
        else:
            yield f"<p>{_inline(block)}</p>"
        after_list = is_list


def _inline(words: str) -> str:
    return _INLINE.sub(_written, words)


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
