"""Differences between two states of the publication, in words."""

import difflib
import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

import click

from claimpress.deriving.compare import ClaimChange, What
from claimpress.deriving.difference import Difference, Kind
from claimpress.rendering import links
from claimpress.reporting.text import counted, visible

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+.!|~&@:-])")
_LONGEST_VALUE = 80
LONGEST = 1_000_000
"""Bytes of Markdown; of more than 1 MiB GitHub shows nothing at all (job summaries)."""


def as_text(changes: Sequence[ClaimChange]) -> str:
    """The differences for a person at a terminal."""
    return "\n".join(_lines(changes, _Terminal())) if changes else "Nothing changed."


def as_markdown(changes: Sequence[ClaimChange]) -> str:
    """The differences for a pull request; nothing in a claim's text acts as Markdown or HTML."""
    lines = [f"## {_title(changes)}", ""]
    size = len(lines[0])
    for line in _lines(changes, _Markdown()):
        size += len(line.encode()) + 1
        if size > LONGEST:
            lines += ["", "**The rest does not fit here.** `claimpress diff` shows all of it."]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def as_html(changes: Sequence[ClaimChange], shown: Collection[str]) -> str:
    """The differences as a page to lie beside the folder ``site`` with the built site.

    It leads to the pages of the changed claims that are ``shown``. Nothing in
    it acts, and its policy lets nothing act.
    """
    style = _Html()
    rest = [
        f"<h2>{_linked(change, style, shown)}</h2>\n<ul>\n"
        + "".join(f"<li>{_sentence(each, style)}</li>\n" for each in change.differences)
        + "</ul>\n"
        for change in changes
    ]
    return _HTML.format(title=_title(changes), changes="".join(rest))


_HTML = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; \
form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<p>To see the pages as readers will, run <code>python3 -m http.server --bind 127.0.0.1</code> \
in this folder and open <code>http://127.0.0.1:8000/changes.html</code>. They are made by the \
code of a pull request: look at them, and enter nothing.</p>
<p><a href="site/index.html">The front page</a></p>
{changes}</body>
</html>
"""


def _linked(change: ClaimChange, style: "_Html", shown: Collection[str]) -> str:
    headline = style.plain(_headline(change))
    if change.what is What.GONE or change.id not in shown:
        return headline
    address = style.plain(quote(f"site/{links.page_of_claim(change.id)}index.html"))
    return f'<a href="{address}">{headline}</a>'


def _title(changes: Sequence[ClaimChange]) -> str:
    return counted(len(changes), "changed claim") if changes else "No claim changed"


def as_json(changes: Iterable[ClaimChange]) -> str:
    """The differences as one JSON list."""
    return json.dumps([_record(change) for change in changes], ensure_ascii=False, indent=2)


def _record(change: ClaimChange) -> dict[str, Any]:
    return {
        "claim": change.id,
        "file": change.file,
        "what": change.what.value,
        "was": change.was_id,
        "differences": [
            {
                "path": list(each.path),
                "kind": each.kind.value,
                "before": each.before,
                "after": each.after,
                "meaning": each.of_meaning,
            }
            for each in change.differences
        ],
    }


class _Terminal:
    """Words for a terminal; control characters of contributors stay harmless."""

    item = "  "

    def heading(self, text: str) -> str:
        return click.style(visible(text), bold=True)

    def plain(self, text: str) -> str:
        return visible(text)

    def removed(self, text: str) -> str:
        return click.style(f"[-{visible(text)}-]", fg="red")

    def added(self, text: str) -> str:
        return click.style(f"{{+{visible(text)}+}}", fg="green")


class _Markdown:
    """Words for GitHub's Markdown."""

    item = "- "

    def heading(self, text: str) -> str:
        return f"\n### {self.plain(text)}\n"

    def plain(self, text: str) -> str:
        # "@" and "#" would call people and link issues; the reference keeps them letters.
        escaped = _MARKDOWN.sub(lambda sign: f"&#{ord(sign[1])};", visible(text))
        return escaped.replace("\n", " ")

    def removed(self, text: str) -> str:
        return f"<del>{self.plain(text)}</del>"

    def added(self, text: str) -> str:
        return f"<ins>{self.plain(text)}</ins>"


class _Html:
    """Words for a page of their own."""

    def plain(self, text: str) -> str:
        return html.escape(visible(text))

    def removed(self, text: str) -> str:
        return f"<del>{self.plain(text)}</del>"

    def added(self, text: str) -> str:
        return f"<ins>{self.plain(text)}</ins>"


_Style = _Terminal | _Markdown | _Html


def _lines(changes: Sequence[ClaimChange], style: _Terminal | _Markdown) -> Iterator[str]:
    for number, change in enumerate(changes):
        if number and isinstance(style, _Terminal):
            yield ""
        yield style.heading(_headline(change))
        for each in change.differences:
            yield style.item + _sentence(each, style)


def _headline(change: ClaimChange) -> str:
    match change.what:
        case What.NEW:
            return f"{change.id}: new"
        case What.GONE:
            return f"{change.id}: gone"
        case What.MOVED:
            return f"{change.id}: moved from {change.was_id}"
        case What.CHANGED:
            return change.id


def _sentence(each: Difference, style: _Style) -> str:
    field = each.place if each.field == "translations" else each.field.replace("_", " ")
    if each.field == "evidence":
        return _of_evidence(each, style)
    name = style.plain(each.place)
    if each.field == "history" and each.kind is Kind.REMOVED and len(each.path) == 2:
        entry = each.before
        return style.plain(
            f"{each.place} removed ({entry['kind']} of {entry['on']}): {entry['note']}"
        )
    if each.field == "history" and each.kind is Kind.ADDED and len(each.path) == 2:
        entry = each.after
        return style.plain(f"history: {entry['kind']} of {entry['on']}: {entry['note']}")
    if each.typographical:
        return f"{name}: {style.plain('typed otherwise, the same words')}"
    if each.kind is Kind.CHANGED and _is_prose(each):
        return f"{style.plain(field)} reworded: {_word_diff(each.before, each.after, style)}"
    if each.kind is Kind.CHANGED:
        return f"{name}: {style.plain(_short(each.before))} → {style.plain(_short(each.after))}"
    value = each.before if each.kind is Kind.REMOVED else each.after
    return f"{name} {each.kind}: {style.plain(_short(value))}"


def _of_evidence(each: Difference, style: _Style) -> str:
    number = int(each.path[1]) + 1
    if len(each.path) == 2:
        item = each.before if each.kind is Kind.REMOVED else each.after
        about = f"({item['publisher']}, {item['stance']})"
        return style.plain(f"evidence {number} {each.kind} {about}: {item['url']}")
    field = style.plain(str(each.path[2]))
    rest = Difference((f"evidence {number} {field}",), each.kind, each.before, each.after)
    return _sentence(rest, style)


def _is_prose(each: Difference) -> bool:
    texts = (each.before, each.after)
    return all(isinstance(text, str) for text in texts) and max(map(len, texts)) > 30


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _word_diff(before: str, after: str, style: _Style) -> str:
    """Both texts in one, word by word: what left and what came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, came = "".join(old[i:j]), "".join(new[k:m])
        if tag == "equal":
            parts.append(style.plain(_middle_left_out(left)))
            continue
        if left:
            parts.append(style.removed(left))
        if came:
            parts.append(style.added(came))
    return "".join(parts)


def _middle_left_out(text: str) -> str:
    """A long stretch that stayed, without its middle."""
    return text if len(text) <= 120 else f"{text[:50]} … {text[-50:]}"
