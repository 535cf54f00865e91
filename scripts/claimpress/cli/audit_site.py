"""``claimpress audit-site``: the built site, read back and compared with the claims."""

import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.root import publication_at, root_option
from claimpress.engines.build import SITE
from claimpress.reading.site import read_site
from claimpress.reporting.machines import as_github, as_json
from claimpress.reporting.text import as_text, counted, summary
from claimpress.values.problems import errors_among


@click.command("audit-site")
@click.argument(
    "folder",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs.",
)
@click.option(
    "--forbid",
    "forbidden",
    multiple=True,
    metavar="TEXT",
    help="A text that may stand in no file of the site. Can be given several times.",
)
def audit_site(
    folder: Path | None, root: Path | None, form: str, forbidden: tuple[str, ...]
) -> None:
    """Read a built site back and say what is in it that must not be, or missing.

    FOLDER is the site, build/site of the publication by default. It is
    compared with the claims as they are now, so build it first.

    \b
    Examples:
      claimpress audit-site
      claimpress audit-site --forbid "$(cat canary.txt)"
      claimpress audit-site --format json > problems.json
    """
    base = publication_at(root)
    site = folder or base / SITE
    if not site.is_dir():
        raise click.UsageError(f"there is no site at {site}. Run: claimpress build")
    audited = pipeline.audit(base, read_site(base), site, forbidden)
    if form == "json":
        click.echo(as_json(audited.problems))
    else:
        show = as_github if form == "github" else as_text
        for problem in audited.problems:
            click.echo(show(problem))
            if form == "text":
                click.echo()
        said = f"{counted(audited.pages, 'page')} audited"
        click.echo(summary(audited.problems, said), err=form != "text")
    sys.exit(1 if errors_among(audited.problems) else 0)
