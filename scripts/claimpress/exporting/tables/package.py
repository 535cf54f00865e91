"""The data package that describes the CSV files (https://specs.frictionlessdata.io, 1.0)."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from claimpress.exporting.parts.part import Parts
from claimpress.exporting.tables.csv_files import csv_section, head_of
from claimpress.exporting.tables.table import Column, Table
from claimpress.model.publication import PublicationFile
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact, Streamed

FOLDER = "tables"
PACKAGE = "datapackage.json"


def csv_files(
    tables: Iterable[Table], parts: Parts, publication: PublicationFile, site: Site
) -> Iterator[Artifact | Streamed]:
    """Each table as CSV, and the description of all of them."""
    resources = []
    for table in tables:
        path = f"{FOLDER}/{table.name}.csv"
        pieces = partial(_pieces, table, parts)
        yield Streamed(links.in_api(path), pieces)
        resources.append(_resource(table, path, pieces()))
    package = _package(publication, site, resources)
    text = json.dumps(package, ensure_ascii=False, indent=1)
    yield Artifact(links.in_api(PACKAGE), f"{text}\n".encode())


def _pieces(table: Table, parts: Parts) -> Iterator[bytes]:
    return chain([head_of(table)], parts.pieces(table.kind, csv_section(table)))


def _package(
    publication: PublicationFile, site: Site, resources: list[dict[str, Any]]
) -> dict[str, Any]:
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "fact-checks",
        "title": site.name,
        "description": publication.description,
        "licenses": [{"path": publication.licence_url, "title": publication.licence}],
        "contributors": [{"title": publication.desk, "role": "publisher"}],
    }
    if site.url:
        package["homepage"] = site.url
    return package | {"resources": resources}


def _resource(table: Table, path: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "description": table.says,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest.hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column], "reference": _reference(table, target)}
            for column, target in table.leads.items()
        ],
    }


def _reference(table: Table, target: str) -> Mapping[str, Any]:
    # A table that leads to itself is named by nothing, says the specification.
    return {"resource": "" if target == table.name else target.replace("_", "-"), "fields": ["id"]}


def _field(column: Column) -> dict[str, Any]:
    rules = dict(column.rules)
    kind = "date" if rules.pop("format", "") == "date" else str(rules.pop("type"))
    if kind == "date":
        rules = {}
    limits: dict[str, Any] = {"required": True} if column.required else {}
    limits |= {name: rules[name] for name in ("pattern", "enum", "minimum") if name in rules}
    return {
        "name": column.name,
        "type": kind,
        "description": column.says,
        **({"constraints": limits} if limits else {}),
    }
