"""In which script a language is written, and whether a text is in that script."""

import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# How Unicode calls the letters of a script, by the code of ISO 15924 that CLDR knows it by.
_LETTERS = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
}


@cache
def script_of(language: str) -> str:
    """The code of the script a language is written in, ``Cyrl``; empty where we cannot tell.

    >>> script_of("ru"), script_of("sr-Latn")
    ('Cyrl', 'Latn')
    """
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    likely = get_global("likely_subtags")
    tag = likely.get(str(locale)) or likely.get(locale.language) or ""
    script = locale.script or tag.partition("_")[2].partition("_")[0]
    return script if script in _LETTERS else ""


def share_in(text: str, script: str) -> float:
    """How much of the letters of a text are of a script, from 0 to 1; 1 where there are none."""
    letters = [char for char in text if char.isalpha()]
    names = _LETTERS[script]
    of_script = sum(1 for char in letters if unicodedata.name(char, "").startswith(names))
    return of_script / len(letters) if letters else 1.0


def is_foreign(name: str, language: str) -> bool:
    """Whether a name has no letter that readers of a language have, as far as we can tell."""
    script = script_of(language)
    return bool(script) and share_in(name, script) == 0
