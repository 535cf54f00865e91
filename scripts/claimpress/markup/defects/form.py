"""The form: JSON that is JSON, in the words of schema.org, and texts that are texts."""

import re
from collections.abc import Iterator

from claimpress.checking.mojibake import broken_letters
from claimpress.markup.document import Document
from claimpress.markup.finding import (
    COLLECTORS,
    JSON,
    SCHEMA,
    Defect,
    Finding,
    add,
    of_document,
    of_review,
)
from claimpress.markup.review import TYPE, Part, Review, reviews_in, type_names
from claimpress.values.names import nearest
from claimpress.values.problems import Severity, short

SLIPS = {
    "json-empty": "A block of structured data holds something.",
    "json-wrapped": "Nothing stands around the JSON: no comment, no CDATA, no semicolon.",
    "json-comma": "No comma stands before a closing bracket.",
    "json-control": "Line breaks and control characters in texts are written as escapes.",
    "json-number": "Numbers are numbers: NaN and Infinity are none.",
    "json-repeated-key": "No property is given twice.",
    "json-syntax": "The block is JSON.",
}
"""What `claimpress.markup.json_text` finds."""
for _code, _says in SLIPS.items():
    add(Defect(_code, _says, JSON, Severity.ERROR))

_CONTEXT = re.compile(r"https?://(www\.)?schema\.org/?", re.IGNORECASE)
_TYPES = ("ClaimReview", "MediaReview", "Claim", "Rating")
_PROPERTIES = {
    "ClaimReview": ("claimReviewed", "itemReviewed", "reviewRating", "datePublished", "author"),
    "Claim": ("appearance", "firstAppearance", "datePublished", "author"),
    "Rating": ("alternateName", "ratingValue", "bestRating", "worstRating", "ratingExplanation"),
}
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo);", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"\{\{.{0,60}?\}\}|<%.{0,60}?%>|\{%.{0,60}?%\}")
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)


@of_document("json-no-object", SCHEMA)
def blocks_hold_objects(document: Document) -> Iterator[Finding]:
    """A block holds an object, or a list of objects."""
    for number, block in enumerate(document.blocks):
        value = block.json.value
        items = value if isinstance(value, list) else [value]
        if value is not None and not all(isinstance(item, dict) for item in items):
            what = "a text that holds JSON" if isinstance(value, str) else "no object"
            help_ = "write the object itself, not as a text" if isinstance(value, str) else ""
            yield Finding(f"this is {what}", help_ or "write an object with its @type", (), number)


@of_review("context", SCHEMA)
def words_are_those_of_schema_org(review: Review) -> Iterator[Finding]:
    """The object, or one around it, names ``https://schema.org`` as its context."""
    above = [review.whole.path[:end] for end in range(len(review.whole.path) + 1)]
    found = [
        Part(value["@context"], (*path, "@context"))
        for block, path, value in review.document.objects
        if block == review.block and path in above and "@context" in value
    ]
    for part in found:
        values = part.value if isinstance(part.value, list) else [part.value]
        named = [v if isinstance(v, str) else (v or {}).get("@vocab", "") for v in values if v]
        if any(isinstance(name, str) and _CONTEXT.fullmatch(name) for name in named):
            return
    where = found[-1] if found else review.whole
    message = f"the context is {short(where.value)}" if found else "there is no @context"
    yield Finding(message, 'write "@context": "https://schema.org"', where.path)


@of_document("type-spelling", SCHEMA)
def types_are_spelt_right(document: Document) -> Iterator[Finding]:
    """Types are spelt as schema.org spells them, capitals included."""
    for block, path, value in document.objects:
        for name in type_names(value):
            near = nearest(name.casefold(), [known.casefold() for known in _TYPES])
            meant = next((known for known in _TYPES if known.casefold() == near), None)
            close = meant and (name.casefold() == near or name.rstrip("s") == meant)
            if meant and close and name != meant:
                yield Finding(
                    f"there is no type {name!r}",
                    f"did you mean {meant!r}?",
                    (*path, "@type"),
                    block,
                )


