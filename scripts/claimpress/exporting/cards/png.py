"""A PNG file of sixteen colours, put together from strips that are packed one by one.

A strip that many cards share (the publication's name, a status, paper) is
packed once. That is what deflate allows: each strip ends at a whole byte and
looks back at none before it (RFC 1951, 3.2.4), and the checksum of all follows
from those of the strips.
"""

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BITS = 4
"""For each pixel."""
OUTSET = b"00"
"""The digits before each row: it is written as it is, unlike the one above (PNG, 9.2)."""


class Effort(NamedTuple):
    """How hard to look for what repeats."""

    level: int
    strategy: int


QUICKLY = Effort(1, zlib.Z_RLE)
"""For what one card has: look for pixels like the one before them alone. To look for more makes
a card an eighth smaller, and takes a sixth longer."""
WELL = Effort(6, zlib.Z_DEFAULT_STRATEGY)
"""For what many cards share."""

_HEAD, _END = b"\x78\x5e", b"\x03\x00"
"""What a zlib stream begins with (RFC 1950), and a last block with nothing in it."""
_PALETTE = 3
_ADLER = 65521


class Strip(NamedTuple):
    """Rows of a picture, packed."""

    height: int
    packed: bytes
    size: int
    """How many bytes they were."""
    checksum: int


def packed(rows: bytes, height: int, effort: Effort) -> Strip:
    """Rows of pixels, two in a byte, each row after the byte that `OUTSET` is."""
    deflate = zlib.compressobj(
        effort.level, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, effort.strategy
    )
    data = deflate.compress(rows) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return Strip(height, data, len(rows), zlib.adler32(rows))


def png(width: int, palette: bytes, strips: Iterable[Strip]) -> bytes:
    """The picture that strips are from top to bottom; ``palette`` has three bytes for a colour."""
    strips = tuple(strips)
    head = struct.pack(">IIBBBBB", width, sum(s.height for s in strips), BITS, _PALETTE, 0, 0, 0)
    rows = b"".join((_HEAD, *(strip.packed for strip in strips), _END, _checksum(strips)))
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", rows), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _checksum(strips: Iterable[Strip]) -> bytes:
    """Adler-32 of all rows, from that of each strip."""
    low, high = 1, 0
    for strip in strips:
        of_it_low, of_it_high = strip.checksum & 0xFFFF, strip.checksum >> 16
        high = (high + of_it_high + strip.size * (low - 1)) % _ADLER
        low = (low + of_it_low - 1) % _ADLER
    return struct.pack(">HH", high, low)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
