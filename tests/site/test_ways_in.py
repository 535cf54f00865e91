"""From every page one step leads to the form or the file that changes it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.helpers import DOSSIER, ROOT, Site, words

from claimpress.authoring.answers import received
from claimpress.model.hosting import Host, host_of_repository
from claimpress.model.site import Site as Settings
from claimpress.reading.forms import read_forms

FORMS = read_forms(ROOT)
REPOSITORY = "https://code.example/desk/checks"


def ways(site: Site, address: str) -> dict[str, str]:
    links = site.page(address).soup.select(".cp-footer-about a")
    return {words(link.get_text()): str(link["href"]) for link in links}


def settings(host: Host | None, edit_uri: str = "edit/main/") -> Settings:
    return Settings("Checks", "", REPOSITORY, edit_uri, host, FORMS)


def test_every_page_leads_to_its_own_form_and_file(published_site: Site) -> None:
    for address in published_site.addresses:
        if address == "404.html" or address.endswith("/embed/"):
            continue
        found = ways(published_site, address)
        asked = parse_qs(urlsplit(found["Report an error"]).query)
        assert asked["page"] == [f"https://desk.example/checks/{address}"]
        assert asked["template"] == ["correction.yml"]
        _, _, file = found["Edit this page"].partition(f"{REPOSITORY}/edit/main/")
        if not file:  # what is made of many files has none of its own
            assert found["Edit this page"].endswith("contribute/#edit-a-claim")
            assert not address.startswith(f"claims/{DOSSIER}/"), address
            continue
        assert Path(published_site.root / file).is_file(), (address, file)
        assert file.startswith(("content/", "claims/")), address
    assert ways(published_site, "about/")["Edit this page"].endswith("/content/about.md")
    assert ways(published_site, "topics/")["Edit this page"].endswith("/claims/topics.yaml")


def test_without_a_repository_every_page_says_how_instead(site: Site) -> None:
    for address in ("", "about/", "topics/", "404.html"):
        found = ways(site, address)
        assert found["Edit this page"].endswith("contribute/#edit-a-claim")
        assert found["Report an error"].endswith("contribute/#report-an-error")
        assert found["Suggest a claim"].endswith("contribute/#suggest-a-claim")
    assert {"report-an-error", "suggest-a-claim", "edit-a-claim"} <= site.page("contribute/").ids


def test_a_document_leads_to_the_form_for_a_claim_with_its_address(published_site: Site) -> None:
    page = published_site.page(f"claims/{DOSSIER}/")
    (link,) = (a for a in page.soup.select("a.cp-button") if "Suggest a claim" in a.get_text())
    asked = parse_qs(urlsplit(str(link["href"])).query)
    assert asked["template"] == ["claim.yml"]
    assert asked["url"][0].startswith("https://kafkassam.com/")


@pytest.mark.parametrize(
    ("host", "edit", "report"),
    [
        (Host.GITHUB, "/edit/main/claims/a/b.yaml", "/issues/new"),
        (Host.GITLAB, "/-/edit/main/claims/a/b.yaml", "/-/issues/new"),
        (Host.FORGEJO, "/_edit/main/claims/a/b.yaml", "/issues/new"),
    ],
)
def test_each_host_is_addressed_as_it_documents(host: Host, edit: str, report: str) -> None:
    site = settings(host)
    assert site.edit_address("claims/a/b.yaml") == f"{REPOSITORY}{edit}"
    address = urlsplit(site.report_address("a/b", "0123456789ab"))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPOSITORY}{report}"


@pytest.mark.parametrize(
    ("host", "title", "body"),
    [(Host.GITLAB, "issue[title]", "issue[description]"), (Host.FORGEJO, "title", "body")],
)
def test_what_a_host_without_forms_is_given_can_be_taken_in(
    host: Host, title: str, body: str
) -> None:
    asked = parse_qs(urlsplit(settings(host).report_address("a/b", "0123456789ab")).query)
    assert asked[title] == ["Correction: a/b"]
    assert asked[body][0].startswith("### Which page\n\na/b (revision 0123456789ab)\n\n### What is")
    found = received(asked[body][0], FORMS)
    assert (found.form, dict(found.answers)) == (
        "correction",
        {"page": "a/b (revision 0123456789ab)"},
    )


@pytest.mark.parametrize(
    ("address", "said", "host"),
    [
        ("https://github.com/a/b", "", Host.GITHUB),
        ("https://gitlab.newsroom.example/a/b", "", Host.GITLAB),
        ("https://codeberg.org/a/b", "", Host.FORGEJO),
        ("https://gitea.example/a/b", "", Host.FORGEJO),
        ("https://code.example/a/b", "GitLab", Host.GITLAB),
        ("https://notgithub.com/a/b", "", None),
        ("https://code.example/github/b", "", None),
        ("https://github.com/a/b", "something", None),
        ("", "", None),
    ],
)
def test_a_host_is_known_by_its_name_or_by_what_is_said(
    address: str, said: str, host: Host | None
) -> None:
    assert host_of_repository(address, said) is host


def test_of_a_host_that_is_not_known_no_address_is_made_up() -> None:
    site = settings(None)
    assert site.edit_address("claims/a/b.yaml") == ""
    assert site.report_address("a/b", "0123456789ab") == site.suggest_address() == ""
    assert not any(site.ways_in()[way] for way in ("report", "report_end", "suggest", "edit"))


def test_an_editor_of_another_branch_or_form_is_kept() -> None:
    assert (
        settings(Host.GITLAB, "-/edit/trunk/").edit_address("x") == f"{REPOSITORY}/-/edit/trunk/x"
    )
    assert settings(Host.FORGEJO, "edit/trunk/").edit_address("x") == f"{REPOSITORY}/_edit/trunk/x"
