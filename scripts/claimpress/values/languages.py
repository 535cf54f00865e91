"""Language tags: which are known, how they are called, which way they are written."""

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def known_language(tag: str) -> bool:
    """Whether ``tag`` is a language tag (BCP 47, short form) that CLDR knows."""
    return _locale(tag) is not None


@cache
def language_name(tag: str, shown_in: str = "en") -> str:
    """The language's name in the language ``shown_in``: ``ky`` is ``Kyrgyz``."""
    locale = _locale(tag)
    name = locale.get_display_name(shown_in) if locale else None
    return name or tag


def own_name(tag: str) -> str:
    """The language's name in itself, as it stands alone: ``ru`` is ``Русский``."""
    name = language_name(tag, tag)
    return name[:1].upper() + name[1:]


@cache
def direction(tag: str) -> str:
    """``rtl`` or ``ltr``, the way the language is written."""
    locale = _locale(tag)
    return locale.text_direction if locale else "ltr"


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever the script or country.

    >>> same_language("pt-BR", "pt")
    True
    """
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()
