"""The words of MkDocs, shown as a command line should."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click


class _Shown(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        colour = {"WARNING": "yellow", "ERROR": "red"}.get(record.levelname)
        level = click.style(f"{record.levelname.lower()}: ", fg=colour) if colour else ""
        click.echo(f"{level}{record.getMessage()}", err=True)


@contextmanager
def log_shown(level: int) -> Iterator[None]:
    """Show what MkDocs says from this level on."""
    logger, handler = logging.getLogger("mkdocs"), _Shown(level)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(min(level, logging.WARNING))
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
