"""Bodies of issues, as GitHub makes them of our forms."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from claimpress.model.hosting import Form
from claimpress.reading.forms import read_forms

ROOT = Path(__file__).parents[2]
BRIDGE = "lower-nowhere-speech/bridge-opened"

SUGGESTED = {
    "quote": "Twelve new lamps now stand on Crooked Bridge",
    "speaker": "Zebulon  q.",
    "url": "https://town.example.org/speech#lamps",
    "locator": "paragraph 1",
    "claimed-on": "01.04.2026",
    "text": "Twelve lamps stand on Crooked Bridge.",
    "evidence": "- https://minutes.example.org/lamps, page 3\n- [The Lantern](https://lantern.example.com/a_(b))",
}
CORRECTED = {
    "page": f"{BRIDGE} (revision 0123456789ab)",
    "wrong": "The newspaper gives no day.",
    "sentence": "The town chronicle and a newspaper of the time give this day.",
    "right": "The town chronicle gives this day.",
    "evidence": "https://lantern.example.com/may",
}


@cache
def form(name: str) -> Form:
    """One of the forms of this repository."""
    (found,) = (form for form in read_forms(ROOT) if form.name == name)
    return found


def as_github(name: str, answers: Mapping[str, str]) -> str:
    """What GitHub writes into the issue: each question as a heading, every line with CR LF."""
    parts = [
        f"### {label}\n\n{answers.get(id_) or '_No response_'}"
        for id_, label in form(name).questions
    ]
    return re.sub("\r\n?|\n", "\r\n", "\n\n".join(parts))
