"""What of a publication is made again, and what stays as it was made before."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from sqlite3 import sqlite_version

from claimpress.checking.account import account_in
from claimpress.deriving.reads import Facts, Reads, watched, watched_index
from claimpress.deriving.statistics import numbers_of
from claimpress.exporting.api.every import api_units, download_units
from claimpress.exporting.cards.faces import Face
from claimpress.exporting.cards.make import units as card_units
from claimpress.exporting.data import data_unit
from claimpress.exporting.feeds import units as feed_units
from claimpress.exporting.llms import llms_txt
from claimpress.exporting.parts.make import ACCOUNT, batches, gathered
from claimpress.exporting.parts.part import Kind, Parts
from claimpress.pipeline.memory import Memory
from claimpress.reading.commit import source_date
from claimpress.reading.kept import code_of
from claimpress.reading.typefaces import FontFiles
from claimpress.rendering.desk import statistics_unit
from claimpress.rendering.desk import units as desk_units
from claimpress.rendering.pages import units as page_units
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit, in_folder, told
from claimpress.values.clock import today
from claimpress.writing.mount import Mount
from claimpress.writing.shelf import Bench, Made, Shelf, files_of

PARTS = Path("build/parts")
"""Where the parts lie that data files are put together from; no engine looks there."""

_RECORDS = ("values", "model", "reading", "deriving")
_PAGES = (
    (*_RECORDS, "checking", "rendering", "templates", "locale", "exporting"),
    ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pydantic"),
)
_CARDS = ((*_RECORDS, "locale", "exporting/cards", "fonts"), ("babel", "pydantic", "uharfbuzz"))
_PARTS = ((*_RECORDS, "checking", "rendering", "exporting"), ("pydantic",))
"""What decides what pages, cards, parts and what is put together from these become: folders of
claimpress, and packages."""


class Making:
    """Makes the files of one publication that each tell of a part of it."""

    def __init__(
        self, root: Path, render: Renderer, memory: Memory, between: Callable[[], None]
    ) -> None:
        """Make what ``render`` shows, and keep it in ``memory`` for the next run.

        ``between`` is called between two files; what it raises ends the work.
        """
        self._root, self._render, self._memory, self._between = root, render, memory, between
        self._facts = Facts(render.corpus, render.index)

    def looked_at(self, mount: Mount, paths: frozenset[str]) -> None:
        """Make the pages among these files; `pages_and_cards` finds them made."""
        render = self._render
        pages = self._here(page_units(render.corpus, render.index))
        self._shelf("pages", *_PAGES).renew(pages, self._bench(mount), paths)

    def pages_and_cards(self, mount: Mount, parts: Parts | None) -> list[Made]:
        """Pages, feeds, data and cards, put in place in ``mount``; `units` tells of the rest."""
        render, bench = self._render, self._bench(mount)
        fonts = FontFiles(self._root, Face.of, Face.known_letters)
        day = source_date(self._root, render.corpus).date()
        pages = self._here(units(render, day, parts))
        cards = self._here(card_units(render.corpus, fonts))
        return [
            *self._shelf("pages", *_PAGES).made(pages, bench),
            *self._shelf("cards", *_CARDS, given=fonts.told()).made(cards, bench),
        ]

    def parts(self) -> Parts:
        """What the files with all claims are put together from, made and in place."""
        folder = self._memory.mount(PARTS)
        asked = list(batches(self._render.corpus, self._render.index))
        units = [batch.unit() for batch in asked]
        made = self._shelf("parts", *_PARTS).made(units, self._bench(folder))
        folder.settle(files_of(made))
        files = (file for each in made for file in each.files)
        return gathered(asked, ((file.sha256, partial(folder.read_some, file)) for file in files))

    def downloads(
        self, mount: Mount, parts: Parts
    ) -> AbstractContextManager[Callable[[], list[Made]]]:
        """The files with all claims, made beside all the rest; what is given waits for them."""
        shelf = self._shelf("downloads", *_PARTS, given=sqlite_version)
        return shelf.made_beside(download_units(parts), self._bench(mount))

    def _here(self, units: Iterable[PageUnit]) -> Iterator[PageUnit]:
        """The same units, with their files where those of this language lie."""
        return (in_folder(unit, self._render.site.folder) for unit in units)

    def _bench(self, mount: Mount) -> Bench[Renderer]:
        return Bench(self._view, self._facts, mount, self._between)

    def _view(self, reads: Reads) -> Renderer:
        render = self._render
        corpus, index = watched(render.corpus, reads), watched_index(render.index, reads)
        return replace(render, corpus=corpus, index=index)

    def _shelf(
        self, name: str, folders: tuple[str, ...], packages: tuple[str, ...], given: str = ""
    ) -> Shelf:
        render = self._render
        # A preview of drafts tells claims that are public from those that are not yet.
        day = today() if render.drafts else ""
        around = told(code_of(folders, packages), render.site, str(day), self._facts.around, given)
        return self._memory.shelf(f"{render.site.folder}{name}", around)


def units(render: Renderer, day: dt.date, parts: Parts | None) -> Iterator[PageUnit]:
    """Pages, feeds and data, as work to be done; ``day`` is the one the health is told as of.

    Without ``parts``, all is left out that is there once for all languages: the data, and what
    tells of the publication as a whole.
    """
    yield from page_units(render.corpus, render.index)
    if parts:
        given = parts.told(Kind.CLAIMS)
        account = cache(lambda: account_in(parts.pieces(Kind.CLAIMS, ACCOUNT)))
        yield statistics_unit(lambda _render: account().numbers, given)
        yield from desk_units(day, account, given)
    else:
        yield statistics_unit(lambda render: numbers_of(render.index.claims))
    yield from feed_units(render.corpus, render.index)
    if parts:
        yield from api_units(render.corpus, render.index, parts)
        yield data_unit(parts)
    yield Unit("llms.txt", llms_txt)
