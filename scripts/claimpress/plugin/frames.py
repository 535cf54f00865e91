"""The frames of a site, and which page fits into which."""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from claimpress.plugin.frame import Frame
from claimpress.plugin.page import PAGE, Source

_ASKED = frozenset({"kind", "template"})
"""Values at the head of a page that templates may compare; pages with others have other frames."""

_NAME = 16
"""Letters in the name of a kind, with which the names of its slots begin."""
# Letters of both cases, letter by letter: three times as fast as a search that ignores the case.
_ACTIVE = re.compile("<[sSmM](?:[cC][rR][iI][pP][tT]|[eE][tT][aA])")


def hollow(key: str, value: object) -> bool:
    """Whether a value at the head of a page is a place in its frame."""
    return isinstance(value, str) and bool(value) and key not in _ASKED


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides where pages stand and which are like no other."""

    site_url: str
    directory_urls: bool
    alone: frozenset[str]
    """The paths of pages that the navigation names: each is marked in it."""

    def url(self, path: str) -> str:
        """The address of a page, as MkDocs counts them: ``claims/a/b/``; empty for the first."""
        return _quoted(path.removesuffix(PAGE) if self.directory_urls else self.output(path))

    def output(self, path: str) -> str:
        """The file of the site that a page becomes."""
        return f"{path.removesuffix('.md')}.html"

    def said(self, path: str, source: Source) -> dict[str, str]:
        """What a page puts into the places of its frame."""
        url = self.url(path)
        values = {f"meta.{key}": value for key, value in source.meta.items() if hollow(key, value)}
        values |= {"content": source.body, "url": url}
        if self.site_url:
            values["canonical_url"] = urljoin(self.site_url.rstrip("/") + "/", url)
            values["abs_url"] = urlsplit(values["canonical_url"]).path
        return values


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that templates treat alike, but for where they stand."""

    leads: frozenset[str]
    """The folders that templates link into: the way there is shorter from within."""
    compared: frozenset[str]
    """The addresses that templates look for: a page there is like no other."""

    @classmethod
    def of(cls, targets: Iterable[str], compared: Iterable[str]) -> "Kind":
        """The kind whose templates asked for these."""
        leads = set()
        for target in targets:
            parts = _parts(target)
            leads |= {"/".join(parts[: end + 1]) for end in range(len(parts))}
        return cls(frozenset(leads), frozenset(compared))

    def lead(self, url: str) -> str:
        """The longest of those folders that an address lies in."""
        found = ""
        for part in _folder(url):
            longer = f"{found}/{part}" if found else part
            if longer not in self.leads:
                break
            found = longer
        return found


@dataclass
class Frames:
    """Every frame made so far."""

    standing: Standing
    kinds: dict[str, Kind] = field(default_factory=dict)
    by_slot: dict[str, Frame] = field(default_factory=dict)
    """Frames by the name of the slot; pages of one slot fit into one frame."""

    def kind(self, path: str, source: Source) -> str:
        """The name of the kind a page is of."""
        url = self.standing.url(path)
        values = [
            [key, None if hollow(key, value) else [value]] for key, value in source.meta.items()
        ]
        own = path if self.alike_none(path, source) else ""
        shape = json.dumps([len(_folder(url)), own, values], ensure_ascii=False)
        return hashlib.sha256(shape.encode()).hexdigest()[:_NAME]

    def alike_none(self, path: str, source: Source) -> bool:
        """Whether the templates may treat a page as no other."""
        return path in self.standing.alone or path == PAGE or "title" not in source.meta

    def slot(self, kind: str, path: str) -> str | None:
        """The name of the slot of a page of a kind; None when the kind is not known yet."""
        known = self.kinds.get(kind)
        if known is None:
            return None
        url = self.standing.url(path)
        return f"{kind}={url}" if url in known.compared else f"{kind}/{_quoted(known.lead(url))}"

    def add(self, kind: str, made: Kind, path: str, frame: Frame) -> str:
        """Keep a frame, and what was learnt of its kind; gives the name of its slot."""
        before = self.kinds.get(kind)
        if before and before != made:
            # What is shared by pages of this kind is less than was thought.
            made = Kind(before.leads | made.leads, before.compared | made.compared)
            for slot in [each for each in self.by_slot if each.startswith(kind)]:
                del self.by_slot[slot]
        self.kinds[kind] = made
        slot = self.slot(kind, path) or ""
        self.by_slot[slot] = frame
        return slot

    def filled(self, path: str, source: Source) -> tuple[str, str] | None:
        """The finished page and the name of its slot; None when there is no frame for it."""
        slot = self.slot(self.kind(path, source), path)
        frame = self.by_slot.get(slot) if slot else None
        if slot is None or frame is None or not inert(source.body):
            return None
        return frame.filled(self.standing.said(path, source), self.standing.url(path)), slot

    def only(self, slots: set[str]) -> "Frames":
        """The frames in these slots."""
        frames = {slot: frame for slot, frame in self.by_slot.items() if slot in slots}
        kinds = {slot[:_NAME] for slot in frames}
        return Frames(self.standing, {name: self.kinds[name] for name in kinds}, frames)

    def as_data(self) -> dict[str, Any]:
        """The frames as data."""
        return {
            "kinds": {
                name: [sorted(kind.leads), sorted(kind.compared)]
                for name, kind in sorted(self.kinds.items())
            },
            "frames": {slot: frame.as_json() for slot, frame in sorted(self.by_slot.items())},
        }

    @classmethod
    def from_data(cls, standing: Standing, data: Mapping[str, Any]) -> "Frames":
        """The frames that `as_data` told of."""
        kinds = {
            name: Kind(frozenset(leads), frozenset(compared))
            for name, (leads, compared) in data["kinds"].items()
        }
        frames = {slot: Frame.from_json(text) for slot, text in data["frames"].items()}
        return cls(standing, kinds, frames)


def inert(body: str) -> bool:
    """Whether the policy of a page is that of its frame: a body with a script has its own."""
    return not _ACTIVE.search(body)


@lru_cache(maxsize=64)
def _quoted(address: str) -> str:
    return quote(address)


def _parts(address: str) -> list[str]:
    """The parts of an address as MkDocs' `get_relative_url` counts them."""
    path = posixpath.normpath(f"/{address}").lstrip("/")
    return path.split("/") if path else []


def _folder(url: str) -> list[str]:
    """The parts of the folder a page stands in, for the same function."""
    folder, _, name = url.rpartition("/")
    return _parts(folder if "." in name else url)
