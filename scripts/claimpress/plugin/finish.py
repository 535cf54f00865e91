"""From a generated page to the finished one, in the quickest way that gives the same bytes."""

from dataclasses import dataclass
from pathlib import Path

from claimpress.plugin.frames import Frames
from claimpress.plugin.page import is_page, source_of
from claimpress.plugin.theme import Theme, Traced

News = dict[tuple[str, str], Traced]
"""Frames that were made, by kind and by the page they were made from."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as readers get it."""

    html: bytes
    slot: str = ""
    """The name of its frame's slot; empty when the templates made it."""


class Finisher:
    """Finishes pages; with the theme it can finish every page, without it those it has frames for.

    In copies of the process, each copy makes the frames it needs; `news` says
    which, so that they can be sent back and kept.
    """

    def __init__(self, docs: Path, frames: Frames, theme: Theme | None) -> None:
        """Finish pages that lie in ``docs``."""
        self._docs = docs
        self._frames = frames
        self._theme = theme
        self._hopeless: set[str] = set()
        self._news: News = {}

    def site_path(self, path: str) -> str:
        """Where a generated file lies in the site."""
        return self._frames.standing.output(path) if is_page(path) else path

    def finished(self, path: str) -> Finished | None:
        """The finished page; None when there is neither frame nor theme for it."""
        with open(f"{self._docs}/{path}", encoding="utf-8") as opened:  # noqa: PTH123 - of 50,000
            source = source_of(opened.read())
        done = self._frames.filled(path, source)
        if done is None and self._theme:
            kind = self._frames.kind(path, source)
            traced = (
                None if kind in self._hopeless else self._theme.frame(path, source, self._frames)
            )
            if traced is None:
                self._hopeless.add(kind)
                return Finished(_encoded(self._theme.page(path, source)))
            self._frames.add(kind, traced.kind, path, traced.frame)
            self._news[kind, path] = traced
            done = self._frames.filled(path, source)
        return Finished(_encoded(done[0]), done[1]) if done else None

    def news(self) -> News:
        """The frames made since this was last asked, by kind and page."""
        news, self._news = self._news, {}
        return news

    def learn(self, news: News) -> None:
        """Keep frames that a copy made."""
        for (kind, path), traced in news.items():
            self._frames.add(kind, traced.kind, path, traced.frame)


def _encoded(html: str) -> bytes:
    # As MkDocs writes pages.
    return html.encode(errors="xmlcharrefreplace")
