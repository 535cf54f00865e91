"""The sign of a status, drawn from the same paths as on the pages.

The macro ``shape`` of the templates is the one source. A pixel is covered as
far as it lies within half a stroke of the line.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin, sqrt
from typing import TypeAlias
from xml.etree import ElementTree as ET

from claimpress.model.status import Shape
from claimpress.rendering.environment import environment

Point: TypeAlias = tuple[float, float]

RINGED = Shape.CHECK_PARTLY
"""The sign that stands in a ring; the others stand in a full disc."""

_STEP = re.compile(r"([a-zA-Z])|(-?(?:\d+\.\d+|\.\d+|\d+))")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7, "c": 6, "z": 0}
_GRID = 16
_PADDED = 1.4
"""How much wider the disc is than the sign in it, as in claimpress.css."""
_RING = 0.11
_CURVE = 24


def source_of(shape: Shape) -> str:
    """The drawing of a sign, as it stands on the pages."""
    macros = environment("en").get_template("macros.md.jinja").module
    return str(macros.shape(shape.value))  # type: ignore[attr-defined] # a macro


def disc(shape: Shape, size: int) -> bytes:
    """How far each pixel of a square is covered by the disc or the ring around a sign."""
    return _round(size, ring=shape is RINGED)


@cache
def _round(size: int, *, ring: bool) -> bytes:
    middle, radius = size / 2, size / 2 - 0.5
    thick = size / _PADDED * _RING
    rows = bytearray()
    for y in range(size):
        for x in range(size):
            away = radius - hypot(x + 0.5 - middle, y + 0.5 - middle)
            if ring:
                away = min(away, thick - away)
            rows.append(_covered(away))
    return bytes(rows)


@cache
def sign(shape: Shape, size: int) -> bytes:
    """How far each pixel of a square is covered by the sign in the middle of it."""
    scale = size / _PADDED / _GRID
    shift = (size - scale * _GRID) / 2
    away = [float(size)] * (size * size)
    root = ET.fromstring(source_of(shape))  # noqa: S314 - our own template
    for element in root:
        pen = float(element.get("stroke-width") or root.get("stroke-width") or 0) * scale / 2
        for points in _lines(element):
            placed = [(x * scale + shift, y * scale + shift) for x, y in points]
            if element.get("stroke") == "none":
                _fill(away, size, placed)
            else:
                _stroke(away, size, placed, pen)
    return bytes(_covered(-distance) for distance in away)


def _covered(inside: float) -> int:
    """How far a pixel is covered whose middle lies so deep inside."""
    return round(max(0.0, min(1.0, inside + 0.5)) * 255)


def _stroke(away: list[float], size: int, points: list[Point], pen: float) -> None:
    for one, other in pairwise(points):
        reach = ceil(pen) + 1
        for y in _near(one[1], other[1], reach, size):
            for x in _near(one[0], other[0], reach, size):
                at = y * size + x
                away[at] = min(away[at], _distance((x + 0.5, y + 0.5), one, other) - pen)


def _fill(away: list[float], size: int, points: list[Point]) -> None:
    edges = list(pairwise([*points, points[0]]))
    across, down = zip(*points, strict=True)
    for y in _near(min(down), max(down), 1, size):
        for x in _near(min(across), max(across), 1, size):
            middle = (x + 0.5, y + 0.5)
            far = min(_distance(middle, *edge) for edge in edges)
            crossed = sum(_crosses(middle, *edge) for edge in edges)
            at = y * size + x
            away[at] = min(away[at], -far if crossed % 2 else far)


def _crosses(at: Point, one: Point, other: Point) -> bool:
    if (one[1] > at[1]) == (other[1] > at[1]):
        return False
    return at[0] < one[0] + (at[1] - one[1]) * (other[0] - one[0]) / (other[1] - one[1])


def _near(one: float, other: float, reach: int, size: int) -> range:
    return range(max(0, int(min(one, other)) - reach), min(size, int(max(one, other)) + reach + 1))


def _distance(at: Point, one: Point, other: Point) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    part = ((at[0] - one[0]) * dx + (at[1] - one[1]) * dy) / length if length else 0.0
    part = max(0.0, min(1.0, part))
    return hypot(at[0] - one[0] - part * dx, at[1] - one[1] - part * dy)


def _lines(element: ET.Element) -> Iterator[list[Point]]:
    """The lines of a drawing, its curves as many short ones."""
    if element.tag.endswith("circle"):
        x, y, radius = (float(element.get(name) or 0) for name in ("cx", "cy", "r"))
        turns = [2 * pi * step / _CURVE / 2 for step in range(_CURVE * 2 + 1)]
        yield [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]
        return
    line: list[Point] = []
    for command, numbers in _steps(element.get("d") or ""):
        if command in "mM" and line:
            yield line
        start = line[-1] if line else (0.0, 0.0)
        opened = line[0] if line else start
        line = [] if command in "mM" else line
        line += _step(command.lower(), _absolute(command, numbers, *start), start, opened)
    yield line


def _step(command: str, numbers: list[float], start: Point, opened: Point) -> Iterable[Point]:
    """The points that one step of a path adds; its numbers are absolute."""
    match command:
        case "m" | "l":
            return [(numbers[0], numbers[1])]
        case "h":
            return [(numbers[0], start[1])]
        case "v":
            return [(start[0], numbers[0])]
        case "a":
            return _arc(start, numbers)
        case "c":
            return _bend(start, numbers)
        case _:  # "z", as `_TAKES` knows no other
            return [opened]


def _steps(path: str) -> Iterator[tuple[str, list[float]]]:
    words = [found.group() for found in _STEP.finditer(path)]
    command = ""
    while words:
        if words[0].isalpha():
            command = words.pop(0)
        takes = _TAKES[command.lower()]
        numbers = [float(word) for word in words[:takes]]
        del words[:takes]
        yield command, numbers
        command = {"m": "l", "M": "L"}.get(command, command)


def _absolute(command: str, numbers: list[float], x: float, y: float) -> list[float]:
    """The numbers of a step from the origin; small letters count from where the pen is."""
    match command:
        case "a":
            return [*numbers[:5], numbers[5] + x, numbers[6] + y]
        case "h":
            return [numbers[0] + x]
        case "v":
            return [numbers[0] + y]
        case "m" | "l" | "c":
            return [number + (y if place % 2 else x) for place, number in enumerate(numbers)]
    return numbers


def _arc(start: Point, numbers: list[float]) -> Iterator[Point]:
    """A part of a circle (SVG 2, appendix B.2.4, for equal radii)."""
    radius, _, _, large, sweep, x, y = numbers
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    half = hypot(dx, dy)
    radius = max(radius, half)
    away = sqrt(max(0.0, radius * radius - half * half)) / half
    away = away if large != sweep else -away
    middle = ((start[0] + x) / 2 + away * dy, (start[1] + y) / 2 - away * dx)
    first = atan2(start[1] - middle[1], start[0] - middle[0])
    turn = atan2(y - middle[1], x - middle[0]) - first
    turn += 2 * pi if sweep and turn < 0 else 0.0
    turn -= 2 * pi if not sweep and turn > 0 else 0.0
    for step in range(1, _CURVE + 1):
        angle = first + turn * step / _CURVE
        yield middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)


def _bend(start: Point, numbers: list[float]) -> Iterator[Point]:
    points = [start, *zip(numbers[::2], numbers[1::2], strict=True)]
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(w * x for w, (x, _) in zip(weights, points, strict=True)),
            sum(w * y for w, (_, y) in zip(weights, points, strict=True)),
        )
