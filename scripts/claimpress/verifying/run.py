"""Verify a published site: its files, its data, its chain."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimpress.checking.chain import check_chain, check_links
from claimpress.exporting.manifest import MANIFEST
from claimpress.model.manifest import Manifest
from claimpress.reading.manifest import ManifestError, parsed
from claimpress.values.problems import Problem, in_order
from claimpress.verifying.claims import DATA, Data, check_data, check_page, page_of, read_data
from claimpress.verifying.files import check_files
from claimpress.verifying.known import check_known
from claimpress.verifying.listing import LISTING, read_listing
from claimpress.verifying.place import Place, PlaceError

_SMALLEST = "a site that claimpress built has it; publish the site again, whole"


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying a site gave."""

    problems: tuple[Problem, ...]
    files: int
    """How many files were listed."""
    manifest: Manifest | None
    """The site's manifest, when it could be read."""
    kept: bytes = b""
    """Its bytes."""


def verify(place: Place, known: Manifest | str | None = None) -> Verified:
    """Check a published site against its list of files, its data and its chain.

    ``known`` is what a witness kept: an earlier manifest, or only its head.
    """
    problems: list[Problem] = []
    listed = _read(place, LISTING, problems)
    kept = _read(place, MANIFEST, problems) or b""
    data_file = _read(place, DATA, problems)
    manifest: Manifest | None = None
    data: Data | None = None
    listing: dict[str, str] | None = None
    try:
        manifest = parsed(kept) if kept else None
    except ManifestError as refused:
        problems.append(Problem(MANIFEST, "unreadable", str(refused), refused.help))
    try:
        data = read_data(data_file) if data_file is not None else None
    except PlaceError as refused:
        problems.append(Problem(DATA, "unreadable", str(refused), _SMALLEST))
    try:
        listing = read_listing(listed) if listed is not None else None
    except PlaceError as refused:
        problems.append(Problem(LISTING, "unreadable", str(refused), _SMALLEST))
    if manifest:
        problems += check_chain(manifest, MANIFEST)
        problems += check_links(manifest, page_of)
        if data:
            problems += check_data(data, manifest)
        if known:
            problems += check_known(manifest, known)
    if listing is not None:
        problems += check_files(place, listing, _Looking(data))
        problems += _unlisted(data, listing)
    return Verified(tuple(in_order(problems)), len(listing or ()), manifest, kept)


def _read(place: Place, path: str, problems: list[Problem]) -> bytes | None:
    try:
        found = place.read(path)
    except PlaceError as refused:
        problems.append(Problem(path, "unreadable", str(refused), refused.help))
        return None
    if found is None:
        message = "this file is missing, and without it the site cannot be verified"
        problems.append(Problem(path, "file-missing", message, _SMALLEST))
    return found


class _Looking:
    """Looks at the pages of claims."""

    def __init__(self, data: Data | None) -> None:
        records = data.claims if data else {}
        self._records = {page_of(id_): record for id_, record in records.items()}

    def __call__(self, path: str, page: bytes) -> Iterator[Problem]:
        record = self._records.get(path)
        if record is not None:
            yield from check_page(record, path, page)


def _unlisted(data: Data | None, listing: dict[str, str]) -> Iterator[Problem]:
    """The pages that must be there and are not even in the list."""
    for path in (MANIFEST, DATA, *map(page_of, data.claims if data else {})):
        if path not in listing:
            message = f"this file is not in {LISTING}, and must be"
            yield Problem(path, "page-missing", message, "publish the site again, whole")
