"""``manifest.json``: the claims by their hashes, chained to every publication before."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from claimpress.exporting.parts.part import Kind, Parts
from claimpress.model.manifest import VERSION, Entry, Link, Manifest, State, TranslationEntry
from claimpress.model.site import Site
from claimpress.reading.commit import Commit
from claimpress.rendering.artifact import Streamed
from claimpress.values.canonical import fingerprint

MANIFEST = "manifest.json"
NOT_HASHED = "page"
"""The field of a claim in the data that its hash leaves out: it tells where the site lies."""
SECTION = "manifest"
"""Of a part: a line for each claim, what the chain knows of it."""


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
        translations={
            language: TranslationEntry(
                sha256=fingerprint(words),
                corrections=tuple(map(fingerprint, words.get("corrections", ()))),
            )
            for language, words in record.get("translations", {}).items()
        },
    )


def line_of(record: Mapping[str, Any]) -> str:
    """What the chain knows of a claim, as a part has it."""
    return f"{_json([record['id'], entry_of(record).model_dump(mode='json')])}\n"


def state_of(parts: Parts) -> State:
    """What the chain knows of every claim."""
    lines = (line for data in parts.pieces(Kind.CLAIMS, SECTION) for line in data.splitlines())
    return {id_: Entry.model_validate(entry) for id_, entry in map(json.loads, lines)}


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


def manifest_json(manifest: Manifest) -> Streamed:
    """``manifest.json`` as the site serves it: a line for each claim and each link."""
    return Streamed(MANIFEST, partial(_pieces, manifest))


def _pieces(manifest: Manifest) -> Iterator[bytes]:
    head = manifest.model_dump(mode="json", include={"version", "publication", "head"})
    yield b"{\n"
    yield from _in_lines(f" {_json(name)}: {_json(value)}" for name, value in head.items())
    yield b',\n "claims": {\n'
    yield from _in_lines(
        f"  {_json(id_)}: {_json(entry.model_dump(mode='json'))}"
        for id_, entry in manifest.claims.items()
    )
    yield b'\n },\n "chain": [\n'
    yield from _in_lines(f"  {_json(link.model_dump(mode='json'))}" for link in manifest.chain)
    yield b"\n ]\n}\n"


def _in_lines(items: Iterable[str]) -> Iterator[bytes]:
    between = ""
    for item in items:
        yield f"{between}{item}".encode()
        between = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
