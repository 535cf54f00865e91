"""What may stand in the content of a page: no more than our templates write."""

from collections import Counter
from collections.abc import Iterator

from claimpress.auditing.allowed import (
    CLASS,
    CLASS_OF_PAGES,
    ID,
    TAGS,
    TAGS_OF_PAGES,
    attribute_is_allowed,
)
from claimpress.auditing.audit import EVERY_PAGE, Finding, Sketch, Whole, page_audit, site_audit
from claimpress.auditing.built import Built
from claimpress.auditing.element import classes
from claimpress.auditing.page import Page

_LOOK = "text of a claim has become markup, or a template was changed: see where it comes from"


@page_audit("one-content")
def every_page_has_one_content(page: Page, _: Built) -> Iterator[Finding]:
    """A page has one content, the element with the class `cp`; the rest is the theme's frame."""
    if len(page.contents) != 1:
        yield Finding(f"the page has {len(page.contents)} elements with the class 'cp'", _LOOK)


@page_audit("content-tag")
def content_holds_known_elements(page: Page, _: Built) -> Iterator[Finding]:
    """The content is made of the elements that our templates use, with no comments between."""
    allowed = TAGS_OF_PAGES if page.hand_written else TAGS
    for tag, _names, inside in page.shapes:
        if inside and tag not in allowed:
            yield Finding(f"the content holds a <{tag}>", _LOOK, f"<{tag}")
    for content in page.contents:
        if any(node.is_comment_node for node in content.traverse(include_text=True)):
            yield Finding("the content holds a comment", _LOOK, "<!--")


@page_audit("content-attribute")
def content_holds_known_attributes(page: Page, _: Built) -> Iterator[Finding]:
    """Elements of the content have the attributes that our templates write, and no others."""
    for tag, names, inside in page.shapes:
        for name in names if inside else ():
            if not attribute_is_allowed(tag, name):
                yield Finding(f"<{tag}> has the attribute {name!r}", _LOOK, f" {name}")


@page_audit("content-class")
def content_has_our_own_classes(page: Page, _: Built) -> Iterator[Finding]:
    """Classes in the content start with `cp`: no text takes on the look of the theme's parts."""
    allowed = CLASS_OF_PAGES if page.hand_written else CLASS
    given = {element.attributes.get("class") for element in page.elements if element.inside}
    for name in sorted({name for value in given if value for name in value.split()}):
        if not allowed.fullmatch(name):
            yield Finding(f"an element has the class {name!r}", _LOOK, name)


@page_audit("id", EVERY_PAGE)
def every_id_is_used_once(page: Page, _: Built) -> Iterator[Finding]:
    """An id stands once on a page, and the content takes none of those the theme acts on."""
    named = [(e, id_) for e in page.elements if (id_ := e.attributes.get("id")) is not None]
    for id_, number in Counter(id_ for _, id_ in named).items():
        if number > 1:
            yield Finding(f"{number} elements have the id {id_!r}", _LOOK, f'id="{id_}"')
    for element, id_ in named:
        if element.inside and not ID.fullmatch(id_):
            yield Finding(f"<{element.tag}> has the id {id_!r}", _LOOK, f'id="{id_}"')


@site_audit("frame")
def pages_share_one_frame(whole: Whole, built: Built) -> Iterator[Finding]:
    """Around their contents all pages are alike: nothing that belongs in a content got out."""
    bare = built.bare
    full = [sketch for sketch in whole.pages.values() if sketch.address not in bare]
    numbers = Counter(sketch.frame for sketch in full)
    usual = max(numbers, key=lambda frame: numbers[frame], default=0)
    for path, sketch in whole.pages.items():
        if sketch.address not in bare and sketch.frame != usual:
            yield Finding(
                "around its content the page has other elements than most pages",
                "something closed the content early, or the theme treats this page differently",
                file=path,
            )


def sketch_of(page: Page) -> Sketch:
    """What to remember of a page for the audits over the site."""
    links = {link.written: link.place for link in page.links if link.place and link.place.here}
    ids = frozenset(id_ for element in page.elements if (id_ := element.attributes.get("id")))
    return Sketch(page.address, ids, tuple(links.items()), hash(tuple(_frame(page))))


def _frame(page: Page) -> Iterator[tuple[str, str | None, str | None]]:
    """The elements around the content; the way past the masthead depends on what is in it."""
    in_body = False
    for element in page.elements:
        in_body = in_body or element.tag == "body"
        found = classes(element.attributes)
        if in_body and not element.inside and "md-skip" not in found:
            yield element.tag, element.attributes.get("class"), element.attributes.get("id")
