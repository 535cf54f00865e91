"""Every file of the API: that it is offered, fits its schema, and says what the claims say."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
from tests.api.conftest import ADDRESS, HIDDEN, data_at
from tests.helpers import Site

from claimpress.exporting.api.offers import JSON, LINES, OFFERED, Offered
from claimpress.rendering import links
from claimpress.rendering.render import Renderer
from claimpress.values.canonical import fingerprint

ONLY_IN_THE_API = {"page", "dossier", "revision", "changed_on"}
JSON_FILES = [each for each in OFFERED if each.schema and each.media_type == JSON]


def pattern(offered: Offered) -> re.Pattern[str]:
    """The paths that an offer stands for."""
    counted = re.sub(r"\\\{(page|number)\\\}", "[0-9]+", re.escape(offered.path))
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", counted))


def files(site: Site, offered: Offered) -> list[Path]:
    """The files of the site that an offer stands for."""
    found = [
        path
        for path in sorted(site.folder.rglob("*"))
        if path.is_file() and pattern(offered).fullmatch(path.relative_to(site.folder).as_posix())
    ]
    assert found, f"nothing lies at {offered.path}"
    return found


def closed(schema: Any) -> Any:
    """A schema that takes no field that it does not name, to find what nobody described."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return inner | {"additionalProperties": False} if "properties" in schema else inner


