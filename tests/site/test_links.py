"""Every link of the built site leads somewhere, and nothing is fetched from elsewhere."""

import ada_url
import pytest
from tests.helpers import Page, Site

FETCHING = {
    "script[src]": "src",
    "link[rel~=stylesheet]": "href",
    "link[rel~=icon]": "href",
    "link[rel~=preconnect]": "href",
    "link[rel~=preload]": "href",
    "img[src]": "src",
    "iframe[src]": "src",
    "source[src]": "src",
}


def broken_links(site: Site, page: Page) -> list[str]:
    broken = []
    for link in page.links():
        target = page.local_target(link)
        if target is None:
            continue
        address, anchor = target
        if address in {"", *site.addresses}:
            if anchor and anchor not in site.page(address).ids:
                broken.append(link)
        elif not (site.folder / address).is_file():
            broken.append(link)
    return broken


def test_every_internal_link_and_anchor_resolves(site: Site) -> None:
    found = {page.address: broken_links(site, page) for page in site.pages()}
    assert {address: links for address, links in found.items() if links} == {}


def test_links_are_relative_so_that_the_site_works_in_any_folder(site: Site) -> None:
    for page in site.pages():
        if page.address == "404.html":
            continue  # served at any address, so it cannot be relative
        assert [link for link in page.links() if link.startswith("/")] == [], page.address


def test_every_outside_link_is_one_a_browser_reads_the_same(site: Site) -> None:
    for page in site.pages():
        for link in page.links():
            if page.local_target(link) is None:
                parsed = ada_url.URL(link)
                assert parsed.protocol in {"https:", "http:", "mailto:"}, (page.address, link)
                assert not parsed.username, (page.address, link)


@pytest.mark.parametrize("selector", FETCHING)
def test_nothing_is_fetched_from_another_host(site: Site, selector: str) -> None:
    for page in site.pages():
        for tag in page.soup.select(selector):
            assert page.local_target(str(tag[FETCHING[selector]])) is not None, (page.address, tag)


def test_styles_name_no_other_host(site: Site) -> None:
    for style in site.folder.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "//fonts." not in text
        assert "@import" not in text
