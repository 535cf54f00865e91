"""``claimpress upgrade``: what came from claimpress, brought up to date; no claim and no page."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from claimpress import __version__, pipeline
from claimpress.authoring.starter import (
    Starter,
    hand_written_pages,
    machinery,
    settings,
    settings_without,
)
from claimpress.authoring.upgrading import Change, Deed, changes, differences, settings_changes
from claimpress.authoring.wishes import Wishes
from claimpress.cli.init import requirement_of_this, starter_in
from claimpress.cli.root import publication_at, root_option
from claimpress.reading.site import CONFIG, CONTENT
from claimpress.writing.record import FILE, Record, hash_of, read_record, write_record


@click.command()
@root_option
@click.option("--dry-run", is_flag=True, help="Only show what would be done.")
@click.option(
    "--differences",
    "only_shown",
    is_flag=True,
    help="Only show how files here differ from those of claimpress, those you changed too.",
)
def upgrade(root: Path | None, *, dry_run: bool, only_shown: bool) -> None:
    """Bring what a publication has from claimpress up to date, and show what changes.

    Workflows, theme, Makefile, schemas, the lock of its packages. Claims and pages
    are never touched. A file that you changed yourself is left as it is, and what
    is new in claimpress is shown once. Of mkdocs.yml, which is both yours and
    claimpress's, only lines change that you did not.

    First upgrade claimpress itself, then run this, look at the difference, and
    commit it.

    \b
    Example:
      .venv/bin/pip install --upgrade claimpress
      .venv/bin/claimpress upgrade
      git diff && make test
    """
    base = publication_at(root)
    record = read_record(base)
    if record is None:
        message = (
            f"there is no {FILE} here that can be read: only what `claimpress init` started "
            "can be brought up to date"
        )
        raise click.ClickException(message)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        raise click.ClickException("the registries cannot be read; see: claimpress check")
    starter = starter_in(record.wishes.language, record.wishes.languages)
    wishes = replace(
        record.wishes, requirement=requirement_of_this(starter, record.wishes.requirement)
    )
    made = machinery(starter, wishes, corpus.scale, corpus.publication.languages)
    here = {file: _data(base, file) for file in record.files.keys() | made.keys()}
    own, now = _data(base, CONFIG), _settings(base, starter, wishes, record.settings)
    if only_shown:
        texts = made | {CONFIG: now.encode()}
        _show(differences(here | {CONFIG: own}, texts))
        return
    found = changes(
        {**_schemas(here), **record.files},
        {file: (data, hash_of(data)) for file, data in here.items() if data is not None},
        {file: (data, hash_of(data)) for file, data in made.items()},
    )
    if own is not None:
        found += settings_changes(CONFIG, record.settings, own.decode("utf-8"), now)
    _show(found)
    if not dry_run:
        for change in found:
            _do(base, change)
        write_record(base, Record.of(__version__, wishes, made, now))
    _tell(found, record.version, dry_run=dry_run)


def _schemas(here: Mapping[str, bytes | None]) -> dict[str, str]:
    """The schemas that lie here; some of them `claimpress schema` wrote, and no record has them."""
    return {
        file: hash_of(data)
        for file, data in here.items()
        if data is not None and file.endswith(".schema.json")
    }


def _show(found: list[Change]) -> None:
    for change in found:
        for line in change.lines():
            click.echo(line)


def _settings(base: Path, starter: Starter, wishes: Wishes, came: str | None) -> str:
    """``mkdocs.yml`` as claimpress has it now, for the pages that this publication has."""
    pages = [page for page in hand_written_pages(starter) if not (base / CONTENT / page).exists()]
    return settings_without(settings(starter, wishes), pages, came)


def _data(base: Path, file: str) -> bytes | None:
    path = base / file
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _do(base: Path, change: Change) -> None:
    path = base / change.file
    if change.deed in {Deed.ADD, Deed.CHANGE}:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change.after)
    elif change.deed is Deed.REMOVE:
        path.unlink()


def _tell(found: list[Change], version: str, *, dry_run: bool) -> None:
    for change in found:
        click.echo(f"{change.deed}: {change.file}", err=True)
    left = sum(change.deed is Deed.LEAVE for change in found)
    if left:
        click.echo(
            f"{left} of these you changed yourself; take over by hand what you want of the "
            "difference above.",
            err=True,
        )
    would = "would be " if dry_run else ""
    done = len(found) - sum(change.deed in {Deed.LEAVE, Deed.LEAVE_OUT} for change in found)
    click.echo(
        f"From claimpress {version} to {__version__}: {done} files {would}brought up to date.",
        err=True,
    )
