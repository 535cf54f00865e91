"""The months and days of the week in every language, as the CLDR writes them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from babel import Locale
from babel.localedata import locale_identifiers

Phrase: TypeAlias = tuple[str, ...]
"""A name as its words: ``("كانون", "الثاني")``."""

_WIDTHS = ("wide", "abbreviated")
_QUOTED = re.compile(r"'([^']+)'")
_FIELDS = re.compile(r"[A-Za-z]+")
# In Hebrew, "in April" is one word.
_GROWN_ON = re.compile(r"(?<![^\W\d_A-Za-z])([^\W\d_A-Za-z]++)MMM")


@dataclass(frozen=True, slots=True)
class Names:
    """What dates are written with, in one language and all its regions, or in all languages."""

    months: dict[Phrase, frozenset[int]]
    """From 1; more than one number where languages differ."""
    days: dict[Phrase, frozenset[int]]
    """Monday is 0."""
    fillers: frozenset[str]
    """Words that stand between the parts and say nothing: ``de``, ``de la``."""


def words_of(text: str) -> list[str]:
    """The words of a text: letters with the marks on them, small; full stops are dropped."""
    words, word = [], ""
    for char in f"{text} ":
        if unicodedata.category(char)[0] in "LM" or (char in "'’" and word):
            word += char
        elif word:
            words.append(word.casefold())
            word = ""
    return words


@cache
def names_in(language: str) -> Names:
    """The names in a language; in all languages together where it is empty."""
    months: dict[Phrase, set[int]] = {}
    days: dict[Phrase, set[int]] = {}
    fillers: set[str] = set()
    for locale in _locales(language):
        forms = [str(locale.date_formats[form].pattern) for form in ("full", "long", "medium")]
        for form in forms:
            fillers.update(words_of(" ".join(_QUOTED.findall(form))))
            fillers.update(words_of(_FIELDS.sub(" ", _QUOTED.sub(" ", form))))
        grown_on = {"", *(prefix for form in forms for prefix in _GROWN_ON.findall(form))}
        for kind in ("format", "stand-alone"):
            for width in _WIDTHS:
                for prefix in grown_on:
                    _add(months, locale.months[kind][width], prefix)
                _add(days, locale.days[kind][width])
    # In one language a word like "de" stands between the parts, in another it is a Tuesday.
    days = {phrase: numbers for phrase, numbers in days.items() if not fillers.issuperset(phrase)}
    return Names(_frozen(months), _frozen(days), frozenset(fillers))


def _locales(language: str) -> Iterator[Locale]:
    for name in sorted(locale_identifiers()):
        if name.split("_")[0] == language if language else "_" not in name:
            yield Locale.parse(name)


def _add(names: dict[Phrase, set[int]], listed: dict[int, str], prefix: str = "") -> None:
    for number, name in listed.items():
        # `5月` and `thg 5` are read as numbers; one letter says too little.
        phrase = tuple(words_of(prefix + name))
        if phrase and len("".join(phrase)) > 1 and not any(map(str.isnumeric, name)):
            names.setdefault(phrase, set()).add(number)


def _frozen(names: dict[Phrase, set[int]]) -> dict[Phrase, frozenset[int]]:
    return {phrase: frozenset(numbers) for phrase, numbers in names.items()}
