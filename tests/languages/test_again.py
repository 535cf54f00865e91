"""In several languages too, what is kept is what a run from nothing makes, whatever was edited."""

import os
import random
import shutil
from pathlib import Path

import pytest
from tests.languages.publication import BRIDGE, DOSSIER, EGGS
from tests.languages.site import ready_to_build

from claimpress import pipeline
from claimpress.reading.site import read_site

EDITS = 9
SEQUENCES = 2 * int(os.environ.get("CLAIMPRESS_EXAMPLES", "1"))
REPLACED = (
    (f"{BRIDGE}.ru", "Кривой мост", "Старый мост"),
    (f"{BRIDGE}.ru", "накануне", "днём раньше"),
    (f"{BRIDGE}.ru", "of:", "# Ещё раз сверить.\nof:"),
    (f"{EGGS}.ru", "девять яиц", "яйца"),
    (BRIDGE, "The town chronicle", "The chronicle"),
    (BRIDGE, "stage: published", "stage: draft"),
    (EGGS, "How many eggs", "How very many eggs"),
    (f"{DOSSIER}/dossier.ru", "Речь о мосте", "О мосте"),
    (f"{DOSSIER}/dossier", "short_title: Speech", "short_title: A speech"),
    ("statuses.ru", "Не проверено", "Неизвестно"),
    ("people.ru", "Зебулон", "Завулон"),
    ("topics.ar", "الإوز", "إوز"),
    ("publication.ru", "Вымышленное", "Придуманное"),
)
"""Files under ``claims/``, and words that stand in them as others."""

pytestmark = pytest.mark.usefixtures("on_the_day")


class Desk:
    """The publication, and what was done to it."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root, self.dice = root, dice
        self.gone: dict[Path, bytes] = {}

    def replace(self) -> str:
        name, old, new = self.dice.choice(REPLACED)
        file = self.root / f"claims/{name}.yaml"
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            forth = old in text and new not in text
            changed = text.replace(*((old, new) if forth else (new, old)))
            file.write_text(changed, encoding="utf-8", newline="\n")
        return f"{name}: {old}"

    def take_away(self) -> str:
        there = sorted(self.root.glob("claims/*/*-*.*.yaml"))
        if not there:
            return self.put_back()
        file = self.dice.choice(there)
        self.gone[file] = file.read_bytes()
        file.unlink()
        return f"{file.name} away"

    def put_back(self) -> str:
        for file, data in self.gone.items():
            file.write_bytes(data)
        self.gone.clear()
        return "all back"


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_every_file_and_problem_is_that_of_a_run_from_nothing(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets
    root = tmp_path / "publication"
    ready_to_build(root)
    desk = Desk(root, dice)
    told = ["begin"]
    for number in range(EDITS + 1):
        nothing = tmp_path / f"nothing-{number}"
        shutil.copytree(root, nothing, ignore=shutil.ignore_patterns("build"))
        assert pipeline.check(root).problems == pipeline.check(nothing, use_cache=False).problems
        kept, made = press(root, use_cache=True), press(nothing, use_cache=False)
        assert kept.keys() == made.keys(), told
        assert [path for path in kept if kept[path] != made[path]] == [], told
        edits = [desk.replace, desk.replace, desk.replace, desk.take_away, desk.put_back]
        told.append(dice.choice(edits)())


def press(root: Path, *, use_cache: bool) -> dict[str, bytes]:
    pressed = pipeline.press(root, read_site(root), use_cache=use_cache)
    assert pressed.shown, [problem.message for problem in pressed.checked.problems]
    docs = root / pipeline.DOCS
    return {file.path: (docs / file.path).read_bytes() for file in pressed.files}
