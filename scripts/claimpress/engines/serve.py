"""A preview that follows every change."""

import logging
import os
import posixpath
import shutil
import signal
import tempfile
import threading
import time
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
_REST = 0.3
"""Seconds without a request after which a browser has its page, with all that is on it."""
_PATIENCE = 1.0
"""Seconds after which that is not waited for any longer."""


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
            builder=self._build,
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
        self._asked = 0.0
        self.behind = _Behind(self._finish)
        """Makes the rest once there is one; not started yet."""

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer, with the page as it is now."""
        self._asked = time.monotonic()
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(self.mount_path):
            name = posixpath.normpath(f"/{path.removeprefix(self.mount_path)}").lstrip("/")
            # An address without its last slash is led to the one with it.
            self._preview.ready(name, posixpath.join(name, "index.html"))
        return super().serve_request(environ, start_response)

    def shutdown(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' own
        """End, and begin nothing more."""
        self.behind.over = True
        super().shutdown(wait)

    def _build(self) -> None:
        new = self._preview.build()
        self.behind.wanted.set()
        if not new:
            # As if nothing had been built: nobody has to load a page again that is the same.
            with self._epoch_cond:
                self._wanted_epoch = self._visible_epoch

    def _finish(self) -> None:
        """Do what nobody waits for, once the browser has all it wanted."""
        late = time.monotonic() + _PATIENCE
        while (now := time.monotonic()) < min(late, self._asked + _REST):
            time.sleep(min(late, self._asked + _REST) - now)
        if self._preview.finish():
            self._reload()

    def _reload(self) -> None:
        """Let browsers load their pages again, unless a build that goes on will."""
        with self._epoch_cond:
            if self._visible_epoch == self._wanted_epoch:
                self._visible_epoch = self._wanted_epoch = round(time.monotonic() * 1000)
                self._epoch_cond.notify_all()

    def _error_page(self, code: int) -> bytes | None:
        page = self._preview.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


class _Behind(threading.Thread):
    """Does work that was put off, each time it is wanted."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.wanted = threading.Event()
        self.over = False
        self._work = work

    def run(self) -> None:
        while self.wanted.wait():
            self.wanted.clear()
            if self.over:
                return
            try:
                self._work()
            except (Exception, SystemExit):  # as MkDocs does it: the next edit may mend it
                logging.getLogger("mkdocs").exception("The preview could not be brought up to date")


def _serve(root: Path, preview: Preview, config: MkDocsConfig, *, open_in_browser: bool) -> None:
    server = _Server(preview, config)
    try:
        preview.build()  # before there is any thread: it may use all cores
        server.behind.start()
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
