"""The markup our own templates use. Anything else in a page came from elsewhere.

The lists are kept apart from the templates on purpose: a checker that learns
what is right from what it checks finds nothing.
"""

import re


def names_in(words: str) -> frozenset[str]:
    """The names in a line of names."""
    return frozenset(words.split())


TAGS = names_in(
    "a article aside bdi blockquote br button caption circle cite code dd details div dl dt em "
    "fieldset figcaption figure footer form h1 h2 h3 h4 header input label legend li mark nav "
    "ol option p path rect s section select span strong summary svg table tbody td text th "
    "thead time tr ul"
)
"""What may stand in the content of a generated page."""

TAGS_OF_PAGES = TAGS | names_in(
    "abbr b col colgroup del h5 h6 hr i img ins kbd pre q small sub sup tfoot"
)
"""What may stand in a hand-written page."""

PROSE_TAGS = names_in("a blockquote br code em li ol p strong ul")
"""What contributors' small Markdown can become."""
PROSE_ATTRIBUTES = {"a": frozenset({"href", "rel"})}

ATTRIBUTES = names_in("class dir hidden id lang role tabindex title")
"""What any element may have."""

ATTRIBUTES_OF = {
    "a": frozenset({"href", "hreflang", "rel"}),
    "button": frozenset({"type"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "input": frozenset({"autocomplete", "checked", "name", "type", "value"}),
    "label": frozenset({"for"}),
    "ol": frozenset({"start"}),
    "option": frozenset({"selected", "value"}),
    "select": frozenset({"name"}),
    "span": frozenset({"style"}),
    "td": frozenset({"colspan", "rowspan", "style"}),
    "th": frozenset({"colspan", "rowspan", "scope", "style"}),
    "time": frozenset({"datetime"}),
}

_DRAWING = {
    "circle": "cx cy r",
    "path": "d",
    "rect": "height width x y",
    "svg": "focusable height viewBox width xmlns",
    "text": "x y",
}
_PEN = "fill stroke stroke-linecap stroke-linejoin stroke-width"
DRAWING_ATTRIBUTES = {tag: names_in(f"{names} {_PEN}") for tag, names in _DRAWING.items()}

# The theme's script acts on data-md-component; no content may call it.
OTHER_ATTRIBUTE = re.compile(r"aria-[a-z]+|data-(?!md-)[a-z-]+")
"""Attributes that tell assistive technology and our own script something."""

STYLE = re.compile(r"--count: ?[0-9]+;?|text-align: (left|right|center);?")
"""How many things a bar stands for, and how a column of a table is set."""

CLASS = re.compile(r"cp(-[a-z0-9]+)*")
"""Our own classes; those of the theme could cover the page or take over its parts."""

CLASS_OF_PAGES = re.compile(r"(?!md-).*")
"""In hand-written pages, colours of code as well."""

# The dot above is what a Turkish İ leaves when a heading becomes small letters.
ID = re.compile(r"(?!__)\w[\w.\u0307-]*")
"""Ids made from our ids, from numbers and from headings; the theme's own start with ``__``."""

NOWHERE = names_in(
    "applet base bgsound embed fencedframe frame frameset iframe marquee math noembed noframes "
    "noscript object param plaintext portal style xmp"
)
"""What stands nowhere on any page."""


def attribute_is_allowed(tag: str, name: str) -> bool:
    """Whether an element of the content may have an attribute."""
    return (
        name in ATTRIBUTES
        or name in ATTRIBUTES_OF.get(tag, ())
        or name in DRAWING_ATTRIBUTES.get(tag, ())
        or OTHER_ATTRIBUTE.fullmatch(name) is not None
    )
