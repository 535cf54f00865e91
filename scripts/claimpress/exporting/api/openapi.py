"""The description of the API (OpenAPI 3.1), generated from its files and its model."""

import json
from typing import Any

from claimpress.exporting.api.offers import JSON, OFFERED, TAGS, Offered
from claimpress.exporting.api.schemas import components
from claimpress.model.api import FILES, VERSION
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact

_SAYS = (
    "Static files: every address is fetched with GET, nothing takes a query, nobody needs a key. "
    "Within this version fields and files are added, and none is taken out, renamed or given "
    "another meaning: pass over what you do not know."
)


def openapi(corpus: Corpus, site: Site) -> dict[str, Any]:
    """The description as data."""
    publication = corpus.publication
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": f"{site.name}: data API",
            "version": VERSION,
            "summary": "The claims that were checked, with their evidence, as open data.",
            "description": _SAYS,
            "contact": {
                "name": publication.desk,
                **({"url": site.canonical("")} if site.url else {}),
            },
            "license": {"name": publication.licence, "url": publication.licence_url},
        },
        # Without an address of the site: as seen from this file.
        "servers": [{"url": site.url.rstrip("/") or "../.."}],
        "tags": [{"name": name, "description": says} for name, says in TAGS.items()],
        "paths": {f"/{offered.path}": {"get": _operation(offered)} for offered in OFFERED},
        "components": {"schemas": components()},
        "security": [],
    }


def openapi_json(corpus: Corpus, site: Site) -> Artifact:
    """The description as the site serves it."""
    text = json.dumps(openapi(corpus, site), ensure_ascii=False, indent=1)
    return Artifact(links.in_api("openapi.json"), f"{text}\n".encode())


def _operation(offered: Offered) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": offered.name,
        "summary": offered.says.rstrip("."),
        "description": offered.says,
        "tags": [offered.tag],
        "responses": {
            "200": {
                "description": "The file.",
                "content": {offered.media_type: {"schema": _schema(offered)}},
            },
        },
    }
    if offered.parts:
        operation["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": says,
                "schema": _NUMBER if "number" in says else {"type": "string"},
            }
            for name, says in offered.parts.items()
        ]
        operation["responses"]["404"] = {"description": "There is no such file."}
    return operation


_NUMBER = {"type": "integer", "minimum": 1}


def _schema(offered: Offered) -> dict[str, Any]:
    if offered.schema and offered.media_type == JSON:
        return {"$ref": f"#/components/schemas/{FILES[offered.schema].__name__}"}
    if offered.schema:
        name = FILES[offered.schema].__name__
        return {"type": "string", "description": f"Lines; each is a {name}."}
    return {"type": "object" if offered.media_type.endswith("json") else "string"}
