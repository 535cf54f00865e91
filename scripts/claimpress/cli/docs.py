"""``claimpress docs``: the reference, generated from the model and the rules."""

import sys
from pathlib import Path

import click

from claimpress.cli.generated import bring_up_to_date
from claimpress.cli.root import publication_at, root_option
from claimpress.exporting.reference import reference_files


@click.command()
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail when a file differs."
)
@click.pass_context
def docs(context: click.Context, root: Path | None, *, only_check: bool) -> None:
    """Write the reference of fields, rules, and commands into docs/."""
    files = reference_files(context.find_root().command)
    sys.exit(
        bring_up_to_date(publication_at(root), files, "claimpress docs", only_check=only_check)
    )
