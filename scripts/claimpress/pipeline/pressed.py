"""From a sound publication to its pages and data, where an engine finds them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from claimpress.checking.chain import check_link
from claimpress.deriving.index import index_of
from claimpress.deriving.visible import visible
from claimpress.exporting.api.every import download_units
from claimpress.exporting.api.start import start
from claimpress.exporting.api.steps import steps
from claimpress.exporting.manifest import manifest_json, manifest_of, state_of
from claimpress.exporting.parts.make import parts_in_memory
from claimpress.exporting.records import scale_record
from claimpress.exporting.search.index import search_index
from claimpress.exporting.search.part import FOLDER as SEARCH
from claimpress.exporting.sitemap import sitemap
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Manifest
from claimpress.model.site import Site
from claimpress.pipeline.checked import Checked, check
from claimpress.pipeline.editions import edition_of, in_every_language
from claimpress.pipeline.making import Making, units
from claimpress.pipeline.memory import Memory
from claimpress.reading.commit import Commit, commit_of
from claimpress.reading.intake import CLAIMS
from claimpress.rendering.artifact import Artifact, GeneratedFile, Standing
from claimpress.rendering.editions import Edition
from claimpress.rendering.render import Renderer
from claimpress.rendering.unit import in_folder
from claimpress.values.clock import today
from claimpress.values.problems import Problem, errors_among
from claimpress.values.processes import beside
from claimpress.writing.alone import alone
from claimpress.writing.mount import Mount, Mounted
from claimpress.writing.shelf import Made, files_of, problems_of

DOCS = Path("build/docs")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pressing a publication gave."""

    checked: Checked
    shown: Corpus | None
    """The publication as readers see it; None when it was not sound."""
    files: tuple[Mounted, ...]
    """The generated files, ready for an engine; none when it was not sound."""
    editions: tuple[Edition, ...] = ()
    """What stands around the pages of each language, the main one first."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A sound publication on its way to ``build/docs``: read, checked and put in order."""

    root: Path
    site: Site
    drafts: bool
    checked: Checked
    shown: Corpus
    renders: tuple[Renderer, ...]
    """What makes the pages of each language, the main one first."""
    makings: tuple[Making, ...]
    """The same languages, each with what is made in it."""
    memory: Memory

    def looked_at(self, paths: frozenset[str]) -> Pressed:
        """Make the pages among these files, before all others.

        Gives the files as they lie there: some of the others are still as they were. The
        folder must be held (`alone`), here and in `finished`.
        """
        mount = self.memory.mount(DOCS)
        for making in self.makings:
            making.looked_at(mount, paths)
        return self._pressed(mount.files())

    def finished(
        self, *, previous: Manifest | None = None, downloads: bool = True, search: bool = True
    ) -> Pressed:
        """Make all that is not made yet, as `press` says."""
        main, parts = self.makings[0], self.makings[0].parts()
        commit, manifest = commit_of(self.root), None
        if not self.drafts:  # what is only looked at is no publication
            scale = scale_record(self.shown)
            manifest = manifest_of(state_of(parts), scale, self.site, commit, previous)
            broken = tuple(_broken(manifest, previous))
            if broken:
                problems = (*self.checked.problems, *broken)
                return Pressed(replace(self.checked, problems=problems), None, ())
        mount, made = self.memory.mount(DOCS), list[Made]()
        searched = partial(self._searched, mount, again=search)
        with (
            beside(searched) if search else nullcontext(searched) as search_files,
            main.downloads(mount, parts) if downloads else nullcontext(list) as whole_files,
        ):
            for making in self.makings:
                made += making.pages_and_cards(mount, parts if making is main else None)
            placed = list(files_of(made))
            state = of_the_state(self.renders[0], commit, manifest)
            corpora = [each.corpus for each in self.renders]
            pages = sitemap([file.path for file in placed], corpora, self.site)
            placed += mount.placed(chain(state, pages))
            placed += search_files()
            placed += files_of(whole_files())
        return self._pressed(mount.settle(placed), problems_of(made))

    def _searched(self, mount: Mount, *, again: bool) -> list[Mounted]:
        """The search index of every language, in place."""
        found = (of_the_search(render, mount, again=again) for render in self.renders)
        return list(mount.placed(chain.from_iterable(found)))

    def _pressed(self, files: Iterable[Mounted], noticed: Iterable[Problem] = ()) -> Pressed:
        checked = replace(self.checked, problems=(*self.checked.problems, *noticed))
        editions = tuple(map(edition_of, self.renders))
        return Pressed(checked, self.shown, tuple(files), editions)


