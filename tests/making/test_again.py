"""What is kept from an earlier run is what a run from nothing makes, whatever was edited."""

import os
import pickle
import random
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks import newsroom

from claimpress import pipeline
from claimpress.reading.kept import keep
from claimpress.reading.site import read_site
from claimpress.writing import shelf
from claimpress.writing.shelf import Bench, Made

CLAIMS = 34
EDITS = 7
SEQUENCES = 2 * int(os.environ.get("CLAIMPRESS_EXAMPLES", "1"))

pytestmark = pytest.mark.usefixtures("on_the_day")


class Desk:
    """An invented publication of two documents, at which somebody works."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root, self.dice = root, dice
        self.news = newsroom.Newsroom(CLAIMS)

    def words(self) -> None:
        word = self.dice.choice(("Heron", "Gannet", "Sandpiper"))
        newsroom.edit(self.root, self.news, self.dice.randrange(CLAIMS), word)

    def status(self) -> None:
        newsroom.change_status(self.root, self.news, self.dice.randrange(CLAIMS))

    def undo(self) -> None:
        for number in range(CLAIMS):
            newsroom.undo(self.root, self.news, number)

    def person(self) -> None:
        self._replace(
            "claims/people.yaml", r'(?m)^    name: "?([^"\n]*)"?$', r'    name: "\1 Quill"'
        )

    def topic(self) -> None:
        self._replace(
            "claims/topics.yaml", r'(?m)^    name: "?([^"\n]*)"?$', r'    name: "\1 lore"'
        )

    def document(self) -> None:
        file = self.dice.choice(sorted(self.root.glob("claims/*/dossier.yaml")))
        self._replace(str(file), r'(?m)^short_title: "?([^"\n]*)"?$', r'short_title: "\1 again"')

    def tagline(self) -> None:
        self._replace("claims/publication.yaml", r"(?m)^tagline: .*$", "tagline: Nobody knows")

    def draft(self) -> None:
        """Take a claim back to the desk: lists, counts and links must forget it."""
        file = newsroom.file_of(self.root, self.dice.randrange(CLAIMS))
        self._replace(str(file), r"(?m)^stage: published$", "stage: draft")

    def spoil_page(self) -> None:
        self._generated().write_bytes(b"spoilt")

    def lose_page(self) -> None:
        self._generated().unlink()

    def spoil_memory(self) -> None:
        file = self.dice.choice(sorted((self.root / "build/cache").iterdir()))
        file.write_bytes(file.read_bytes()[: self.dice.randrange(200)])

    def foreign_memory(self) -> None:
        """Put the memory of one kind of work in the place of another's."""
        files = sorted(self.root.glob("build/cache/*"))
        shutil.copyfile(files[0], files[-1])

    def lose_memory(self) -> None:
        shutil.rmtree(self.root / "build/cache")

    @property
    def edits(self) -> list[Callable[[], None]]:
        """All that can be done here."""
        names = [name for name in vars(Desk) if not name.startswith("_") and name != "edits"]
        return [getattr(self, name) for name in names]

    def _generated(self) -> Path:
        docs = self.root / pipeline.DOCS
        return self.dice.choice(sorted(file for file in docs.rglob("*") if file.is_file()))

    def _replace(self, path: str, pattern: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        places = list(re.finditer(pattern, text))
        if places:
            place = self.dice.choice(places)
            changed = text[: place.start()] + place.expand(new) + text[place.end() :]
            file.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("newsroom") / "publication"
    newsroom.write(root, CLAIMS)
    return root


@pytest.fixture
def root(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "publication"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the units that were made, and not taken from the shelf."""
    names: list[str] = []
    make = Bench.make

    def noting(bench: Bench[object], unit: object) -> Made:
        done: Made = make(bench, unit)  # type: ignore[arg-type]
        names.append(done.name)
        return done

    monkeypatch.setattr(Bench, "make", noting)
    # In this process, where the names can be noted.
    monkeypatch.setattr("claimpress.values.processes._cores", lambda: 1)
    return names


def press(root: Path, *, use_cache: bool = True) -> dict[str, bytes] | None:
    """The generated files; None when the claims are not sound."""
    pressed = pipeline.press(root, read_site(root), use_cache=use_cache)
    if pressed.shown is None:
        return None
    docs = root / pipeline.DOCS
    lie = {file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()}
    assert lie == {file.path for file in pressed.files}
    return {path: (docs / path).read_bytes() for path in sorted(lie)}


def press_without_search(root: Path, nothing: Path) -> dict[str, bytes]:
    """What a preview of the same claims makes from nothing, before anybody searches."""
    shutil.copytree(root, nothing, ignore=shutil.ignore_patterns("build"))
    pressed = pipeline.press(
        nothing, read_site(nothing), use_cache=False, downloads=False, search=False
    )
    assert pressed.shown
    docs = nothing / pipeline.DOCS
    return {each.path: (docs / each.path).read_bytes() for each in pressed.files}


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_edits_leave_what_a_run_from_nothing_makes(
    root: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    desk = Desk(root, dice)
    first = press(root)
    assert first
    for edit in dice.sample(desk.edits, EDITS):
        edit()
        kept = press(root)
        nothing = tmp_path / "nothing"
        shutil.copytree(root, nothing, ignore=shutil.ignore_patterns("build"))
        fresh = press(nothing, use_cache=False)
        assert kept == fresh, edit.__name__
        shutil.rmtree(nothing)


class _Hurried(threading.Event):
    """Is set as soon as it was asked about so many times."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after

    def is_set(self) -> bool:
        self.after -= 1
        return self.after < 0


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_session_leaves_what_a_run_from_nothing_makes(
    root: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One session over all edits, some of which come before it has finished with the last."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    desk = Desk(root, dice)
    session = pipeline.Session(root, drafts=False)
    docs = root / pipeline.DOCS

    def lie() -> dict[str, bytes]:
        files = sorted(file for file in docs.rglob("*") if file.is_file())
        return {file.relative_to(docs).as_posix(): file.read_bytes() for file in files}

    session.begin(read_site(root), frozenset())
    session.finish()
    for edit in dice.sample(desk.edits, EDITS):
        edit()
        looked_at = frozenset(dice.sample(sorted(lie()), 5))
        session.begin(read_site(root), looked_at)
        fresh = press_without_search(root, tmp_path / "nothing")
        for path in looked_at & fresh.keys():
            if path.startswith("claims/") and path.endswith(".md"):
                assert (docs / path).read_bytes() == fresh[path], (edit.__name__, path)
        if dice.random() < 0.3:
            with monkeypatch.context() as patched:
                patched.setattr(session, "_hurry", _Hurried(dice.randrange(300)))
                session.finish()
        else:
            finished = session.finish()
            assert finished
            assert lie() == fresh, edit.__name__
        shutil.rmtree(tmp_path / "nothing")
    session.begin(read_site(root), frozenset())
    session.finish()
    assert lie() == press_without_search(root, tmp_path / "last")


@pytest.mark.parametrize("after", [1, 30, 60, 90, 120, 200, 280])
def test_what_was_cut_off_is_made_though_something_else_changes(
    root: Path, tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, session = newsroom.Newsroom(CLAIMS), pipeline.Session(root, drafts=False)
    session.begin(read_site(root), frozenset())
    assert session.finish()
    newsroom.edit(root, news, 3, "Heron")
    newsroom.change_status(root, news, 30)
    session.begin(read_site(root), frozenset())
    with monkeypatch.context() as patched:
        patched.setattr(session, "_hurry", _Hurried(after))
        session.finish()
    newsroom.edit(root, news, 20, "Gannet")
    session.begin(read_site(root), frozenset())
    finished = session.finish()
    assert finished
    docs = root / pipeline.DOCS
    lie = {each.path: (docs / each.path).read_bytes() for each in finished.files}
    assert lie == press_without_search(root, tmp_path / "nothing")


def test_a_session_sees_that_somebody_else_has_built(root: Path) -> None:
    session = pipeline.Session(root, drafts=False)
    session.begin(read_site(root), frozenset())
    session.finish()
    assert press(root)  # with downloads and the search index
    Desk(root, random.Random(3)).words()  # noqa: S311
    session.begin(read_site(root), frozenset())
    finished = session.finish()
    assert finished
    docs = root / pipeline.DOCS
    lie = {file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()}
    assert lie == {file.path for file in finished.files}
    assert any(path.startswith("search/") for path in lie)


def test_coming_back_to_the_same_claims_gives_the_same_files(root: Path) -> None:
    before = press(root)
    desk = Desk(root, random.Random(11))  # noqa: S311
    desk.words()
    assert press(root) != before
    desk.undo()
    assert press(root) == before


def test_a_second_run_makes_nothing(root: Path, made: list[str]) -> None:
    press(root)
    assert len(made) > CLAIMS
    made.clear()
    press(root)
    assert made == []


def test_an_edit_makes_what_shows_the_claim_and_nothing_else(root: Path, made: list[str]) -> None:
    press(root)
    made.clear()
    news = newsroom.Newsroom(CLAIMS)
    newsroom.edit(root, news, 20, "Heron")
    press(root)
    claims = {name.removeprefix("claim ") for name in made if name.startswith("claim ")}
    edited = newsroom.claim_id(20)
    neighbours = {newsroom.claim_id(number) for number in (19, 21)}
    related = set(news.claim(20)["related"])
    assert edited in claims
    assert claims <= {edited} | neighbours | related
    assert f"card {edited}" in made
    assert sum(name.startswith("card ") for name in made) <= 2  # and that of its document


def test_another_name_of_a_person_makes_the_pages_that_say_it(root: Path, made: list[str]) -> None:
    press(root)
    made.clear()
    desk = Desk(root, random.Random(5))  # noqa: S311
    before = (root / "claims/people.yaml").read_text(encoding="utf-8")
    desk.person()
    assert (root / "claims/people.yaml").read_text(encoding="utf-8") != before
    files = press(root)
    assert files
    shown = {path for path, data in files.items() if b"Quill" in data}
    assert any(path.startswith("people/") for path in shown)
    assert 0 < sum(name.startswith("claim ") for name in made) < CLAIMS


@pytest.mark.parametrize("other", [b'["", [], {}]', pickle.dumps(Path()), pickle.dumps("heron")])
def test_a_shelf_of_another_form_is_left_aside(root: Path, other: bytes) -> None:
    before = press(root)
    for name in ("findings", "parts", "pages", "cards", "downloads"):
        file = root / "build/cache" / name
        made_by = file.read_bytes().split(b"\n", 1)[0].decode()
        keep(file, made_by, other)
    assert press(root) == before


def test_what_nothing_refers_to_any_more_is_forgotten(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_ROOM", 0)
    press(root)
    desk = Desk(root, random.Random(7))  # noqa: S311
    for edit in (desk.words, desk.status, desk.draft, desk.topic):
        edit()
        kept = press(root)
    fresh = tmp_path / "fresh"
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("build"))
    assert press(fresh) == kept
    # As much is told after the edits as by who never saw anything else.
    sizes = [len((place / "build/cache/pages").read_bytes()) for place in (root, fresh)]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.01)
