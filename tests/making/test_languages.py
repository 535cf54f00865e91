"""What stands around the words of several languages, edited: all is as from nothing.

What is edited in translations themselves is in `tests/languages/test_again.py`.
"""

import os
import random
import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import THE_DAY
from tests.helpers import claimpress
from tests.languages.publication import BRIDGE, EGGS
from tests.languages.site import ready_to_build
from tests.making.test_again import press, press_without_search

from claimpress import pipeline
from claimpress.reading.site import read_site

EDITS = 6
SEQUENCES = 2 * int(os.environ.get("CLAIMPRESS_EXAMPLES", "1"))
ABOUT_ONE_CLAIM = {"original", "credit", "text_without_translation"}
LEFT_OUT = shutil.ignore_patterns("build")

pytestmark = pytest.mark.usefixtures("on_the_day")


class Desk:
    """A desk that writes in English and has its checks translated."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root, self.dice = root, dice
        self.gone: dict[Path, bytes] = {}

    def original(self) -> None:
        """Change a check, so that its translations lag."""
        name = self.dice.choice((BRIDGE, EGGS))
        self._replace(f"claims/{name}.yaml", r"^unknown: (.*)$", r"unknown: \1 Still.")

    def credit(self) -> None:
        self._replace(
            f"claims/{EGGS}.ru.yaml", r"^translated_by: .*$", "translated_by: [basil-tern]"
        )

    def text_without_translation(self) -> None:
        self._replace(f"claims/{BRIDGE}.ru.yaml", r"^unknown: .*\n", "")

    def order(self) -> None:
        self._replace("claims/publication.yaml", r"^languages: .*ru.*ar.*$", "languages: [ar, ru]")

    def arabic(self) -> None:
        """Leave a language out, or bring it back."""
        if self.gone:
            for file, data in self.gone.items():
                file.write_bytes(data)
            self.gone.clear()
        else:
            for file in sorted(self.root.glob("claims/**/*.ar.yaml")):
                self.gone[file] = file.read_bytes()
                file.unlink()
        languages = "[ru]" if self.gone else "[ru, ar]"
        self._replace("claims/publication.yaml", r"^languages: .*$", f"languages: {languages}")

    def tagline(self) -> None:
        self._replace("claims/publication.ru.yaml", r"^tagline: (.*)$", r"tagline: \1!")

    def page(self) -> None:
        """Translate a page written by hand, or take its translation away."""
        page = self.root / "content/ru/methodology.md"
        if page.exists():
            page.unlink()
        else:
            page.write_text("# Как мы проверяем\n\nНикак.\n", encoding="utf-8", newline="\n")

    def name(self) -> None:
        self._replace("mkdocs.yml", r"^      site_name: (.*)$", r"      site_name: \1.")

    def spoil_page(self) -> None:
        docs = self.root / pipeline.DOCS
        self.dice.choice(sorted(docs.glob("*/**/*.md"))).write_bytes(b"spoilt")

    def foreign_memory(self) -> None:
        """Put the memory of one language in the place of another's."""
        files = sorted(self.root.glob("build/cache/*/pages"))
        shutil.copyfile(files[0], files[-1])

    def _replace(self, path: str, pattern: str, new: str) -> None:
        file = self.root / path
        if file.exists():
            text = file.read_text(encoding="utf-8")
            changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
            file.write_text(changed, encoding="utf-8", newline="\n")

    @property
    def edits(self) -> list[str]:
        """The names of all that can be done here."""
        return [name for name in vars(Desk) if not name.startswith("_") and name != "edits"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return ready_to_build(tmp_path / "publication")


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_edits_leave_what_a_run_from_nothing_makes(
    root: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    desk = Desk(root, dice)
    first = press(root)
    assert first
    assert {f"{folder}claims/{BRIDGE}/index.md" for folder in ("", "ru/", "ar/")} <= first.keys()
    for edit in dice.sample(desk.edits, EDITS):
        getattr(desk, edit)()
        nothing = Path(shutil.copytree(root, tmp_path / "nothing", ignore=LEFT_OUT))
        kept = press(root)
        assert kept, edit
        assert kept == press(nothing, use_cache=False), edit
        shutil.rmtree(nothing)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_session_leaves_what_a_run_from_nothing_makes(
    root: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    desk, docs = Desk(root, dice), root / pipeline.DOCS
    session = pipeline.Session(root, drafts=False)
    session.begin(read_site(root), frozenset())
    assert session.finish()
    looked_at = frozenset({f"ru/claims/{BRIDGE}/index.md", f"claims/{BRIDGE}/index.md"})
    for edit in dice.sample(desk.edits, EDITS):
        getattr(desk, edit)()
        fresh = press_without_search(root, tmp_path / "nothing")
        session.begin(read_site(root), looked_at)
        for path in looked_at & fresh.keys() if edit in ABOUT_ONE_CLAIM else ():
            assert (docs / path).read_bytes() == fresh[path], (edit, path)
        assert session.finish()
        files = sorted(file for file in docs.rglob("*") if file.is_file())
        assert {f.relative_to(docs).as_posix(): f.read_bytes() for f in files} == fresh, edit
        shutil.rmtree(tmp_path / "nothing")


def test_a_translation_changes_no_page_of_another_language(root: Path) -> None:
    before = press(root)
    desk = Desk(root, random.Random(1))  # noqa: S311
    desk.tagline()
    after = press(root)
    assert before
    assert after
    other = {path for path in before if before[path] != after[path]}
    assert other
    assert all(path.startswith("ru/") for path in other), other


def test_what_one_process_made_stands_for_the_next(root: Path) -> None:
    """Sets have another order in each process: nothing that is kept may depend on it."""
    kept = [root / "build/cache" / folder / "pages" for folder in ("ru", "ar", ".")]
    for seed in ("1", "2"):
        built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, PYTHONHASHSEED=seed)
        assert built.returncode == 0, built.stderr
        written = [(file.stat().st_mtime_ns, file.read_bytes()) for file in kept]
        if seed == "1":
            before = written
    assert written == before
