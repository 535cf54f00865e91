"""Lay generated files into a site: pages finished, everything else as it is."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimpress.plugin.finish import Finisher, News
from claimpress.plugin.page import is_page
from claimpress.values.processes import spread
from claimpress.writing.mount import Mounted
from claimpress.writing.tree import Stamp, link, put

_MANY = 100
"""Pages from which on starting other processes costs less than it saves."""
_PAGE = 16
"""Other files that are laid in the time of one page."""


class Laid(NamedTuple):
    """A file in its place in the site; a tuple, because it is sent from process to process."""

    path: str
    sha256: str
    stamp: Stamp
    slot: str = ""
    """For a page: the name of its frame's slot, empty when templates made it."""


def lay(
    files: Sequence[Mounted], docs: Path, site: Path, finisher: Finisher
) -> Iterator[Laid | None]:
    """Lay files from ``docs`` into ``site``, in order.

    None stands for a page that nothing could finish: there was neither a frame
    for it nor the theme.
    """

    def work(made: Mounted) -> tuple[Laid | None, News]:
        return _laid(made, docs, site, finisher), finisher.news()

    pages = [made.path for made in files if is_page(made.path)]
    many = len(pages) + len(files) // _PAGE >= _MANY
    if many and pages:
        finisher.finished(pages[0])  # so that every copy of the process has the templates compiled
    finisher.news()
    for laid, news in spread(work, files, least=0 if many else len(files) + 1):
        finisher.learn(news)
        yield laid


def _laid(made: Mounted, docs: Path, site: Path, finisher: Finisher) -> Laid | None:
    if not is_page(made.path):
        return Laid(made.path, made.sha256, link(f"{docs}/{made.path}", f"{site}/{made.path}"))
    page = finisher.finished(made.path)
    if page is None:
        return None
    path = finisher.site_path(made.path)
    stamp = put(f"{site}/{path}", page.html)
    return Laid(path, hashlib.sha256(page.html).hexdigest(), stamp, page.slot)
