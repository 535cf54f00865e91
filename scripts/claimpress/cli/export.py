"""``claimpress export`` and ``claimpress restore``: the whole publication as one file, and back."""

import hashlib
from pathlib import Path

import click

from claimpress.cli.root import publication_at, root_option
from claimpress.writing.packing import ArchiveError, Packed, pack, unpack


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@root_option
def export(file: Path, root: Path | None) -> None:
    """Put the whole publication into one archive, FILE.

    Claims, pages, settings, workflows: every file but those that can be made
    again. The archive holds a list of all files with their SHA-256, and its
    own is printed; the same files always give the same archive. The history of
    the repository is not in it: `git bundle` keeps that.

    \b
    Example:
      claimpress export ../our-checks.tar.gz
    """
    base = publication_at(root)
    try:
        done = pack(base, file)
    except ArchiveError as fault:
        raise click.ClickException(str(fault)) from fault
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    click.echo(f"{_said(done)} are in {file}.")
    click.echo(f"{digest}  {file.name}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def restore(file: Path, folder: Path) -> None:
    """Lay the publication in the archive FILE out in FOLDER, which must be new or empty.

    Every file is compared with the list in the archive. When one is missing,
    differs, or is not in the list, nothing is written at all.

    \b
    Example:
      claimpress restore our-checks.tar.gz our-checks
    """
    try:
        done = unpack(file, folder)
    except ArchiveError as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{_said(done)} are in {folder}, each as the archive lists it.")


def _said(done: Packed) -> str:
    return f"{done.files:,} files with {done.size:,} bytes"
