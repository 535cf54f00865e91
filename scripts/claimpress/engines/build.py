"""Build a site aside and put it in place whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

from claimpress.engines import mkdocs_engine, zensical_engine
from claimpress.engines.epoch import source_date
from claimpress.engines.failure import EngineError
from claimpress.pipeline import Pressed
from claimpress.writing.alone import alone
from claimpress.writing.ours import foreign_files, list_files
from claimpress.writing.swap import swap_in

SITE = Path("build/site")

ENGINES: dict[str, Callable[[Path, Path, Pressed], None]] = {
    "mkdocs": mkdocs_engine.build,
    "zensical": zensical_engine.build,
}


def build_site(root: Path, site: Path, pressed: Pressed, engine: str) -> int:
    """Build the site of a pressed publication with ``engine``, in place of ``site``.

    The old site stays whole until the new one is finished and on the disk.
    Returns the number of pages. Raises `EngineError` when the engine refuses
    or ``site`` holds files that no build put there, and `OSError` when the
    disk does; nothing is changed then.
    """
    shown = pressed.shown
    if shown is None:
        raise EngineError("there is nothing to build: the claims have errors")
    with alone(site):
        foreign = foreign_files(site) if site.is_dir() else []
        if foreign:
            raise EngineError(_not_ours(site, foreign))
        aside = site.with_name(f".{site.name}.new")
        shutil.rmtree(aside, ignore_errors=True)  # of a build that was killed
        try:
            aside.mkdir(parents=True)
            with source_date(root, shown):
                ENGINES[engine](root, aside, pressed)
            list_files(aside)
            pages = sum(1 for _ in aside.rglob("*.html"))
            swap_in(aside, site)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return pages


def _not_ours(site: Path, foreign: list[str]) -> str:
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    return (
        f"{site} holds {foreign[0]}{more}, which no build put there. "
        "Building would delete it: move it away, or choose another --site-dir."
    )
