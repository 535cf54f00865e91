"""Every file of the API: where it lies, what it is, which schema it fits.

The index, the OpenAPI description and the page about the API are made from
this list; a test holds it against the files of a built site.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimpress.exporting.tables.database import DATABASE
from claimpress.exporting.tables.package import FOLDER, PACKAGE
from claimpress.rendering import links

JSON, JSON_LD, LINES = "application/json", "application/ld+json", "application/x-ndjson"
_PAGE = {"page": "The number of the page, from 1."}
_CLAIM = {"dossier": "The first part of the id of a claim.", "claim": "Its second part."}


@dataclass(frozen=True, slots=True)
class Offered:
    """A file, or many of one kind."""

    name: str
    """What programs call it."""
    path: str
    """From the site's root; a part in braces stands for many."""
    says: str
    """What it holds."""
    tag: str
    """Which part of the API it belongs to."""
    media_type: str = JSON
    schema: str = ""
    """The name of its schema; for lines, of each line."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """What the parts in braces stand for."""


TAGS = {
    "Start": "What there is, and how it is described.",
    "Claims": "The claims, one by one and all together.",
    "Around the claims": "What claims lead to.",
    "Changes": "What is new since you last looked.",
    "Tables": "The same as tables, for spreadsheets and databases.",
    "Exchange": "The claims in forms that others collect.",
}

OFFERED = (
    Offered("index", links.in_api("index.json"), "What there is, and how much.", "Start",
            schema="index"),
    Offered("openapi", links.in_api("openapi.json"), "This description (OpenAPI 3.1).", "Start"),
    Offered("schema", links.in_api("schemas/{name}.schema.json"),
            "What a kind of file holds (JSON Schema 2020-12).", "Start",
            "application/schema+json", parts={"name": "The name of the schema."}),
    Offered("claims", links.in_api("claims/{page}.json"), "The claims by id, a hundred a page.",
            "Claims", schema="claims", parts=_PAGE),
    Offered("all-claims", links.in_api("claims.ndjson"), "All claims, one on each line.",
            "Claims", LINES, "claim"),
    Offered("claim", links.data_of_claim("{dossier}/{claim}"), "One claim, beside its page.",
            "Claims", schema="claim", parts=_CLAIM),
    Offered("claim-as-text", links.markdown_of_claim("{dossier}/{claim}"),
            "One claim as plain Markdown, beside its page.", "Claims", "text/markdown",
            parts=_CLAIM),
    Offered("statuses", links.in_api("statuses.json"), "The scale, and how many claims have what.",
            "Around the claims", schema="statuses"),
    Offered("topics", links.in_api("topics/{page}.json"), "Topics with their claims.",
            "Around the claims", schema="topics", parts=_PAGE),
    Offered("people", links.in_api("people/{page}.json"), "People and bodies with their claims.",
            "Around the claims", schema="people", parts=_PAGE),
    Offered("dossiers", links.in_api("dossiers/{page}.json"), "Checked documents, in short.",
            "Around the claims", schema="dossiers", parts=_PAGE),
    Offered("dossier", links.data_of_dossier("{dossier}"), "One dossier, beside its page.",
            "Around the claims", schema="dossier", parts={"dossier": "The id of a dossier."}),
    Offered("changes", links.in_api("changes/index.json"),
            "Every publication in which claims changed, oldest first.", "Changes",
            schema="changes"),
    Offered("change", links.in_api("changes/{number}.json"), "Which claims changed in one of them.",
            "Changes", schema="change", parts={"number": "Its number, from 1."}),
    Offered("package", links.in_api(PACKAGE), "What the CSV files hold (Frictionless Data).",
            "Tables"),
    Offered("table", links.in_api(f"{FOLDER}/{{table}}.csv"), "One table as CSV.", "Tables",
            "text/csv", parts={"table": "The name of the table."}),
    Offered("database", links.in_api(DATABASE),
            "All tables as one SQLite file with full-text search.", "Tables",
            "application/vnd.sqlite3"),
    Offered("claim-reviews", links.in_api("claimreview.json"),
            "The checks as a schema.org DataFeed of ClaimReview.", "Exchange", JSON_LD),
    Offered("efcsn", links.in_api("efcsn.ndjson"),
            "One check on each line, by the fields that the EFCSN’s FactCRICIS API takes.",
            "Exchange", LINES),
)  # fmt: skip
