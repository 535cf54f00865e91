"""Where links lead."""

from collections.abc import Iterator
from dataclasses import replace
from posixpath import join

from claimpress.auditing.audit import Finding, Whole, site_audit
from claimpress.auditing.built import Built
from claimpress.auditing.places import AT_ANY_ADDRESS, Place
from claimpress.reading.site import CONTENT


@site_audit("broken-link")
def links_lead_to_pages_and_files(whole: Whole, built: Built) -> Iterator[Finding]:
    """What a page links to or loads within the site is there."""
    for path, written, place in _inner_links(whole, built):
        if _file_at(place) not in whole.files:
            yield Finding(
                f"{written!r} leads to {place.path!r}, which is not there", "", written, path
            )


@site_audit("broken-anchor")
def anchors_are_on_their_pages(whole: Whole, built: Built) -> Iterator[Finding]:
    """The anchor of a link is an id on the page that it leads to."""
    for path, written, place in _inner_links(whole, built):
        target = whole.pages.get(_file_at(place))
        if target and place.anchor and place.anchor not in target.ids:
            message = f"{written!r} leads to {place.anchor!r}, which is not on {_file_at(place)}"
            yield Finding(message, _help_for(place, built), written, path)


def _help_for(place: Place, built: Built) -> str:
    """What to do where ``policies`` names a heading that somebody took away or changed."""
    named = f"{place.path.strip('/')}.md#{place.anchor}"
    for name, policy in built.corpus.publication.policies:
        if policy == named:
            return (
                f"give its heading in {CONTENT}/{place.path.strip('/')}.md the id back, as "
                f'<h2 id="{place.anchor}">, or correct {name} under policies in publication.yaml'
            )
    return ""


@site_audit("absolute-link")
def links_in_the_site_are_relative(whole: Whole, built: Built) -> Iterator[Finding]:
    """Links in the site are relative and stay in its folder, so that it works in any.

    Those of the page that stands for addresses that do not exist cannot be.
    """
    for path, written, place in _inner_links(whole, built):
        if path != AT_ANY_ADDRESS and not place.inside:
            yield Finding(f"{written!r} leads out of the folder of the site", "", written, path)


def _inner_links(whole: Whole, built: Built) -> Iterator[tuple[str, str, Place]]:
    """Every link within the site, with the page it stands on and where it leads."""
    for path, sketch in whole.pages.items():
        for written, place in sketch.links:
            inside = place if place.inside else replace(place, path=built.path_of(place))
            yield path, written, inside


def _file_at(place: Place) -> str:
    """The file a plain file server gives for an address."""
    if place.path == "" or place.path.endswith("/"):
        return join(place.path, "index.html")
    return place.path
