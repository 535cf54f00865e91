"""What is true of every page, whatever it shows."""

import json
from urllib.parse import urljoin

import yaml
from tests.helpers import DOSSIER, Site, words

from claimpress.rendering.policy import policy_for, policy_of_embed


def test_every_page_has_one_heading_and_a_title_of_its_own(site: Site) -> None:
    titles: dict[str, str] = {}
    for page in site.pages():
        page.one("h1")
        title = page.one("title").get_text()
        assert title not in titles, f"{page.address} and {titles.get(title)}: {title}"
        titles[title] = page.address


def test_every_page_carries_the_policy_that_fits_it(site: Site) -> None:
    for page in site.pages():
        policy = page.one("meta[http-equiv=Content-Security-Policy]")["content"]
        embed = page.address.endswith("/embed/")
        assert policy == (policy_of_embed if embed else policy_for)(page.html), page.address
        if embed:
            continue  # it allows no script at all
        assert "'unsafe-inline'" not in str(policy).split("script-src")[1].split(";")[0]


def test_no_page_carries_a_handler_or_a_frame(site: Site) -> None:
    for page in site.pages():
        for tag in page.soup.select("*"):
            assert not [name for name in tag.attrs if name.startswith("on")], (page.address, tag)
        assert not page.soup.select("iframe, object, embed"), page.address


def test_a_claim_page_gives_the_status_before_everything_else(site: Site) -> None:
    for page in site.claim_pages():
        page.one(".cp-verdict")
        sections = page.article.select("h1, .cp-verdict, h2")
        assert [tag.name for tag in sections[:2]] == ["h1", "section"], page.address


def test_without_addresses_pages_explain_instead_of_linking(site: Site) -> None:
    page = site.page(f"claims/{DOSSIER}/heir-plan/")
    actions = {words(a.get_text()): a["href"] for a in page.article.select(".cp-actions a")}
    assert str(actions["Report an error"]).endswith("contribute/#report-an-error")
    assert str(actions["Edit this claim"]).endswith("contribute/#edit-a-claim")
    assert not page.soup.select("link[rel=canonical]")


def test_with_addresses_pages_link_to_the_very_file_and_form(published_site: Site) -> None:
    address = f"claims/{DOSSIER}/heir-plan/"
    page = published_site.page(address)
    actions = {words(a.get_text()): str(a["href"]) for a in page.article.select(".cp-actions a")}
    repository = "https://code.example/desk/checks"
    assert actions["Edit this claim"] == f"{repository}/edit/main/claims/{DOSSIER}/heir-plan.yaml"
    assert actions["Report an error"].startswith(f"{repository}/issues/new?template=correction.yml")
    assert "heir-plan" in actions["Report an error"]
    canonical = page.one("link[rel=canonical]")["href"]
    assert canonical == f"https://desk.example/checks/{address}"
    assert "Checks of the Desk" in page.one("title").get_text()


def test_the_data_file_holds_every_claim_as_its_page_shows_it(site: Site) -> None:
    data = json.loads((site.folder / "data/claims.json").read_text(encoding="utf-8"))
    assert data["licence"]
    by_page = {claim["page"]: claim for claim in data["claims"]}
    for page in site.claim_pages():
        claim = by_page[page.address]
        assert words(page.one("h1").get_text()) == claim["text"]
        assert words(page.one(".cp-verdict .cp-badge").get_text()) == claim["status_label"]


def test_the_scale_is_explained_in_its_own_words(site: Site) -> None:
    data = json.loads((site.folder / "data/claims.json").read_text(encoding="utf-8"))
    text = words(site.page("statuses/").article.get_text())
    for status in data["scale"]["statuses"].values():
        assert words(status["definition"]) in text
    for reason in data["scale"]["reasons"].values():
        assert words(reason) in text


def test_every_claim_says_what_reviews_it_lacks(site: Site) -> None:
    for page in site.claim_pages():
        data = yaml.safe_load((site.root / f"{page.address.rstrip('/')}.yaml").read_text("utf-8"))
        review = page.article.select_one(".cp-review")
        assert review is not None
        said = words(review.get_text())
        assert "Nobody but its authors has reviewed this check yet." in said
        needed = "Two reviews are needed, because it concerns a living person."
        assert (needed in said) == (data.get("sensitive") == ["living-person"])


def test_programs_find_the_feeds_of_every_page(site: Site) -> None:
    for page in site.pages():
        if page.address == "404.html" or page.address.endswith("/embed/"):
            continue
        links = page.soup.select('link[rel="alternate"][type*="atom"], link[type*="feed+json"]')
        assert len(links) >= 3, page.address
        for link in links:
            path = urljoin(f"https://site.example/{page.address}", str(link["href"]))
            assert (site.folder / path.removeprefix("https://site.example/")).is_file(), path
