"""The files of an import, read piece by piece: never more in memory than one record or page."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from ijson.backends import python as ijson
from ijson.common import JSONError, ObjectBuilder

from claimpress.importing import averitec, fact_check_tools
from claimpress.importing.given import Json, Raw
from claimpress.importing.jsonld import claim_reviews
from claimpress.importing.trouble import Trouble
from claimpress.importing.web_pages import looks_like_a_page, raws_of_page
from claimpress.markup.mending import LARGEST, mend

Split: TypeAlias = Callable[[Json], Iterator[dict[str, Json]]]
"""What makes records of one piece of a file."""

LARGEST_PAGE = 16 * 1024 * 1024
_LONGEST_LINE = 8 * 1024 * 1024
# Under which keys lists of records stand in one large object. Not `@graph`, whose parts refer to
# one another, so that it is read whole.
_LISTS = frozenset(
    {"dataFeedElement", "claims", "claimReviewMarkupPages", "data", "results", "itemListElement"}
)
_DEEPEST = 100
_ENDINGS = frozenset({".html", ".htm", ".json", ".jsonld", ".ndjson", ".jsonl"})


def files_in(paths: tuple[Path, ...]) -> list[Path]:
    """The files that were named, and those with a fitting name in folders that were."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _ENDINGS)
            found += [p for p in inside if p.is_file()]
        else:
            found.append(path)
    return found


def claim_review_files(paths: tuple[Path, ...]) -> Iterator[Raw]:
    """Each ClaimReview in pages, dumps, feeds, answers of the API, and files with one a line."""
    for path in files_in(paths):
        yield from _file(path, _claim_reviews)


def averitec_files(paths: tuple[Path, ...]) -> Iterator[Raw]:
    """Each record in files of AVeriTeC."""
    for path in files_in(paths):
        yield from _file(path, _averitec)


def _claim_reviews(piece: Json) -> Iterator[dict[str, Json]]:
    if fact_check_tools.is_answer(piece):
        yield from fact_check_tools.reviews_in(piece)
    else:
        yield from claim_reviews(piece)


def _averitec(piece: Json) -> Iterator[dict[str, Json]]:
    if averitec.is_record(piece):
        yield piece


def _file(path: Path, split: Split) -> Iterator[Raw]:
    with path.open("rb") as file:
        start = file.read(4096)
        file.seek(0)
        if looks_like_a_page(start):
            data = file.read(LARGEST_PAGE + 1)
            if len(data) > LARGEST_PAGE:
                detail = f"the page has more than {LARGEST_PAGE:,} bytes"
                yield _lost(path.name, path.name, "unreadable", detail)
            else:
                yield from raws_of_page(data, path.name)
        elif _has_one_record_a_line(file):
            yield from _lines(file, path.name, split)
        else:
            yield from _pieces(file, path.name, split)


def _has_one_record_a_line(file: BinaryIO) -> bool:
    """Whether the first line with anything on it is an object and another line follows.

    A broken first line counts as well, unless what is in it goes on in the next.
    """
    lines = (line for line in iter(lambda: file.readline(_LONGEST_LINE), b"") if line.strip())
    first, second = next(lines, b""), next(lines, b"")
    file.seek(0)
    if not second or not first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    goes_on = first.rstrip().endswith((b"[", b"{", b",", b":"))
    return first.rstrip().endswith(b"}") or (second.lstrip().startswith(b"{") and not goes_on)


def _lines(file: BinaryIO, name: str, split: Split) -> Iterator[Raw]:
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), start=1):
        if line.strip():
            text = _decoded(line).rstrip("\r\n")
            yield from _of_text(text, f"{name}, line {number}", split)


def _pieces(file: BinaryIO, name: str, split: Split) -> Iterator[Raw]:
    """The records of one JSON text, however large."""
    count = 0
    try:
        for number, piece in enumerate(_streamed(file), start=1):
            count = number
            yield from _of_value(piece, f"{name}, record {number}", split)
    except (JSONError, UnicodeDecodeError, RecursionError) as fault:
        yield from _mended(file, name, split, count, str(fault))
        return
    if not count:
        file.seek(0)
        data = file.read(LARGEST_PAGE + 1)
        if len(data) > LARGEST_PAGE:
            detail = f"it is one piece of more than {LARGEST_PAGE:,} bytes"
            yield _lost(name, name, "unreadable", detail)
        else:
            yield from _of_text(_decoded(data), name, split)


def _streamed(file: BinaryIO) -> Iterator[Json]:
    """Each item of the list that the file is, or of the lists of records that it holds."""
    # The backends in C write a question mark for half of a surrogate pair, without a word; and
    # the paths that `ijson.parse` gives grow with the square of the depth.
    builder: ObjectBuilder | None = None
    opened: list[str] = []
    key = ""
    for event, value in ijson.basic_parse(_without_mark(file), use_float=True):
        if event == "map_key" and len(opened) == 1:
            key = value
        begins = event in {"start_map", "start_array"}
        if begins and builder is None and _holds_records(opened, key):
            builder, start = ObjectBuilder(), len(opened)
        if begins:
            opened.append(event)
        elif event in {"end_map", "end_array"}:
            opened.pop()
        if len(opened) > _DEEPEST:
            raise JSONError(f"it is nested more than {_DEEPEST} deep")
        if builder is not None:
            builder.event(event, value)
            if len(opened) == start:
                yield builder.value
                builder = None


def _holds_records(opened: list[str], key: str) -> bool:
    """Whether what is open is the list that a file is, or a list of records in its object."""
    in_object = opened == ["start_map", "start_array"] and key in _LISTS
    return in_object or opened == ["start_array"]


def _mended(file: BinaryIO, name: str, split: Split, known: int, fault: str) -> Iterator[Raw]:
    """What a broken file holds beyond the records that were read, where it can be mended."""
    file.seek(0)
    data = file.read(LARGEST + 1)
    try:
        value, mended = mend(_decoded(data)) if len(data) <= LARGEST else (None, ())
    except ValueError:
        value, mended = None, ()
    if value is None:
        detail = f"the file is broken after record {known}: {fault}"
        yield _lost(name, data[-2000:].decode("utf-8", "replace"), "unreadable", detail)
        return
    trouble = Trouble("json-mended", detail="; ".join(mended))
    pieces = list(_streamed(io.BytesIO(json.dumps(value).encode()))) or [value]
    for number, piece in enumerate(pieces[known:], start=known + 1):
        yield from _of_value(piece, f"{name}, record {number}", split, (trouble,))


def _of_text(text: str, where: str, split: Split) -> Iterator[Raw]:
    try:
        value, mended = mend(text)
    except ValueError as fault:
        yield _lost(where, text, "unreadable", str(fault))
        return
    troubles = (Trouble("json-mended", detail="; ".join(mended)),) if mended else ()
    yield from _of_value(value, where, split, troubles)


def _of_value(
    value: Json, where: str, split: Split, troubles: tuple[Trouble, ...] = ()
) -> Iterator[Raw]:
    found = False
    for number, record in enumerate(split(value), start=1):
        found = True
        yield Raw(where if number == 1 else f"{where} ({number})", record, troubles)
    if not found:
        yield _lost(where, value, "no-record")


def _lost(where: str, given: Any, code: str, detail: str = "") -> Raw:  # noqa: ANN401 - JSON
    return Raw(where, {"as given": given}, (Trouble(code, detail=detail),))


def _without_mark(file: BinaryIO) -> BinaryIO:
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)
    return file


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")
