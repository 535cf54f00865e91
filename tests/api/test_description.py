"""The OpenAPI description, and the page that shows it to people."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.api.conftest import ADDRESS, data_at
from tests.helpers import Site, words

from claimpress.exporting.api.offers import OFFERED
from claimpress.exporting.api.openapi import openapi
from claimpress.model.api import FILES
from claimpress.model.site import Site as SiteOf
from claimpress.rendering.render import Renderer


def test_the_description_is_valid_openapi(nowhere: Site) -> None:
    description = data_at(nowhere, "api/v1/openapi.json")
    assert description["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(description).validate()
    assert description["servers"] == [{"url": ADDRESS.rstrip("/")}]
    assert set(description["paths"]) == {f"/{each.path}" for each in OFFERED}
    assert {model.__name__ for model in FILES.values()} <= set(description["components"]["schemas"])


@pytest.mark.usefixtures("on_the_day")
def test_without_an_address_the_server_is_where_the_file_lies(shown: Renderer) -> None:
    description = openapi(shown.corpus, SiteOf("Checks of Nowhere"))
    OpenAPIV31SpecValidator(description).validate()
    assert description["servers"] == [{"url": "../.."}]
    assert "url" not in description["info"]["contact"]


def test_the_page_shows_every_file_and_every_field(nowhere: Site) -> None:
    description = data_at(nowhere, "api/v1/openapi.json")
    page = nowhere.page("api/")
    shown = words(page.article.get_text())
    codes = {words(code.get_text()) for code in page.article.select("code")}
    assert set(description["paths"]) <= codes
    for name, schema in description["components"]["schemas"].items():
        heading = page.one(f"h3#{name}")
        assert words(heading.get_text()) == name
        assert words(schema.get("description", "")) in shown
        for field, rules in schema.get("properties", {}).items():
            assert field in codes
            assert words(rules.get("description", "")) in shown


def test_links_on_the_page_lead_to_files_and_schemas(nowhere: Site) -> None:
    page = nowhere.page("api/")
    for link in page.article.select("a[href]"):
        way = str(link["href"])
        if way.startswith("#"):
            assert way.removeprefix("#") in page.ids
        elif not way.startswith("https:"):
            target = page.local_target(way)
            assert target
            assert (nowhere.folder / target[0]).is_file(), way
