"""``claimpress owners``: who has to agree to a change of which dossier."""

import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.generated import bring_up_to_date, text_of
from claimpress.cli.root import publication_at, root_option
from claimpress.exporting.owners import with_owners

_FILE = ".github/CODEOWNERS"


@click.command()
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail when the file differs."
)
def owners(root: Path | None, *, only_check: bool) -> None:
    """Write the editors of each dossier into .github/CODEOWNERS.

    They are the `editors` in dossier.yaml, with the `account` that people.yaml
    gives them. Lines that people wrote there stay.
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        raise click.ClickException("the claims cannot be read; see: claimpress check")
    files = {_FILE: with_owners(text_of(base / _FILE), corpus)}
    sys.exit(bring_up_to_date(base, files, "claimpress owners", only_check=only_check))
