"""The command line: it translates and decides nothing."""

import gc
import os
import sys
import traceback

import click

from claimpress import __version__
from claimpress.cli.lazy import Commands

BUG = 3


_COMMANDS = {
    "init": "init:init",
    "new": "new:new",
    "intake": "intake:intake",
    "translate": "translate:translate",
    "import": "importing:import_",
    "check": "check:check",
    "fix": "fix:fix",
    "fmt": "fmt:fmt",
    "serve": "serve:serve",
    "build": "build:build",
    "diff": "diff:diff",
    "history": "history:history",
    "review": "review:review",
    "health": "health:health",
    "owners": "owners:owners",
    "links": "links:links",
    "archive": "archive:archive",
    "evidence": "evidence:evidence",
    "audit-site": "audit_site:audit_site",
    "verify": "verify:verify",
    "validate-markup": "validate_markup:validate_markup",
    "schema": "schema:schema",
    "docs": "docs:docs",
    "upgrade": "upgrade:upgrade",
    "export": "export:export",
    "restore": "export:restore",
    "completion": "completion:completion",
}
"""Every command, in the order of the reference, with its module here and its name in it."""


@click.group(
    cls=Commands,
    homes={name: f"claimpress.cli.{home}" for name, home in _COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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


def main() -> None:
    """Run the command line; a fault of our own ends with status 3 and its trace."""
    # Records are many and hold no circles; looking for some took a third of reading them. What
    # runs as long as a preview has to look at some time; see also `uncollected`.
    gc.set_threshold(100_000, 20, 50)
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
    finally:
        gc.freeze()  # nobody need look for circles in what ends with the process
