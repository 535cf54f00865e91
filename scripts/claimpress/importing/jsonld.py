"""ClaimReview in JSON-LD: found wherever it stands, and told in our terms."""

from collections.abc import Iterable, Iterator

from claimpress.importing.given import Cited, Given, Json, Named, Place, Rating, Raw
from claimpress.importing.links import addresses_in
from claimpress.model.registries import PersonKind

_DEEPEST = 40
_WORDS = ("@value", "name", "headline", "text")
_IDS = ("@id", "url", "alternateName")
_KINDS = {"Person": PersonKind.PERSON}
_BODIES = ("Organization", "Corporation", "Organisation", "GovernmentOrganization", "NGO")


def claim_reviews(value: Json) -> Iterator[dict[str, Json]]:
    """Every ClaimReview in a JSON value, with what it refers to by ``@id`` put in its place."""
    known: dict[str, dict[str, Json]] = {}
    found: list[dict[str, Json]] = []
    waiting: list[tuple[Json, int]] = [(value, 0)]
    while waiting:
        here, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(here, list):
            waiting += [(item, depth + 1) for item in reversed(here)]
        elif isinstance(here, dict):
            if len(here) > 1 and isinstance(here.get("@id"), str):
                known.setdefault(here["@id"], here)
            if "ClaimReview" in types_of(here):
                found.append(here)
            waiting += [(item, depth + 1) for item in reversed(list(here.values()))]
    for review in found:
        yield _resolved(review, known)


def types_of(value: Json) -> set[str]:
    """The types of an object, without the address of their vocabulary."""
    given = value.get("@type") if isinstance(value, dict) else None
    names = given if isinstance(given, list) else [given]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)}


def given_of(raw: Raw) -> Given:
    """What a ClaimReview says."""
    review = raw.data
    reviewed = [item for item in _listed(review.get("itemReviewed")) if isinstance(item, dict)]
    ratings = [item for item in _listed(review.get("reviewRating")) if isinstance(item, dict)]
    labels = dict.fromkeys(word for r in ratings for word in _texts(r.get("alternateName")))
    return Given(
        where=raw.where,
        claim=_text(review.get("claimReviewed")),
        label=" / ".join(labels),
        ratings=tuple(
            Rating(
                _text(rating.get("ratingValue")),
                _text(rating.get("worstRating")),
                _text(rating.get("bestRating")),
            )
            for rating in ratings
        ),
        speakers=tuple(_named(item.get("author") for item in reviewed)),
        checkers=tuple(
            _named(review.get(key) for key in ("author", "publisher", "sourceOrganization"))
        ),
        claimed_on=_first(reviewed, "datePublished", "dateCreated"),
        checked_on=_first([review], "datePublished", "dateCreated"),
        url=_first([review], "url", "mainEntityOfPage") or raw.page,
        language=_first([review], "inLanguage") or raw.language,
        elsewhere=tuple(dict.fromkeys([*_translations(review), *raw.alternates])),
        body=tuple(filter(None, (_text(review.get(key)) for key in ("reviewBody", "description")))),
        places=tuple(_places(reviewed)),
        cited=tuple(_cited(review)),
        troubles=raw.troubles,
        data=review,
    )


def _resolved(value: Json, known: dict[str, dict[str, Json]], depth: int = 0) -> Json:
    """The value with each bare reference replaced by what it refers to, a few steps deep."""
    if depth > 4:
        return value
    if isinstance(value, list):
        return [_resolved(item, known, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"} and value["@id"] in known:
        return _resolved(known[value["@id"]], known, depth + 2)
    return {key: _resolved(item, known, depth + 1) for key, item in value.items()}


def _named(values: Iterable[Json]) -> Iterator[Named]:
    for value in values:
        for item in _listed(value):
            name = _text(item)
            if not name:
                continue
            kind, url = None, ""
            if isinstance(item, dict):
                types = types_of(item)
                body = any(name.endswith(_BODIES) for name in types)
                kind = PersonKind.BODY if body else next(map(_KINDS.get, types & {*_KINDS}), None)
                url = next(_addresses([item.get("url"), item.get("sameAs")]), "")
            yield Named(name, kind, url)


def _places(reviewed: list[dict[str, Json]]) -> Iterator[Place]:
    seen: set[str] = set()
    for item in reviewed:
        works = [w for key in ("appearance", "firstAppearance") for w in _listed(item.get(key))]
        for work in [*works, {"url": item.get("url")}, {"url": item.get("sameAs")}]:
            about = work if isinstance(work, dict) else {"url": work}
            for url in _addresses([about.get("url"), about.get("sameAs"), about.get("@id")]):
                if url not in seen:
                    seen.add(url)
                    title = _text(about.get("headline")) or _text(about.get("name"))
                    yield Place(url, title, _first([about], "datePublished"))


def _cited(review: dict[str, Json]) -> Iterator[Cited]:
    seen: set[str] = set()
    works = [w for k in ("citation", "isBasedOn", "isBasedOnUrl") for w in _listed(review.get(k))]
    for work in works:
        about = work if isinstance(work, dict) else {"url": work}
        for url in _addresses([about.get("url"), about.get("@id"), about.get("sameAs")]):
            if url not in seen:
                seen.add(url)
                yield Cited(
                    url,
                    _text(about.get("headline")) or _text(about.get("name")),
                    _text(about.get("publisher")),
                    _first([about], "datePublished"),
                    says=_text(about.get("description")) or _text(about.get("text")),
                )
                if about is work:  # its other addresses lead to the same
                    break


def _translations(review: dict[str, Json]) -> Iterator[str]:
    """The addresses of a check in other languages, as it names them."""
    for key in ("workTranslation", "translationOfWork"):
        for work in _listed(review.get(key)):
            about = work if isinstance(work, dict) else {"url": work}
            yield from _addresses([about.get("url"), about.get("@id")])


def _addresses(values: list[Json]) -> Iterator[str]:
    for value in values:
        for item in _listed(value):
            written = item.get("@id") or item.get("url") if isinstance(item, dict) else item
            if isinstance(written, str) and written.strip():
                yield from addresses_in(written)


def _listed(value: Json) -> list[Json]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _texts(value: Json) -> list[str]:
    """The texts in a value, however it is wrapped."""
    found = []
    for item in _listed(value):
        words = _wrapped(item, _WORDS) if isinstance(item, dict) else item
        if isinstance(words, str | int | float) and not isinstance(words, bool):
            found.append(str(words).strip())
    return [text for text in found if text]


def _text(value: Json) -> str:
    return next(iter(_texts(value)), "")


def _first(values: list[dict[str, Json]], *keys: str) -> str:
    """The first text under one of the keys; of an object its id or address counts too."""
    for key in keys:
        for value in values:
            for item in _listed(value.get(key)):
                other = _wrapped(item, _IDS) if isinstance(item, dict) else None
                text = _text(other or item)
                if text:
                    return text
    return ""


def _wrapped(item: dict[str, Json], keys: tuple[str, ...]) -> str | None:
    """The text that an object has under the first of these keys."""
    return next((item[key] for key in keys if isinstance(item.get(key), str)), None)