def validator(site: Site, name: str) -> jsonschema.Draft202012Validator:
    """The published schema of a kind of file, closed."""
    schema = data_at(site, links.schema_of(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(closed(schema), format_checker=checker)


@pytest.mark.parametrize("offered", JSON_FILES, ids=lambda each: each.name)
def test_every_file_fits_its_published_schema(nowhere: Site, offered: Offered) -> None:
    fits = validator(nowhere, offered.schema)
    for file in files(nowhere, offered):
        fits.validate(json.loads(file.read_text(encoding="utf-8")))


def test_every_line_fits_the_schema_of_a_claim(nowhere: Site) -> None:
    fits = validator(nowhere, "claim")
    for record in lines(nowhere):
        fits.validate(record)


def test_a_schema_refuses_what_is_wrong(nowhere: Site) -> None:
    fits = validator(nowhere, "claim")
    record = next(lines(nowhere))
    for wrong in (
        {"status": 3},
        {"evidence": None},
        {"changed_on": "1 May"},
        {"stage": "finished"},
        {"speaker_nam": "Zebulon Quill"},
    ):
        assert list(fits.iter_errors({**record, **wrong})), wrong
    for missing in ("id", "history", "aliases", "status_label"):
        spoilt = {name: value for name, value in record.items() if name != missing}
        assert list(fits.iter_errors(spoilt)), missing


def test_everything_offered_is_there_and_everything_there_is_offered(nowhere: Site) -> None:
    offered = {path for each in OFFERED for path in files(nowhere, each)}
    there = {path for path in (nowhere.folder / "api/v1").rglob("*") if path.is_file()}
    assert there <= offered
    index = data_at(nowhere, "api/v1/index.json")
    base = urljoin(ADDRESS, "api/v1/")
    addresses = {urljoin(base, each["href"]) for each in index["files"]}
    assert addresses == {urljoin(ADDRESS, each.path) for each in OFFERED}
    for each in index["files"]:
        if "fits" in each:
            way = urljoin(base, each["fits"]).removeprefix(ADDRESS)
            assert (nowhere.folder / way).is_file(), way


def test_the_index_counts_what_is_there(nowhere: Site, shown: Renderer) -> None:
    index = data_at(nowhere, "api/v1/index.json")
    counts = index["counts"]
    records = list(lines(nowhere))
    assert counts["claims"] == len(records) == len(shown.corpus.claims)
    assert counts["evidence"] == sum(len(record["evidence"]) for record in records)
    assert counts["people"] == len(listed(nowhere, "people"))
    assert counts["topics"] == len(listed(nowhere, "topics"))
    assert counts["dossiers"] == len(listed(nowhere, "dossiers"))
    assert index["head"] == data_at(nowhere, "manifest.json")["head"]
    assert index["licence"]["name"] == shown.corpus.publication.licence
    assert "commit" not in index, "these claims are in no commit"


def test_pages_lines_and_files_beside_pages_hold_the_same_claims(nowhere: Site) -> None:
    by_line = {record["id"]: record for record in lines(nowhere)}
    by_page = {record["id"]: record for record in listed(nowhere, "claims")}
    assert by_line == by_page
    assert list(by_line) == sorted(by_line)
    for id_, record in by_line.items():
        assert data_at(nowhere, f"claims/{id_}/claim.json") == record
        assert (nowhere.folder / record["page"].removeprefix(ADDRESS) / "index.html").is_file()


def test_a_claim_is_the_one_whose_hash_the_manifest_has(nowhere: Site) -> None:
    manifest = data_at(nowhere, "manifest.json")["claims"]
    for record in lines(nowhere):
        hashed = {name: value for name, value in record.items() if name not in ONLY_IN_THE_API}
        assert fingerprint(hashed) == manifest[record["id"]]["sha256"]


def test_lists_lead_to_claims_and_back(nowhere: Site) -> None:
    claims = {record["id"]: record for record in lines(nowhere)}
    for topic in listed(nowhere, "topics"):
        assert topic["claims"]
        assert all(topic["id"] in claims[id_]["topics"] for id_ in topic["claims"])
    for person in listed(nowhere, "people"):
        made = {id_ for id_, c in claims.items() if c["source"]["speaker"] == person["id"]}
        assert set(person["made"]) == made
        assert ("page" in person) == bool(person["made"] or person["about"])
    for dossier in listed(nowhere, "dossiers"):
        whole = data_at(nowhere, f"claims/{dossier['id']}/dossier.json")
        assert len(whole["claims"]) == dossier["claims"] == sum(dossier["statuses"].values())
        assert whole["title"] == dossier["title"]
    counts = data_at(nowhere, "api/v1/statuses.json")["counts"]
    assert sum(counts.values()) == len(claims)


def test_nobody_learns_of_hidden_claims_or_of_whom_only_they_name(nowhere: Site) -> None:
    secrets = [*HIDDEN, "Hiram Drawer", "hiram-drawer", "was never made", "ottoline-of-the-geese"]
    made = [file for file in (nowhere.root / "build/docs").rglob("*") if file.is_file()]
    assert nowhere.root / "build/docs/api/v1/claims.sqlite" in made
    for file in made:
        data = file.read_bytes()
        for secret in secrets:
            assert secret.encode() not in data, (file, secret)
    by_id = {record["id"]: record for record in lines(nowhere)}
    assert "superseded_by" not in by_id["lower-nowhere-speech/old-count"]


def test_who_only_wrote_or_reviewed_is_named_without_a_page(nowhere: Site) -> None:
    people = {person["id"]: person for person in listed(nowhere, "people")}
    assert people["perpetua-inkwell"] == {
        "id": "perpetua-inkwell",
        "name": "Perpetua Inkwell",
        "kind": "person",
        "other_names": [],
        "roles": [],
        "note": "She writes checks and is in none of them.",
        "made": [],
        "about": [],
    }


def lines(site: Site) -> Iterator[dict[str, Any]]:
    text = (site.folder / "api/v1/claims.ndjson").read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert [each.media_type for each in OFFERED if each.path.endswith("claims.ndjson")] == [LINES]
    yield from map(json.loads, text.removesuffix("\n").split("\n"))


def listed(site: Site, name: str) -> list[dict[str, Any]]:
    """A whole list, page by page, following the ways."""
    found: list[dict[str, Any]] = []
    file = "1.json"
    while file:
        page = data_at(site, f"api/v1/{name}/{file}")
        found += page["items"]
        file = page.get("next", "")
    assert len(found) == page["total"]
    return found
