"""Rules about single items of evidence: their addresses, titles and quotations."""

import re
from collections.abc import Iterator

from claimpress.checking.rule import Finding, claim_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.addresses import host_of
from claimpress.values.problems import Path, Severity

_NO_TITLE = frozenset(
    {
        "n a", "na", "none", "null", "nil", "no title", "untitled", "title", "title not seen",
        "not seen", "not known", "unknown title", "title unknown", "missing", "todo", "tbd", "tba",
        "xxx", "link", "source", "article", "here", "click here", "page not found", "404",
    },
)  # fmt: skip


@claim_rule("repeated-evidence")
def evidence_is_listed_once(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """One address is one item of evidence, unless the items name different places in it."""
    seen: dict[tuple[str, str | None], int] = {}
    for index, item in enumerate(claim.evidence):
        first = seen.setdefault((same_page(item.url), item.locator), index)
        if first != index:
            yield Finding(
                f"item {first + 1} of the evidence has this address already",
                "make one item of the two; if each means another place in the page, "
                "give both a locator",
                ("evidence", index, "url"),
            )


@claim_rule("archive-is-original")
def archived_copies_are_copies(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """An archived copy lies at another address than the original."""
    for path, url, archived in _originals(claim):
        if archived and same_page(archived) == same_page(url):
            yield Finding(
                "archived is the address of the page itself",
                "give the address of the copy, as https://web.archive.org/web/…, or take it out",
                (*path, "archived"),
            )


@claim_rule("http-address", severity=Severity.WARNING, waivable=True)
def addresses_are_encrypted(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """Addresses start with ``https://``, so that nobody on the way can change what readers see."""
    for path, url, _archived in _originals(claim):
        if url.startswith("http://"):
            yield Finding(
                "the address starts with http://",
                "see whether the page opens with https:// and use that; if not, waive the rule",
                (*path, "url"),
            )


@claim_rule("placeholder", waivable=True)
def missing_titles_are_called_unknown(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A title that was not seen is ``unknown``: no other word, sign or address stands for it."""
    for index, item in enumerate(claim.evidence):
        if _stands_for_nothing(item.title, item.url):
            yield Finding(
                f"{item.title!r} is not a title",
                "write the headline to the letter; if it was not seen, write title: unknown",
                ("evidence", index, "title"),
            )


@claim_rule("long-quote")
def quotations_keep_to_the_limit(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """No quotation is longer than ``quote_limit`` in ``publication.yaml``."""
    limit = corpus.publication.quote_limit
    quotes: list[tuple[Path, str | None]] = [(("source", "quote"), claim.source.quote)]
    quotes += [
        (("evidence", index, "quote"), item.quote) for index, item in enumerate(claim.evidence)
    ]
    for path, quote in quotes:
        if quote and len(quote) > limit:
            yield Finding(
                f"the quotation has {len(quote):,} characters; this publication quotes "
                f"at most {limit:,}",
                "keep the words that matter; mark what is left out with […]",
                path,
            )


def same_page(address: str) -> str:
    """An address without what does not lead elsewhere: scheme, ``www.``, last slash, fragment."""
    rest = re.sub(r"^https?://[^/?#]*|#.*$", "", address).rstrip("/")
    return host_of(address) + rest


def _originals(claim: Claim) -> Iterator[tuple[Path, str, str | None]]:
    for index, item in enumerate(claim.evidence):
        yield ("evidence", index), item.url, item.archived
    for index, place in enumerate(claim.source.appearances):
        yield ("source", "appearances", index), place.url, place.archived


def _stands_for_nothing(title: str, url: str) -> bool:
    words = " ".join(re.findall(r"\w+", title.casefold()))
    is_address = title.startswith(("http://", "https://", "www.")) or same_name(title, url)
    return is_address or not words or words in _NO_TITLE or (words == "unknown" != title)


def same_name(title: str, url: str) -> bool:
    """Whether a title is only the name of the host."""
    return title.casefold().removeprefix("www.").rstrip("/") == host_of(url)
