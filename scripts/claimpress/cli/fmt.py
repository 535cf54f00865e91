"""``claimpress fmt``: bring files into one form."""

import sys
from pathlib import Path

import click

from claimpress.authoring.layout import LayoutError, laid_out
from claimpress.cli.root import asked_for, publication_at, root_option
from claimpress.reading.intake import Intake, take_in
from claimpress.reading.load import bounds_for, model_for
from claimpress.reading.yaml_text import read_yaml
from claimpress.reporting.text import counted, visible
from claimpress.writing.mount import replace_file


@click.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail when a file differs."
)
def fmt(paths: tuple[Path, ...], root: Path | None, *, only_check: bool) -> None:
    """Bring claim, dossier and registry files into one form.

    Fields come in the order of docs/fields.md, with the same indentation and
    blank lines; a long sentence is folded after >-. Every value and every
    comment stays: a file of which that cannot be said is left as it is.

    Without PATH, all files of the publication.

    \b
    Examples:
      claimpress fmt
      claimpress fmt claims/some-dossier/some-claim.yaml
      claimpress fmt --check
    """
    base = publication_at(root, paths[0] if paths else None)
    intake = take_in(base)
    files = [file for file in _files(intake) if asked_for(file, base, paths)]
    differing = failed = 0
    for file in files:
        data = intake.data_of(file)
        try:
            made = _formatted(file, data)
        except LayoutError as fault:
            click.echo(f"{visible(file)} is left as it is: {fault}", err=True)
            failed += 1
            continue
        if made == data:
            continue
        differing += 1
        if only_check:
            click.echo(f"{visible(file)} is not formatted. Run: claimpress fmt")
        else:
            replace_file(base / file, made)
            click.echo(f"Formatted {visible(file)}")
    if not differing and not failed:
        click.echo(f"{counted(len(files), 'file')} in good form.")
    sys.exit(1 if failed or (only_check and differing) else 0)


def _files(intake: Intake) -> list[str]:
    return sorted([*intake.registries, *intake.dossiers, *intake.claims, *intake.translations])


def _formatted(file: str, data: bytes) -> bytes:
    tree, problems = read_yaml(file, data, bounds_for(file))
    if tree is None or problems:
        raise LayoutError("it cannot be read; see: claimpress check")
    text = data.decode("utf-8").replace("\r\n", "\n")
    return laid_out(text, model_for(file), bounds_for(file)).encode()
