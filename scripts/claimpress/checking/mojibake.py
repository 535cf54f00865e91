"""Letters broken by a wrong encoding: UTF-8 that was read as something else."""

import re

# What may stand behind a real letter: a no-break space, quotation marks, dashes, dots.
_CLOSERS = b"\xa0\xab\xbb\x82\x84\x85\x8b\x91\x92\x93\x94\x96\x97\x9b".decode("cp1252")


def broken_letters(text: str) -> str | None:
    """The first run of letters that came from a wrong encoding, if there is one."""
    found = None if text.isascii() else _BROKEN.search(text)
    return found.group() if found else None


def _class(codec: str, first: int, last: int, less: str = "") -> str:
    """A character class: what the bytes from ``first`` to ``last`` look like in ``codec``."""
    seen = bytes(range(first, last + 1)).decode(codec, "ignore")
    return f"[{''.join(re.escape(char) for char in seen if char not in less)}]"


def _pattern() -> str:
    """What two-byte and three-byte letters of UTF-8 look like elsewhere.

    In UTF-8 a byte from C2 to DF starts a letter of two bytes, and every
    further byte lies from 80 to BF. What real texts hold is left out:
    Portuguese in capitals before a quotation mark, single Ukrainian letters.
    """
    western, cyrillic = "cp1252", "cp1251"
    tail, cyrillic_tail = _class(western, 0x80, 0xBF), _class(cyrillic, 0x80, 0xBF)
    not_a_closer = _class(western, 0x80, 0xBF, less=_CLOSERS)
    accent = _class(western, 0xC2, 0xC3) + not_a_closer
    other_letters = f"(?:{_class(western, 0xC2, 0xDF)}{tail}){{2,}}"
    punctuation = re.escape(b"\xe2\x80".decode(western)) + tail
    russian = f"(?:{_class(cyrillic, 0xD0, 0xD1)}{cyrillic_tail}){{3,}}"
    return f"{russian}|{other_letters}|{punctuation}|{accent}|\ufffd"


_BROKEN = re.compile(_pattern())
