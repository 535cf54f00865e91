"""``claimpress fix``: mend what can be mended without a doubt."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.authoring.mending import Look, mended
from claimpress.cli.root import asked_for, publication_at, root_option
from claimpress.reading.intake import Intake, take_in
from claimpress.reporting.text import counted, visible
from claimpress.values.problems import errors_among
from claimpress.writing.mount import replace_file


@click.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@root_option
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be done.")
def fix(paths: tuple[Path, ...], root: Path | None, *, dry_run: bool) -> None:
    """Mend problems that have one certain remedy.

    The remedies are listed in docs/rules.md; none changes what a claim says.
    Each change is named with its file and line. A file in which a remedy
    would bring a new problem is left alone. All other problems are yours:
    `claimpress check` explains them.

    \b
    Examples:
      claimpress fix --dry-run
      claimpress fix claims/some-dossier
    """
    base = publication_at(root, paths[0] if paths else None)
    intake = take_in(base).in_memory()
    marked = [file for file in _executable(intake, base) if asked_for(file, base, paths)]
    for file in marked:
        click.echo(f"{visible(file)}: took the executable mark off [file-name]")
        if not dry_run:
            (base / file).chmod((base / file).stat().st_mode & ~0o111)
    done = mended(
        take_in(base).in_memory() if marked else intake,
        _look,
        lambda file: asked_for(file, base, paths),
    )
    for edit in done.done:
        click.echo(f"{visible(edit.file)}:{edit.line}: {visible(edit.says)} [{edit.cause.code}]")
    for file in done.left:
        click.echo(f"{visible(file)} is left alone: a remedy would bring a new problem", err=True)
    if not dry_run:
        for file, data in done.files.items():
            replace_file(base / file, data)
    changes = len(done.done) + len(marked)
    remaining = [problem for problem in done.problems if asked_for(problem.file, base, paths)]
    click.echo(
        f"{counted(changes, 'change')} {'to make' if dry_run else 'made'}; "
        f"{counted(len(remaining), 'problem')} left{': claimpress check' if remaining else ''}."
    )
    sys.exit(1 if errors_among(remaining) or (dry_run and changes) else 0)


def _look(intake: Intake) -> Look:
    checked = pipeline.check_taken_in(intake)
    return checked.corpus, checked.problems


def _executable(intake: Intake, base: Path) -> Iterator[str]:
    """The plain files that were refused and are marked executable."""
    for problem in intake.problems:
        path = base / problem.file
        if problem.code == "file-name" and not path.is_symlink() and path.is_file():
            mode = path.stat().st_mode
            if stat.S_ISREG(mode) and mode & 0o111:
                yield problem.file
