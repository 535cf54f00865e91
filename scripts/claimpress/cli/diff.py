"""``claimpress diff``: what changed in the claims, in the words of their fields."""

from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.root import publication_at, root_option
from claimpress.deriving.compare import compared
from claimpress.deriving.visible import visible
from claimpress.exporting.differences import as_html, as_json, as_markdown, as_text
from claimpress.model.corpus import Corpus
from claimpress.reading.revision import RevisionError
from claimpress.values.clock import today

_FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@click.command()
@click.argument("before", metavar="REVISION")
@click.argument("after", metavar="[REVISION]", default="")
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*_FORMS, "html"]),
    default="text",
    show_default=True,
    help="text for people, markdown for a pull request, json for programs, html for a page "
    "beside the built site.",
)
def diff(before: str, after: str, root: Path | None, form: str) -> None:
    """Tell what differs between two states of the claims.

    A REVISION is a commit, branch or tag. Without a second one the files as
    they are now are compared. What is most important stands first.

    \b
    Examples:
      claimpress diff origin/main
      claimpress diff v1.0 v1.1 --format markdown
    """
    base = publication_at(root)
    try:
        earlier = pipeline.corpus_at(base, before)
        later = pipeline.corpus_at(base, after) if after else _as_it_is(base)
    except RevisionError as refused:
        raise click.ClickException(f"{refused}\n  help: {refused.help}") from refused
    changes = compared(earlier, later)
    if form == "html":
        said = as_html(changes, visible(later, today()).claims.keys())
    else:
        said = _FORMS[form](changes)
    click.echo(said.rstrip("\n"))


def _as_it_is(root: Path) -> Corpus:
    corpus = pipeline.check(root).corpus
    if corpus is None:
        message = "the claims cannot be read as they are now; see: claimpress check"
        raise click.ClickException(message)
    return corpus
