"""Files that go into a finished site as they are, past the engine that made its pages."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from claimpress.rendering.links import passes_the_engine_by
from claimpress.writing.mount import Mounted


def lay_beside(files: Iterable[Mounted], docs: Path, site: Path) -> None:
    """Copy those of the generated files that no engine may act on."""
    for made in files:
        if passes_the_engine_by(made.path):
            target = site / made.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(docs / made.path, target)
