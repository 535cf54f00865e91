"""Texts as they come off web pages, without what does not belong to their words."""

import html
import re
from dataclasses import dataclass

from claimpress.values.text import normalised, one_line, paragraphs, without_unseen

_CODE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|blockquote|font|img|sup|sub|small|"
    r"figure|figcaption|table|tr|td|th|tbody|script|style|iframe|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"<(?:/p|br|/div|/li|/h[1-6]|/blockquote|/tr)\b[^<>]*>", re.IGNORECASE)
_CUT = " […]"
_SPECIAL = re.compile(r"[\\`*_\[\]]")
_AT_THE_START = re.compile(r"^(\d*)([-+>#.])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Clean:
    """A text, and what was taken out of it."""

    text: str
    taken_out: tuple[str, ...] = ()


def clean(written: str) -> Clean:
    """The words of a text: without HTML and its codes, and without signs nobody sees."""
    taken_out = []
    text = written
    # Some systems encode what is encoded already.
    for _ in range(2):
        if _CODE.search(text) and html.unescape(text) != text:
            text = html.unescape(text)
            taken_out.append("HTML codes")
    if _TAG.search(text):
        text = _without_tags(text)
        taken_out.append("HTML tags")
    text, unseen = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    taken_out += unseen
    return Clean(normalised(text).strip(), tuple(dict.fromkeys(taken_out)))


def cut(text: str, longest: int) -> str:
    """The text, or as many whole words of it as fit, with ``[…]`` for the rest."""
    if len(text) <= longest:
        return text
    room = longest - len(_CUT)
    start = text[: room + 1]
    whole_words = start.rpartition(" ")[0].rstrip()
    return (whole_words if len(whole_words) > room // 2 else text[:room].rstrip()) + _CUT


def in_paragraphs(text: str) -> str:
    """The text with one blank line between paragraphs and no other line end."""
    return "\n\n".join(paragraphs(text))


def as_markdown(text: str) -> str:
    """Plain words as Markdown that shows these words."""
    return _AT_THE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text))


def folded(text: str) -> str:
    """A text as labels and names are compared: capitals, blanks and a last full stop aside."""
    return one_line(normalised(text)).casefold().rstrip(".").strip()


def _without_tags(text: str) -> str:
    """The text without the tags that HTML has; any other ``<`` is a sign like all others."""
    text = _NO_WORDS.sub(" ", text)
    text = _BLOCK.sub("\n", text)
    return re.sub(r"[ \t]+", " ", _TAG.sub("", text))
