"""The light colours of claimpress.css; a test holds both together."""

PAPER = "#ffffff"
INK = "#16181a"
MUTED = "#585b5e"
LINE = "#d8d8d3"
RULE = "#16181a"
MARKER = "#ffe58a"

STATUSES = {
    "supported": "#00665c",
    "mostly-supported": "#2a6f8e",
    "mixed": "#855c00",
    "unverified": "#5b4f94",
    "contradicted": "#ad3214",
    "not-checkable": "#5f6265",
}


def colour_of(token: str) -> str:
    """The colour of a status; that of the text for one whose colour a publication added."""
    return STATUSES.get(token, INK)
