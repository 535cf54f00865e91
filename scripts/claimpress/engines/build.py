"""Build a site aside and put it in place whole."""

import shutil
from pathlib import Path

from jinja2 import TemplateError

from claimpress.engines import keeping, mkdocs_engine, zensical_engine
from claimpress.engines.epoch import source_date
from claimpress.engines.failure import EngineError
from claimpress.engines.template_fault import refused
from claimpress.pipeline import Pressed
from claimpress.plugin.others import others_take_part
from claimpress.writing.alone import alone
from claimpress.writing.ours import foreign_among, list_files
from claimpress.writing.swap import swap_in
from claimpress.writing.tree import walk

SITE = Path("build/site")

ENGINES = ("mkdocs", "zensical")


def build_site(
    root: Path, site: Path, pressed: Pressed, engine: str, *, use_cache: bool = True
) -> int:
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
        there = dict(walk(site)) if site.is_dir() else {}
        foreign = foreign_among(site, there)
        if foreign:
            raise EngineError(_not_ours(site, foreign))
        aside = site.with_name(f".{site.name}.new")
        shutil.rmtree(aside, ignore_errors=True)  # of a build that was killed
        try:
            aside.mkdir(parents=True)
            with source_date(root, shown):
                if engine == "zensical":
                    zensical_engine.build(root, aside, pressed)
                    return _replaced(aside, site)
                config = mkdocs_engine.configured(root, aside)
                if others_take_part(config, mkdocs_engine.plugin_in(config)):
                    mkdocs_engine.run(config, pressed, leave_pages=False)
                    return _replaced(aside, site)
                return keeping.build(root, site, config, pressed, there, use_cache=use_cache)
        except TemplateError as fault:
            raise refused(root, fault) from fault
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _replaced(aside: Path, site: Path) -> int:
    """Put a site that was made whole in place; gives the number of its pages."""
    list_files(aside)
    pages = sum(path.endswith(".html") for path, _ in walk(aside))
    swap_in(aside, site)
    return pages


def _not_ours(site: Path, foreign: list[str]) -> str:
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    return (
        f"{site} holds {foreign[0]}{more}, which no build put there. "
        "Building would delete it: move it away, or choose another --site-dir."
    )
