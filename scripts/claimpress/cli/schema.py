"""``claimpress schema``: what editors check and complete claim files with."""

import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.generated import bring_up_to_date
from claimpress.cli.root import publication_at, root_option
from claimpress.exporting.schemas import schema_files


@click.command()
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail when a file differs."
)
def schema(root: Path | None, *, only_check: bool) -> None:
    """Write the JSON Schemas of all files into claims/.

    They are generated from the model and from statuses.yaml, so that an editor
    with YAML support completes fields and marks faults as you type.
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    files = schema_files(corpus.scale, corpus.publication.languages) if corpus else schema_files()
    sys.exit(bring_up_to_date(base, files, "claimpress schema", only_check=only_check))
