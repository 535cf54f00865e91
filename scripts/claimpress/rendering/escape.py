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

_TAG = re.compile(r"(<[^<>]*>)")
_BLANKS = re.compile(r"[ \n\t]+")
# Full stop and comma do nothing in any Markdown and are a third of all punctuation.
_TEXT_REFERENCES = str.maketrans({c: f"&#{ord(c)};" for c in punctuation if c not in ".,"})
_TAG_REFERENCES = str.maketrans({c: f"&#{ord(c)};" for c in "{}[]`\\!*^|~"})


def inert(markup: str) -> str:
    """The same HTML with nothing in it that a Markdown engine would act on.

    Expects markup whose texts and attributes are escaped, as Jinja2 with
    autoescape and nh3 write it. Runs of blanks become one space.
    """
    parts = _TAG.split(markup)
    parts[::2] = map(_inert_text, parts[::2])
    parts[1::2] = map(_inert_tag, parts[1::2])
    return "".join(parts).strip()


def front_matter(values: Mapping[str, Any]) -> str:
    """Front matter whose texts are HTML-escaped JSON strings; `Markup` is one already.

    MkDocs themes print titles and descriptions raw (Jinja2 autoescape is off
    there), and a plugin for templates may read braces.
    """
    lines = [f"{key}: {_escaped_json(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", "", ""])


# Most tags, and the words of the interface between them, stand on every page.
@lru_cache(maxsize=10_000)
def _inert_tag(tag: str) -> str:
    return _BLANKS.sub(" ", tag).translate(_TAG_REFERENCES)


@lru_cache(maxsize=10_000)
def _inert_text(text: str) -> str:
    return _BLANKS.sub(" ", html.unescape(text)).translate(_TEXT_REFERENCES)


def _escaped_json(value: object) -> str:
    if isinstance(value, str):
        safe = value if isinstance(value, Markup) else html.escape(value)
        return _braces_as_escapes(json.dumps(safe, ensure_ascii=False))
    return json.dumps(value, ensure_ascii=False)


def _braces_as_escapes(written: str) -> str:
    return written.replace("{", "\\u007b").replace("}", "\\u007d")
