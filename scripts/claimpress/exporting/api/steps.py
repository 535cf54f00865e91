"""What changed from one publication to the next, so that a copy elsewhere can be kept up to date.

Each link of the chain in ``manifest.json`` becomes a small file that names the
claims to fetch again and the ids to drop. Whoever has the data as of a link
applies the files after it, and has the data as of now.
"""

from collections.abc import Iterator
from typing import Any

from claimpress.model.manifest import Link, Manifest
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.values.written_json import as_json

_NOT_TOLD = {"history", "aliases", "translations"}


def steps(manifest: Manifest) -> Iterator[Artifact]:
    """A file for each link, and the list of all of them."""
    listed = []
    for number, link in enumerate(manifest.chain, start=1):
        head = _head(number, link)
        changed = {
            id_: entry.model_dump(mode="json", exclude_none=True, exclude=_NOT_TOLD)
            for id_, entry in link.claims.items()
            if entry
        }
        gone = [id_ for id_, entry in link.claims.items() if entry is None]
        name = f"{number}.json"
        text = as_json({**head, "changed": changed, "gone": gone})
        yield Artifact(links.in_api(f"changes/{name}"), f"{text}\n".encode())
        listed.append({**head, "changed": len(changed), "gone": len(gone), "file": name})
    text = as_json({"head": manifest.head, "steps": listed})
    yield Artifact(links.in_api("changes/index.json"), f"{text}\n".encode())


def _head(number: int, link: Link) -> dict[str, Any]:
    head = {
        "number": number,
        "sha256": link.sha256,
        "previous": link.previous,
        "on": link.committed_at[:10] if link.committed_at else None,
        "commit": link.commit,
    }
    return {name: value for name, value in head.items() if value is not None}
