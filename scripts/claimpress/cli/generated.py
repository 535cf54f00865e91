"""Files that are generated into the repository and committed."""

from collections.abc import Mapping
from pathlib import Path

import click

from claimpress.writing.mount import replace_file


def bring_up_to_date(
    root: Path,
    files: Mapping[str, str],
    command: str,
    *,
    only_check: bool,
) -> int:
    """Write the files that differ, or with ``only_check`` name them.

    Returns the exit status: 1 when ``only_check`` found a difference.
    """
    stale = [path for path, text in files.items() if _held(root / path) != text.encode()]
    if only_check:
        for path in stale:
            click.echo(f"{path} is not up to date. Run: {command}")
        return 1 if stale else 0
    for path in stale:
        replace_file(root / path, files[path].encode())
        click.echo(f"Wrote {path}")
    if not stale:
        click.echo("All files are up to date.")
    return 0


def text_of(path: Path) -> str:
    """The text of a file of which only a part is generated; empty when there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
