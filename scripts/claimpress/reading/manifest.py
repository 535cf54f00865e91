"""A manifest, read from the bytes of a file that anybody may have written."""

import json
from typing import Any

from pydantic import ValidationError

from claimpress.model.manifest import VERSION, Manifest
from claimpress.values.problems import short


class ManifestError(Exception):
    """Bytes that are no manifest; ``help`` says the next step."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


def parsed(data: bytes) -> Manifest:
    """The manifest in ``data``.

    Raises `ManifestError` when it is none. Whether its chain holds together is
    another question (`claimpress.checking.chain`).
    """
    help_ = "take manifest.json as `claimpress build` wrote it or the site serves it"
    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as fault:
        raise ManifestError(f"this is no JSON: {short(fault)}", help_) from fault
    if not isinstance(content, dict) or "version" not in content:
        raise ManifestError("this is JSON, but no manifest", help_)
    if content["version"] != VERSION:
        message = f"this manifest has version {short(content['version'])}, not {VERSION}"
        raise ManifestError(message, "use the version of claimpress that wrote it, or a newer one")
    try:
        return Manifest.model_validate(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = f"{short(where)} is not as it must be: {first['msg']}"
        raise ManifestError(message, help_) from fault


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found
