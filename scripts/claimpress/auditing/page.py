"""One page of a built site, as a browser reads it.

The parser is Lexbor's, which follows the HTML standard as browsers do: what
it does not see, they do not see either. It reads noscript as a browser with
scripts does.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from claimpress.auditing.element import Element, Shape, classes
from claimpress.auditing.places import Link, links_among

CONTENT = ".cp"
"""The element that holds what a page is about; all else is the frame."""
HAND_WRITTEN = "cp-text"
"""The class of content that the publication's own people wrote as a page."""
PROSE = ".cp-prose"
"""The elements that hold the small Markdown of contributors."""


class PageKind(enum.Enum):
    """What is asked of a page."""

    ORDINARY = enum.auto()
    CLAIM = enum.auto()
    """The page of one claim."""
    MOVED = enum.auto()
    """Only leads on from an old address of a claim."""
    EMBED = enum.auto()
    """One claim for a frame on another site."""


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page."""

    path: str
    """Its file, from the top of the site."""
    kind: PageKind
    html: str
    tree: LexborHTMLParser
    contents: tuple[LexborNode, ...]
    """The elements that hold what the page is about; there must be one."""
    elements: tuple[Element, ...]
    """Every element in the order of the page; what is in a template comes last."""
    shapes: tuple[Shape, ...]
    """The shapes of the elements, each once."""
    links: tuple[Link, ...]
    """Every address that a reader can follow or that the browser asks for."""

    @property
    def address(self) -> str:
        """Its address from the top of the site: ``claims/a/b/``, empty for the front page."""
        return address_of(self.path)

    @property
    def hand_written(self) -> bool:
        """Whether the publication's own people wrote it, as a page in ``content/``."""
        return any(HAND_WRITTEN in classes(node.attributes) for node in self.contents)


def parsed(path: str, html: str, kind: PageKind) -> Page:
    """Read a page, once."""
    tree = LexborHTMLParser(html, scripting=True)
    contents = tuple(tree.css(CONTENT))
    elements = tuple(_elements(tree, contents))
    shapes = dict.fromkeys(Shape(tag, tuple(held), inside) for tag, held, inside in elements)
    links = tuple(links_among(elements, address_of(path)))
    return Page(path, kind, html, tree, contents, elements, tuple(shapes), links)


def address_of(path: str) -> str:
    """The address of the page in a file."""
    return path.removesuffix("index.html")


def _elements(tree: LexborHTMLParser, contents: tuple[LexborNode, ...]) -> Iterator[Element]:
    inside = {node.mem_id for content in contents for node in content.traverse()}
    fragments = [tree.root] if tree.root else []
    while fragments:
        fragment = fragments.pop(0)
        within = fragment.parent is not None and fragment.parent.mem_id in inside
        for node in fragment.traverse():
            if node.is_element_node and node.tag:
                held = within or node.mem_id in inside
                yield Element(node.tag, node.attributes, held)
        fragments += fragment.template_fragments()
