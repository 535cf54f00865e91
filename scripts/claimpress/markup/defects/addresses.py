"""Addresses: of the check, and of the places where the claim was made."""

import re
from collections import defaultdict
from collections.abc import Iterator

import ada_url

from claimpress.markup.document import Document
from claimpress.markup.finding import (
    COLLECTORS,
    GOOGLE,
    GOOGLE_ADVICE,
    SCHEMA,
    DocumentCheck,
    Finding,
    of_document,
    of_folder,
    of_review,
)
from claimpress.markup.review import Part, Review, reviews_in
from claimpress.values.problems import Severity, short

_SHORT = {
    "bit.ly", "buff.ly", "cutt.ly", "dlvr.it", "fb.me", "goo.gl", "is.gd", "j.mp", "ow.ly",
    "rb.gy", "rebrand.ly", "shorturl.at", "s.id", "t.co", "t.ly", "tiny.cc", "tinyurl.com",
    "youtu.be",
}  # fmt: skip
_SEVERAL = re.compile(r"https?://.*[\s,;].*https?://", re.DOTALL)


@of_review("url-missing", GOOGLE)
def check_has_an_address(review: Review) -> Iterator[Finding]:
    """``url`` is the address of the page with the whole check."""
    if not review.url:
        yield Finding(
            "url is missing",
            "add the full address of the page; a site of claimpress needs site_url in mkdocs.yml",
            review.whole.at("url").path,
        )


@of_review("url-form", GOOGLE)
def address_is_a_full_one(review: Review) -> Iterator[Finding]:
    """``url`` is a full address, with https:// or http://."""
    if review.url and _host(review.url) is None:
        yield Finding(
            f"url is {short(review.url)}", "write the full address, with https://", _at(review)
        )


@of_review("url-shortened", GOOGLE)
def address_is_not_shortened(review: Review) -> Iterator[Finding]:
    """``url`` is the address itself and not that of a service that shortens addresses."""
    if _host(review.url) in _SHORT:
        yield Finding(f"url is shortened: {short(review.url)}", "write the whole", _at(review))


@of_review("url-other-host", GOOGLE)
def address_is_on_the_host_of_the_page(review: Review) -> Iterator[Finding]:
    """``url`` is on the host of the page, or on a subdomain of it."""
    host, own = _host(review.url), _host(review.document.own_address)
    if host and own and not _within(host, own):
        yield Finding(
            f"url is on {host}, the page on {own}",
            "give the address of this page; a check that stands elsewhere is marked up there",
            _at(review),
        )


@of_review("url-not-canonical", GOOGLE)
def address_is_the_canonical_one(review: Review) -> Iterator[Finding]:
    """``url`` is the address that the page gives as its canonical one."""
    own = review.document.canonical
    host = _host(review.url)
    if len(own) == 1 and host and _within(host, _host(own[0]) or "") and not _same(review, own[0]):
        yield Finding(
            f"url is {short(review.url)}, the canonical address {short(own[0])}",
            "give the same address in both",
            _at(review),
        )


@of_document("canonical", GOOGLE_ADVICE, Severity.WARNING)
def page_has_one_canonical_address(document: Document) -> Iterator[Finding]:
    """A page with a check gives one canonical address."""
    if document.html and reviews_in(document) and len(document.canonical) != 1:
        count = len(document.canonical)
        yield Finding(
            f"the page gives {count or 'no'} canonical address{'es' if count else ''}",
            'add one <link rel="canonical" href="…"> with the full address',
        )


@of_folder("url-repeated", GOOGLE)
def no_check_is_on_two_pages() -> DocumentCheck:
    """A check is marked up on one page only."""
    pages: dict[str, str] = {}

    def compare(document: Document) -> Iterator[Finding]:
        for review in reviews_in(document):
            known = pages.setdefault(review.url, document.name) if review.url else document.name
            if known != document.name:
                yield Finding(
                    f"the check at {short(review.url)} is marked up in {known} already",
                    "keep it on its own page",
                    _at(review),
                    review.block,
                )

    return compare


@of_review("appearance-missing", GOOGLE_ADVICE, Severity.WARNING)
def claim_tells_where_it_was_made(review: Review) -> Iterator[Finding]:
    """``appearance`` or ``firstAppearance`` tells where the claim was made."""
    for claim in review.claims:
        if claim.is_a("Claim") and not list(_places(claim)):
            yield Finding(
                "neither appearance nor firstAppearance is given",
                "add where the claim was made, as an object with its url",
                claim.path,
            )


