"""The pipeline, whole: files in, problems or pages out.

The command line, the MkDocs plugin and the tests all come through here, so
that preview, continuous integration and command line cannot differ.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from claimpress.auditing.built import built_from
from claimpress.auditing.run import audit as audit_folder
from claimpress.checking.against import check_against
from claimpress.checking.chain import check_link
from claimpress.checking.run import check_claim, check_together
from claimpress.deriving.index import Index, index_of
from claimpress.deriving.reads import Facts, Reads, watched, watched_index
from claimpress.deriving.visible import visible
from claimpress.exporting.cards.faces import Face
from claimpress.exporting.cards.make import units as card_units
from claimpress.exporting.data import claims_json
from claimpress.exporting.feeds import units as feed_units
from claimpress.exporting.manifest import manifest_json, manifest_of
from claimpress.exporting.search.index import search_index
from claimpress.exporting.search.part import FOLDER as SEARCH
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Manifest
from claimpress.model.site import Site
from claimpress.reading.cache import ClaimCache
from claimpress.reading.commit import commit_of, source_date
from claimpress.reading.intake import CLAIMS, Intake, take_in
from claimpress.reading.kept import code_of
from claimpress.reading.load import load
from claimpress.reading.locate import placed
from claimpress.reading.revision import RevisionError, taken_at
from claimpress.reading.site import hand_written
from claimpress.reading.typefaces import FontFiles
from claimpress.reading.unfilled import unfilled
from claimpress.rendering.artifact import Artifact, Standing
from claimpress.rendering.desk import units as desk_units
from claimpress.rendering.pages import units as page_units
from claimpress.rendering.render import Renderer
from claimpress.rendering.unit import PageUnit, Unit, told
from claimpress.values.clock import today
from claimpress.values.problems import Problem, errors_among, in_order
from claimpress.writing.alone import alone
from claimpress.writing.mount import Mount, Mounted, standing_in
from claimpress.writing.shelf import Bench, Made, Shelf, files_of, problems_of

CACHE = Path("build/cache/claims")
FINDINGS = Path("build/cache/findings")
PAGES = Path("build/cache/pages")
CARDS = Path("build/cache/cards")
DOCS = Path("build/docs")

_RULES_CODE = (("values", "model", "reading", "deriving", "checking"), ("pydantic", "rapidfuzz"))
_PAGES_CODE = (
    ("values", "model", "deriving", "rendering", "templates", "locale", "exporting"),
    ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pydantic"),
)
_CARDS_CODE = (
    ("values", "model", "deriving", "locale", "exporting/cards", "fonts"),
    ("babel", "uharfbuzz"),
)
"""What decides what findings, pages and cards become: folders of claimpress, and packages."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a publication gave."""

    corpus: Corpus | None
    """The publication as far as it could be read; None when a registry could not be."""
    problems: tuple[Problem, ...]
    """Every problem, placed, in the order of the files."""
    files: int
    """How many claim files were read."""
    drafts: frozenset[str] = frozenset()
    """The files that are drafts: what is wrong with them stops nobody's publication."""

    @property
    def sound(self) -> bool:
        """Whether it can be published."""
        errors = errors_among(self.problems)
        return self.corpus is not None and all(error.file in self.drafts for error in errors)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pressing a publication gave."""

    checked: Checked
    shown: Corpus | None
    """The publication as readers see it; None when it was not sound."""
    files: tuple[Mounted, ...]
    """The generated files, ready for an engine; none when it was not sound."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What auditing a built site gave."""

    problems: tuple[Problem, ...]
    """Problems of the site; those of the claims when they are not sound."""
    pages: int
    """How many pages were read back; none when the claims are not sound."""


def check(root: Path, *, use_cache: bool = True, against: str = "") -> Checked:
    """Read and check the publication at ``root``.

    With ``against``, a revision of its repository, what changed since then is
    checked too. Raises `RevisionError` when that cannot be read.
    """
    cache = ClaimCache(root / CACHE if use_cache else None)
    return _checked(take_in(root), cache, root / FINDINGS if use_cache else None, root, against)


def check_taken_in(intake: Intake) -> Checked:
    """Check files as they are in memory, and not on the disk."""
    return _checked(intake, ClaimCache(None))


def _checked(
    intake: Intake,
    cache: ClaimCache,
    findings: Path | None = None,
    root: Path | None = None,
    against: str = "",
) -> Checked:
    loaded = load(intake, cache)
    corpus = loaded.corpus
    problems = list(loaded.problems)
    told_before: Iterable[Problem] = ()
    if corpus and root:
        corpus = replace(corpus, pages=hand_written(root))
    if corpus:
        told_before = _check_each(corpus, intake, findings)
        problems += check_together(corpus)
    if root and against:
        problems += _check_against(root, against, corpus)
    return Checked(
        corpus,
        tuple(in_order([*placed(problems, intake), *told_before, *_unfilled(root)])),
        len(intake.claims),
        loaded.drafts,
    )


def _unfilled(root: Path | None) -> Iterator[Problem]:
    return unfilled(root) if root else iter(())


