"""Which way each letter of a line runs (Unicode Bidirectional Algorithm, UAX #9).

Only what texts here can need: the reader of claim files refuses the invisible
characters that embed, override and isolate, so the levels are all implicit.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_TRAILING = frozenset({"B", "S", "WS", "BN"})
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where characters lie that can turn a line which starts on the left (DerivedBidiClass.txt)."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "（": "）", "「": "」", "《": "》"}


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs to the left (P2, P3)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each character; odd ones run to the left."""
    if not rtl and not _TURNING.search(text):
        return [0] * len(text)
    base = int(rtl)
    original = [unicodedata.bidirectional(letter) or "L" for letter in text]
    kinds = _weak(original, base)
    _brackets(text, kinds, base)
    _neutral(kinds, base)
    found = [_level(kind, base) for kind in kinds]
    for place in range(len(text) - 1, -1, -1):  # L1
        if original[place] not in _TRAILING:
            break
        found[place] = base
    return found


def in_sight(items: Sequence[T], levels_of: Sequence[int]) -> list[T]:
    """Items in the order they are seen in, from left to right (L2)."""
    order = list(range(len(items)))
    for level in range(max(levels_of, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return [items[place] for place in order]


def _weak(original: Sequence[str], base: int) -> list[str]:
    """Marks, numbers and what stands between them (W1 to W7)."""
    kinds = list(original)
    before = _direction(base)
    for place, kind in enumerate(kinds):
        if kind in {"NSM", "BN"}:
            kinds[place] = before
        before = kinds[place]
    _numbers(kinds, base, after="AL", become="AN")
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    kinds = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]
    _numbers(kinds, base, after="L", become="L")
    return kinds


def _numbers(kinds: list[str], base: int, *, after: str, become: str) -> None:
    """What European numbers become after letters of a kind (W2, W7)."""
    strong = _direction(base)
    for place, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == after:
            kinds[place] = become


def _separators(kinds: list[str]) -> None:
    """Signs between and beside the digits of a number belong to it (W4, W5)."""
    for place in range(1, len(kinds) - 1):
        one, kind, other = kinds[place - 1 : place + 2]
        if one == other and (kind, one) in {("CS", "EN"), ("CS", "AN"), ("ES", "EN")}:
            kinds[place] = one
    for start, end in _stretches(kinds, {"ET"}):
        if "EN" in (kinds[max(0, start - 1) : start] + kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)


def _brackets(text: str, kinds: list[str], base: int) -> None:
    """Brackets take the direction of what they hold (N0)."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for place, letter in enumerate(text):
        if kinds[place] not in _NEUTRAL:
            continue
        if letter in _PAIRS and unicodedata.mirrored(letter) and letter not in "«‹":
            opened.append((_PAIRS[letter], place))
        else:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == letter:
                    pairs.append((opened[depth][1], place))
                    del opened[depth:]
                    break
    own = _direction(base)
    for start, end in sorted(pairs):
        held = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if own in held:
            kinds[start] = kinds[end] = own
        elif held:
            before = next((s for k in kinds[start - 1 :: -1] if (s := _strong(k))), own)
            given = own if start == 0 else before
            kinds[start] = kinds[end] = given if given != own else own


def _neutral(kinds: list[str], base: int) -> None:
    """What has no direction takes that of both its sides, or of the line (N1, N2)."""
    own = _direction(base)
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _strong(kinds[start - 1]) if start else own
        after = _strong(kinds[end]) if end < len(kinds) else own
        kinds[start:end] = [before if before == after else own] * (end - start)


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _direction(base: int) -> str:
    return "R" if base else "L"


def _stretches(kinds: Sequence[str], among: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in among:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)
