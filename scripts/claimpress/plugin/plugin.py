"""The MkDocs plugin: it mounts what the pipeline made, and decides nothing."""

import logging
import os
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from watchdog.observers.polling import PollingObserver

from claimpress import pipeline
from claimpress.model.site import Site
from claimpress.plugin.page import GeneratedPage, paths_in
from claimpress.plugin.templates import CompiledTemplates
from claimpress.reading.intake import CLAIMS
from claimpress.rendering.policy import with_policy, with_policy_of_preview
from claimpress.rendering.words import words_in
from claimpress.reporting.text import as_text
from claimpress.values.problems import errors_among
from claimpress.writing.mount import Mounted, mounted
from claimpress.writing.ours import list_files

_LOOK_EVERY = 0.1
"""Seconds between two looks at the files; MkDocs' own half a second is a long wait."""

_log = logging.getLogger("mkdocs.plugins.claimpress")


DRAFTS = "CLAIMPRESS_DRAFTS"
"""The variable of the environment that shows drafts in a preview, under a banner."""


class NoSettings(Config):  # type: ignore[no-untyped-call] # MkDocs leaves its hook untyped
    """What ``mkdocs.yml`` can say under ``claimpress:``: nothing; the claims say it."""


class ClaimpressPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call] # as above
    """Adds the generated pages to a MkDocs site."""

    def __init__(self) -> None:
        """Start without files; `on_config` finds them at every build."""
        self.files: list[Mounted] = []
        self.serving = False
        self._language = "en"
        self._handed_over: pipeline.Pressed | None = None
        self._compiled = CompiledTemplates()

    def hand_over(self, pressed: pipeline.Pressed) -> None:
        """Take what the command line has pressed already, for the next build."""
        self._handed_over = pressed

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview, which must outlive a broken edit."""
        del dirty
        self.serving = command == "serve"

    @event_priority(100)  # before the theme's search, which asks the templates for words
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the pipeline before MkDocs looks for files.

        In a preview a broken edit is shown in the terminal and the last good
        pages stay; a build stops.
        """
        root = _root(config)
        pressed, self._handed_over = self._handed_over, None
        if pressed is None:
            drafts = bool(os.environ.get(DRAFTS)) and self.serving
            pressed = pipeline.press(root, _site(config), drafts=drafts)
        if not config.repo_url:
            config.edit_uri = None  # without a repository there is nothing to edit at
        problems = pressed.checked.problems
        for problem in problems:
            _log.info("\n%s", as_text(problem))
        self.files = list(pressed.files)
        if pressed.shown:
            self._language = pressed.shown.publication.language
        _speak(config, self._language)
        if pressed.checked.sound:
            return config
        errors = len(errors_among(problems))
        kept = mounted(root / pipeline.DOCS)
        if not (self.serving and kept):
            message = f"{errors} errors in the claims; nothing was built. See `claimpress check`."
            raise Abort(message)
        _log.error(
            "%s errors in the claims; the last good pages are shown until they are mended.", errors
        )
        self.files = kept
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files, each with the claim file as what to edit."""
        docs = _root(config) / pipeline.DOCS
        in_nav = paths_in(config.nav)
        taken = {file.dest_uri: file for file in files}
        for made in self.files:
            file = File.generated(
                config,
                made.path,
                abs_src_path=str(docs / made.path),
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            known = taken.get(file.dest_uri)
            if known:
                _log.warning(
                    "content/%s is not used: a generated page has its place", known.src_uri
                )
                files.remove(known)
            file.edit_uri = made.source or None
            # MkDocs makes the pages its navigation names, to give them their titles there.
            if made.path.endswith(".md") and made.path not in in_nav:
                file.page = GeneratedPage(None, file, config)
            files.append(file)
        return files

    def on_env(
        self,
        env: Environment,
        /,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> Environment:
        """Keep the theme's compiled templates from one build to the next."""
        del config, files
        env.bytecode_cache = self._compiled
        return env

    def on_post_page(self, output: str, /, **_: Any) -> str:  # noqa: ANN401 - MkDocs' own
        """Give the finished page its Content-Security-Policy."""
        return with_policy_of_preview(output) if self.serving else with_policy(output)

    def on_post_template(self, output_content: str, /, *, template_name: str, **_: Any) -> str:  # noqa: ANN401
        """Give the pages that are no page, 404 first of all, the policy too."""
        return with_policy(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """List the files of the site, so that a later build knows them as ours."""
        list_files(Path(config.site_dir))

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        **_: Any,  # noqa: ANN401 - MkDocs' own
    ) -> LiveReloadServer:
        """Watch the claims as well as the pages, and look often: an editor is waiting."""
        watched = [config.docs_dir, config.config_file_path]
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=_LOOK_EVERY)
        for path in [*watched, str(_root(config) / CLAIMS)]:
            server.watch(path)
        return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _speak(config: MkDocsConfig, language: str) -> None:
    """Hand the templates the words around every page, in the publication's language."""
    config.extra["words"] = words_in(language).chrome()


def _site(config: MkDocsConfig) -> Site:
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        repository_url=config.repo_url or "",
        edit_uri=config.edit_uri or "edit/main/",
    )