def _check_each(corpus: Corpus, intake: Intake, kept: Path | None) -> Iterator[Problem]:
    """What is wrong with single claims, each with its place; most of it was found before."""

    def problems(id_: str, corpus: Corpus) -> list[Problem]:
        return placed(check_claim(corpus.claims[id_], corpus), intake)

    facts = Facts(corpus)
    # Some rules compare with the day.
    shelf = Shelf(kept, told(code_of(*_RULES_CODE), facts.around, str(today())))
    bench = Bench(partial(watched, corpus), facts)
    units = [
        Unit(f"rules {claim.id}", partial(problems, claim.id))
        for claim in corpus.claims.values()
        if not claim.waivers
    ]
    return problems_of(shelf.made(units, bench))


def corpus_at(root: Path, revision: str) -> Corpus:
    """The publication as it was at a revision of its repository.

    Raises `RevisionError` when it cannot be read.
    """
    loaded = load(taken_at(root, revision), ClaimCache(None))
    if loaded.corpus is None:
        message = f"the publication cannot be read as it was at {revision!r}"
        raise RevisionError(message, "name a revision in which its registries are sound")
    return loaded.corpus


def _check_against(root: Path, revision: str, corpus: Corpus | None) -> Iterator[Problem]:
    before = corpus_at(root, revision)
    if corpus:
        yield from check_against(before, corpus)


def press(
    root: Path,
    site: Site,
    *,
    drafts: bool = False,
    use_cache: bool = True,
    previous: Manifest | None = None,
) -> Pressed:
    """Check the publication and write its pages and data to ``build/docs``.

    Its manifest follows ``previous``, that of the publication online. Nothing
    is written unless the whole publication is sound and breaks nothing that
    was told before: the last good pages stay as they are.
    """
    with alone(root / DOCS):
        checked = check(root, use_cache=use_cache)
        if checked.corpus is None or not checked.sound:
            return Pressed(checked, None, ())
        unsound = {error.file for error in errors_among(checked.problems)}
        shown = visible(checked.corpus, today(), drafts=drafts, without=unsound)
        index = index_of(shown)
        whole = of_the_whole(
            shown,
            index,
            site,
            standing=standing_in(root / DOCS, SEARCH, "part.json"),
        )
        if not drafts:  # what is only looked at is no publication
            manifest = manifest_of(shown, site, commit_of(root), previous)
            broken = tuple(_broken(manifest, previous))
            if broken:
                problems = (*checked.problems, *broken)
                return Pressed(replace(checked, problems=problems), None, ())
            whole = chain(whole, [manifest_json(manifest)])
        mount = Mount(root / DOCS)
        made = _made(root, Renderer(site, shown, index, drafts), mount, use_cache=use_cache)
        files = mount.settle([*files_of(made), *mount.placed(whole)])
        checked = replace(checked, problems=(*checked.problems, *problems_of(made)))
        return Pressed(checked, shown, tuple(files))


def _made(root: Path, render: Renderer, mount: Mount, *, use_cache: bool) -> list[Made]:
    """Pages, feeds and cards: what was made before and would be made the same stays."""

    def view(reads: Reads) -> Renderer:
        corpus, index = watched(render.corpus, reads), watched_index(render.index, reads)
        return replace(render, corpus=corpus, index=index)

    facts = Facts(render.corpus, render.index)
    bench = Bench(view, facts, mount)
    day = source_date(root, render.corpus).date()
    # A preview of drafts tells claims that are public from those that are not yet.
    around = f"{render.site} {today() if render.drafts else ''} {facts.around}"
    fonts = FontFiles(root, Face.of, Face.known_letters)
    pages = Shelf(root / PAGES if use_cache else None, told(code_of(*_PAGES_CODE), around))
    cards = Shelf(
        root / CARDS if use_cache else None, told(code_of(*_CARDS_CODE), around, fonts.told())
    )
    return [
        *pages.made(units(render.corpus, render.index, day), bench),
        *cards.made(card_units(render.corpus, fonts), bench),
    ]


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


def audit(root: Path, site: Site, folder: Path, forbidden: Sequence[str] = ()) -> Audited:
    """Compare the site in ``folder`` with the publication at ``root`` that it was built from."""
    checked = check(root)
    if checked.corpus is None or not checked.sound:
        return Audited(tuple(errors_among(checked.problems)), 0)
    shown = visible(checked.corpus, today())
    problems, pages = audit_folder(folder, built_from(checked.corpus, shown, site, forbidden))
    return Audited(tuple(problems), pages)


def units(corpus: Corpus, index: Index, day: dt.date) -> Iterator[PageUnit]:
    """The pages and feeds of a publication, as work that is done again only where it must be.

    ``day`` is the one its health is told as of.
    """
    yield from page_units(corpus, index)
    yield from desk_units(day)
    yield from feed_units(corpus, index)


def of_the_whole(
    corpus: Corpus,
    index: Index,
    site: Site,
    *,
    standing: Mapping[str, bytes | None] | None = None,
) -> Iterator[Artifact | Standing]:
    """What tells of all claims at once; ``standing`` files of the search need not be made."""
    written = tuple((corpus.pages or {}).values())
    yield from search_index(corpus, index, written, standing)
    yield claims_json(corpus, site)


def artifacts(corpus: Corpus, site: Site, day: dt.date) -> Iterator[Artifact | Standing]:
    """Everything that is made from a corpus, but its cards and its manifest."""
    index = index_of(corpus)
    render = Renderer(site, corpus, index)
    for unit in units(corpus, index, day):
        yield from (made for made in unit.make(render) if isinstance(made, Artifact))
    yield from of_the_whole(corpus, index, site)
