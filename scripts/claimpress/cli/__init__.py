"""The command line: it translates and decides nothing."""

import os
import sys
import traceback

import click

from claimpress import __version__
from claimpress.cli.archive import archive
from claimpress.cli.audit_site import audit_site
from claimpress.cli.build import build
from claimpress.cli.check import check
from claimpress.cli.completion import completion
from claimpress.cli.diff import diff
from claimpress.cli.docs import docs
from claimpress.cli.evidence import evidence
from claimpress.cli.export import export, restore
from claimpress.cli.fix import fix
from claimpress.cli.fmt import fmt
from claimpress.cli.health import health
from claimpress.cli.history import history
from claimpress.cli.importing import import_
from claimpress.cli.init import init
from claimpress.cli.intake import intake
from claimpress.cli.links import links
from claimpress.cli.new import new
from claimpress.cli.owners import owners
from claimpress.cli.review import review
from claimpress.cli.schema import schema
from claimpress.cli.serve import serve
from claimpress.cli.upgrade import upgrade
from claimpress.cli.validate_markup import validate_markup
from claimpress.cli.verify import verify

BUG = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="claimpress")
@click.pass_context
def claimpress(context: click.Context) -> None:
    """Turn structured claim files into a fact-check publication.

    Claims are YAML files under claims/, one claim a file, in folders called
    dossiers. Run the commands anywhere inside the publication.

    \b
    A usual day:
      claimpress new       start a claim file
      claimpress check     see what is wrong with it, if anything
      claimpress serve     look at it, and see each change as you save
      claimpress build     make the site, ready for any static host

    Exit status: 0 all is well, 1 problems were found, 2 the command was not
    understood, 3 a fault of claimpress itself.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False


for command in (
    init,
    new,
    intake,
    import_,
    check,
    fix,
    fmt,
    serve,
    build,
    diff,
    history,
    review,
    health,
    owners,
    links,
    archive,
    evidence,
    audit_site,
    verify,
    validate_markup,
    schema,
    docs,
    upgrade,
    export,
    restore,
    completion,
):
    claimpress.add_command(command)


def main() -> None:
    """Run the command line; a fault of our own ends with status 3 and its trace."""
    try:
        claimpress()
    except Exception:  # noqa: BLE001 - the last resort; SystemExit is no Exception
        click.echo(traceback.format_exc(), err=True)
        click.echo(
            f"claimpress {__version__} (Python {sys.version.split()[0]}) met a fault of its own.\n"
            "Nothing was published. Please report it with the lines above.",
            err=True,
        )
        sys.exit(BUG)
