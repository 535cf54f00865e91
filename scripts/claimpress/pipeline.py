"""The pipeline, whole: files in, problems or pages out.

The command line, the MkDocs plugin and the tests all come through here, so
that preview, continuous integration and command line cannot differ.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from claimpress.auditing.built import built_from
from claimpress.auditing.run import audit as audit_folder
from claimpress.checking.against import check_against
from claimpress.checking.chain import check_link
from claimpress.checking.run import check as check_rules
from claimpress.deriving.index import index_of
from claimpress.deriving.visible import visible
from claimpress.exporting.cards.faces import Face
from claimpress.exporting.cards.make import CardMaker
from claimpress.exporting.data import claims_json
from claimpress.exporting.feeds import feeds
from claimpress.exporting.manifest import manifest_json, manifest_of
from claimpress.exporting.search.index import search_index
from claimpress.exporting.search.part import FOLDER as SEARCH
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Manifest
from claimpress.model.site import Site
from claimpress.reading.cache import ClaimCache
from claimpress.reading.commit import commit_of, source_date
from claimpress.reading.intake import CLAIMS, Intake, take_in
from claimpress.reading.load import load
from claimpress.reading.locate import placed
from claimpress.reading.revision import RevisionError, taken_at
from claimpress.reading.site import hand_written
from claimpress.reading.typefaces import FontFiles
from claimpress.rendering.artifact import Artifact, Standing
from claimpress.rendering.desk import desk_pages
from claimpress.rendering.pages import pages
from claimpress.rendering.render import Renderer
from claimpress.values.clock import today
from claimpress.values.problems import Problem, errors_among
from claimpress.writing.alone import alone
from claimpress.writing.mount import Mounted, mount, standing_in
from claimpress.writing.pictures import PictureStore

CACHE = Path("build/cache/claims")
CARDS = Path("build/cache/cards")
DOCS = Path("build/docs")


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
    return _checked(take_in(root), cache, root, against)


def check_taken_in(intake: Intake) -> Checked:
    """Check files as they are in memory, and not on the disk."""
    return _checked(intake, ClaimCache(None))


def _checked(
    intake: Intake, cache: ClaimCache, root: Path | None = None, against: str = ""
) -> Checked:
    loaded = load(intake, cache)
    corpus = loaded.corpus
    problems = list(loaded.problems)
    if corpus and root:
        corpus = replace(corpus, pages=hand_written(root))
    if corpus:
        problems += check_rules(corpus)
    if root and against:
        problems += _check_against(root, against, corpus)
    return Checked(
        corpus,
        tuple(placed(problems, intake)),
        len(intake.claims),
        loaded.drafts,
    )


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
        made: Iterable[Artifact | Standing] = artifacts(
            shown,
            site,
            drafts=drafts,
            standing=standing_in(root / DOCS, SEARCH, "part.json"),
            day=source_date(root, shown).date(),
        )
        if not drafts:  # what is only looked at is no publication
            manifest = manifest_of(shown, site, commit_of(root), previous)
            broken = tuple(_broken(manifest, previous))
            if broken:
                problems = (*checked.problems, *broken)
                return Pressed(replace(checked, problems=problems), None, ())
            made = chain(made, [manifest_json(manifest)])
        fonts = FontFiles(root, Face.of, Face.known_letters)
        cards = CardMaker(shown, index_of(shown), site, fonts)
        pictures = PictureStore(root / CARDS if use_cache else None)
        files = mount(chain(made, cards.cards(pictures)), root / DOCS)
        pictures.forget_the_rest()
        checked = replace(checked, problems=(*checked.problems, *cards.problems))
        return Pressed(checked, shown, tuple(files))


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


def artifacts(
    corpus: Corpus,
    site: Site,
    *,
    drafts: bool = False,
    standing: Mapping[str, bytes | None] | None = None,
    day: dt.date,
) -> Iterator[Artifact | Standing]:
    """Everything that is made from a corpus; ``standing`` files of the search need not be."""
    index = index_of(corpus)
    written = tuple((corpus.pages or {}).values())
    renderer = Renderer(site, corpus, index, drafts)
    yield from pages(renderer)
    yield from desk_pages(renderer, day)
    yield from feeds(corpus, index, site)
    yield from search_index(corpus, index, written, standing)
    yield claims_json(corpus, site)
