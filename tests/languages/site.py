"""The made-up publication in three languages, with all that a site needs."""

import re
import shutil
from pathlib import Path

from tests.helpers import ROOT
from tests.languages.publication import DOSSIER, HERE, in_several_languages

NAV = """\
nav:
  - Front page: index.md
  - Claims: claims/index.md
  - Corrections: corrections/index.md
  - Methodology: methodology.md
  - About: about.md
  - How we work:
      - Send us a claim: contribute.md
      - Self-assessment: self-assessment/index.md
"""
NAMES = """\
extra:
  languages:
    ru:
      site_name: Проверка «Нигде»
      nav:
        How we work: Как мы работаем
"""


def ready_to_build(root: Path) -> Path:
    """Write the publication into ``root``, ready to be built.

    One claim was changed after it had been translated into Russian, and it is not
    translated into Arabic; the page about how claims are checked is in English alone.
    """
    in_several_languages(root)
    shutil.copytree(HERE / "content", root / "content", dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?: .*\n)*", NAV, settings, flags=re.MULTILINE)
    settings = settings.replace("extra:\n", NAMES, 1)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    eggs = root / "claims" / DOSSIER / "nine-eggs.yaml"
    changed = eggs.read_text(encoding="utf-8").replace(
        "We found nobody", "We asked and found nobody"
    )
    eggs.write_text(changed, encoding="utf-8", newline="\n")
    return root
