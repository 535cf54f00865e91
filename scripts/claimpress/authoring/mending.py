"""Apply remedies, and keep only those after which a file is better and nothing is worse."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimpress.authoring.remedies import edits_for
from claimpress.authoring.remedy import Edit, Source
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import Intake
from claimpress.reading.load import bounds_for, model_for
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.problems import Problem

MOST_ROUNDS = 100
_NOTHING = Counter[tuple[str, str]]()

Look = tuple[Corpus | None, Sequence[Problem]]
"""What checking a publication gives: what could be read, and the problems, placed."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending a publication gave."""

    files: Mapping[str, bytes]
    """The files that are to be written, by path."""
    done: tuple[Edit, ...]
    left: tuple[str, ...]
    """The files that were left alone, because a remedy made something else worse."""
    problems: tuple[Problem, ...]
    """What remains."""


def mended(
    intake: Intake, check: Callable[[Intake], Look], wanted: Callable[[str], bool]
) -> Mended:
    """Mend what can be mended in the files that are ``wanted``, as often as that uncovers more."""
    before = intake
    corpus, problems = check(intake)
    done: list[Edit] = []
    left: set[str] = set()
    for _ in range(MOST_ROUNDS):
        edits = _edits(problems, intake, corpus)
        edits = {f: some for f, some in edits.items() if wanted(f) and f not in left}
        if not edits:
            break
        after = _with(intake, edits)
        corpus_after, problems_after = check(after)
        worse = _worse(edits, (intake, problems), (after, problems_after))
        if worse:
            left |= worse
            continue
        intake, corpus, problems = after, corpus_after, problems_after
        done += [edit for some in edits.values() for edit in some]
    changed = {
        file: data
        for files in (intake.claims, intake.dossiers, intake.registries, intake.translations)
        for file, data in files.items()
        if before.data_of(file) != data
    }
    return Mended(changed, tuple(done), tuple(sorted(left)), tuple(problems))


def _edits(
    problems: Sequence[Problem], intake: Intake, corpus: Corpus | None
) -> dict[str, list[Edit]]:
    """The remedies of one round by file, in order, none in the way of another."""
    found: dict[str, list[Edit]] = defaultdict(list)
    for problem in problems:
        data = intake.data_of(problem.file)
        if not data:
            continue
        try:
            source = Source(problem.file, data)
        except UnicodeDecodeError:
            continue
        for edit in edits_for(problem, source, intake, corpus):
            if not any(_meet(edit, other) for other in found[edit.file]):
                found[edit.file].append(edit)
    return {file: sorted(some, key=lambda e: e.start) for file, some in found.items() if some}


def _meet(one: Edit, other: Edit) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def _with(intake: Intake, edits: Mapping[str, list[Edit]]) -> Intake:
    new = {file: _applied(intake.data_of(file), file, some) for file, some in edits.items()}

    def with_new(files: Mapping[str, bytes]) -> dict[str, bytes]:
        return {file: new.get(file, data) for file, data in files.items()}

    return replace(
        intake,
        claims=with_new(intake.claims),
        dossiers=with_new(intake.dossiers),
        registries=with_new(intake.registries),
        translations=with_new(intake.translations),
    )


def _applied(data: bytes, file: str, edits: Sequence[Edit]) -> bytes:
    text = Source(file, data).text
    for edit in reversed(edits):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text.encode()


def _worse(
    edits: Mapping[str, list[Edit]],
    before: tuple[Intake, Sequence[Problem]],
    after: tuple[Intake, Sequence[Problem]],
) -> set[str]:
    """The files whose remedies did not take away their cause, or brought something new."""
    known, now = _by_file(before[1]), _by_file(after[1])
    places = {_place(problem) for problem in after[1]}
    worse = {
        file for file, some in edits.items() if any(_place(edit.cause) in places for edit in some)
    }
    further = {f for f in edits if _depth(after[0], f) > _depth(before[0], f)}
    for file in edits.keys() - further:
        if _depth(after[0], file) == 0:
            # The reader stops at the first fault of form; the next is further down.
            new = [p for p in after[1] if p.file == file and p.span]
            first = min((edit.line for edit in edits[file]), default=0)
            if any(p.span and p.span.line < first for p in new):
                worse.add(file)
        elif now.get(file, _NOTHING) - known.get(file, _NOTHING):
            worse.add(file)
    others = now.keys() - edits.keys()
    if not further and any(now[file] - known.get(file, _NOTHING) for file in others):
        worse |= edits.keys()
    return worse


def _by_file(problems: Sequence[Problem]) -> dict[str, Counter[tuple[str, str]]]:
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for problem in problems:
        found[problem.file][problem.code, problem.message] += 1
    return found


def _place(problem: Problem) -> tuple[str, str, str, int]:
    return problem.file, problem.code, problem.message, problem.span.line if problem.span else 0


def _depth(intake: Intake, file: str) -> int:
    """How far a file is read: not as YAML, not as what it should be, or whole."""
    tree, _ = read_yaml(file, intake.data_of(file), bounds_for(file))
    if tree is None:
        return 0
    return 2 if validated(model_for(file), file, tree)[0] else 1
