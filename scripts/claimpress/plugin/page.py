"""A page that the pipeline has finished: what stands at its head, and its body."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta

PAGE = "index.md"
"""The name of every page; a file of another name is part of the site as it is."""
_FENCE = "---\n"
_ID = re.compile(r'<[^<>]*\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Source:
    """A generated page as it lies in ``build/docs``."""

    meta: Mapping[str, Any]
    body: str

    @property
    def anchors(self) -> set[str]:
        """What others may link to on the page."""
        return set(_ID.findall(self.body))


def is_page(path: str) -> bool:
    """Whether a generated file becomes a page of the site."""
    return path == PAGE or path.endswith(f"/{PAGE}")


def source_of(text: str) -> Source:
    """Take a page apart.

    Its head was written by `rendering.escape.front_matter`: a JSON value on
    each line, which is read in a tenth of the time that YAML takes.
    """
    head, closed, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if closed and text.startswith(_FENCE):
        keys, _, written = zip(*(line.partition(": ") for line in head.split("\n")), strict=True)
        try:
            # All at once costs a quarter of one by one.
            told = json.loads(f"[{','.join(written)}]")
            return Source(dict(zip(keys, told, strict=True)), body.strip())
        except ValueError:
            pass
    body, values = meta.get_data(text)
    return Source(values, body.strip())


def take(page: Page, source: Source) -> None:
    """Let a page of MkDocs be the one that lies in ``build/docs``.

    Its body is one block of HTML, which Markdown returns unchanged; converting
    it all the same costs more than everything else done to a page.
    """
    page.meta = dict(source.meta)
    page.markdown = page.content = source.body
    page.toc = get_toc([])


class GeneratedPage(Page):
    """A page that goes through the hands of MkDocs, when other plugins want to see it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content from the source, and the anchors others may link to."""
        del config, files
        source = Source(self.meta, (self.markdown or "").strip())
        take(self, source)
        self.present_anchor_ids = source.anchors


def paths_in(nav: Any) -> set[str]:  # noqa: ANN401 - whatever the configuration holds
    """Every path named anywhere in the ``nav`` of a configuration."""
    if isinstance(nav, str):
        return {nav}
    parts = nav.values() if isinstance(nav, dict) else nav or ()
    return {path for part in parts for path in paths_in(part)}
