"""Build a site aside and put it in place whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from claimpress.engines import mkdocs_engine, zensical_engine
from claimpress.pipeline import Pressed
from claimpress.writing.swap import swap_in

SITE = Path("build/site")

ENGINES: dict[str, Callable[[Path, Path, Pressed], None]] = {
    "mkdocs": mkdocs_engine.build,
    "zensical": zensical_engine.build,
}


def build_site(root: Path, site: Path, pressed: Pressed, engine: str) -> int:
    """Build the site of a pressed publication with ``engine``, in place of ``site``.

    The old site stays whole until the new one is finished. Returns the number
    of pages. Raises `EngineError` when the engine refuses; nothing is changed
    then.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        ENGINES[engine](root, aside, pressed)
        aside.chmod(0o755)  # a temporary folder is closed to others; a site is not
        pages = sum(1 for _ in aside.rglob("*.html"))
        swap_in(aside, site)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return pages
