"""What the theme puts around pages, with places for what each page says.

The theme's templates say the same on thousands of pages. A frame is what they
made of one page, in which everything that is the page's own is a place; to
fill it costs a twentieth of asking the templates again. How a frame is made,
and how it is known to be right, is in `tracing.py` and `theme.py`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jinja2.filters import do_lower, do_striptags, do_trim, do_upper, do_urlencode
from markupsafe import escape
from mkdocs.utils import normalize_url

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

URL = "url"
FILTERS: Mapping[str, Callable[[Any], Any]] = {
    "e": escape,
    "escape": escape,
    "lower": do_lower,
    "striptags": do_striptags,
    "trim": do_trim,
    "upper": do_upper,
    "urlencode": do_urlencode,
}
"""The filters of templates that a place may pass through, besides ``url``."""


class Place(NamedTuple):
    """Where something of the page goes."""

    of: "str | tuple[str | Place, ...]"
    """Which value of the page; or texts and places that the template put together."""
    through: tuple[str, ...] = ()
    """The filters it passes through."""


class At(NamedTuple):
    """All that MkDocs needs to know of a page to write the way from it to another."""

    url: str


def address_from(url: str, target: str) -> str:
    """The way from the page at ``url`` to a target, as the filter ``url`` of MkDocs writes it."""
    return normalize_url(target, page=cast("Page", At(url)))


@dataclass(frozen=True)
class Frame:
    """A finished page but for what it says itself."""

    parts: tuple[str | int, ...]
    """The texts, and the numbers of the places between them."""
    places: tuple[Place, ...]

    @cached_property
    def digest(self) -> str:
        """A name for what the frame is: another frame has another."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()[:20]

    def filled(self, said: Mapping[str, str], url: str) -> str:
        """The page at ``url`` that says this."""
        values = [str(_value(place, said, url)) for place in self.places]
        return "".join([part if isinstance(part, str) else values[part] for part in self.parts])

    def as_json(self) -> str:
        """The frame as data."""
        return json.dumps([self.parts, self.places], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Frame":
        """The frame that `as_json` wrote."""
        parts, places = json.loads(text)
        return cls(tuple(parts), tuple(_place(place) for place in places))


def _value(part: str | Place, said: Mapping[str, str], url: str) -> Any:  # noqa: ANN401 - text or Markup, as filters give it
    if isinstance(part, str):
        return part
    value: Any
    if isinstance(part.of, str):
        value = said[part.of]
    else:
        value = "".join(str(_value(piece, said, url)) for piece in part.of)
    for name in part.through:
        value = address_from(url, str(value)) if name == URL else FILTERS[name](value)
    return value


def _place(data: list[Any]) -> Place:
    of, through = data
    if not isinstance(of, str):
        of = tuple(piece if isinstance(piece, str) else _place(piece) for piece in of)
    return Place(of, tuple(through))
