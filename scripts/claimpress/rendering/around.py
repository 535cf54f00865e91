"""What stands around the pages of each language: words, navigation, the ways to other languages.

It is plain data, because the templates of an engine that is no Python can look
nothing up themselves. They find it as ``config.extra.editions``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimpress.reading.site import LANGUAGES, others_in
from claimpress.rendering.editions import TITLES, Edition
from claimpress.rendering.words import words_in
from claimpress.values.languages import own_name

_PAGE, _SUFFIX = "index.md", ".md"
_CONTRIBUTE = "contribute/"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``mkdocs.yml`` says of what stands around pages."""

    description: str
    copyright: str
    nav: Any
    """The navigation, as it is written there."""
    languages: Mapping[str, Mapping[str, Any]]
    """By language, what is said there otherwise for a further language."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Publications on the same host that readers can search too: by name, the address."""

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> "Settings":
        """From the settings of an engine."""
        extra = config.get("extra") or {}
        return cls(
            str(config.get("site_description") or ""),
            str(config.get("copyright") or ""),
            config.get("nav"),
            extra.get(LANGUAGES) or {},
            others_in(extra),
        )


def around(editions: Sequence[Edition], settings: Settings) -> dict[str, dict[str, Any]]:
    """What templates need, by language; that of the main language, the first, under no name."""
    main = _spoken(editions[0], settings) | {
        "description": settings.description,
        "copyright": settings.copyright,
    }
    said = {"": main}
    for edition in editions[1:]:
        own = settings.languages.get(edition.language) or {}
        said[edition.language] = _spoken(edition, settings) | {
            "description": own.get("site_description") or edition.tagline,
            "copyright": own.get("copyright") or settings.copyright,
            "nav": list(_nav(settings.nav or [], edition, editions[0], own.get("nav") or {})),
        }
    return said


def _spoken(edition: Edition, settings: Settings) -> dict[str, Any]:
    return {
        "language": edition.language,
        "name": own_name(edition.language),
        "folder": edition.site.folder,
        "site_name": edition.site.name,
        "contribute": edition.site.place(_CONTRIBUTE),
        "words": words_in(edition.language).chrome(),
        "others": dict(settings.others),
    }


def _nav(
    entries: Sequence[Any], edition: Edition, main: Edition, names: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The navigation of a further language, from that of the main one.

    ``names`` are the names the publication has for entries, by those in the main language.
    What has no name in this language keeps the other, and says in which language it is.
    """
    for entry in entries:
        name, value = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        given = {"title": names[name]} if name in names else {}
        kept = {"title": name, "language": main.language}
        if isinstance(value, list):
            yield (given or kept) | {"children": list(_nav(value, edition, main, names))}
        elif value.endswith(_SUFFIX):
            yield _page(value, kept, edition, main) | given
        else:
            yield (given or kept) | {"url": value}


def _page(path: str, kept: Mapping[str, str], edition: Edition, main: Edition) -> dict[str, str]:
    site, page = edition.site, edition.pages.get(path)
    address = page.address if page else path.removesuffix(_PAGE).removesuffix(_SUFFIX)
    found = {"url": site.place(address)}
    if address in site.shared:
        return {**kept, **found, "leads_to": main.language}
    known = TITLES.get(address)
    title = words_in(edition.language).say(known) if known else page.title if page else path
    return {"title": title, **found}
