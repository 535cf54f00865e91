"""``claimpress evidence``: the copies of evidence that are kept."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from claimpress import pipeline
from claimpress.cli.root import asked_for, publication_at, root_option, tell_unread
from claimpress.preserving.compared import compared
from claimpress.preserving.kept import Kept
from claimpress.reading.intake import take_in
from claimpress.reading.locate import placed
from claimpress.reporting.machines import as_github, as_json
from claimpress.reporting.text import as_text, summary
from claimpress.values.problems import errors_among, in_order

F = TypeVar("F", bound=Callable[..., object])
_PUBLISHED = ("claims", "content", "overrides", "build", "scripts")


def kept_option(command: F) -> F:
    """Add ``--kept``, the folder of copies."""
    return click.option(
        "--kept",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="CLAIMPRESS_KEPT",
        show_envvar=True,
        help="The folder in which copies are kept.  [default: kept, in the publication]",
    )(command)


def kept_at(given: Path | None, base: Path) -> Kept:
    """The folder of copies; raises ``click.UsageError`` for one that is read or published."""
    folder = Path(os.path.abspath(given or base / "kept"))  # noqa: PTH100 - links stay links
    for part in _PUBLISHED:
        if folder.resolve().is_relative_to((base / part).resolve()):
            message = f"{part}/ is read or published; copies of what others wrote lie outside it"
            raise click.UsageError(message)
    return Kept(folder)


@click.group()
def evidence() -> None:
    """Look after the copies of evidence that are kept."""


@evidence.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@root_option
@kept_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs.",
)
def verify(paths: tuple[Path, ...], root: Path | None, kept: Path | None, form: str) -> None:
    """Hold the copies that are kept against the hashes in the claims.

    Every sha256 in a claim must have a copy, named by it, that holds what it
    held when it was kept: a WARC file as `claimpress archive --keep` writes
    it, or any other file. With PATH, only those of these files are looked at.

    \b
    Examples:
      claimpress evidence verify
      claimpress evidence verify --kept /media/archive/kept
    """
    base = publication_at(root, paths[0] if paths else None)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        raise click.ClickException("the claims cannot be read; see: claimpress check")
    tell_unread(corpus.unread)
    claims = {id_: c for id_, c in corpus.claims.items() if asked_for(c.file, base, paths)}
    found = compared(claims, kept_at(kept, base), whole=not paths)
    problems = in_order(placed(list(found.problems), take_in(base)))
    if form == "json":
        click.echo(as_json(problems))
    else:
        show = as_github if form == "github" else as_text
        for problem in problems:
            click.echo(show(problem))
            if form == "text":
                click.echo()
    hashes = sum(item.sha256 is not None for claim in claims.values() for item in claim.evidence)
    if not hashes:
        click.echo("No claim names a kept copy (sha256).", err=True)
    said = f"{found.sound:,} of {hashes:,} copies verified"
    click.echo(summary(problems, said), err=form != "text")
    sys.exit(1 if errors_among(problems) else 0)
