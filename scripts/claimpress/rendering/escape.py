"""Where text crosses into another language: HTML inside Markdown, front matter.

Page bodies enter the engine as raw HTML in which the punctuation of every
text is written as numeric references. A browser shows the same characters; no
Markdown extension or preprocessor of any engine finds anything to act on.
"""

import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from string import punctuation
from typing import Any

from markupsafe import Markup

from claimpress.values.text import single_blanks
from claimpress.values.written_json import as_json

# Full stop and comma do nothing in any Markdown and are a third of all punctuation.
_IN_TEXTS = {sign: f"&#{ord(sign)};" for sign in punctuation if sign not in ".,"}
_SIGN = re.compile(f"([{re.escape(''.join(_IN_TEXTS))}])")
_IN_TAGS = {sign: f"&#{ord(sign)};" for sign in "{}[]`\\!*^|~"}
_SIGN_IN_TAG = re.compile(f"([{re.escape(''.join(_IN_TAGS))}])")


def inert(markup: str) -> str:
    """The same HTML with nothing in it that a Markdown engine would act on.

    Expects markup whose texts and attributes are escaped, as Jinja2 with
    autoescape and nh3 write it. Runs of blanks become one space.
    """
    before, *others = markup.split("<")
    return "".join([_inert_text(before), *map(_from_tag_to_tag, others)]).strip()


def front_matter(values: Mapping[str, Any]) -> str:
    """Front matter whose texts are HTML-escaped JSON strings; `Markup` is one already.

    MkDocs themes print titles and descriptions raw (Jinja2 autoescape is off
    there), and a plugin for templates may read braces.
    """
    lines = [f"{key}: {_escaped_json(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", "", ""])


# Most tags, and the words of the interface behind them, stand on every page.
@lru_cache(maxsize=10_000)
def _from_tag_to_tag(piece: str) -> str:
    """What stands behind a ``<``: the rest of a tag and the text after it."""
    tag, ends, text = piece.partition(">")
    if not ends:  # it was no tag
        return _inert_text(f"<{piece}")
    return f"<{_inert_tag(tag)}>{_inert_text(text)}"


@lru_cache(maxsize=1000)  # behind a tag there is mostly another text
def _inert_tag(tag: str) -> str:
    return _written(_SIGN_IN_TAG, _IN_TAGS, tag)


def _inert_text(text: str) -> str:
    return _written(_SIGN, _IN_TEXTS, html.unescape(text))


def _written(signs: re.Pattern[str], references: Mapping[str, str], text: str) -> str:
    """The text with references for signs; a third of the time that ``str.translate`` takes."""
    pieces = signs.split(single_blanks(text))
    pieces[1::2] = map(references.__getitem__, pieces[1::2])
    return "".join(pieces)


def _escaped_json(value: object) -> str:
    if isinstance(value, str):
        safe = value if isinstance(value, Markup) else html.escape(value)
        return _braces_as_escapes(as_json(safe))
    return json.dumps(value, ensure_ascii=False)


def _braces_as_escapes(written: str) -> str:
    return written.replace("{", "\\u007b").replace("}", "\\u007d")
