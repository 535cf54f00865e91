"""Copies of evidence that are kept: each in a WARC file named by the SHA-256 of what it holds.

WARC (ISO 28500) is what web archives keep: what was asked, every redirect and the answer, with
their headers and the moment. The hash is that of the answer's body as its host sent it, so it is
the same for a file that somebody else saved.
"""

import contextlib
import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimpress.fetching.fetcher import Answer
from claimpress.fetching.follow import Trail

ENDING = ".warc.gz"
_WARC = (ENDING, ".warc")
# Of how the body travelled; it lies in the file unpacked from that.
_OF_THE_WAY = frozenset({"transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy ready to be kept."""

    sha256: str
    data: bytes

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.sha256}{ENDING}"


def copy_of(trail: Trail, agent: str, moment: dt.datetime) -> Copy:
    """The copy of an answer and of the redirects that led to it."""
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=True)
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    for answer in (*trail.hops, trail.answer):
        address = answer.target.address
        asked = StatusAndHeaders(
            f"GET {answer.target.path} HTTP/1.1",
            [("Host", answer.target.netloc), ("User-Agent", agent)],
            is_http_request=True,
        )
        told = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(answer.body),
            length=len(answer.body),
            http_headers=StatusAndHeaders(
                f"{answer.status} {answer.reason}".strip(), _fields(answer), protocol="HTTP/1.1"
            ),
            warc_headers_dict={"WARC-Date": date},
        )
        request = writer.create_warc_record(
            address,
            "request",
            payload=io.BytesIO(),
            length=0,
            http_headers=asked,
            warc_headers_dict={"WARC-Date": date},
        )
        writer.write_request_response_pair(request, told)
    return Copy(hashlib.sha256(trail.answer.body).hexdigest(), written.getvalue())


def _fields(answer: Answer) -> list[tuple[str, str]]:
    return [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WAY else name, value)
        for name, value in answer.fields
    ]


def holds(name: str, data: bytes, sha256: str) -> str:
    """Why a kept file does not hold what has this hash; empty when it does."""
    if not name.endswith(_WARC):
        same = hashlib.sha256(data).hexdigest() == sha256
        return "" if same else "its bytes are not those that were kept"
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # warcio tells of oddities there
            hashes = set(_bodies(data))
    except (ArchiveLoadFailed, OSError, ValueError, EOFError) as fault:
        return f"the file is damaged: {type(fault).__name__}"
    return "" if sha256 in hashes else "what it holds is not what was kept"


def _bodies(data: bytes) -> Iterator[str]:
    """The hash of the body of each answer; the file's own digests are checked on the way."""
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        body = record.raw_stream.read()
        if record.rec_type in {"response", "resource"}:
            yield hashlib.sha256(body).hexdigest()
