"""A MkDocs page whose body the pipeline has finished."""

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

_ID = re.compile(r'<[^<>]*\bid="([^"]*)"')


class GeneratedPage(Page):
    """Takes the body as it stands: it is one block of HTML, which Markdown returns unchanged.

    Converting it all the same costs more than everything else done to a page.
    """

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content from the source, and the anchors others may link to."""
        del config, files
        self.content = (self.markdown or "").strip()
        self.toc = get_toc([])
        self.present_anchor_ids = set(_ID.findall(self.content))


def paths_in(nav: Any) -> set[str]:  # noqa: ANN401 - whatever the configuration holds
    """Every path named anywhere in the ``nav`` of a configuration."""
    if isinstance(nav, str):
        return {nav}
    parts = nav.values() if isinstance(nav, dict) else nav or ()
    return {path for part in parts for path in paths_in(part)}
