"""Words as the index spells them, and what they are forms of.

``overrides/assets/javascripts/search/words.js`` spells the reader's words in
the same way; `tests/search` compares the two. Stemming happens here alone: a
browser learns from the index which forms belong together, so it needs no
stemmer, and a language without one is found by the words and their beginnings.
"""

import re
import unicodedata
from functools import cache
from string import punctuation

import Stemmer

# Languages the Snowball stemmers know (https://snowballstem.org).
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_LETTERS_OF = {"ar": "ar", "el": "el", "fa": "ar", "hi": "hi", "hy": "hy", "ne": "hi", "ru": "cy",
               "sr": "cy", "ta": "ta", "yi": "he"}  # fmt: skip
"""The script a language is written in, where it is not the Latin one."""
_LATIN, _CYRILLIC = "la", "cy"
_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, _CYRILLIC), (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"), (0x0600, 0x077F, "ar"), (0x0900, 0x097F, "hi"), (0x0B80, 0x0BFF, "ta"),
)  # fmt: skip
_SHORTEST_STEMMED = 4
_PLANE = range(0x300, 0x10000)
"""Where the marks of living scripts are."""


@cache
def _word() -> re.Pattern[str]:
    """A letter or digit and what follows it, with the marks that stand on letters."""
    marks = "".join(chr(c) for c in _PLANE if unicodedata.category(chr(c))[0] == "M")
    return re.compile(rf"[^\W_][^\W_{marks}]*(?:[{marks}]+[^\W_{marks}]*)*")


# Scripts written without blanks between words: every two neighbours make a word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


# The Arabic article stands before its word without a blank.
_ARTICLE = re.compile("^ال(?=.{3})")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, as they are written."""
    small = text.lower()
    # Mostly one word, with a full stop or a comma at its end, which needs no search.
    if small.isascii() and (word := small.strip(punctuation)).isalnum():
        return [word]
    return _word().findall(small)


@cache
def spelt(word: str) -> tuple[str, ...]:
    """How the index spells a word: without marks; a word of an unspaced script in pairs.

    >>> spelt("mirziyóyev")
    ('mirziyoyev',)
    """
    if word.isascii():
        return (word,) if len(word) > 1 or word.isdecimal() else ()
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in apart if unicodedata.category(c)[0] != "M")
    plain = _ARTICLE.sub("", plain.replace("ı", "i"))  # noqa: RUF001 - a letter of Turkish
    if _UNSPACED.search(plain) and len(plain) > 2:
        return tuple(plain[at : at + 2] for at in range(len(plain) - 1))
    return (plain,) if len(plain) > 1 or plain.isdecimal() or _UNSPACED.search(plain) else ()


@cache
def forms_in(piece: str) -> tuple[str, ...]:
    """Every different form in what stands between two blanks, in small letters."""
    return tuple(dict.fromkeys(form for word in words_of(piece) for form in spelt(word)))


@cache
def roots_in(piece: str, language: str) -> tuple[tuple[str, str], ...]:
    """The forms in what stands between two blanks, each with what it is a form of, if known."""
    return tuple(
        (form, root)
        for word in words_of(piece)
        if (root := stem(word, language))
        for form in spelt(word)
    )


@cache
def stem(word: str, language: str) -> str:
    """What a word is a form of, as the index spells it; an empty string where nobody knows.

    A word in another script than the text's language is taken for one of the
    language that most often explains the script: Russian, Arabic.
    """
    if len(word) < _SHORTEST_STEMMED:
        return ""
    language = language.split("-", maxsplit=1)[0]
    script = _script(word)
    if script != _LETTERS_OF.get(language, _LATIN):
        # Kyrgyz, Kazakh, Ukrainian and their like have no stemmer, and Russian's is not theirs.
        language = {"ar": "ar", "el": "el", "hy": "hy"}.get(script, "")
        if script == _CYRILLIC:
            language = "ru"
    name = _STEMMERS.get(language)
    if not name:
        return ""
    return "".join(spelt(_stemmer(name).stemWord(word)))


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name)


def _script(word: str) -> str:
    if word.isascii():
        return _LATIN
    point = ord(word[0])
    return next((name for first, last, name in _SCRIPTS if first <= point <= last), _LATIN)
