"""Make a frame: let the theme's templates work on places instead of on a page.

A place goes into the templates where a value of the page would. What they do
to it is written down, not done: the filters it passes through, the texts it is
put together with. Anything else that a template might ask of it (its length,
its first letter, whether it is equal to something) cannot be known without the
page, and raises `UntraceableError`; such a page is then made by the templates.
"""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, NoReturn, cast

from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.utils.templates import url_filter

from claimpress.plugin.frame import FILTERS, URL, Frame, Place, address_from

_MARK = re.compile("\x02([0-9]+)\x03")


class UntraceableError(Exception):
    """A template asks what only the page itself can answer."""


class Tracer:
    """What templates do to the values of one page, and where these come out."""

    def __init__(self, url: str) -> None:
        """Begin with the page at ``url``."""
        self.url = url
        self.places: list[Place] = []
        self.targets = {"."}
        """Every address that the way from this page was asked for."""
        self.compared: set[str] = set()
        """Every text that the page's own address was compared with."""

    def mark(self, place: Place) -> str:
        """What stands in the text for a place, until the frame is cut."""
        if place not in self.places:
            self.places.append(place)
        return f"\x02{self.places.index(place)}\x03"

    def pieces(self, text: str) -> Iterator[str | int]:
        """The texts and the numbers of the places in what a template wrote."""
        for at, piece in enumerate(_MARK.split(text)):
            if at % 2:
                yield int(piece)
            elif piece:
                yield piece

    def frame(self, text: str) -> Frame:
        """What templates wrote, as a frame."""
        return Frame(tuple(self.pieces(text)), tuple(self.places))


def _unknown(self: object, *_: object, **__: object) -> NoReturn:
    raise UntraceableError(f"what a template asks of {self!r} is not known")


class Untold:
    """Stands for what a template cannot be told while a frame is made."""

    _asked: Any = _unknown
    __add__ = __radd__ = __mod__ = __rmod__ = __mul__ = __format__ = __html__ = _asked
    __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __eq__ = __ne__ = _asked
    __len__ = __iter__ = __contains__ = __getitem__ = __call__ = _asked
    __str__ = __bool__ = __getattr__ = _asked

    def __repr__(self) -> str:
        return "what is not the same for all pages"


class Hole(Untold):
    """Stands for a text of the page that is not empty."""

    def __init__(self, tracer: Tracer, place: Place) -> None:
        """Stand for the value at ``place``."""
        self._tracer = tracer
        self._place = place

    def __str__(self) -> str:
        return self._tracer.mark(self._place)

    def __repr__(self) -> str:
        return f"the place of {self._place.of}"

    def __bool__(self) -> bool:
        # What a filter leaves of a text may be empty, and then it is not true.
        return True if not self._place.through else _unknown(self)

    def through(self, name: str) -> "Hole":
        """The same after one more filter."""
        return Hole(self._tracer, Place(self._place.of, (*self._place.through, name)))


class Address(Hole):
    """Stands for the page's own address, of which one thing is known: what it is not equal to."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Hole):
            _unknown(self)
        self._tracer.compared.add(str(other))
        return self._tracer.url == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = Untold.__hash__


def traced(env: Environment, now: Callable[[], Tracer]) -> Environment:
    """The theme's templates, with filters and tests that tell the tracer what they are asked."""
    tracing, tests = env.overlay(), cast("dict[str, Any]", env.tests)
    tracing.filters = {name: _filter(name, each, now) for name, each in env.filters.items()}
    tracing.tests = {name: _test(name, each) for name, each in tests.items()}
    return tracing


def _filter(
    name: str, function: Callable[..., Any], now: Callable[[], Tracer]
) -> Callable[..., Any]:
    stock = function is (url_filter if name == URL else FILTERS.get(name))

    @wraps(function)  # with the note on it that it wants the context
    def asked(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any filter
        given = arguments[1:] if arguments and isinstance(arguments[0], Context) else arguments
        held = [_held(value, now()) for value in (*given, *named.values())]
        if not any(isinstance(value, Hole) for value in held):
            if name != URL or not stock:
                return function(*arguments, **named)
            now().targets.add(str(given[0]))
            return address_from(now().url, str(given[0]))
        if name in {"d", "default"} and isinstance(held[0], Hole):
            return held[0]
        if not stock or len(held) > 1:
            raise UntraceableError(f"the filter {name!r} wants a text")
        return held[0].through(name)

    return asked


def _held(value: Any, tracer: Tracer) -> Any:  # noqa: ANN401 - whatever a template has
    """A value; a text in which there are places as one place."""
    if not isinstance(value, str) or not _MARK.search(value):
        return value
    pieces = [p if isinstance(p, str) else tracer.places[p] for p in tracer.pieces(value)]
    return Hole(tracer, Place(tuple(pieces)))


def _test(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    known = {"defined": True, "undefined": False, "none": False}

    @wraps(function)
    def asked(*arguments: Any) -> Any:  # noqa: ANN401 - any test
        if not any(isinstance(value, Hole) for value in arguments):
            return function(*arguments)
        if name not in known:
            raise UntraceableError(f"the test {name!r} wants a text")
        return known[name]

    return asked
