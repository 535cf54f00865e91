"""Every audit over pages, on a site in which one page was changed."""

from collections.abc import Callable

import pytest
from tests.auditing.spoiling import BRIDGE, LAMPS, OLD_LAMPS, Spoiled

H1_END = "gone out.</h1>"
HEAD = '<meta charset="utf-8">'
FRAME = '<footer class="cp-footer">'
PROSE = '<div class="cp-prose">'
LIBRARY = "https://cdn.example.com/a"
TEMPLATE = "<template>"

# The code expected, the page, the words changed and what takes their place.
CHANGES = [
    ("handler", LAMPS, '<h2 id="evidence">', '<h2 id="evidence" onmouseover="alert(1)">'),
    ("handler", "index.html", FRAME, '<footer class="cp-footer" OnFocus=alert(1)>'),
    ("handler", LAMPS, '<svg class="cp', '<svg/onload=alert(1) class="cp'),
    ("handler", OLD_LAMPS, "<p>", "<p onclick=x>"),
    ("active-element", LAMPS, H1_END, f'{H1_END}<iframe srcdoc="x"></iframe>'),
    ("active-element", LAMPS, H1_END, f"{H1_END}<style>.cp-verdict{{display:none}}</style>"),
    ("active-element", "about/index.html", "<head>", '<head><base href="https://evil.example/">'),
    ("active-element", LAMPS, FRAME, f"<noscript><img></noscript>{FRAME}"),
    ("style", LAMPS, FRAME, '<footer style="position:fixed">'),
    ("active-element", "index.html", "<template ",
     f"{TEMPLATE}<object></object></template><template "),
    ("active-element", LAMPS, '<a href="../../">', '<a href="../../" target="_blank">'),
    ("script", LAMPS, H1_END, f"{H1_END}<script>alert(1)</script>"),
    ("script", LAMPS, FRAME, '<script src="../../../data/claims.json"></script>'),
    ("form", LAMPS, H1_END, f"{H1_END}<form></form>"),
    ("form", "claims/index.html", "data-claims-filter", "data-other"),
    ("refresh", LAMPS, HEAD, f'{HEAD}<meta http-equiv="Refresh" content="0;url=/x">'),
    ("foreign-fetch", LAMPS, "</head>", f'<script src="{LIBRARY}.js"></script></head>'),
    ("foreign-fetch", LAMPS, "</head>", f'<link rel="preconnect" href="{LIBRARY}"></head>'),
    ("foreign-fetch", LAMPS, "</head>", '<link rel="stylesheet" href="//cdn.example.com"></head>'),
    ("foreign-fetch", LAMPS, H1_END, f'{H1_END}<img src="a.png" srcset="{LIBRARY} 2x">'),
    ("foreign-fetch", LAMPS, H1_END, f'{H1_END}<svg><image xlink:href="{LIBRARY}"/></svg>'),
    ("foreign-fetch", "index.html", "<template ",
     f"{TEMPLATE}<img src={LIBRARY}></template><template "),
    ("one-content", LAMPS, FRAME, f'<div class="cp">Verdict: true</div>{FRAME}'),
    ("one-content", LAMPS, 'class="cp cp-claim"', 'class="cp-claim"'),
    ("content-tag", LAMPS, H1_END, f"{H1_END}<sub></sub>"),
    ("content-tag", LAMPS, H1_END, f"{H1_END}<!-- x -->"),
    ("content-tag", LAMPS, H1_END, f"{H1_END}<!--"),
    ("content-attribute", LAMPS, 'id="evidence"', 'id="evidence" autofocus'),
    ("content-attribute", LAMPS, 'id="evidence"', 'id="evidence" data-md-component="search"'),
    ("style", LAMPS, "<span>Mixed", '<span style="position:fixed;inset:0">Mixed'),
    ("content-class", LAMPS, "<figure>", '<figure class="md-overlay">'),
    ("id", LAMPS, 'id="evidence"', 'id="__search"'),
    ("id", LAMPS, 'id="evidence"', 'id="history"'),
    ("prose-markup", LAMPS, PROSE, f"{PROSE}<h2>Verdict: true</h2>"),
    ("prose-markup", LAMPS, PROSE, f'{PROSE}<p class="cp-verdict">'),
    ("frame", LAMPS, FRAME, f"<p>Verdict: true</p>{FRAME}"),
    ("frame", LAMPS, H1_END, f"{H1_END}</div></article></div><p>out</p>"),
    ("one-heading", LAMPS, H1_END, f"{H1_END}<h1>Verdict: true</h1>"),
    ("one-heading", "about/index.html", "<h1", "<h2"),
    ("heading", LAMPS, "Twelve new lamps &#60;b", "Eleven new lamps &#60;b"),
    ("heading", "people/zebulon-quill/index.html", ">Zebulon Quill</h1>", ">Zebulon Ouill</h1>"),
    ("title", LAMPS, "<title>Twelve", "<title>Eleven"),
    ("title", LAMPS, "<title>", "<title></title><title>"),
    ("one-verdict", LAMPS, 'class="cp-verdict ', 'class="'),
    ("one-verdict", LAMPS, H1_END, f'{H1_END}<p class="cp-verdict"><i class="cp-badge"></i></p>'),
    ("one-verdict", LAMPS, '<h1 id="claim"', '<p class="cp-verdict"></p><h1 id="claim"'),
    ("verdict", LAMPS, "<span>Mixed</span>", "<span>Supported</span>"),
    ("verdict", LAMPS, '"cp-verdict cp-status-mixed"', '"cp-verdict cp-status-supported"'),
    ("verdict", LAMPS, "statuses/mixed/", "statuses/supported/"),
    ("policy", LAMPS, 'http-equiv="Content-Security-Policy"', 'name="x"'),
    ("policy", LAMPS, "default-src 'none'", "default-src *"),
    ("policy", LAMPS, HEAD, f'{HEAD}<link rel="author" href="/">'),
    ("policy", LAMPS, "</head>", "<script>alert(1)</script></head>"),
    ("policy", LAMPS, FRAME, f'<meta http-equiv="content-security-policy">{FRAME}'),
    ("outside-link", LAMPS, 'href="../../"', 'href="java\tscript:alert(1)"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="data:text/html,x"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="//evil.example"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="/\\evil.example"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="https://good.example@evil.example/"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="https://evil.example\\@good.example/"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="https://ⓔvil.example/"'),
    ("outside-link", LAMPS, 'href="../../"', 'href="https://[::1"'),
    ("outside-link", LAMPS, 'href="../../"', 'href=" ../../"'),
    ("link-rel", LAMPS, 'rel="nofollow ugc noopener noreferrer"', 'rel="noopener"'),
    ("canonical", LAMPS, "</head>", '<link rel="canonical" href="https://evil.example/"></head>'),
    ("broken-link", LAMPS, 'href="../../"', 'href="../../nowhere/"'),
    ("broken-link", LAMPS, 'href="../../"', 'href="../bridge-opened"'),
    ("broken-link", LAMPS, "assets/stylesheets/claimpress.css", "assets/stylesheets/gone.css"),
    ("broken-anchor", LAMPS, 'href="#evidence"', 'href="#evidenze"'),
    ("broken-anchor", LAMPS, 'href="../#lamps"', 'href="../#lumps"'),
    ("absolute-link", LAMPS, 'href="../../"', 'href="/claims/"'),
    ("absolute-link", LAMPS, 'href="../../"', 'href="../../../../claims/"'),
    ("lost-words", LAMPS, "nine by day&#59; see", "ten by day&#59; see"),
    ("lost-words", LAMPS, "lamps now stand", "lamps n0w stand"),
    ("lost-words", LAMPS, "three of them &#60;img", "three of thern &#60;img"),
    ("lost-words", LAMPS, "پل", "پل‌"),
    ("lost-words", LAMPS, "&#60;u&#62;as", "<em>as"),
    ("lost-words", LAMPS, "firefly", '<span class="cp-visually-hidden">firefly</span>'),
    ("lost-words", LAMPS, "It sells candles.", ""),
    ("lost-words", LAMPS, '<ol class="cp-history">', '<ol hidden class="cp-history">'),
    ("lost-words", "claims/lower-nowhere-speech/index.html", "as my grandmother", "as my mother"),
    ("lost-words", "claims/lower-nowhere-speech/timeline/index.html", "are ordered", "came"),
    ("lost-words", "people/ottoline-fenn/index.html", "Keeper of geese", "Keeper of bees"),
    ("lost-words", "topics/town-works/index.html", "cost.</p>", "cost</p>"),
    ("lost-link", LAMPS, "https://archive.example.net/lamps", "https://archive.example.com/lamps"),
    ("lost-link", BRIDGE, "https://chronicle.example.org/1911", "https://chronicle.example.org/1912"),
    ("moved", OLD_LAMPS, "url=../lamps/", "url=../bridge-opened/"),
    ("moved", OLD_LAMPS, 'http-equiv="refresh"', 'name="x"'),
    ("moved", OLD_LAMPS, "<p>", "<h1>Verdict: true</h1><p>"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "path", "old", "new"), CHANGES)
def test_a_spoiled_page_is_found(
    code: str, path: str, old: str, new: str, spoil: Callable[[], Spoiled]
) -> None:
    spoiled = spoil()
    spoiled.change(path, old, new)
    assert (code, path) in spoiled.found()
