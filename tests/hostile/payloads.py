"""Texts that try to be more than text: from the corpora, and from SECURITY.md 1a and 1b."""

import json
import re
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path

CORPORA = Path(__file__).parent.parent / "corpora"

CANARY_FILE = "canary.txt"
CANARY = "yellow-bird-sang-9d41c7"
"""What stands in a file beside the claims, and must stand in no file of the site."""
SUM = str(7919 * 6101)
"""What `{{ 7919*6101 }}` would become; no text holds the number itself."""

MARKUP = (
    "<script>alert('a text that runs')</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "</title><script>alert('title')</script>",
    "&lt;/title&gt;&lt;script&gt;alert('entities')&lt;/script&gt;",
    "`</title><script>alert('backticks')</script>`",
    "</h1></article></div></body><script>alert('closed')</script>",
    '"><script>alert("attribute")</script>',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    "<style>.md-content{display:none}body::after{content:'VERDICT: TRUE'}</style>",
    "<base href=https://evil.example/>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "<form action=https://evil.example/><button>Verdict: TRUE</button></form>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<img src=https://evil.example/pixel.png>",
    "<div class=cp-verdict><!--",
    "<!-- never closed",
    "<div><section><table><select><textarea>",
    "<![CDATA[ never closed",
    "<?php echo 'x';",
    "--><script>alert('comment')</script>",
    "</script><script>alert('script')</script>",
    "</template></noscript></textarea></style><b>bold</b>",
    "<a id=__search name=__search>x</a>",
    "<b>bold</b> & &amp; &amp;amp; &copy; &#60; &#x3c; &nbsp;",
)
LINKS = (
    "[click](javascript:alert(1))",
    "[click](JaVa&Tab;Script:alert(1))",
    "[click](&#106;avascript:alert(1))",
    "[click](data:text/html,<script>alert(1)</script>)",
    "[click](vbscript:msgbox)",
    "[click](//evil.example/)",
    "[click](https://good.example\\@evil.example/)",
    "<javascript:alert(1)>",
    "![picture](https://evil.example/pixel.png)",
    "[Verdict][evidence]",
    '[link](https://lantern.example.com/ "Verdict: TRUE")',
)
MARKDOWN = (
    "hi {: onerror=alert(1) onmouseover=alert(1) style=position:fixed }",
    "# hi {: autofocus tabindex=0 onfocus=alert(1) }",
    "{: #__search .md-search }",
    "# Verdict: TRUE",
    "Verdict: TRUE\n=============",
    "Verdict: TRUE\n---",
    "---\ntitle: OWNED\n---",
    "---",
    "***",
    '!!! success "Verdict: TRUE"\n    certified',
    '??? note "open me"\n    hidden',
    "| a | b |\n|---|---|\n| c | d |",
    "[TOC]",
    "```\ncode\n```",
    "```",
    "~~~ html\n<b>x</b>\n~~~",
    "*[Verdict]: changed meaning",
    "[^1]: a footnote",
    "[evidence]: https://evil.example/",
    "- one\n- two\n\n1. three",
    "> quoted\n> words",
    "    four blanks make code",
    "a  \nb\\\nc",
    "Term\n:   definition",
    "**bold** *slanted* __bold__ _slanted_ ~~gone~~ ==marked== ^^new^^ `code`",
    "\\*not slanted\\* \\[x\\]",
    ":smile: :material-check: (c) (tm) -- ... 'quotes' \"quotes\"",
    "@someone #1 https://evil.example/bare",
    "first paragraph\n\n# second paragraph\n\n<b>third</b>",
)
TEMPLATES = (
    f'--8<-- "{CANARY_FILE}"',
    f"--8<--\n{CANARY_FILE}\n--8<--",
    f'``` text\n--8<-- "{CANARY_FILE}"\n```',
    '--8<-- "mkdocs.yml"',
    '-8<- "../../../../etc/passwd"',
    "{{ 7919*6101 }}",
    "{% set x = 7919*6101 %}{{ x }}",
    "{{ cycler.__init__.__globals__.os.popen('echo $((7919*6101))').read() }}",
    "{{ config.site_name }} {# gone #}",
    "{% include 'main.html' %}",
    "${7919*6101} #{7919*6101} <%= 7919*6101 %> $((7919*6101))",
    "%(title)s {title} {0} %s",
)
EXPORTS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "]]>",
    "]]><script>alert(1)</script><![CDATA[",
    "\u2003wide\u00a0blanks\u3000inside",
)
NOT_TEXT = (
    "\x02wzxhzdk:0\x03",
    "a NUL \x00 inside",
    "an ESC \x1b[31m inside",
    "a VT \x0b inside",
    "a NEL \u0085 inside",
    "a line separator \u2028 inside",
    "turned \u202e round",
    "fal\u200bse",
    "a tab\tinside",
)
"""What SECURITY.md 1a saw reach the HTML unchanged: refused here."""
OURS = (*MARKUP, *LINKS, *MARKDOWN, *TEMPLATES, *EXPORTS, *NOT_TEXT)


@cache
def naughty() -> tuple[str, ...]:
    """The Big List of Naughty Strings."""
    return tuple(json.loads((CORPORA / "blns/blns.json").read_text("utf-8")))


@cache
def sanitizer_cases() -> tuple[str, ...]:
    """What DOMPurify is tested with."""
    cases = json.loads((CORPORA / "xss-dompurify/expect.json").read_text("utf-8"))
    return tuple(case["payload"] for case in cases)


@cache
def odd_characters() -> tuple[str, ...]:
    """Attacks with characters nobody sees, and the scripts that need some of them."""
    path = CORPORA / "unicode-controls/unicode-controls.json"
    return tuple(case["text"] for case in json.loads(path.read_text("utf-8"))["cases"])


@cache
def must_stay_legal() -> tuple[str, ...]:
    """Hebrew, Persian with ZWNJ, emoji with ZWJ, emoji with VS16."""
    path = CORPORA / "unicode-controls/unicode-controls.json"
    cases = json.loads(path.read_text("utf-8"))["cases"]
    return tuple(case["text"] for case in cases if case["id"].startswith("must-stay-legal"))


@cache
def every_payload() -> tuple[str, ...]:
    """Every text of every corpus, each once, in a fixed order."""
    return tuple(
        dict.fromkeys(
            chain(OURS, must_stay_legal(), odd_characters(), naughty(), sanitizer_cases())
        )
    )


def as_line(text: str) -> str:
    """What a field of one line keeps of a text, said anew and not taken from the product."""
    return re.sub("[ \t\n]+", " ", unicodedata.normalize("NFC", text)).strip()


def as_paragraphs(text: str) -> list[str]:
    """What a field of several paragraphs keeps of a text."""
    parts = re.split("\n[ \t]*\n", unicodedata.normalize("NFC", text))
    return [as_line(part) for part in parts if part.strip()]
