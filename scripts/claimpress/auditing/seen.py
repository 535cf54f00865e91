"""Text as a reader sees it, and as anybody finds it who looks into the files."""

import html
import re
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from claimpress.auditing.allowed import names_in
from claimpress.auditing.element import classes

_NOT_SEEN = {"script", "style", "template", "svg"}
_NOT_SEEN_CLASS = "cp-visually-hidden"
# A line starts before and after these; other elements stand in the line.
_BLOCKS = names_in(
    "article aside blockquote br button dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr input label li main nav ol option p pre section select "
    "summary table tbody td tfoot th thead tr ul"
)
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LINE_ESCAPE = re.compile(r"\\[nrtbf]")


def seen(node: LexborNode) -> str:
    """What a reader sees of an element: its words, with one blank for any run of them."""
    pieces: list[str] = []
    skipped: set[int] = set()
    for part in node.traverse(include_text=True):
        above = part.parent
        if above is not None and above.mem_id in skipped and part.mem_id != node.mem_id:
            skipped.add(part.mem_id)
        elif part.is_text_node:
            pieces += [_gap(part), part.text_content or ""]
        elif part.is_element_node:
            if _hidden(part):
                skipped.add(part.mem_id)
            pieces.append(_gap(part))
    return one_blank("".join(pieces))


def one_blank(text: str) -> str:
    """The text with one blank for any run of what HTML counts as blanks."""
    return _BLANKS.sub(" ", text).strip()


def deciphered(data: bytes) -> str:
    """The text of any file with the escapes of HTML, JSON and addresses undone."""
    text = data.decode("utf-8", "ignore")
    if "\\" in text:
        text = _LINE_ESCAPE.sub(" ", _JSON_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text))
    if "&" in text:
        text = html.unescape(text)
    return unquote(text, errors="ignore") if "%" in text else text


def _gap(node: LexborNode) -> str:
    """A blank where a line starts."""
    if node.tag in _BLOCKS:
        return " "
    before = node.prev
    return " " if before is not None and before.tag in _BLOCKS else ""


def _hidden(node: LexborNode) -> bool:
    if node.tag in _NOT_SEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or _NOT_SEEN_CLASS in classes(attributes)
