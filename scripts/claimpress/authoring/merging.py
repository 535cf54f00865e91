"""Three versions of a text made one, line by line: as it came, as it is here, as it comes now."""

import enum
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


class Side(enum.Enum):
    """Whose lines stand where both sides changed the same ones."""

    HERE = enum.auto()
    NOW = enum.auto()


def merged(came: str, here: str, now: str, side: Side) -> str:
    """What is ``here`` with what is new ``now``; where both changed a stretch, that of ``side``.

    Changes in lines that touch each other count as changes of the same stretch, because one may
    be meant with the other.
    """
    parts: list[str] = []
    lines = (text.splitlines(keepends=True) for text in (came, here, now))
    for before, ours, theirs in _stretches(*lines):
        if ours == before:
            parts += theirs
        elif theirs in (before, ours):
            parts += ours
        else:
            parts += ours if side is Side.HERE else theirs
    return "".join(parts)


_Stretch = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _stretches(came: list[str], here: list[str], now: list[str]) -> Iterator[_Stretch]:
    """The three texts in pieces that belong together, parted by the lines that all have."""
    ours, theirs = _places(came, here), _places(came, now)
    start = (0, 0, 0)
    for line in sorted(ours.keys() & theirs.keys()):
        at = line, ours[line], theirs[line]
        yield came[start[0] : at[0]], here[start[1] : at[1]], now[start[2] : at[2]]
        start = at[0] + 1, at[1] + 1, at[2] + 1
        yield (same := [came[line]]), same, same
    yield came[start[0] :], here[start[1] :], now[start[2] :]


def _places(came: list[str], other: list[str]) -> dict[int, int]:
    """Where the lines that stayed stand in the other text, by their place in the first."""
    blocks = SequenceMatcher(None, came, other, autojunk=False).get_matching_blocks()
    return {a + step: b + step for a, b, size in blocks for step in range(size)}
