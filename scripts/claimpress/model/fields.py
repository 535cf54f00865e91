"""The kinds of field a file can have, each with its check and its JSON Schema.

Every value arrives as text (`claimpress.reading.tree` leaves YAML scalars
alone), so each kind says for itself what it makes of the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic import WithJsonSchema as Schema
from pydantic_core import PydanticCustomError

from claimpress.values.addresses import address_fault
from claimpress.values.dates import PartialDate, readings
from claimpress.values.languages import known_language
from claimpress.values.names import slug_fault
from claimpress.values.problems import listed, short
from claimpress.values.text import normalised, one_line

T = TypeVar("T")

LINE_LENGTH = 300
TEXT_LENGTH = 2000
PROSE_LENGTH = 5000
LONG_TEXT_LENGTH = 400_000


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds, in the words of the reference."""

    name: str
    written_by_people: bool = False
    """Whether a person writes sentences here, so that YAML's traps matter."""


class Record(BaseModel):
    """The base of everything read from a file: frozen, and no unknown key."""

    model_config = ConfigDict(
        # Most runs take every record from the cache and validate nothing. A default is therefore
        # made by `model_construct`, which needs no validator.
        defer_build=True,
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )


def _refuse(code: str, message: str, help_: str = "") -> PydanticCustomError:
    # pydantic fills {placeholders} in the template, so the sentence goes in as one.
    return PydanticCustomError(code, "{said}", {"said": message, "help": help_})


def _faultless(
    code: str,
    fault: Callable[[str], str | None],
    help_: str,
) -> Callable[[str], str]:
    def check(written: str) -> str:
        found = fault(written)
        if found:
            raise _refuse(code, f"{short(written)} {found}", help_)
        return written

    return check


def _date(written: object) -> PartialDate:
    if isinstance(written, PartialDate):
        return written
    try:
        return PartialDate.parse(str(written))
    except ValueError as fault:
        meant = [str(date) for date in readings(str(written))]
        raise _refuse(
            "date",
            str(fault),
            f"write {listed(meant)}; the year comes first, then the month, then the day"
            if meant
            else "write the day as 2026-02-17, the month as 2026-02, the year as 2026, "
            "or unknown when it was not seen",
        ) from fault


def _exact(date: PartialDate) -> PartialDate:
    if date.day is None:
        raise _refuse("date", f"'{date}' is not a day", "write the whole date, as 2026-02-17")
    return date


def _language(written: str) -> str:
    if not known_language(written):
        raise _refuse(
            "language",
            f"{written!r} is not a known language tag",
            "write a tag such as en, ru, ky or pt-BR (BCP 47)",
        )
    return written


def _claim_id(written: str) -> str:
    parts = written.split("/")
    fault = next((f for f in map(slug_fault, parts) if f), None)
    if len(parts) != 2 or fault:
        raise _refuse(
            "claim-id",
            f"{short(written)} is not the id of a claim"
            + (f": a part of it {fault}" if len(parts) == 2 else ""),
            "write dossier/claim, the claim's path under claims/ without .yaml",
        )
    return written


_SLUG_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"

Line = Annotated[
    str,
    AfterValidator(lambda text: one_line(normalised(text))),
    Field(min_length=1, max_length=LINE_LENGTH),
    Kind("one line of plain text", written_by_people=True),
]
"""Plain text on one line; line ends become spaces."""

Text = Annotated[
    str,
    AfterValidator(lambda text: normalised(text).strip()),
    Field(min_length=1, max_length=TEXT_LENGTH),
    Kind("plain text; a blank line starts a paragraph", written_by_people=True),
]
"""Plain text in paragraphs."""

LongText = Annotated[
    str,
    AfterValidator(lambda text: normalised(text).strip()),
    Field(min_length=1, max_length=LONG_TEXT_LENGTH),
    Kind("plain text; a blank line starts a paragraph", written_by_people=True),
]
"""A whole document in plain text."""

Prose = Annotated[
    str,
    AfterValidator(lambda text: normalised(text).strip()),
    Field(min_length=1, max_length=PROSE_LENGTH),
    Kind("Markdown: paragraphs, lists, emphasis, links, quotations", written_by_people=True),
]
"""Markdown of the small kind that `claimpress.rendering.prose` lets through."""

Slug = Annotated[
    str,
    AfterValidator(
        _faultless("slug", slug_fault, "use small letters, digits and hyphens: border-service"),
    ),
    Schema({"type": "string", "pattern": f"^{_SLUG_PATTERN}$"}),
    Kind("an id: small letters, digits, hyphens"),
]
"""An id that can be part of an address."""

ClaimId = Annotated[
    str,
    AfterValidator(_claim_id),
    Schema({"type": "string", "pattern": f"^{_SLUG_PATTERN}/{_SLUG_PATTERN}$"}),
    Kind("the id of a claim: dossier/claim"),
]
"""A claim's path under ``claims/`` without the ending."""

WebAddress = Annotated[
    str,
    AfterValidator(
        _faultless(
            "address",
            address_fault,
            "copy the address from the browser's address bar",
        ),
    ),
    Schema({"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}),
    Kind("a web address, http or https"),
]
"""An address a reader may be sent to (see `claimpress.values.addresses`)."""

LanguageTag = Annotated[
    str,
    AfterValidator(_language),
    Schema({"type": "string", "pattern": "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*$"}),
    Kind("a language tag, as en, ru, pt-BR"),
]
"""A BCP 47 language tag."""

Revision = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]
"""The short name of exactly what a claim or a dossier says (see `claimpress.deriving.reviews`)."""

_PAGE_PATTERN = "([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\\.md(#[A-Za-z0-9_-]+)?"

PagePlace = Annotated[
    str,
    AfterValidator(
        _faultless(
            "page",
            lambda place: None if re.fullmatch(_PAGE_PATTERN, place) else "is no page of content/",
            "write the page's path under content/, with a heading if you like: "
            "about.md#how-it-is-paid-for",
        ),
    ),
    Schema({"type": "string", "pattern": f"^{_PAGE_PATTERN}$"}),
    Kind("a page of content/: about.md, about.md#funding"),
]
"""A hand-written page, or a heading on it."""

_DATE_TOLD: dict[str, Any] = {
    "type": "string",
    "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$",
}
_DATE_SCHEMA: dict[str, Any] = {
    "anyOf": [_DATE_TOLD, {"type": "integer", "minimum": 1000, "maximum": 2999}],
}

Date = Annotated[
    PartialDate,
    BeforeValidator(_date),
    PlainSerializer(str, return_type=str),
    Schema(_DATE_SCHEMA, mode="validation"),
    Schema(_DATE_TOLD, mode="serialization"),
    Kind("a date: 2026-02-17, 2026-02, 2026, or unknown"),
]
"""A date as precise as it is known."""

Day = Annotated[
    PartialDate,
    BeforeValidator(_date),
    AfterValidator(_exact),
    PlainSerializer(str, return_type=str),
    Schema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
    Kind("a day: 2026-02-17"),
]
"""A date known to the day: one that the publication itself sets."""


def _once(items: tuple[T, ...]) -> tuple[T, ...]:
    seen: set[T] = set()
    for item in items:
        if item in seen:
            raise _refuse("repeated", f"{item!r} stands in the list twice", "keep one of the two")
        seen.add(item)
    return items


Slugs = Annotated[tuple[Slug, ...], AfterValidator(_once), Field(max_length=50)]
"""A list of ids, each once."""
