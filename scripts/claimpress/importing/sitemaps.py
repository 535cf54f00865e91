"""The pages a sitemap lists (https://www.sitemaps.org/protocol.html)."""

import zlib
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer
from claimpress.fetching.target import Target, target_of

LARGEST = 50 * 1024 * 1024
"""Bytes of one sitemap, unpacked: the most that the protocol allows."""
_MOST_SITEMAPS = 5_000


def pages_of(
    address: str, ask: Callable[[Target], Answer], told: Callable[[str], None]
) -> Iterator[str]:
    """Each page that a sitemap, or those it leads to, lists on the same host, once.

    ``told`` is given a sentence for each sitemap that cannot be read. Raises `FetchError` when
    that is the one named.
    """
    first = target_of(address)
    waiting, known = [first.address], {first.address}
    seen: set[str] = set()
    while waiting:
        place = waiting.pop(0)
        try:
            sitemaps, pages = _listed(_read(target_of(place), ask))
        except FetchError as fault:
            if place == first.address:
                raise
            told(f"{place}: {fault}")
            continue
        for found in _on_the_host(sitemaps, first):
            if found not in known and len(known) < _MOST_SITEMAPS:
                known.add(found)
                waiting.append(found)
        for found in _on_the_host(pages, first):
            if found not in seen:
                seen.add(found)
                yield found


def _read(target: Target, ask: Callable[[Target], Answer]) -> str:
    answer = ask(target)
    if answer.status != 200:
        message = f"the server answers with status {answer.status}"
        raise FetchError(Fault.BROKEN, message)
    data = answer.body
    if data.startswith(b"\x1f\x8b"):
        unpacking = zlib.decompressobj(wbits=31)
        try:
            data = unpacking.decompress(data, LARGEST)
        except zlib.error as fault:
            raise FetchError(Fault.BROKEN, "the sitemap cannot be unpacked") from fault
        if unpacking.unconsumed_tail:
            raise FetchError(Fault.BROKEN, f"the sitemap has more than {LARGEST:,} bytes")
    return data.decode("utf-8-sig", "replace")


def _listed(text: str) -> tuple[list[str], list[str]]:
    """The sitemaps and the pages in a sitemap: XML, or one address a line."""
    if not text.lstrip().startswith("<"):
        return [], [line.strip() for line in text.splitlines() if line.strip()]
    # A parser of HTML knows no entities but those of HTML, so none can be made to grow.
    parsed = LexborHTMLParser(text.replace("<![CDATA[", "").replace("]]>", ""))
    sitemaps = [node.text().strip() for node in parsed.css("sitemap > loc")]
    return sitemaps, [node.text().strip() for node in parsed.css("url > loc")]


def _on_the_host(addresses: list[str], first: Target) -> Iterator[str]:
    """The addresses that belong to the site; a sitemap speaks for no other."""
    for address in addresses:
        try:
            target = target_of(address)
        except FetchError:
            continue
        if _site(target) == _site(first):
            yield target.address


def _site(target: Target) -> str:
    return target.host.removeprefix("www.")
