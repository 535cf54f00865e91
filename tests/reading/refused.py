"""Bytes that are no claim file: the name of each case and the bytes."""

_CLAIM = b"""\
text: A lamp was lit.
status: supported
summary: It was.
source: {speaker: zebulon-quill, claimed_on: 2026-04-01}
stage: draft
"""


def with_evidence(**changes: str) -> bytes:
    """A claim file with one item of evidence, these fields of it changed."""
    item = {
        "url": "https://lantern.example.com/lamps",
        "title": "Light",
        "publisher": "The Lantern",
        "published": "2026-03-01",
        "language": "en",
        "stance": "supports",
        "tier": "primary",
        "says": "Yes.",
        "consulted": "full",
    } | changes
    fields = "\n    ".join(f"{name}: {value}" for name, value in item.items())
    return _CLAIM + f"evidence:\n  - {fields}\n".encode()


def with_line(line: str) -> bytes:
    """A claim file with one line more."""
    return _CLAIM + f"{line}\n".encode()


FORM = {
    "a Python object": b'text: !!python/object/apply:os.system ["id"]\n',
    "a type of YAML": b"text: !!binary aGk=\n",
    "a set": b"topics: !!set {x, y}\n",
    "text that starts with !": b"text: !important news\n",
    "text that starts with &": b"text: &more news\n",
    "text that starts with *": b"text: *bold* news\n",
    "text that starts with @": b"text: @quill said so\n",
    "text that starts with a backtick": b"text: `quill` said so\n",
    "text that starts with %": b"text: % of lamps\n",
    "text that starts with [": b"text: [Sic] he said\n",
    "text that starts with {": b"text: {Quill} said so\n",
    "text that starts with -": b"text: - he said\n",
    "text that starts with ,": b"text: , he said\n",
    "words after | on its line": b"notes: | He said\n",
    "an anchor and an alias": b"text: &a [x]\nnotes: *a\n",
    "a list that holds itself": b"topics: &a [*a]\n",
    "a merge key": b"a: &a {x: 1}\nb:\n  <<: *a\n",
    "a directive": b"%YAML 1.1\n---\ntext: x\n",
    "a second document": b"text: x\n---\ntext: y\n",
    "words after the end": b"text: x\n...\nnotes: y\n",
    "a field given twice": b"status: supported\ntext: x\nstatus: contradicted\n",
    "the same in a group": b"source:\n  speaker: a\n  speaker: b\n",
    "a list as a field's name": b"[a]: b\n",
    "a byte order mark": b"\xef\xbb\xbftext: x\n",
    "UTF-16": "text: x\n".encode("utf-16"),
    "Latin-1": "text: x\nnotes: un café\n".encode("latin-1"),
    "half of a surrogate pair": b"text: \xed\xa0\x80\n",
    "half of a surrogate pair, escaped": b'text: "\\ud800"\n',
    "NUL": b"text: a\x00b\n",
    "NUL, escaped": b'text: "a\\0b"\n',
    "a terminal's red": b"text: a\x1b[31mb\n",
    "a terminal's red, escaped": b'text: "a\\e[31mb"\n',
    "DEL": b"text: a\x7fb\n",
    "a tab for indentation": b"source:\n\tspeaker: a\n",
    "a tab in a text": b"text: a\tb\n",
    "a lone carriage return": b"text: a\rnotes: b\r",
    "U+0085": "text: a\u0085b\n".encode(),
    "U+2028": "text: a\u2028b\n".encode(),
    "a turned direction": "text: a\u202eb\n".encode(),
    "a turned direction, escaped": b'text: "a\\u202eb"\n',
    "a zero-width space": "text: fal\u200bse\n".encode(),
    "no character": "text: a\uffffb\n".encode(),
    "an unknown escape": b'text: "C:\\quill"\n',
    "a colon and a space": b"text: He said: no\n",
    "a field too far in": b"text: x\n  notes: y\n",
    "a field too far out": b"source:\n    speaker: a\n  locator: b\n",
    "a line that is no field": b"notes: |\n  one\ntwo\ntext: x\n",
    "an open quotation": b'text: "x\nnotes: y\n',
    "an open list": b"topics: [a, b\ntext: x\n",
    "a quotation within one": b'text: "He said "no" to it"\n',
    "an apostrophe within quotes": b"text: 'It's late'\n",
    "nesting": b"topics: " + b"[" * 13 + b"]" * 13 + b"\n",
    "nothing": b"",
    "three dashes": b"---\n",
    "only a comment": b"# later\n",
    "only a word": b"lamps\n",
    "only a list": b"- a\n- b\n",
}
"""Faults of form, refused before any field is looked at."""

FIELDS = {
    "words lost behind #": with_line("notes: It costs 5 #really"),
    "a field without value": with_line("notes:"),
    "20,000 brackets": with_line(f'notes: "{"[" * 20_000}"'),
    "an unknown field, and a merge key that is one": with_line("note: x\n<<: {x: y}"),
    "text for a list": with_line("topics: geese"),
    "a list for text": with_line("notes: [a, b]"),
    "a group for text": with_line("notes: {a: b}"),
    "an unknown stance": with_evidence(stance="support"),
    "no such day": with_evidence(published="2026-02-30"),
    "no such month": with_evidence(published="2026-13"),
    "a date in words": with_evidence(published="May 2026"),
    "a date with full stops": with_evidence(published="11.02.2026"),
    "a date with slashes": with_evidence(published="11/02/2026"),
    "a date without dashes": with_evidence(published="20260517"),
    "Arabic digits": with_evidence(published="٢٠٢٦"),
    "no such language": with_evidence(language="klingonese"),
    "javascript:": with_evidence(url='"javascript:alert(1)"'),
    "data:": with_evidence(url="data:text/html,x"),
    "no scheme": with_evidence(url="//evil.example/x"),
    "a backslash": with_evidence(url="https://good.example\\@evil.example/"),
    "a user name": with_evidence(url="https://good.example@evil.example/"),
    "a letter of another script": with_evidence(url="https://p\u0430ypal.example/"),
    "a number for a host": with_evidence(url="https://2130706433/"),
    "an address of this machine": with_evidence(url="http://127.0.0.1/x"),
    "IPv6": with_evidence(url='"http://[::1]/"'),
    "a host without a dot": with_evidence(url="http://localhost/x"),
    "a port": with_evidence(url="https://lantern.example:8443/"),
    "a blank": with_evidence(url="https://lantern.example/a b"),
    "a quotation mark": with_evidence(url="'https://lantern.example/\"onmouseover='"),
    "a very long address": with_evidence(url="https://lantern.example/" + "a" * 2000),
    "an id with capitals": with_line("topics: [Geese]"),
    "an id twice": with_line("topics: [geese, geese]"),
    "no id of a claim": with_line("related: [lamps]"),
    "a reserved name": with_line("related: [nowhere/con]"),
}
"""Faults of fields, each placed at its value."""
