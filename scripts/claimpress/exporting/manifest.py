"""``manifest.json``: the claims by their hashes, chained to every publication before."""

import json
from collections.abc import Mapping
from typing import Any

from claimpress.model.manifest import VERSION, Entry, Link, Manifest, State
from claimpress.model.site import Site
from claimpress.reading.commit import Commit
from claimpress.rendering.artifact import Artifact
from claimpress.values.canonical import fingerprint

MANIFEST = "manifest.json"
NOT_HASHED = "page"
"""The field of a claim in the data that its hash leaves out: it tells where the site lies."""


def entry_of(record: Mapping[str, Any]) -> Entry:
    """What the chain knows of a claim, from its object in ``data/claims.json``.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` when it is no claim.
    """
    hashed = {field: value for field, value in record.items() if field != NOT_HASHED}
    history = record["history"]
    return Entry(
        sha256=fingerprint(hashed),
        status=record["status"],
        stage=record["stage"],
        changed_on=history[-1]["on"] if history else record.get("published_on"),
        history=tuple(fingerprint(entry) for entry in history),
        aliases=tuple(record["aliases"]),
    )


def manifest_of(
    now: State, scale_now: object, site: Site, commit: Commit | None, previous: Manifest | None
) -> Manifest:
    """The manifest of a publication that follows ``previous``, or begins a chain.

    ``now`` is what the chain knows of every claim (see `entry_of`), ``scale_now``
    the scale as the data has it. When neither changed, the chain stays as it is.
    """
    before = previous.claims if previous else {}
    changed: dict[str, Entry | None] = {
        id_: now.get(id_)
        for id_ in sorted(now.keys() | before.keys())
        if now.get(id_) != before.get(id_)
    }
    chain = previous.chain if previous else ()
    scale = fingerprint(scale_now)
    if not chain or changed or chain[-1].scale != scale:
        link = Link(
            previous=chain[-1].sha256 if chain else None,
            commit=commit.sha if commit else None,
            committed_at=commit.moment if commit else None,
            scale=scale,
            claims=changed,
        )
        chain = (*chain, link)
    return Manifest(
        version=VERSION,
        publication=site.name,
        head=chain[-1].sha256,
        claims=dict(sorted(now.items())),
        chain=chain,
    )


def manifest_json(manifest: Manifest) -> Artifact:
    """``manifest.json`` as the site serves it: a line for each claim and each link."""
    content = manifest.as_json()
    head = (
        f" {_json(name)}: {_json(content[name])}" for name in ("version", "publication", "head")
    )
    claims = (f"  {_json(id_)}: {_json(entry)}" for id_, entry in content["claims"].items())
    chain = (f"  {_json(link)}" for link in content["chain"])
    between = ",\n"
    text = (
        f'{{\n{between.join(head)},\n "claims": {{\n{between.join(claims)}\n }},\n'
        f' "chain": [\n{between.join(chain)}\n ]\n}}\n'
    )
    return Artifact(MANIFEST, text.encode())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
