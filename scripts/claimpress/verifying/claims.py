"""The data of a site against its manifest, and its pages against the data."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from claimpress.auditing.seen import seen
from claimpress.exporting.manifest import entry_of
from claimpress.model.manifest import Entry, Manifest
from claimpress.rendering import links
from claimpress.values.canonical import fingerprint
from claimpress.values.problems import Problem, short
from claimpress.values.text import letters
from claimpress.verifying.place import PlaceError

DATA = "data/claims.json"


@dataclass(frozen=True, slots=True)
class Data:
    """What ``data/claims.json`` holds, as far as it is looked at."""

    scale: Any
    claims: Mapping[str, Mapping[str, Any]]
    """The object of each claim by its id."""


def read_data(data: bytes) -> Data:
    """The claims in the data; raises `PlaceError` when there are none to be found."""
    try:
        content = json.loads(data.decode("utf-8"))
        claims = {str(record["id"]): dict(record) for record in content["claims"]}
        if len(claims) != len(content["claims"]):
            raise PlaceError("two claims have one id")
        return Data(content["scale"], claims)
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise PlaceError(f"this is not the data of a publication: {short(fault)}") from fault


def page_of(id_: str) -> str:
    """The file of a claim's page."""
    return f"{links.page_of_claim(id_)}index.html"


def check_data(data: Data, manifest: Manifest) -> Iterator[Problem]:
    """Yield where the data is not what the manifest says was published."""
    for id_, record in data.claims.items():
        entry = manifest.claims.get(id_)
        if entry is None:
            message = f"the claim {short(id_)} is in the data and not in the manifest"
            yield Problem(DATA, "claim-unlisted", message, _WHOLE, ("claims", id_))
        else:
            yield from _check_claim(id_, record, entry)
    for id_ in manifest.claims.keys() - data.claims.keys():
        message = f"the claim {id_!r} is in the manifest and not in the data: it was taken out"
        yield Problem(DATA, "claim-missing", message, _WHOLE, ("claims", id_))
    if _hash(data.scale) != manifest.chain[-1].scale:
        message = "the scale is not that of the manifest: the statuses were renamed or redefined"
        yield Problem(DATA, "scale-changed", message, _WHOLE, ("scale",))


_WHOLE = "publish data and manifest of one build; hold both against a copy somebody kept"


def _check_claim(id_: str, record: Mapping[str, Any], entry: Entry) -> Iterator[Problem]:
    at = ("claims", id_)
    try:
        found = entry_of(record)
    except (KeyError, TypeError, ValueError, RecursionError):
        message = f"the claim {id_!r} has not the fields of a claim"
        yield Problem(DATA, "claim-changed", message, _WHOLE, at)
        return
    if found.history != entry.history:
        message = (
            f"the history of {id_!r} is not that of the manifest: {_in_history(record, entry)}"
        )
        yield Problem(DATA, "history-edited", message, _WHOLE, (*at, "history"))
    elif found.sha256 != entry.sha256:
        message = f"the claim {id_!r} was changed: its hash is not that in the manifest"
        yield Problem(DATA, "claim-changed", message, _WHOLE, at)
    elif found != entry:
        message = f"the manifest gives {id_!r} another status, stage, day or alias than the data"
        yield Problem(DATA, "manifest-rewritten", message, _WHOLE, at)


def _in_history(record: Mapping[str, Any], entry: Entry) -> str:
    for number, change in enumerate(record["history"]):
        if number >= len(entry.history):
            return f"entry {number + 1} ({_about(change)}) was added"
        if fingerprint(change) != entry.history[number]:
            return f"entry {number + 1} ({_about(change)}) was edited, moved or put in"
    return f"{len(entry.history) - len(record['history'])} of the last entries were removed"


def _about(change: Mapping[str, Any]) -> str:
    return f"{change['kind']} of {change['on']}"


def _hash(value: object) -> str:
    try:
        return fingerprint(value)
    except (TypeError, ValueError, RecursionError):
        return ""


def check_page(record: Mapping[str, Any], path: str, page: bytes) -> Iterator[Problem]:
    """Yield what the data says of a claim and its page does not show."""
    body = LexborHTMLParser(page.decode("utf-8", "replace")).body
    shown = letters(seen(body)) if body else ""
    wanted = {
        "text": record.get("text"),
        "status": record.get("status_label"),
        "summary": record.get("summary"),
        **{f"history entry {n + 1}": change["note"] for n, change in enumerate(record["history"])},
    }
    for name, words in wanted.items():
        if letters(str(words)) not in shown:
            message = f"the page does not show the {name} that the data has"
            help_ = "page and data are not of one build: publish the site again, whole"
            yield Problem(path, "page-disagrees", message, help_)
