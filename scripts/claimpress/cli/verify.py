"""``claimpress verify``: a published site against its data and its chain."""

import re
import sys
from pathlib import Path

import click

from claimpress.model.manifest import Manifest
from claimpress.reading.manifest import ManifestError, parsed
from claimpress.reporting.machines import as_github, as_json
from claimpress.reporting.text import as_text, counted, summary
from claimpress.values.problems import errors_among
from claimpress.verifying.folder import Folder
from claimpress.verifying.place import Place, PlaceError
from claimpress.verifying.run import verify as verify_site
from claimpress.verifying.web import Web, is_address

_HASH = re.compile(r"[0-9a-f]{64}")


@click.command()
@click.argument("site", metavar="FOLDER|URL")
@click.option(
    "--known",
    metavar="MANIFEST|HASH",
    help="A manifest.json of this site that you kept, or only the hash of its head.",
)
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save the site's manifest.json there, if nothing is wrong.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs.",
)
def verify(site: str, known: str | None, keep: Path | None, form: str) -> None:
    """Check a published site and name what differs.

    Every file is held against files.sha256, every claim in data/claims.json
    against manifest.json, the pages of claims against the data, and every
    publication in the chain against the one before: history entries are added
    to and never edited, and no claim vanishes. At a URL only that host is
    asked.

    Whoever owns the host can put up another site with another chain. What
    shows that is a copy kept elsewhere: keep one now, and give it as --known
    later.

    \b
    Examples:
      claimpress verify build/site
      claimpress verify https://claims.example/ --keep kept.json
      claimpress verify https://claims.example/ --known kept.json
    """
    try:
        place = _place(site)
    except PlaceError as refused:
        raise click.UsageError(f"{refused}\n{refused.help}") from refused
    verified = verify_site(place, _known(known) if known else None)
    if form == "json":
        click.echo(as_json(verified.problems))
    else:
        show = as_github if form == "github" else as_text
        for problem in verified.problems:
            click.echo(show(problem))
            if form == "text":
                click.echo()
    wrong = bool(errors_among(verified.problems))
    files = counted(verified.files, "file")
    manifest = verified.manifest
    claims = counted(len(manifest.claims), "claim") if manifest else "no claims"
    said = f"{files} and {claims} verified"
    click.echo(summary(verified.problems, said), err=form != "text")
    if manifest and not wrong:
        links = counted(len(manifest.chain), "link")
        click.echo(f"The chain has {links}; its head is {manifest.head}", err=form != "text")
        if keep:
            keep.write_bytes(verified.kept)
    sys.exit(1 if wrong else 0)


def _place(site: str) -> Place:
    if is_address(site):
        return Web(site)
    folder = Path(site)
    if not folder.is_dir():
        raise PlaceError(f"there is no folder {site!r}", "Name one, or an address with https://")
    return Folder(folder)


def _known(given: str) -> Manifest | str:
    if _HASH.fullmatch(given):
        return given
    try:
        return parsed(Path(given).read_bytes())
    except ManifestError as refused:
        raise click.UsageError(f"--known {given}: {refused}\n{refused.help}") from refused
    except OSError as fault:
        raise click.UsageError(f"--known {given}: {fault.strerror}") from fault
