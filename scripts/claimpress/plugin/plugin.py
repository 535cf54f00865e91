"""The MkDocs plugin: it mounts what the pipeline made, and decides nothing."""

import logging
import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from watchdog.observers.polling import PollingObserver

from claimpress import pipeline
from claimpress.model.hosting import host_of_repository
from claimpress.model.site import Site
from claimpress.plugin.files import SiteFiles
from claimpress.plugin.finish import Finisher
from claimpress.plugin.frames import Frames, Standing
from claimpress.plugin.laying import lay
from claimpress.plugin.others import others_take_part
from claimpress.plugin.page import GeneratedPage, Source, is_page, paths_in, source_of, take
from claimpress.plugin.templates import CompiledTemplates
from claimpress.plugin.theme import AllPages, Theme
from claimpress.reading.forms import read_forms
from claimpress.reading.intake import CLAIMS
from claimpress.reading.site import HOST, names_in
from claimpress.rendering import links
from claimpress.rendering.around import Settings, around
from claimpress.rendering.editions import Edition, head_of_written
from claimpress.rendering.policy import with_policy, with_policy_of_preview
from claimpress.reporting.text import as_text
from claimpress.values.problems import Problem, Severity, errors_among
from claimpress.writing.beside import lay_beside
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
        self._sources: dict[str, str] = {}
        self.serving = False
        self._editions: tuple[Edition, ...] = ()
        self._handed_over: pipeline.Pressed | None = None
        self._compiled = CompiledTemplates()
        self._told: frozenset[tuple[str, ...]] = frozenset()
        self.nav = Navigation([], [])
        self.leave_pages = False
        """Whether the command line finishes the generated pages itself, after MkDocs."""
        self.site_files: SiteFiles | None = None
        self.theme: Theme | None = None

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
        told = pressed is not None and not self.serving  # by the command line
        if pressed is None:
            drafts = bool(os.environ.get(DRAFTS)) and self.serving
            pressed = pipeline.press(root, _site(config), drafts=drafts, downloads=not self.serving)
        if not config.repo_url:
            config.edit_uri = None  # without a repository there is nothing to edit at
        self.take(pressed, root, tell=not told)
        # In a preview that begins with a broken edit nothing is known of the languages yet.
        editions = self._editions or (Edition(_site(config)),)
        config.extra["editions"] = around(editions, Settings.of(config))
        config.extra["ways"] = _site(config).ways_in()
        return config

    def take(self, pressed: pipeline.Pressed, root: Path, *, tell: bool = True) -> None:
        """Choose the pages to be shown, and tell what is wrong, unless somebody has.

        Raises `Abort` when there are none.
        """
        problems = pressed.checked.problems
        if tell:
            self._tell(problems)
        self._show(list(pressed.files))
        self._editions = pressed.editions or self._editions
        if pressed.checked.sound:
            return
        errors = len(errors_among(problems))
        kept = mounted(root / pipeline.DOCS)
        if not (self.serving and kept):
            message = f"{errors} errors in the claims; nothing was built. See `claimpress check`."
            raise Abort(message)
        _log.error(
            "%s errors in the claims; the last good pages are shown until they are mended.", errors
        )
        self._show(kept)

    def _show(self, files: list[Mounted]) -> None:
        self.files = files
        self._sources = {each.path: each.source for each in files}

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong: errors each time, of the rest what was not shown before."""
        for problem in problems:
            if problem.severity is Severity.ERROR or _gist(problem) not in self._told:
                _log.info("\n%s", as_text(problem))
        self._told = frozenset(map(_gist, problems))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files, each with the claim file as what to edit."""
        made = {each.path: each for each in self.files}
        whole = others_take_part(config, self)
        self.site_files = self.theme = None
        for file in list(files):
            hidden = next(filter(made.__contains__, _sources_of(file.dest_uri)), None)
            if hidden:
                _log.warning("content/%s is not used: a generated page has its place", file.src_uri)
                files.remove(file)

        def generated(path: str) -> File:
            file = File.generated(
                config,
                path,
                abs_src_path=str(docs_of(config) / path),
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            file.generated_by = "claimpress"
            file.edit_uri = self._sources.get(path) or None
            return file

        if not whole:
            hashes = {path: each.sha256 for path, each in made.items()}
            left_out = links.in_api("") if self.serving else ""
            self.site_files = SiteFiles(files, hashes, generated, left_out)
            for file in files:
                for source in _sources_of(file.dest_uri):
                    self.site_files.asked[source] = ""  # a generated page would have its place
            return self.site_files
        in_nav = paths_in(config.nav)
        for path in made:
            if links.passes_the_engine_by(path):
                continue
            file = generated(path)
            # MkDocs makes the pages its navigation names, to give them their titles there.
            if is_page(path) and path not in in_nav:
                file.page = GeneratedPage(None, file, config)
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the generated pages in the navigation their titles."""
        del config
        self.nav = nav
        for page in nav.pages:
            if isinstance(files, SiteFiles) and files.is_generated(page.file):
                text = files.read_head(page.file.src_uri).content_string
                take(page, Source(source_of(text).meta, ""))
        return nav

    def on_page_markdown(
        self,
        markdown: str,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        """Say at the head of a page written by hand in which languages there is one."""
        del config, files
        if not isinstance(page, GeneratedPage):
            page.meta = {**page.meta, **head_of_written(page.file.src_uri, self._editions)}
        return markdown

    def on_env(
        self,
        env: Environment,
        /,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> Environment:
        """Keep the theme's compiled templates, and make the theme ready for our pages."""
        env.bytecode_cache = self._compiled
        if isinstance(files, SiteFiles):
            self.theme = Theme(env, config, self.nav, files, self._secured)
            _add_anchors(files, config)
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        /,
        *,
        config: MkDocsConfig,
        **_: Any,  # noqa: ANN401 - MkDocs' own
    ) -> TemplateContext:
        """Let templates that are no page, as a sitemap, see every page."""
        if self.site_files:
            context["pages"] = cast("Any", AllPages(self.site_files, config))
        return context

    def _secured(self, page: str) -> str:
        return with_policy_of_preview(page) if self.serving else with_policy(page)

    def on_post_page(self, output: str, /, **_: Any) -> str:  # noqa: ANN401 - MkDocs' own
        """Give the finished page its Content-Security-Policy."""
        return self._secured(output)

    def on_post_template(self, output_content: str, /, *, template_name: str, **_: Any) -> str:  # noqa: ANN401
        """Give the pages that are no page, 404 first of all, the policy too."""
        return with_policy(output_content) if template_name.endswith(".html") else output_content

    @event_priority(100)  # before what looks at the whole site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the generated pages, unless the command line does; list the files as ours."""
        if self.leave_pages:
            return
        site = Path(config.site_dir)
        if self.theme:
            finisher = Finisher(docs_of(config), Frames(standing_of(config)), self.theme)
            deque(lay(self.files, docs_of(config), site, finisher), maxlen=0)
        else:
            lay_beside(self.files, docs_of(config), site)
        list_files(site)

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


