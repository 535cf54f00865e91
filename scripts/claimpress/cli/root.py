"""Which publication a command is about."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

import click

from claimpress.reading.intake import CLAIMS
from claimpress.reading.site import CONFIG
from claimpress.reporting.text import counted

F = TypeVar("F", bound=Callable[..., object])


def root_option(command: F) -> F:
    """Add ``--root``, the folder of the publication."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder of the publication. Default: the nearest above with a claims folder.",
    )(command)


def publication_at(given: Path | None, near: Path | None = None) -> Path:
    """The publication's folder: the one given, or the nearest at or above ``near``.

    Raises ``click.UsageError`` when there is none.
    """
    if given:
        return given.resolve()
    start = (near or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / CLAIMS).is_dir() and folder.name != CLAIMS:
            return folder
        if (folder / CONFIG).is_file():
            break
    message = (
        f"there is no publication here: no folder '{CLAIMS}' in {start} or above it. "
        "Go to one, or name it with --root."
    )
    raise click.UsageError(message)


def tell_unread(unread: Collection[str]) -> None:
    """Say that files of the publication are passed over, because they cannot be read."""
    if unread:
        are = "is" if len(unread) == 1 else "are"
        said = f"{counted(len(unread), 'file')} cannot be read and {are} passed over"
        click.echo(f"{said}: claimpress check", err=True)


def asked_for(file: str, root: Path, paths: tuple[Path, ...]) -> bool:
    """Whether a file of the publication is among the paths given; without any, all are."""
    return not paths or any((root / file).is_relative_to(path.resolve()) for path in paths)
