"""Lines on logarithmic axes, as an SVG that reads in light and dark."""

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 190, 40, 48
_COLOURS = ("#0b5fa5", "#b4460f", "#1a7f4b", "#7a3db8", "#8a6d00", "#c2185b", "#4f5b66")
_DASHES = ("", "7 4", "2 4")
_TICKS = (1, 2, 5)
_APART = 15
"""The least distance between two names beside the lines."""


class Series(NamedTuple):
    """One line."""

    name: str
    points: Sequence[tuple[float, float]]


class _Scale:
    """Where a value stands on an axis."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self._low = math.log10(min(values) * 0.9)
        self._high = math.log10(max(values) * 1.1)
        self._start, self._end = start, end

    def __call__(self, value: float) -> float:
        part = (math.log10(value) - self._low) / (self._high - self._low)
        return round(self._start + part * (self._end - self._start), 1)

    def ticks(self) -> Iterator[float]:
        for power in range(math.floor(self._low), math.ceil(self._high) + 1):
            for step in _TICKS:
                if self._low <= math.log10(step) + power <= self._high:
                    yield step * 10.0**power


def plot(title: str, across: str, up: str, lines: Sequence[Series]) -> str:
    """A drawing of these lines, each named at its right end."""
    every = [point for line in lines for point in line.points]
    x = _Scale([point[0] for point in every], _LEFT, _WIDTH - _RIGHT)
    y = _Scale([point[1] for point in every], _HEIGHT - _BOTTOM, _TOP)
    made = [
        _opened(title),
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="14" font-weight="600">{escape(title)}</text>',
        *_grid(x, y),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 8, across, "middle"),
        _text(_LEFT - 8, _TOP - 6, up, "end"),
    ]
    ends = _apart({line.name: y(line.points[-1][1]) for line in lines})
    for number, line in enumerate(lines):
        colour = _COLOURS[number % len(_COLOURS)]
        dash = _DASHES[number // len(_COLOURS) % len(_DASHES)]
        places = [(x(value), y(height)) for value, height in line.points]
        path = " ".join(f"{left},{top}" for left, top in places)
        made.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dash}"/>'
        )
        made += [f'<circle cx="{left}" cy="{top}" r="3" fill="{colour}"/>' for left, top in places]
        made.append(
            f'<text x="{_WIDTH - _RIGHT + 10}" y="{ends[line.name] + 4}" fill="{colour}">'
            f"{escape(line.name)}</text>"
        )
    return "\n".join([*made, "</svg>"])


def _opened(title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" font-family="system-ui, sans-serif" font-size="12">'
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _grid(x: _Scale, y: _Scale) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for value in x.ticks():
        yield f'<path d="M{x(value)} {_TOP}V{bottom}" stroke="#ddd"/>'
        yield _text(x(value), bottom + 16, f"{value:,.0f}", "middle")
    for value in y.ticks():
        yield f'<path d="M{_LEFT} {y(value)}H{right}" stroke="#ddd"/>'
        yield _text(_LEFT - 6, y(value) + 4, f"{value:g}", "end")


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """Names beside the ends of their lines, moved down where two would lie on each other."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        last = placed[name] = max(height, last + _APART)
    return placed