def _gist(problem: Problem) -> tuple[str, ...]:
    """What a problem is, wherever in its file it stands by now."""
    return problem.file, problem.code, problem.message


def standing_of(config: MkDocsConfig) -> Standing:
    """Where the pages of a site stand."""
    return Standing(
        config.site_url or "", config.use_directory_urls, frozenset(paths_in(config.nav))
    )


def _sources_of(output: str) -> Iterator[str]:
    """The generated files that would become this file of the site."""
    yield output
    if output.endswith(".html"):
        yield f"{output.removesuffix('.html')}.md"


def _add_anchors(files: SiteFiles, config: MkDocsConfig) -> None:
    """Let MkDocs know the anchors of the generated pages that hand-written ones link to."""
    for file in files.documentation_pages():
        for target in (file.page.links_to_anchors if file.page else None) or ():
            if files.is_generated(target) and is_page(target.src_uri):
                page = target.page or Page(None, target, config)
                text = files.read(target.src_uri).content_string
                page.present_anchor_ids = source_of(text).anchors


def docs_of(config: MkDocsConfig) -> Path:
    """The folder of the generated files."""
    return _root(config) / pipeline.DOCS


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _site(config: MkDocsConfig) -> Site:
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        repository_url=config.repo_url or "",
        edit_uri=config.edit_uri or "edit/main/",
        host=host_of_repository(config.repo_url or "", str(config.extra.get(HOST) or "")),
        forms=read_forms(_root(config)),
        names=names_in(config.extra),
    )
