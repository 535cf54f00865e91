"""What all structured data has in common: its context, what is left out, its form in a page."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from markupsafe import Markup

from claimpress.values.dates import PartialDate
from claimpress.values.written_json import as_json

Thing: TypeAlias = dict[str, Any]
"""A thing in the words of schema.org: a JSON object with its ``@type``."""

CONTEXT = "https://schema.org"

# What an HTML parser or an old JavaScript could take for an end of the text. In JSON these
# signs stand in strings only, where an escape means the same.
_INERT = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def thing(type_: str, **properties: Any) -> Thing:  # noqa: ANN401 - JSON
    """A thing of a type, without the properties that have no value.

    >>> thing("Person", name="Ottoline Fenn", sameAs=None)
    {'@type': 'Person', 'name': 'Ottoline Fenn'}
    """
    held = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"@type": type_, **held}


def in_context(inner: Mapping[str, Any]) -> Thing:
    """A thing that stands by itself: it says in whose words it is."""
    return {"@context": CONTEXT, **inner}


def date_of(date: PartialDate | None) -> str | None:
    """A date as ISO 8601 has it, as precise as it is known: ``2026-02`` stays a month.

    None for one that is not known. Nothing is filled in: 1 February would be an invented day.
    """
    return str(date) if date and date.known else None


def as_script(value: Thing) -> Markup:
    r"""JSON that can stand in a ``script`` element: no text in it ends the element.

    >>> print(as_script({"name": "</script>"}))
    {"name":"\\u003c/script\\u003e"}
    """
    written = as_json(value)
    for sign, escape in _INERT.items():
        written = written.replace(sign, escape)
    return Markup(written)  # noqa: S704 - nothing of HTML is left in it