@of_review("appearance-form", COLLECTORS)
def appearances_are_objects(review: Review) -> Iterator[Finding]:
    """An ``appearance`` is an object with a ``url``, not the address alone."""
    for claim in review.claims:
        for place in _places(claim):
            if not place.object:
                message = f"the appearance is {short(place.value)}"
            elif not place.first("url").text:
                message = "the appearance has no url"
            else:
                continue
            help_ = "write an object of type CreativeWork with its url"
            yield Finding(message, help_, place.path)


@of_review("appearance-address", COLLECTORS)
def appearances_have_one_address_each(review: Review) -> Iterator[Finding]:
    """The address of an appearance is one full address."""
    for part in _addresses(review):
        if _SEVERAL.search(part.text):
            yield Finding(
                "several addresses stand in one text",
                "write an appearance for each",
                part.path,
            )
        elif part.text and _host(part.text) is None:
            help_ = "write the full address, with https://"
            yield Finding(f"this is no address: {short(part.text)}", help_, part.path)


@of_review("appearance-own", COLLECTORS)
def appearances_are_elsewhere(review: Review) -> Iterator[Finding]:
    """A claim did not appear on the page that checks it."""
    for part in _addresses(review):
        if review.url and _bare(part.text) == _bare(review.url):
            yield Finding(
                "the address of the check stands as the place where the claim was made",
                "name where the claim was made",
                part.path,
            )


@of_review("appearance-as-url", COLLECTORS, Severity.WARNING)
def places_stand_as_appearances(review: Review) -> Iterator[Finding]:
    """Where the claim was made stands in ``appearance`` and not as the ``url`` of the claim."""
    for claim in review.claims:
        url = claim.first("url").text
        if url and not list(_places(claim)) and _bare(url) != _bare(review.url):
            yield Finding(
                "the claim has a url and no appearance",
                "move it into appearance",
                (*claim.path, "url"),
            )


@of_review("same-as-form", SCHEMA)
def other_pages_are_addresses(review: Review) -> Iterator[Finding]:
    """``sameAs`` of who made the claim is a full address."""
    for claim in review.claims:
        for author in claim.each("author"):
            for part in author.each("sameAs"):
                if part.text and _host(part.text) is None:
                    help_ = "write the full address of a page about them"
                    yield Finding(f"sameAs is {short(part.text)}", help_, part.path)


@of_document("review-repeated", COLLECTORS)
def checks_of_a_page_agree(document: Document) -> Iterator[Finding]:
    """No two checks of a page give different findings on the same claim."""
    by_claim: dict[str, list[Review]] = defaultdict(list)
    for review in reviews_in(document):
        by_claim[review.claim_text.text.casefold()].append(review)
    for text, (first, *others) in by_claim.items():
        for other in others:
            if text and other.label != first.label:
                yield Finding(
                    f"the same claim is {short(other.label)} here and {short(first.label)} above",
                    "keep the finding that stands",
                    other.rating.path,
                    other.block,
                )


def _at(review: Review) -> tuple[str | int, ...]:
    return review.whole.first("url").path


def _places(claim: Part) -> Iterator[Part]:
    yield from claim.each("firstAppearance")
    yield from claim.each("appearance")


def _addresses(review: Review) -> Iterator[Part]:
    for claim in review.claims:
        for place in _places(claim):
            yield place.first("url") if place.object else place


def _host(address: str) -> str | None:
    """The host of a full address of the web; None for anything else."""
    try:
        url = ada_url.URL(address)
    except ValueError:
        return None
    plain = url.protocol in {"http:", "https:"} and not re.search(r"\s", address)
    return str(url.hostname) if plain and "." in url.hostname else None


def _within(host: str, own: str) -> bool:
    """Whether a host is that of the page, one below it, or the same without ``www.``."""
    host, own = host.removeprefix("www."), own.removeprefix("www.")
    return host == own or host.endswith(f".{own}")


def _same(review: Review, address: str) -> bool:
    return _bare(review.url) == _bare(address)


def _bare(address: str) -> str:
    """An address without what does not change the page it leads to."""
    return re.sub(r"^https?://(www\.)?", "", address.partition("#")[0]).rstrip("/")
