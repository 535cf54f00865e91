"""Tables of the claims and of what each of them has several of.

They follow the model: a new field that holds one value is a column by itself.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from claimpress.exporting.parts.part import Kind
from claimpress.exporting.tables.table import (
    Column,
    Row,
    Table,
    Values,
    cells,
    columns_of,
    number_column,
    text_column,
)
from claimpress.model.api import ClaimRecord
from claimpress.model.claim import (
    Appearance,
    Change,
    Evidence,
    Media,
    Reply,
    Review,
    Source,
    Waiver,
)
from claimpress.model.fields import Record
from claimpress.model.translation import ClaimTranslation

_HEAD = ("id", "page", "dossier", "revision", "status_label", "speaker_name", "changed_on")
"""What a record says that its file does not; it comes first."""
_LANGUAGE = text_column("language", "The language.")
_CLAIM = text_column("claim", "The claim: an id of the table claims.")


def claim_tables() -> Iterator[Table]:
    """The claims, then what belongs to them."""
    yield _claims()
    yield _records("evidence", "An item of evidence of a claim.", Evidence, "evidence")
    yield _records(
        "appearances", "Another place where a claim was published.", Appearance,
        "source.appearances",
    )  # fmt: skip
    yield _records("media", "An image or recording that a claim is about.", Media, "media")
    yield _records("history", "A change made after publication.", Change, "history")
    yield _records(
        "reviews", "What a second person said of a claim.", Review, "reviews", {"by": "people"}
    )
    yield _records("replies", "Who was asked for a reply.", Reply, "replies", {"person": "people"})
    yield _records("waivers", "A rule set aside for a claim, in the open.", Waiver, "waivers")
    yield _translations()
    yield from _translators()
    yield _links("claim_topics", "What a claim is about.", "topic", "topics", "topics")
    yield _links("claim_people", "Whom a claim is about.", "person", "people", "people")
    yield _links("claim_related", "Claims to be read together.", "other", "related", "claims")
    yield _links("claim_authors", "Who wrote a check.", "person", "authors", "people")
    yield _links("claim_sensitivities", "Why mistakes would be grave.", "why", "sensitive")
    yield _links("claim_aliases", "Ids that a claim had before.", "alias", "aliases")


def _claims() -> Table:
    head = tuple(columns_of(ClaimRecord, _HEAD))
    own = tuple(c for c in columns_of(ClaimRecord) if c.name not in _HEAD)
    source = tuple(columns_of(Source))

    def rows(claim: Values) -> Iterator[Row]:
        yield (*cells(claim, head), *cells(claim, own), *cells(claim["source"], source))

    leads = {
        "dossier": "dossiers",
        "status": "statuses",
        "reason": "reasons",
        "speaker": "people",
        "attributed_to": "people",
        "superseded_by": "claims",
    }
    says = "A published claim with its finding."
    return Table(Kind.CLAIMS, "claims", says, (*head, *own, *source), ("id",), rows, leads)


def _records(
    name: str, says: str, model: type[Record], field: str, leads: dict[str, str] | None = None
) -> Table:
    """A table of records that claims have several of, in their order."""
    own = tuple(columns_of(model))

    def rows(claim: Values) -> Iterator[Row]:
        for number, record in enumerate(_several(claim, field), start=1):
            yield (claim["id"], number, *cells(record, own))

    return Table(
        Kind.CLAIMS,
        name,
        says,
        (_CLAIM, number_column("number", "Its place in the list of the claim."), *own),
        ("claim", "number"),
        rows,
        {"claim": "claims", **(leads or {})},
    )


def _translations() -> Table:
    own = tuple(columns_of(ClaimTranslation))

    def rows(claim: Values) -> Iterator[Row]:
        for language, words in claim.get("translations", {}).items():
            yield (claim["id"], language, *cells(words, own))

    return Table(
        Kind.CLAIMS,
        "translations",
        "A claim in another language.",
        (_CLAIM, _LANGUAGE, *own),
        ("claim", "language"),
        rows,
        {"claim": "claims"},
    )


def _translators() -> Iterator[Table]:
    for name, says, field in (
        ("translators", "Who translated a claim.", "translated_by"),
        ("translation_readers", "Who compared a translation with its claim.", "compared_by"),
    ):
        yield Table(
            Kind.CLAIMS,
            name,
            says,
            (_CLAIM, _LANGUAGE, text_column("person", "The person: an id of the table people.")),
            ("claim", "language", "person"),
            partial(_named_in_translations, field),
            {"claim": "claims", "person": "people"},
        )


def _named_in_translations(field: str, claim: Values) -> Iterator[Row]:
    for language, words in claim.get("translations", {}).items():
        for person in words.get(field, []):
            yield (claim["id"], language, person)


def _links(name: str, says: str, column: str, field: str, table: str = "") -> Table:
    """A table of words or ids that claims have several of."""

    def rows(claim: Values) -> Iterator[Row]:
        return ((claim["id"], value) for value in _several(claim, field))

    described = Column(
        column, ClaimRecord.model_fields[field].description or "", {"type": "string"}, required=True
    )
    leads = {"claim": "claims", column: table} if table else {"claim": "claims"}
    return Table(Kind.CLAIMS, name, says, (_CLAIM, described), ("claim", column), rows, leads)


def _several(claim: Values, field: str) -> list[Any]:
    """What a claim has several of; ``source.appearances`` is a field of a field."""
    values: Any = claim
    for name in field.split("."):
        values = values.get(name, [])
    found: list[Any] = values
    return found
