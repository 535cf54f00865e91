"""Zensical, the successor by Material's authors: the same pages, another engine.

It reads ``mkdocs.yml`` but runs no plugin of ours, so hand-written and
generated pages are laid together in one folder for it, and what the plugin
does to finished pages is done here.
"""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import yaml

from claimpress.engines.failure import EngineError
from claimpress.pipeline import DOCS, Pressed
from claimpress.reading.site import CONFIG, OVERRIDES, read_site
from claimpress.rendering.links import passes_the_engine_by
from claimpress.rendering.policy import with_policy
from claimpress.rendering.words import words_in
from claimpress.writing.beside import lay_beside

_WORKSHOP = Path("build/zensical")
_CONTENT = "content"


def build(root: Path, site: Path, pressed: Pressed) -> None:
    """Build the site into the folder ``site``.

    Raises `EngineError` when Zensical is not installed, refuses or warns.
    """
    if find_spec("zensical") is None:
        message = "Zensical is not installed. Run: pip install 'claimpress[zensical]'"
        raise EngineError(message)
    language = pressed.shown.publication.language if pressed.shown else "en"
    workshop = root / _WORKSHOP
    shutil.rmtree(workshop, ignore_errors=True)
    shutil.copytree(root / _CONTENT, workshop / "docs")
    for made in pressed.files:
        if passes_the_engine_by(made.path):
            continue
        target = workshop / "docs" / made.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / DOCS / made.path, target)
    config = {
        "INHERIT": f"../../{CONFIG}",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": f"../../{OVERRIDES}"},
        "extra": {"words": words_in(language).chrome(), "ways": read_site(root).ways_in()},
    }
    (workshop / CONFIG).write_text(yaml.safe_dump(config), encoding="utf-8", newline="\n")
    done = subprocess.run(  # noqa: S603 - our own interpreter, no word from a file
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", CONFIG],
        cwd=workshop,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"Zensical did not finish:\n{done.stdout}{done.stderr}"
        raise EngineError(message)
    # Its own search index: nothing reads it, the pages bring ours.
    (workshop / "site/search.json").unlink(missing_ok=True)
    for page in (workshop / "site").rglob("*.html"):
        secured = with_policy(page.read_text(encoding="utf-8"))
        page.write_text(secured, encoding="utf-8", newline="\n")
    shutil.copytree(workshop / "site", site, dirs_exist_ok=True)
    lay_beside(pressed.files, root / DOCS, site)