def press(  # noqa: PLR0913 - what can be asked of it, by name
    root: Path,
    site: Site,
    *,
    drafts: bool = False,
    use_cache: bool = True,
    previous: Manifest | None = None,
    downloads: bool = True,
    search: bool = True,
) -> Pressed:
    """Check the publication and write its pages and data to ``build/docs``.

    Its manifest follows ``previous``, that of the publication online. Nothing
    is written unless the whole publication is sound and breaks nothing that
    was told before: the last good pages stay as they are. A preview does
    without ``downloads``, the files with all claims that any edit changes; and
    without ``search`` the search index stays as it is until `press_search`.
    """
    with alone(root / DOCS):
        begun = begin(root, site, Memory(root, use_cache=use_cache), drafts=drafts)
        if isinstance(begun, Pressed):
            return begun
        return begun.finished(previous=previous, downloads=downloads, search=search)


def begin(
    root: Path,
    site: Site,
    memory: Memory,
    *,
    drafts: bool = False,
    between: Callable[[], None] = lambda: None,
) -> Begun | Pressed:
    """Check the publication; what is not sound is pressed already, and gave no files.

    ``between`` is called between two pieces of work that follows; what it raises ends it.
    """
    checked = check(root, memory=memory)
    if checked.corpus is None or not checked.sound:
        return Pressed(checked, None, ())
    unsound = {error.file for error in errors_among(checked.problems)}
    shown = visible(checked.corpus, today(), drafts=drafts, without=unsound)
    renders = tuple(in_every_language(Renderer(site, shown, index_of(shown), drafts)))
    makings = tuple(Making(root, render, memory, between) for render in renders)
    return Begun(root, site, drafts, checked, shown, renders, makings, memory)


def press_search(root: Path, shown: Corpus) -> tuple[Mounted, ...]:
    """Make the search index of what was pressed without it; gives all generated files.

    That takes a second or two with ten thousand claims. Other builders are kept
    waiting only while files are put in place.
    """
    renders = in_every_language(Renderer(Site(""), shown, index_of(shown)))

    def made() -> list[Artifact | Standing]:
        mount = Mount(root / DOCS)
        return [made for each in renders for made in of_the_search(each, mount)]

    files = made()
    with alone(root / DOCS):
        mount = Mount(root / DOCS)
        if not all(mount.standing(each.path) for each in files if isinstance(each, Standing)):
            files = made()  # meanwhile another builder took away what stood there
        folders = [f"{each.site.folder}{SEARCH}" for each in renders]
        return tuple(mount.settle([*mount.outside(folders), *mount.placed(files)]))


def _broken(manifest: Manifest, previous: Manifest | None) -> Iterator[Problem]:
    """What readers were told before and would be told otherwise now without a word."""
    if previous and manifest.head != previous.head:
        found = check_link(
            previous.claims,
            manifest.chain[-1],
            lambda id_: f"{CLAIMS}/{id_}.yaml",
            "since the last publication",
        )
        yield from errors_among(found)


def of_the_search(
    render: Renderer, mount: Mount | None = None, *, again: bool = True
) -> Iterator[Artifact | Standing]:
    """The search index of a language; what stands in ``mount`` need not be made.

    Without ``again``, it stays as it stands there.
    """
    folder = render.site.folder
    standing = mount.standing_in(f"{folder}{SEARCH}", "part.json") if mount else {}
    if not again:
        yield from map(Standing, standing)
        return
    here = {path.removeprefix(folder): data for path, data in standing.items()}
    pages = (render.corpus.pages or {}).values()
    written = tuple(page for page in pages if page.address not in render.site.shared)
    for made in search_index(render.corpus, render.index, written, here):
        yield replace(made, path=f"{folder}{made.path}")


def of_the_state(
    render: Renderer, commit: Commit | None, manifest: Manifest | None
) -> Iterator[GeneratedFile]:
    """What tells of which state of the claims this is, and how it came to be."""
    yield start(render, commit, manifest)
    if manifest:
        yield manifest_json(manifest)
        yield from steps(manifest)


def artifacts(corpus: Corpus, site: Site, day: dt.date) -> Iterator[GeneratedFile | Standing]:
    """Everything that is made from a corpus, but its cards and its manifest, at once."""
    renders = in_every_language(Renderer(site, corpus, index_of(corpus)))
    paths: list[str] = []
    for render in renders:
        once = None if render.site.folder else parts_in_memory(render)
        all_units = units(render, day, once)
        for unit in chain(all_units, download_units(once) if once else ()):
            for page in in_folder(unit, render.site.folder).make(render):
                if not isinstance(page, Problem):
                    paths.append(page.path)
                    yield page
        yield from of_the_search(render)
    yield from sitemap(paths, [each.corpus for each in renders], site)
