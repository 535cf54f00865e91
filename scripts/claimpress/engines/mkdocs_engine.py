"""MkDocs with Material, the default engine."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from claimpress.engines.failure import EngineError
from claimpress.pipeline import Pressed
from claimpress.plugin import DRAFTS, ClaimpressPlugin
from claimpress.reading.site import CONFIG, OVERRIDES

_PLUGIN = "claimpress"


def build(root: Path, site: Path, pressed: Pressed) -> None:
    """Build the site into the folder ``site``, which MkDocs empties first.

    Raises `EngineError` when MkDocs refuses or warns.
    """
    config = load_config(str(root / CONFIG), site_dir=str(site), strict=True)
    _plugin(config).hand_over(pressed)
    with _log_shown(logging.WARNING):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        except SystemExit as stopped:  # how MkDocs aborts
            message = "MkDocs did not finish; its own words stand above."
            raise EngineError(message) from stopped
        finally:
            config.plugins.on_shutdown()


def serve(root: Path, address: str, *, drafts: bool, open_in_browser: bool) -> None:
    """Serve a preview at ``address`` and build it anew at every change, until Ctrl-C."""
    if drafts:
        # MkDocs reads its configuration anew at each rebuild; the environment stays.
        os.environ[DRAFTS] = "1"
    with _log_shown(logging.INFO):
        mkdocs_serve.serve(
            str(root / CONFIG),
            dev_addr=address,
            strict=False,
            # Our overrides alone: looking at ten thousand icons of the theme four times a
            # second takes the processor from the build.
            watch=[str(root / OVERRIDES)],
            open_in_browser=open_in_browser,
        )


def _plugin(config: MkDocsConfig) -> ClaimpressPlugin:
    plugin = config.plugins.get(_PLUGIN)
    if not isinstance(plugin, ClaimpressPlugin):
        message = f"{CONFIG} does not list the plugin '{_PLUGIN}'; add it under 'plugins:'."
        raise EngineError(message)
    return plugin


class _Shown(logging.Handler):
    """Shows MkDocs' messages as a command line should."""

    def emit(self, record: logging.LogRecord) -> None:
        colour = {"WARNING": "yellow", "ERROR": "red"}.get(record.levelname)
        level = click.style(f"{record.levelname.lower()}: ", fg=colour) if colour else ""
        click.echo(f"{level}{record.getMessage()}", err=True)


@contextmanager
def _log_shown(level: int) -> Iterator[None]:
    logger, handler = logging.getLogger("mkdocs"), _Shown(level)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(min(level, logging.WARNING))
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
