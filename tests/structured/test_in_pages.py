"""What built pages say to machines, read back by extruct: the model's words, and the page's."""

import json
import re
from pathlib import Path

import pytest
from tests.golden import Golden
from tests.helpers import Page, Site
from tests.structured.reading import ADDRESS, READ, Thing, of_type, texts_in, things_in

from claimpress import pipeline
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site as Address
from claimpress.reading.site import read_site
from claimpress.rendering.structured.pages import of_claim, of_person
from claimpress.rendering.structured.things import in_context

HERE = Path(__file__).parent
GOLDEN_PAGES = ("", "claims/lower-nowhere-speech/", "people/ottoline-fenn/", "people/a-neighbour/")
NO_WORDS = {
    "@context", "@type", "actionableFeedbackPolicy", "archivedAt", "bestRating",
    "correctionsPolicy", "dateModified", "datePublished", "endDate", "inLanguage", "item",
    "license", "mediaAuthenticityCategory", "mediaItemAppearance", "numberOfItems",
    "originalMediaLink", "ownershipFundingInfo", "position", "publishingPrinciples", "ratingValue",
    "sameAs", "sdLicense", "startDate", "url", "verificationFactCheckingPolicy", "worstRating",
}  # fmt: skip


@pytest.fixture(params=["nowhere", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(str(request.param))
    return found


def claim_pages(site: Site) -> dict[str, str]:
    """The id of each claim, and its page."""
    checked = pipeline.check(site.root, use_cache=False)
    assert checked.corpus
    return {id_: site.page(f"claims/{id_}/").html for id_ in checked.corpus.claims}


def test_each_claim_page_says_what_the_model_says(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMPRESS_SITE_URL", ADDRESS)
    checked = pipeline.check(site.root, use_cache=False)
    corpus = checked.corpus
    assert corpus
    address = read_site(site.root)
    for id_, html in claim_pages(site).items():
        model = [in_context(thing) for thing in of_claim(corpus.claims[id_], corpus, address)]
        assert things_in(html) == model
    for id_, person in corpus.people.items():
        if f"people/{id_}/" in site.addresses:
            model = [
                in_context(thing) for thing in of_person(id_, person, "People and bodies", address)
            ]
            assert things_in(site.page(f"people/{id_}/").html) == model


def test_other_pages_say_what_the_golden_file_says(nowhere: Site, golden: Golden) -> None:
    found = {address: things_in(nowhere.page(address).html) for address in GOLDEN_PAGES}
    written = json.dumps(found, ensure_ascii=False, indent=1)
    golden.agrees(HERE / "pages.json", f"{written}\n")


def test_a_claim_page_is_about_one_check_or_one_claim(site: Site) -> None:
    for html in claim_pages(site).values():
        about = of_type(things_in(html), "ClaimReview", "Claim")
        assert len(about) == 1
    reviews = [
        address
        for address in site.addresses
        if of_type(things_in(site.page(address).html), "ClaimReview")
    ]
    assert all(re.fullmatch(r"claims/[a-z0-9-]+/[a-z0-9-]+/", address) for address in reviews)


def test_the_address_of_a_thing_is_that_of_its_page(site: Site) -> None:
    named = 0
    for page in site.pages():
        canonical = [str(link["href"]) for link in page.soup.select("link[rel=canonical]")]
        for thing in things_in(page.html):
            if thing["@type"] == "BreadcrumbList":
                assert thing["itemListElement"][-1]["item"] == canonical[0]
            else:
                assert [thing["url"]] == canonical
            named += 1
    assert named > 2 * len(claim_pages(site))


def test_every_word_stands_on_the_page(site: Site) -> None:
    missing = []
    for page in site.pages():
        body = Page(page.address, page.html).soup
        for hidden in body.select("head, script, template"):
            hidden.decompose()
        shown = without_blanks(body.get_text(" "))
        for thing in things_in(page.html):
            texts = [text for text in texts_in(thing) if without_blanks(text) not in shown]
            missing += [(page.address, text) for text in texts]
    assert not missing


def without_blanks(text: str) -> str:
    """Elements end where no blank does."""
    return "".join(text.split())


def test_every_property_is_one_with_words_or_one_without(site: Site) -> None:
    """So that a new one is looked for on the page, or is known to need no looking."""
    for page in site.pages():
        for thing in things_in(page.html):
            assert properties(thing) <= READ | NO_WORDS


def properties(value: object) -> set[str]:
    if isinstance(value, list):
        return {name for each in value for name in properties(each)}
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in properties(each)}
    return set()


def test_every_page_of_ours_that_is_named_is_there(site: Site) -> None:
    for page in site.pages():
        for address in re.findall(rf'"({ADDRESS}[^"]*)"', json.dumps(things_in(page.html))):
            path = address.removeprefix(ADDRESS).partition("#")[0]
            assert path in site.addresses, (page.address, address)


def test_without_an_address_pages_name_none(corpus: Corpus) -> None:
    said: list[Thing] = [
        thing
        for claim in corpus.claims.values()
        for thing in of_claim(claim, corpus, Address("Made-up Checks"))
    ]
    assert {thing["@type"] for thing in said} == {"ClaimReview", "Claim"}
    assert not [thing for thing in said if "url" in thing]
