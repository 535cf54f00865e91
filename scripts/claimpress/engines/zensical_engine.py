"""Zensical, the successor by Material's authors: the same pages, another engine.

It reads ``mkdocs.yml`` but runs no plugin of ours, so hand-written and
generated pages are laid together in one folder for it, and what the plugin
does to finished pages is done here.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import yaml

from claimpress.engines.failure import EngineError
from claimpress.pipeline import DOCS, Pressed
from claimpress.reading.site import CONFIG, OVERRIDES, read_settings, read_site
from claimpress.rendering.around import Settings, around
from claimpress.rendering.editions import Edition, head_of_written
from claimpress.rendering.escape import front_matter
from claimpress.rendering.links import passes_the_engine_by
from claimpress.rendering.policy import with_policy
from claimpress.writing.beside import lay_beside

_WORKSHOP = Path("build/zensical")
_CONTENT = "content"
_FENCE = "---\n"


def build(root: Path, site: Path, pressed: Pressed) -> None:
    """Build the site into the folder ``site``.

    Raises `EngineError` when Zensical is not installed, refuses or warns.
    """
    if find_spec("zensical") is None:
        message = "Zensical is not installed. Run: pip install 'claimpress[zensical]'"
        raise EngineError(message)
    workshop = root / _WORKSHOP
    shutil.rmtree(workshop, ignore_errors=True)
    shutil.copytree(root / _CONTENT, workshop / "docs")
    _say_languages(workshop / "docs", pressed.editions)
    for made in pressed.files:
        if passes_the_engine_by(made.path):
            continue
        target = workshop / "docs" / made.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / DOCS / made.path, target)
    said = around(pressed.editions, Settings.of(read_settings(root)))
    config = {
        "INHERIT": f"../../{CONFIG}",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": f"../../{OVERRIDES}"},
        "extra": {"editions": said, "ways": read_site(root).ways_in()},
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


def _say_languages(docs: Path, editions: Sequence[Edition]) -> None:
    """Say at the head of each page written by hand in which languages there is one."""
    for page in sorted(docs.rglob("*.md")):
        head = head_of_written(page.relative_to(docs).as_posix(), editions)
        if head:
            text = page.read_text(encoding="utf-8")
            lines = front_matter(head).removesuffix(f"{_FENCE}\n")
            own = text.removeprefix(_FENCE) if text.startswith(_FENCE) else f"{_FENCE}\n{text}"
            page.write_text(lines + own, encoding="utf-8", newline="\n")
