"""``claimpress check``: all problems of a publication, in one run."""

import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.root import asked_for, publication_at, root_option
from claimpress.reading.revision import RevisionError
from claimpress.reporting.machines import as_github, as_json
from claimpress.reporting.sarif import as_sarif
from claimpress.reporting.text import as_text, counted, summary
from claimpress.values.problems import errors_among


@click.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs, "
    "sarif (2.1.0) for editors and code hosts.",
)
@click.option(
    "--against",
    metavar="REVISION",
    default="",
    help="Also check what changed since a commit, branch or tag.",
)
@click.option("--no-cache", is_flag=True, help="Read every file anew.")
def check(
    paths: tuple[Path, ...], root: Path | None, form: str, against: str, *, no_cache: bool
) -> None:
    """Check claim files and say what is wrong with them.

    Without PATH the whole publication is checked. With PATH, files or
    folders, only problems in these are shown; everything is still read,
    because a claim can be wrong by what another says.

    With --against, nothing that was published at that revision may have
    changed silently: its history must tell.

    \b
    Examples:
      claimpress check
      claimpress check --against origin/main
      claimpress check claims/some-dossier/some-claim.yaml
      claimpress check --format json > problems.json
    """
    base = publication_at(root, paths[0] if paths else None)
    try:
        checked = pipeline.check(base, use_cache=not no_cache, against=against)
    except RevisionError as refused:
        raise click.ClickException(f"{refused}\n  help: {refused.help}") from refused
    problems = [problem for problem in checked.problems if asked_for(problem.file, base, paths)]
    if form in {"json", "sarif"}:
        click.echo(as_sarif(problems) if form == "sarif" else as_json(problems))
    else:
        show = as_github if form == "github" else as_text
        for problem in problems:
            click.echo(show(problem))
            if form == "text":
                click.echo()
        click.echo(
            summary(problems, f"{counted(checked.files, 'claim')} checked"), err=form != "text"
        )
    sys.exit(1 if errors_among(problems) else 0)
