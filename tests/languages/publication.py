"""The small made-up publication, with words in Russian and in Arabic."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
BASE = HERE.parent / "rules" / "base"
DOSSIER = "lower-nowhere-speech"
BRIDGE, EGGS = f"{DOSSIER}/bridge-opened", f"{DOSSIER}/nine-eggs"
"""The first is there in both languages, the second in Russian alone."""


def in_several_languages(root: Path) -> Path:
    """Write the publication into ``root``; all of it is sound."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    shutil.copytree(HERE / "claims", root / "claims", dirs_exist_ok=True)
    return root
