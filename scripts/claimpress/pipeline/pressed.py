"""From a sound publication to its pages and data, where an engine finds them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from claimpress.checking.chain import check_link
from claimpress.deriving.index import index_of
from claimpress.deriving.visible import visible
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
from claimpress.pipeline.making import Making, units
from claimpress.reading.commit import Commit, commit_of
from claimpress.reading.intake import CLAIMS
from claimpress.rendering.artifact import Artifact, GeneratedFile, Standing
from claimpress.rendering.render import Renderer
from claimpress.values.clock import today
from claimpress.values.problems import Problem, errors_among
from claimpress.writing.alone import alone
from claimpress.writing.mount import Mount, Mounted
from claimpress.writing.shelf import files_of, problems_of

DOCS = Path("build/docs")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pressing a publication gave."""

    checked: Checked
    shown: Corpus | None
    """The publication as readers see it; None when it was not sound."""
    files: tuple[Mounted, ...]
    """The generated files, ready for an engine; none when it was not sound."""


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
        checked = check(root, use_cache=use_cache)
        if checked.corpus is None or not checked.sound:
            return Pressed(checked, None, ())
        unsound = {error.file for error in errors_among(checked.problems)}
        shown = visible(checked.corpus, today(), drafts=drafts, without=unsound)
        render = Renderer(site, shown, index_of(shown), drafts)
        making = Making(root, render, use_cache=use_cache)
        parts = making.parts()
        commit, manifest = commit_of(root), None
        if not drafts:  # what is only looked at is no publication
            scale = scale_record(shown)
            manifest = manifest_of(state_of(parts), scale, site, commit, previous)
            broken = tuple(_broken(manifest, previous))
            if broken:
                problems = (*checked.problems, *broken)
                return Pressed(replace(checked, problems=problems), None, ())
        mount = Mount(root / DOCS)
        made = making.pages_and_cards(mount, parts, downloads=downloads)
        placed = list(files_of(made))
        standing = mount.standing_in(SEARCH, "part.json")
        whole = chain(
            of_the_search(render, standing) if search else map(Standing, standing),
            of_the_state(render, commit, manifest),
            sitemap([file.path for file in placed], shown, site),
        )
        files = mount.settle([*placed, *mount.placed(whole)])
        checked = replace(checked, problems=(*checked.problems, *problems_of(made)))
        return Pressed(checked, shown, tuple(files))


def press_search(root: Path, shown: Corpus) -> tuple[Mounted, ...]:
    """Make the search index of what was pressed without it; gives all generated files.

    That takes a second or two with ten thousand claims. Other builders are kept
    waiting only while files are put in place.
    """
    render = Renderer(Site(""), shown, index_of(shown))

    def made() -> list[Artifact | Standing]:
        return list(of_the_search(render, Mount(root / DOCS).standing_in(SEARCH, "part.json")))

    files = made()
    with alone(root / DOCS):
        mount = Mount(root / DOCS)
        if not all(mount.standing(each.path) for each in files if isinstance(each, Standing)):
            files = made()  # meanwhile another builder took away what stood there
        return tuple(mount.settle([*mount.outside(SEARCH), *mount.placed(files)]))


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
    render: Renderer, standing: Mapping[str, bytes | None] | None = None
) -> Iterator[Artifact | Standing]:
    """The search index; ``standing`` files of it need not be made."""
    written = tuple((render.corpus.pages or {}).values())
    return search_index(render.corpus, render.index, written, standing)


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
    render = Renderer(site, corpus, index_of(corpus))
    paths: list[str] = []
    for unit in units(render, day, parts_in_memory(render)):
        for page in unit.make(render):
            if not isinstance(page, Problem):
                paths.append(page.path)
                yield page
    yield from sitemap(paths, corpus, site)
    yield from of_the_search(render)
