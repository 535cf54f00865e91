"""``claimpress health``: what grows old, and what stands alone."""

import datetime as dt
import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.checking.health import MONTHS, health_of, looks_at
from claimpress.cli.root import publication_at, root_option
from claimpress.reporting.health import as_json, as_text
from claimpress.values.clock import today


@click.command()
@root_option
@click.option(
    "--months",
    type=click.IntRange(1, 1200),
    default=MONTHS,
    show_default=True,
    help="How long a claim or a page may go without anybody looking at it.",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Look as of another day, as 2027-01-24.  [default: today]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
@click.option(
    "--most",
    type=click.IntRange(1),
    help="In text: name so many places of one kind at most.  [default: all]",
)
def health(
    root: Path | None, months: int, day: dt.datetime | None, form: str, most: int | None
) -> None:
    """Say what waits in a publication.

    That is: claims whose day to be looked at again has come, and those that
    nobody has looked at for months; evidence without an archived copy, and
    evidence whose address is gone, as `claimpress links` found; claims that
    rest on one publisher; quotations that are not in their document any
    more; pages about the publication that grew old; people and topics without
    a claim. None of it is an error, and the exit status is 0.

    The site has most of it as a page, as of its commit.
    """
    checked = pipeline.check(publication_at(root))
    if checked.corpus is None:
        click.echo("The publication cannot be read: run `claimpress check`.", err=True)
        sys.exit(1)
    as_of = day.date() if day else today()
    looks = looks_at(checked.corpus.claims.values(), checked.corpus)
    found = health_of(checked.corpus, looks, as_of, months)
    click.echo(as_json(found) if form == "json" else as_text(found, most))
