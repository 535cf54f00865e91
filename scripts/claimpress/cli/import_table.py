"""``claimpress import csv``: which column holds what, asked at a terminal or written to a file."""

import sys
from pathlib import Path

import click

from claimpress.importing.mapping import TODO, Columns, MappingFile
from claimpress.importing.tables import (
    Head,
    TableError,
    columns_text,
    head_of,
    missing_columns,
    usual_column,
)


def head_for(files: tuple[Path, ...], mapping: MappingFile) -> Head:
    """The head that all tables of an import have.

    Raises ``click.ClickException`` when they differ or cannot be read.
    """
    try:
        heads = [head_of(file, mapping) for file in files]
    except TableError as fault:
        raise click.ClickException(str(fault)) from fault
    for file, head in zip(files, heads, strict=True):
        if head.names != heads[0].names:
            message = f"{file.name} has other columns than {files[0].name}; import it on its own"
            raise click.ClickException(message)
    return heads[0]


def columns_for(head: Head) -> tuple[str, bool]:
    """The columns as a mapping file has them, and whether a person chose them just now."""
    usual = {name: usual_column(name, head) for name in Columns.model_fields}
    if not sys.stdin.isatty():
        return columns_text(usual, head), False
    click.echo("Which column holds what? Type its number; nothing, where no column does.", err=True)
    for number, name in enumerate(head.names, start=1):
        click.echo(f"{number:4}  {name}  {head.sample(name)!r}", err=True)
    return columns_text({name: _asked(name, usual[name], head) for name in usual}, head), True


def checked(columns: Columns | None, head: Head) -> Columns:
    """The columns that a mapping file names, when the table has them.

    Raises ``click.ClickException`` when it has not.
    """
    if columns is None or columns.claim == TODO:
        message = "the mapping file does not say which column holds the claim (columns, claim)"
        raise click.ClickException(message)
    missing = missing_columns(columns, head)
    if missing:
        message = (
            f"the table has no column {missing[0]!r}, which the mapping file names; "
            f"it has {', '.join(map(repr, head.names))}"
        )
        raise click.ClickException(message)
    return columns


def _asked(name: str, usual: str, head: Head) -> str:
    info = Columns.model_fields[name]
    says = (info.description or "").replace("``", "").rstrip(".")
    needed = info.is_required()
    default = str(head.names.index(usual) + 1) if usual else ("" if not needed else None)
    while True:
        answer = click.prompt(f"{name} ({says})", default=default, err=True).strip()
        if not answer and not needed:
            return ""
        if answer.isdecimal() and 1 <= int(answer) <= len(head.names):
            return head.names[int(answer) - 1]
        click.echo(f"Type a number from 1 to {len(head.names)}.", err=True)
