"""The theme around generated pages, outside the loops of MkDocs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from claimpress.plugin.files import SiteFiles
from claimpress.plugin.frame import At, Frame, Place
from claimpress.plugin.frames import Frames, Kind, hollow, inert
from claimpress.plugin.page import Source, source_of, take
from claimpress.plugin.tracing import Address, Hole, Tracer, Untold, UntraceableError, traced

_TEMPLATE = "main.html"


class Theme:
    """What MkDocs has made ready for its pages, used for ours."""

    def __init__(
        self,
        env: Environment,
        config: MkDocsConfig,
        nav: Navigation,
        files: SiteFiles,
        secure: Callable[[str], str],
    ) -> None:
        """Use the templates of ``env``; ``secure`` gives a finished page its policy."""
        self._env = env
        self._config = config
        self._nav = nav
        self._files = files
        self._secure = secure
        self._tracer = Tracer("")
        self._tracing = traced(env, lambda: self._tracer)

    def page(self, path: str, source: Source) -> str:
        """A finished page, made by the templates."""
        page = self._page(path)
        take(page, source)
        context = get_context(self._nav, [], self._config, page)
        context["pages"] = cast("Any", AllPages(self._files, self._config))
        page.active = True
        try:
            return self._secure(self._template(self._env, source).render(context))
        finally:
            page.active = False
            page.content = page.markdown = ""  # ten thousand would fill the memory

    def frame(self, path: str, source: Source, frames: Frames) -> "Traced | None":
        """The frame of pages like this one; None when the templates cannot be traced.

        It is kept only if it makes of this page what the templates make of it.
        """
        standing = frames.standing
        self._tracer = Tracer(standing.url(path))
        self._tracer.targets |= set(self._config.extra_css)
        self._tracer.targets |= {str(script) for script in self._config.extra_javascript}
        try:
            text = self._traced_text(path, source, alone=frames.alike_none(path, source))
        except Exception:  # noqa: BLE001 - whatever a template tried with a place, the page can do
            return None
        frame = self._tracer.frame(text)
        said = standing.said(path, source)
        if not inert(source.body) or frame.filled(said, self._tracer.url) != self.page(
            path, source
        ):
            return None
        return Traced(Kind.of(self._tracer.targets, self._tracer.compared), frame)

    def _traced_text(self, path: str, source: Source, *, alone: bool) -> str:
        meta = {
            key: self._hole(f"meta.{key}") if hollow(key, value) else value
            for key, value in source.meta.items()
        }
        context: Any = get_context(
            self._nav, cast("Any", Untold()), self._config, cast("Page", At(self._tracer.url))
        )
        context["build_date_utc"] = Untold()
        template = self._template(self._tracing, source)
        if not alone:
            context["page"] = _Sample(self._tracer, meta, bool(self._config.site_url))
            return self._secure(template.render(context))
        context["page"] = page = self._page(path)
        take(page, source)
        page.meta, page.content, page.active = meta, cast("Any", self._hole("content")), True
        try:
            return self._secure(template.render(context))
        finally:
            take(page, Source(source.meta, ""))
            page.active = False

    def _hole(self, name: str) -> Hole:
        return Hole(self._tracer, Place(name))

    def _template(self, env: Environment, source: Source) -> Any:  # noqa: ANN401 - Jinja2's
        return env.get_template(str(source.meta.get("template", _TEMPLATE)))

    def _page(self, path: str) -> Page:
        file = self._files.generated(path)
        return file.page or Page(None, file, self._config)


@dataclass(frozen=True, slots=True)
class Traced:
    """A frame, and what was learnt of the pages that fit into it."""

    kind: Kind
    frame: Frame


class AllPages:
    """Every page of the site, for a template that wants them; it reads them all."""

    def __init__(self, files: SiteFiles, config: MkDocsConfig) -> None:
        """Find the pages among ``files``."""
        self._files = files
        self._config = config

    def __iter__(self) -> Iterator[File]:
        for file in self._files.all_pages():
            if self._files.is_generated(file):
                page = file.page or Page(None, file, self._config)
                page.meta, page.markdown = dict(source_of(file.content_string).meta), ""
            yield file


class _Sample:
    """Stands for every page that the navigation does not name."""

    children = previous_page = next_page = parent = None
    is_section = is_link = is_homepage = False
    is_page = is_index = is_top_level = active = True
    ancestors: tuple[()] = ()

    def __init__(self, tracer: Tracer, meta: dict[str, Any], canonical: bool) -> None:  # noqa: FBT001 - of this module
        self.meta = meta
        self.title = meta["title"]
        self.toc = get_toc([])
        self.content = Hole(tracer, Place("content"))
        self.url = Address(tracer, Place("url"))
        self.canonical_url = Hole(tracer, Place("canonical_url")) if canonical else None
        self.abs_url = Hole(tracer, Place("abs_url")) if canonical else None

    def __getattr__(self, name: str) -> NoReturn:
        raise UntraceableError(f"what page.{name} is depends on the page")
