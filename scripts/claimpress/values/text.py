"""Characters: which may stand in a text, and how texts are compared."""

import re
import unicodedata

# First and last code point, and why no reader is served by it (Unicode TR 36
# and TR 39 tell the attacks). Kept on purpose: U+200C and U+200D (Persian,
# Kurdish and emoji need them), U+FE0F (emoji form), every right-to-left letter.
_REFUSED: tuple[tuple[int, int, str], ...] = (
    (0x00, 0x08, "a control character"),
    (0x09, 0x09, "a tab"),
    (0x0B, 0x1F, "a control character"),
    (0x7F, 0x9F, "a control character"),
    (0xAD, 0xAD, "a soft hyphen, which no reader can see"),
    (0x61C, 0x61C, "a direction mark, which no reader can see"),
    (0x115F, 0x1160, "a filler, which no reader can see"),
    (0x17B4, 0x17B5, "a vowel that Unicode has given up, which no reader can see"),
    (0x200B, 0x200B, "a zero-width space, which no reader can see"),
    (0x200E, 0x200F, "a direction mark, which no reader can see"),
    (0x2028, 0x2029, "a line separator, which no reader can see"),
    (0x202A, 0x202E, "a mark that changes the direction of the text around it"),
    (0x2060, 0x2060, "a word joiner, which no reader can see"),
    (0x2061, 0x2064, "an operator, which no reader can see"),
    (0x2066, 0x2069, "a mark that changes the direction of the text around it"),
    (0x206A, 0x206F, "a mark that Unicode has given up, which no reader can see"),
    (0x3164, 0x3164, "a filler, which no reader can see"),
    (0xD800, 0xDFFF, "half of a surrogate pair"),
    (0xFDD0, 0xFDEF, "a code that is no character"),
    (0xFEFF, 0xFEFF, "a byte order mark, which no reader can see"),
    (0xFFA0, 0xFFA0, "a filler, which no reader can see"),
    (0xFFF9, 0xFFFC, "a mark of annotation, which no reader can see"),
    (0x1D173, 0x1D17A, "a sign of musical layout, which no reader can see"),
    (0xE0000, 0xE007F, "a tag, which no reader can see"),
    *(
        (plane | 0xFFFE, plane | 0xFFFF, "a code that is no character")
        for plane in range(0, 0x110000, 0x10000)
    ),
)
_REFUSED_CHARACTER = re.compile(
    "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last, _ in _REFUSED) + "]",
)
# Whether a text holds any of them is told several times as fast when what lies beyond the
# first plane of Unicode need not be told apart.
_SUSPECT = re.compile(
    "["
    + "".join(f"{chr(first)}-{chr(last)}" for first, last, _ in _REFUSED if last <= 0xFFFF)
    + "\U00010000-\U0010ffff]"
)
_STAND_FOR_BLANKS = dict.fromkeys("\t\v\f", " ") | dict.fromkeys("\u0085\u2028\u2029", "\n")
_BLANKS = re.compile(r"[ \t\n]+")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_DOUBLE_QUOTES, _SINGLE_QUOTES, _DASHES = "«»„“”‟″", "‘’‚‛′`", "‐‑–—"  # noqa: RUF001 - on purpose
_ONE_SPELLING = str.maketrans(
    dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-"),
)


def first_bad_character(text: str) -> tuple[int, str] | None:
    """The offset of the first refused character and what it is, or None."""
    suspect = _SUSPECT.search(text)
    match = _REFUSED_CHARACTER.search(text, suspect.start()) if suspect else None
    if match is None:
        return None
    code = ord(match.group())
    what = next(why for first, last, why in _REFUSED if first <= code <= last)
    return match.start(), f"{what} (U+{code:04X})"


def without_bad_characters(text: str) -> str:
    """The text without the characters that `first_bad_character` finds."""
    return _REFUSED_CHARACTER.sub("", text)


def without_unseen(text: str) -> tuple[str, list[str]]:
    r"""The text without refused characters, and what these were; blanks stand for some of them.

    >>> without_unseen("one\ttwo\u200b")
    ('one two', ['a zero-width space, which no reader can see (U+200B)'])
    """
    found = []
    while bad := first_bad_character(text):
        offset, what = bad
        char = text[offset]
        if char not in _STAND_FOR_BLANKS:
            found.append(what)
        text = text.replace(char, _STAND_FOR_BLANKS.get(char, ""))
    return text, found


def normalised(text: str) -> str:
    """The text in Unicode normal form C, the one spelling of one text."""
    return unicodedata.normalize("NFC", text)


def single_blanks(text: str) -> str:
    """The text with every run of blanks and line ends as one space."""
    # Most texts have none, and looking for it three times is faster than for each blank.
    if "\n" in text or "  " in text or "\t" in text:
        return _BLANKS.sub(" ", text)
    return text


def one_line(text: str) -> str:
    """The text on one line, without blanks around it."""
    return single_blanks(text).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text: what blank lines divide, each on one line."""
    return tuple([one_line(part) for part in _BLANK_LINES.split(text) if part.strip()])


def same_signs(text: str) -> str:
    """The text with one kind of quotation mark and dash, character for character."""
    return text.translate(_ONE_SPELLING)


def comparable(text: str) -> str:
    """The text as compared: one kind of quotation mark and dash, single spaces."""
    return one_line(same_signs(normalised(text)).replace("\u00a0", " "))


def same_typed(one: str, other: str) -> bool:
    """Whether two texts are the same words, typed differently.

    Kinds of quotation mark, apostrophe and dash, the ellipsis as one sign or
    three, blanks and line ends, and the spelling of one letter in Unicode make
    no difference. Every letter, digit and other sign does.

    >>> same_typed("He said: \u201cNo...\u201d", 'He  said: "No\u2026"')
    True
    >>> same_typed("No comment", "No, comment")
    False
    """
    return _typed(one) == _typed(other)


def _typed(text: str) -> str:
    return comparable(text.replace("\u2026", "...").replace("\u202f", " ").replace("\u2009", " "))


def letters(text: str) -> str:
    """The letters and digits of a text, whatever its punctuation, blanks and capitals.

    >>> letters("It’s “done”, he said: 5 a.m.")
    'itsdonehesaid5am'
    """
    return _NOT_A_LETTER.sub("", text).casefold()
