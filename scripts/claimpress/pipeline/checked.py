"""From files to a corpus and all its problems."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path

from claimpress.checking.against import check_against
from claimpress.checking.run import OVER_ALL, of_claim, of_corpus, waived
from claimpress.checking.translations import check_translation
from claimpress.deriving.reads import Facts, watched
from claimpress.model.corpus import Corpus
from claimpress.pipeline.memory import Memory
from claimpress.reading.cache import RecordCache
from claimpress.reading.intake import Intake, take_in
from claimpress.reading.kept import code_of
from claimpress.reading.load import load
from claimpress.reading.locate import placed
from claimpress.reading.revision import RevisionError, taken_at
from claimpress.reading.site import hand_written, wrong_settings
from claimpress.reading.unfilled import unfilled
from claimpress.rendering.unit import Unit, told
from claimpress.values.clock import today
from claimpress.values.problems import Problem, errors_among, in_order
from claimpress.writing.shelf import Bench, problems_of

CACHE = Path("build/cache/claims")

_CODE = (("values", "model", "reading", "deriving", "checking"), ("pydantic", "rapidfuzz"))
"""What decides what is found: folders of claimpress, and packages."""
_TOGETHER = 10
"""Claims that are checked together: to look whether they stand takes less than one at a time, and
to check them again with one of them takes a few milliseconds."""


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


def check(
    root: Path, *, use_cache: bool = True, against: str = "", memory: Memory | None = None
) -> Checked:
    """Read and check the publication at ``root``.

    With ``against``, a revision of its repository, what changed since then is
    checked too. Raises `RevisionError` when that cannot be read. ``memory`` is
    that of who checks again and again, and says itself whether there is a cache.
    """
    memory = memory or Memory(root, use_cache=use_cache)
    cache = RecordCache(root / CACHE if memory.use_cache else None)
    return _checked(take_in(root), cache, memory, root, against)


def check_taken_in(intake: Intake) -> Checked:
    """Check files as they are in memory, and not on the disk."""
    return _checked(intake, RecordCache(None), Memory(Path(), use_cache=False))


def _checked(
    intake: Intake,
    cache: RecordCache,
    memory: Memory,
    root: Path | None = None,
    against: str = "",
) -> Checked:
    loaded = load(intake, cache)
    corpus = loaded.corpus
    problems = list(loaded.problems)
    found: Iterable[Problem] = ()
    if corpus and root:
        corpus = replace(corpus, pages=hand_written(root))
    if corpus:
        found, idle = waived(_found(corpus, intake, memory), corpus)
        problems += idle
    beside = [*unfilled(root), *wrong_settings(root)] if root else []
    if root and against:
        problems += _check_against(root, against, corpus)
    return Checked(
        corpus,
        tuple(in_order([*placed(problems, intake), *found, *beside])),
        len(intake.claims),
        loaded.drafts,
    )


def _found(corpus: Corpus, intake: Intake, memory: Memory) -> list[Problem]:
    """What is wrong, whatever claims waive, each with its place; most of it was found before."""

    def of_some(ids: Iterable[str], corpus: Corpus) -> list[Problem]:
        found = (of_claim(corpus.claims[id_], corpus) for id_ in ids)
        return placed(chain.from_iterable(found), intake)

    def of_words(key: str, corpus: Corpus) -> list[Problem]:
        return placed(check_translation(key, corpus), intake)

    facts = Facts(corpus)
    # Some rules compare with the day.
    shelf = memory.shelf("findings", told(code_of(*_CODE), facts.around, str(today())))
    units = [
        *(Unit(f"rule {rule.code}", partial(of_corpus, rule)) for rule in OVER_ALL),
        *(
            Unit(f"rules {some[0]}", partial(of_some, some), told(some))
            for some in _together(corpus.rows)
        ),
        *(
            Unit(f"words {key}", partial(of_words, key))
            for key in corpus.translations
            if "/" in key
        ),
    ]
    made = shelf.made(units, Bench(partial(watched, corpus), facts))
    # What a rule reads of many files is not where in these it stands: that is looked up each time.
    of_all, of_files = made[: len(OVER_ALL)], made[len(OVER_ALL) :]
    return [*placed(problems_of(of_all), intake), *problems_of(of_files)]


def _together(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The claims of each dossier, a few at a time; so a new claim moves none of others."""
    for _dossier, here in groupby(ids, key=lambda id_: id_.partition("/")[0]):
        while some := tuple(islice(here, _TOGETHER)):
            yield some


def corpus_at(root: Path, revision: str) -> Corpus:
    """The publication as it was at a revision of its repository.

    Raises `RevisionError` when it cannot be read.
    """
    loaded = load(taken_at(root, revision), RecordCache(None))
    if loaded.corpus is None:
        message = f"the publication cannot be read as it was at {revision!r}"
        raise RevisionError(message, "name a revision in which its registries are sound")
    return loaded.corpus


def _check_against(root: Path, revision: str, corpus: Corpus | None) -> Iterator[Problem]:
    before = corpus_at(root, revision)
    if corpus:
        yield from check_against(before, corpus)