@of_document("property-spelling", SCHEMA)
def properties_are_spelt_right(document: Document) -> Iterator[Finding]:
    """The properties that matter are spelt as schema.org spells them."""
    for block, path, value in document.objects:
        known = [name for type_ in type_names(value) for name in _PROPERTIES.get(type_, ())]
        missing = [name for name in known if name not in value]
        for name in value:
            near = nearest(name, missing) if name not in known else None
            if near and _as_near_as_a_slip(name, near):
                yield Finding(
                    f"there is no property {name!r}",
                    f"did you mean {near!r}?",
                    (*path, name),
                    block,
                )


def _as_near_as_a_slip(name: str, meant: str) -> bool:
    """Whether it is one letter, or only capitals and signs, that differ."""
    plain, other = (re.sub(r"[\W_]", "", each).casefold() for each in (name, meant))
    return plain == other or (
        abs(len(plain) - len(other)) <= 1
        and (nearest(plain, [other]) is not None)
        and _one_letter(plain, other)
    )


def _one_letter(one: str, other: str) -> bool:
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rests = {one[start:], one[start + 1 :]}, {other[start:], other[start + 1 :]}
    return bool(rests[0] & rests[1])


@of_review("properties-wrapped", COLLECTORS)
def properties_stand_in_their_object(review: Review) -> Iterator[Finding]:
    """Properties stand in their object and not in a ``properties`` within it."""
    for part in _parts(review):
        if isinstance(part.object.get("properties"), dict):
            yield Finding(
                "the properties stand in an object of their own, as tools for microdata write them",
                "move them up into the object itself",
                (*part.path, "properties"),
            )


@of_review("text-form", COLLECTORS)
def texts_are_texts(review: Review) -> Iterator[Finding]:
    """``claimReviewed`` and ``alternateName`` are each one text: no list, no object, no number."""
    for part in (review.claim_text, review.rating.at("alternateName")):
        if part.value is not None and not isinstance(part.value, str):
            kinds = ((list, "a list"), (dict, "an object"))
            what = next((said for kind, said in kinds if isinstance(part.value, kind)), "no text")
            yield Finding(f"this is {what}", "write one text", part.path)


@of_review("text-markup", COLLECTORS)
def texts_hold_no_html(review: Review) -> Iterator[Finding]:
    """Texts are plain: no tags, and no entities such as ``&quot;``, which JSON does not know."""
    for part in _texts(review):
        found = _TAG.search(part.text) or _ENTITY.search(part.text)
        if found:
            help_ = "write the character itself; in JSON it needs no entity"
            tag = found.group().startswith("<")
            yield Finding(
                f"the text holds {short(found.group())}",
                "leave the markup out" if tag else help_,
                part.path,
            )


@of_review("text-placeholder", COLLECTORS)
def texts_are_filled_in(review: Review) -> Iterator[Finding]:
    """No text is a placeholder of a template, such as ``{{CLAIM}}``."""
    for part in _texts(review):
        found = _PLACEHOLDER.search(part.text)
        if found:
            yield Finding(
                f"the text holds {short(found.group())}",
                "fill it in, or leave the markup out until it can be",
                part.path,
            )


@of_review("text-encoding", COLLECTORS)
def letters_are_whole(review: Review) -> Iterator[Finding]:
    """No text holds letters broken by a wrong encoding."""
    for part in _texts(review):
        broken = broken_letters(part.text)
        if broken:
            yield Finding(
                f"{short(broken)} looks like letters broken by a wrong encoding",
                "read and write the page as UTF-8",
                part.path,
            )


@of_review("text-blanks", COLLECTORS, Severity.WARNING)
def texts_have_no_blanks_around(review: Review) -> Iterator[Finding]:
    """No blanks stand before or after a text."""
    for part in _texts(review):
        if part.text and part.value != part.text:
            yield Finding("blanks stand around the text", "take them away", part.path)


def _texts(review: Review) -> Iterator[Part]:
    yield from (review.claim_text, review.rating.at("alternateName"))
    yield from (author.at("name") for claim in review.claims for author in claim.each("author"))


def _parts(review: Review) -> Iterator[Part]:
    yield from (review.whole, review.rating, *review.claims)


@of_document("microdata", COLLECTORS, Severity.WARNING)
def reviews_are_json_ld(document: Document) -> Iterator[Finding]:
    """A ClaimReview is given as JSON-LD, the one form that Google recommends."""
    if document.microdata and not reviews_in(document):
        yield Finding(
            f"the page has a {TYPE} as microdata, which is not read here",
            "write it as JSON-LD; collectors need another reader for microdata",
        )
