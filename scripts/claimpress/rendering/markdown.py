"""Plain Markdown (CommonMark 0.31), for machines that read pages as text.

What others wrote is escaped so that it is read as the characters it is; only
the small markup of prose becomes markup again.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import quote

from markupsafe import Markup

_SIGNS = re.compile(r"[\\`*_\[\]<~&](?:(?<!&)|(?=#?\w+;))")
_FIRST = re.compile(r"([0-9]{1,9})[.)](?= |$)|[#>+=-]")
_ODD_IN_ADDRESS = re.compile(r"[^!-;=?-\[\]-~]")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_PIECE = re.compile(r'<(/?)(\w+)(?: href="([^"]*)")?[^>]*>')
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
"""Blanks that are not one space; the expression begins with what is rare where it can."""
_TICKS = re.compile(r"`+")


def literal(text: str) -> str:
    r"""A text on one line as Markdown that says exactly it.

    >>> print(literal("1. *Never* say [x](y)"))
    1\. \*Never\* say \[x\](y)
    """
    return _guarded(_escaped(text))


def link(text: str, address: str) -> str:
    """A link; the text is Markdown already."""
    safe = _ODD_IN_ADDRESS.sub(lambda odd: quote(odd[0]), address)
    safe = _REFERENCE.sub(r"\\&", safe)
    return f"[{text}](<{safe}>)" if "(" in safe or ")" in safe else f"[{text}]({safe})"


def quotation(paragraphs: Iterable[str]) -> str:
    """Paragraphs of the words of others."""
    return "\n>\n".join(f"> {literal(paragraph)}" for paragraph in paragraphs)


def indented(text: str, by: str) -> str:
    """A text under an item of a list."""
    return "\n".join(f"{by}{line}" if line else "" for line in text.split("\n"))


def of_prose(markup: Markup) -> str:
    """The Markdown of what `claimpress.rendering.prose.prose` made."""
    writer = _Writer()
    written = str(markup)  # of which a slice is no markup again
    at = 0
    for piece in _PIECE.finditer(written):
        writer.text(html.unescape(written[at : piece.start()]))
        writer.tag(piece[2], html.unescape(piece[3] or ""), closes=bool(piece[1]))
        at = piece.end()
    writer.text(html.unescape(written[at:]))
    return writer.finished()


def _escaped(text: str) -> str:
    return _SIGNS.sub(_behind_a_backslash, text)


def _behind_a_backslash(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _guarded(text: str) -> str:
    """A line that is not taken for a heading, a list, a quotation or a rule."""
    found = _FIRST.match(text)
    if not found:
        return text
    return f"{found[1]}\\{text[len(found[1]) :]}" if found[1] else f"\\{text}"


@dataclass(frozen=True, slots=True, eq=False)
class _Mark:
    """Where emphasis begins or ends."""

    sign: str
    closes: bool


def _emphasised(pieces: Sequence[str | _Mark]) -> str:
    """The line, with the marks of emphasis that CommonMark would understand.

    It asks what stands on either side of a mark; where it would take one for
    mere asterisks, the words stand without emphasis.
    """
    texts = [piece if isinstance(piece, str) else piece.sign for piece in pieces]
    waiting: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if not piece.closes:
            waiting.append(at)
            continue
        began = waiting.pop()
        inside = "".join(texts[began + 1 : at])
        before = "".join(texts[:began])[-1:]
        after = "".join(texts[at + 1 :])[:1]
        if not (inside and _belongs(before, inside[0]) and _belongs(after, inside[-1])):
            texts[began] = texts[at] = ""
    return "".join(texts)


def _belongs(outside: str, inside: str) -> bool:
    """Whether a mark between the two goes with what is inside (left- and right-flanking)."""
    if inside.isspace() or outside == "*":
        return False
    return not _is_sign(inside) or outside in {"", " ", "\n"} or _is_sign(outside)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
    """A quotation or an item of a list."""

    begins: str
    """What each of its lines begins with."""


class _Writer:
    """Writes blocks one after the other; each knows what its lines begin with."""

    def __init__(self) -> None:
        self._written = ""
        self._line: list[str | _Mark] = []
        self._around: list[_Around] = []
        """The blocks around the line, from the outermost to the innermost."""
        self._before: list[_Around] = []
        """Those around the block before."""
        self._mark = ""
        """The sign of the item of a list whose first line is still to be written."""
        self._lists: list[int | None] = []
        """The open lists: the number of the last item, None for those without numbers."""
        self._links: list[str] = []
        self._code: list[str] | None = None

    def text(self, text: str) -> None:
        if self._code is not None:
            self._code.append(text)
        elif text:
            self._line.append(_escaped(_BLANKS.sub(" ", text)))

    def tag(self, name: str, address: str, *, closes: bool) -> None:
        if name in {"em", "strong"}:
            self._line.append(_Mark("*" if name == "em" else "**", closes=closes))
        elif name == "code":
            self._toggle_code(closes=closes)
        elif name == "a":
            self._link(address, closes=closes)
        elif name == "br":
            self._line.append("\\\n")
        else:
            self._block(name, closes=closes)

    def finished(self) -> str:
        self._end_of_block()
        return self._written

    def _toggle_code(self, *, closes: bool) -> None:
        if not closes:
            self._code = []
            return
        code = _BLANKS.sub(" ", "".join(self._code or ()))
        self._code = None
        longest = max((len(ticks) for ticks in _TICKS.findall(code)), default=0)
        fence = "`" * (longest + 1)
        room = " " if code[:1] in {"`", " "} or code[-1:] in {"`", " "} else ""
        self._line.append(f"{fence}{room}{code}{room}{fence}" if code.strip() else code)

    def _link(self, address: str, *, closes: bool) -> None:
        if not closes:
            self._links.append(address)
            if address:
                self._line.append("[")
        elif opened := self._links.pop():
            self._line.append(link("", opened)[1:])

    def _block(self, name: str, *, closes: bool) -> None:
        self._end_of_block()
        if closes and name in {"blockquote", "li"}:
            self._around.pop()
        elif closes and name in {"ul", "ol"}:
            self._lists.pop()
        elif name == "blockquote":
            self._around.append(_Around("> "))
        elif name in {"ul", "ol"}:
            self._lists.append(0 if name == "ol" else None)
        elif name == "li":
            number = self._lists[-1]
            if number is not None:
                self._lists[-1] = number = number + 1
            self._mark = "- " if number is None else f"{number}. "
            self._around.append(_Around(" " * len(self._mark)))

    def _end_of_block(self) -> None:
        text = _emphasised(self._line).strip(" ")
        self._line = []
        if not text:
            return
        before = "".join(around.begins for around in self._around)
        first = before
        if self._mark:
            first = before[: len(before) - len(self._mark)] + self._mark
            self._mark = ""
        if self._written:
            self._written += f"\n{self._shared().rstrip()}\n"
        lines = [_guarded(line.strip(" ")) for line in text.split("\n")]
        self._written += f"\n{before}".join([first + lines[0], *lines[1:]])
        self._before = list(self._around)

    def _shared(self) -> str:
        """What a line begins with that stands between this block and the one before."""
        both = zip(self._before, self._around, strict=False)
        return "".join(now.begins for _, now in takewhile(lambda pair: pair[0] is pair[1], both))
