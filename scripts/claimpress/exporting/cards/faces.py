"""The letters of the cards: which typeface has them, how they join, how wide they are."""

import enum
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from pkgutil import get_data
from typing import NamedTuple, Protocol

import uharfbuzz as hb

from claimpress.exporting.cards.bidi import in_sight, levels

_STANDING_APART = re.compile("[ -\u058f\u1e00-\u23ff]")
"""Letters of Latin, Greek, Cyrillic and Armenian, their marks, and signs of all kinds."""


class Style(enum.Enum):
    """A way of writing, with the package's typefaces for it, tried in this order."""

    HEADLINE = ("serif-bold", "arabic-bold", "sans-bold")
    PLAIN = ("sans", "arabic")
    STRONG = ("sans-bold", "arabic-bold")


class MoreFaces(Protocol):
    """Where typefaces are for letters that those of the package do not have."""

    def with_letters(self, letters: frozenset[str]) -> Sequence["Face"]:
        """Typefaces that have as many of these letters as can be found."""


class Glyph(NamedTuple):
    """One shape of a line, in units of the size of the letters."""

    face: "Face"
    number: int
    x: float
    y: float


class Line(NamedTuple):
    """A line as it is drawn, from left to right."""

    glyphs: tuple[Glyph, ...]
    width: float
    apart: bool
    """Whether its letters do not join, so that each may be drawn by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A typeface, ready to shape and to draw."""

    digest: str
    font: hb.Font
    unit: int
    letters: frozenset[int]

    @classmethod
    def of(cls, data: bytes) -> "Face":
        """Read a font file; raises ``ValueError`` when it holds no typeface."""
        face = hb.Face(data)
        letters = frozenset(face.unicodes)
        if not letters:
            raise ValueError("no typeface with letters")
        return cls(hashlib.sha256(data).hexdigest(), hb.Font(face), face.upem, letters)

    def known_letters(self) -> frozenset[int]:
        """The letters it has, as numbers of Unicode."""
        return self.letters


@dataclass(eq=False)
class Typesetter:
    """Sets lines in a style; letters the package lacks come from ``more``."""

    more: MoreFaces | None = None
    _found: dict[frozenset[str], tuple[Face, ...]] = field(default_factory=dict)

    @cached_property
    def own(self) -> dict[Style, tuple[Face, ...]]:
        """The typefaces of the package."""
        return {style: tuple(map(_face, style.value)) for style in Style}

    def lacking(self, text: str) -> frozenset[str]:
        """The letters of a text that none of the package's typefaces has."""
        if self._had.issuperset(map(ord, text)):
            return frozenset()
        return frozenset(c for c in text if ord(c) not in self._had and not _invisible(c))

    @cached_property
    def _had(self) -> frozenset[int]:
        """The letters that the package has in every style."""
        styles = (
            frozenset[int]().union(*(face.letters for face in faces)) for faces in self.own.values()
        )
        return frozenset.intersection(*styles)

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The letters of the package that do not join."""
        return frozenset(filter(_STANDING_APART.match, map(chr, self._had)))

    def others(self, text: str) -> tuple[Face, ...]:
        """The further typefaces a text needs."""
        letters = self.lacking(text)
        if not letters or self.more is None:
            return ()
        if letters not in self._found:
            self._found[letters] = tuple(self.more.with_letters(letters))
        return self._found[letters]

    def without_glyph(self, text: str) -> str:
        """The letters of a text that no typeface at hand has, each once."""
        others = self.others(text)
        missing = (
            letter
            for letter in dict.fromkeys(text)
            if letter in self.lacking(text) and not any(ord(letter) in f.letters for f in others)
        )
        return "".join(missing)

    def line(self, style: Style, text: str, *, rtl: bool) -> Line:
        """A line of one text, in the order it is seen."""
        return self.part(style, text, levels(text, rtl=rtl))

    def part(self, style: Style, text: str, levels_of: Sequence[int]) -> Line:
        """A line with the levels its letters have in the whole text."""
        glyphs: list[Glyph] = []
        x = 0.0
        for face, _, buffer in self._shaped(style, text, levels_of):
            unit = face.unit
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                at = x + place.x_offset / unit
                glyphs.append(Glyph(face, info.codepoint, at, place.y_offset / unit))
                x += place.x_advance / unit
        return Line(tuple(glyphs), x, self._apart.issuperset(text))

    def advances(self, style: Style, text: str, *, rtl: bool) -> list[float]:
        """How much each letter of a text adds to its width; none, for one that joined another."""
        widths = [0.0] * len(text)
        for face, start, buffer in self._shaped(style, text, levels(text, rtl=rtl)):
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                widths[start + info.cluster] += place.x_advance / face.unit
        return widths

    def _shaped(
        self, style: Style, text: str, levels_of: Sequence[int]
    ) -> Iterator[tuple[Face, int, hb.Buffer]]:
        """Stretches of a line from left to right, each with where in the text it starts."""
        faces = self.own[style] + self.others(text)
        runs = list(_runs(text, faces, levels_of))
        for run in in_sight(runs, [levels_of[run.start] for run in runs]):
            buffer = hb.Buffer()
            buffer.add_str(text[run.start : run.end])
            buffer.direction = "rtl" if levels_of[run.start] % 2 else "ltr"
            buffer.guess_segment_properties()
            hb.shape(run.face.font, buffer)
            yield run.face, run.start, buffer


@cache
def _face(name: str) -> Face:
    return Face.of(get_data("claimpress", f"fonts/{name}.ttf") or b"")


class _Run(NamedTuple):
    """A stretch of a text in one typeface and one direction."""

    face: Face
    start: int
    end: int


def _runs(text: str, faces: Sequence[Face], levels_of: Sequence[int]) -> Iterator[_Run]:
    """The stretches of a text, in the order they are read."""
    if faces[0].letters.issuperset(map(ord, text)) and len(set(levels_of)) == 1:
        yield _Run(faces[0], 0, len(text))
        return
    chosen: list[Face] = []
    for letter in text:
        before = chosen[-1] if chosen else faces[0]
        if letter == " " or unicodedata.combining(letter):
            has = ord(letter) in before.letters
            chosen.append(before if has else _having(letter, faces, before))
        else:
            chosen.append(before if _invisible(letter) else _having(letter, faces, before))
    places = range(len(text))
    for _, group in groupby(places, lambda p: (id(chosen[p]), levels_of[p])):
        run = list(group)
        yield _Run(chosen[run[0]], run[0], run[-1] + 1)


def _having(letter: str, faces: Sequence[Face], otherwise: Face) -> Face:
    return next((face for face in faces if ord(letter) in face.letters), otherwise)


def _invisible(letter: str) -> bool:
    """Whether a character shapes others and needs no glyph of its own."""
    return unicodedata.category(letter) in {"Cf", "Cc"} or "\ufe00" <= letter <= "\ufe0f"
