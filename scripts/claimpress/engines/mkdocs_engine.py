"""MkDocs with Material, the default engine."""

import logging
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from claimpress.engines.failure import EngineError
from claimpress.engines.log import log_shown
from claimpress.pipeline import Pressed
from claimpress.plugin import ClaimpressPlugin
from claimpress.reading.site import CONFIG

_PLUGIN = "claimpress"


def configured(root: Path, site: Path) -> MkDocsConfig:
    """The settings of MkDocs, for a build into ``site``."""
    return load_config(str(root / CONFIG), site_dir=str(site), strict=True)


def run(config: MkDocsConfig, pressed: Pressed, *, leave_pages: bool) -> ClaimpressPlugin:
    """Let MkDocs build into its folder, which it empties first; gives our plugin in it.

    With ``leave_pages``, it makes its own part only: pages written by hand and
    the theme's files. Raises `EngineError` when MkDocs refuses or warns.
    """
    plugin = plugin_in(config)
    plugin.hand_over(pressed)
    plugin.leave_pages = leave_pages
    with log_shown(logging.WARNING):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        except SystemExit as stopped:  # how MkDocs aborts
            message = "MkDocs did not finish; its own words stand above."
            raise EngineError(message) from stopped
        finally:
            config.plugins.on_shutdown()
    return plugin


def plugin_in(config: MkDocsConfig) -> ClaimpressPlugin:
    """Our plugin in the settings of MkDocs."""
    plugin = config.plugins.get(_PLUGIN)
    if not isinstance(plugin, ClaimpressPlugin):
        message = f"{CONFIG} does not list the plugin '{_PLUGIN}'; add it under 'plugins:'."
        raise EngineError(message)
    return plugin
