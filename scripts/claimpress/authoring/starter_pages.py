"""The pages of a new publication: to be filled in, and marked until they are."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimpress.model.site import UNFILLED
from claimpress.model.status import Scale

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)
_UPDATED = re.compile(r"^updated_on: .*\n", re.MULTILINE)
_PICTURE_OF_OURS = re.compile(r"^!\[[^\n]*\]\([^\n]*end-of-a-claim[^\n]*\)\n\n?", re.MULTILINE)
_TO_OUTLINE = frozenset({"about", "methodology"})
"""Pages that say who somebody is and how they work: nobody else's words can be true there."""


def pages(english: Mapping[str, str], texts: Mapping[str, Any], scale: Scale) -> dict[str, str]:
    """The hand-written pages by their names; ``english`` are those of claimpress itself."""
    if "pages" in texts:
        made = {name: "".join(_outline_of(page, texts)) for name, page in texts["pages"].items()}
        made["statuses"] = _statuses(
            texts["pages"]["statuses"]["title"],
            texts["pages"]["statuses"]["description"],
            scale,
            texts["see_claims"],
        )
        return made
    made = {
        name: _outlined(page, texts) if name in _TO_OUTLINE else _copied(page, texts)
        for name, page in english.items()
        if name != "statuses"
    }
    title, description = _title_of(english["statuses"])
    made["statuses"] = _statuses(title, description, scale, "Claims with this status")
    return made


def notice(texts: Mapping[str, Any], what: str) -> str:
    """A notice for readers that something is not filled in, and what."""
    said = html.escape(texts[what])
    return f'<p class="{UNFILLED}"><strong>{html.escape(texts["unfilled"])}</strong> {said}</p>\n'


def _copied(page: str, texts: Mapping[str, Any]) -> str:
    """A page that tells what the program does: the words, under a notice to make them one's own."""
    page = _PICTURE_OF_OURS.sub("", _UPDATED.sub("", page))
    return _HEADING.sub(
        lambda found: f"{found[0]}\n\n{notice(texts, 'to_own')}".rstrip(), page, count=1
    )


def _outlined(page: str, texts: Mapping[str, Any]) -> str:
    """The headings of a page, each with a notice in place of the text."""
    head = _HEAD.match(page)
    parts = [_UPDATED.sub("", head[0])] if head else []
    for mark, title in _HEADING.findall(page):
        parts.append(f"\n{mark} {title}\n\n{notice(texts, 'to_write')}")
    return "".join(parts)


def _outline_of(page: Mapping[str, Any], texts: Mapping[str, Any]) -> Iterator[str]:
    yield _front_matter(page["title"], page["description"])
    yield f"# {page['title']}\n\n{notice(texts, 'to_write')}"
    for anchor, title in page["sections"].items():
        yield f'\n<h2 id="{anchor}">{html.escape(title)}</h2>\n\n{notice(texts, "to_write")}'


def _statuses(title: str, description: str, scale: Scale, see: str) -> str:
    parts = [_front_matter(title, description), f"# {title}\n"]
    for id_, status in scale.statuses.items():
        link = f"[{see}](statuses/{id_}/index.md)"
        parts.append(f"\n## {status.label}\n\n{status.definition}\n\n{link}\n")
    return "".join(parts)


def _front_matter(title: str, description: str) -> str:
    return f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---\n\n"


def _title_of(page: str) -> tuple[str, str]:
    found = dict(re.findall(r"^(title|description): (.+)$", page, re.MULTILINE))
    return found["title"], found["description"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
