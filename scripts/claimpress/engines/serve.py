"""A preview that follows every change."""

import logging
import os
import posixpath
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from claimpress.engines.log import log_shown
from claimpress.engines.mkdocs_engine import plugin_in
from claimpress.engines.preview import Preview
from claimpress.engines.watching import Watcher
from claimpress.plugin import DRAFTS
from claimpress.plugin.others import others_take_part
from claimpress.reading.intake import CLAIMS
from claimpress.reading.site import CONFIG, OVERRIDES

_PAUSE = 0.02
"""Seconds without a change after which a file is taken as saved."""


def serve(root: Path, address: str, *, drafts: bool, open_in_browser: bool) -> None:
    """Serve a preview at ``address`` and follow every change, until Ctrl-C."""
    # Whoever is told to end tidies up, as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    workshop = Path(tempfile.mkdtemp(prefix="claimpress-"))
    try:
        with log_shown(logging.INFO):
            preview = Preview(root, workshop, address, drafts=drafts)
            config = preview.configured()
            if others_take_part(config, plugin_in(config)):
                _serve_by_mkdocs(root, address, drafts=drafts, open_in_browser=open_in_browser)
            else:
                _serve(root, preview, config, open_in_browser=open_in_browser)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


class _Server(LiveReloadServer):
    """MkDocs' server, which reloads the browser; before it looks for a file, the file is made."""

    def __init__(self, preview: Preview, config: MkDocsConfig) -> None:
        host, port = config.dev_addr
        super().__init__(
            builder=preview.build,
            host=host,
            port=port,
            root=str(preview.folder),
            mount_path=urlsplit(config.site_url or "/").path,
        )
        self.build_delay = _PAUSE
        self.observer = cast("Any", Watcher())
        self.error_handler = self._error_page
        self._preview = preview
        preview.url = self.url

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer, with the page as it is now."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(self.mount_path):
            name = posixpath.normpath(f"/{path.removeprefix(self.mount_path)}").lstrip("/")
            # An address without its last slash is led to the one with it.
            for wanted in (name, posixpath.join(name, "index.html")):
                self._preview.ready(wanted)
        return super().serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        page = self._preview.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def _serve(root: Path, preview: Preview, config: MkDocsConfig, *, open_in_browser: bool) -> None:
    server = _Server(preview, config)
    try:
        preview.build()
        for path in (config.docs_dir, config.config_file_path, root / CLAIMS, root / OVERRIDES):
            server.watch(str(path))
        for path in config.watch:
            server.watch(str(path))
        try:
            server.serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call] # MkDocs
        except KeyboardInterrupt:
            logging.getLogger("mkdocs").info("Shutting down...")
        finally:
            server.shutdown()
    finally:
        preview.close()


def _serve_by_mkdocs(root: Path, address: str, *, drafts: bool, open_in_browser: bool) -> None:
    """Let MkDocs build all of it anew at every change, for plugins that want to see it."""
    if drafts:
        # MkDocs reads its configuration anew at each rebuild; the environment stays.
        os.environ[DRAFTS] = "1"
    mkdocs_serve.serve(
        str(root / CONFIG),
        dev_addr=address,
        strict=False,
        # Our overrides alone: looking at ten thousand icons of the theme four times a
        # second takes the processor from the build.
        watch=[str(root / OVERRIDES)],
        open_in_browser=open_in_browser,
    )
