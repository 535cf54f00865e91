"""A build that keeps what did not change leaves the site that a build from nothing makes."""

import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from tests.helpers import ROOT

from claimpress import pipeline
from claimpress.engines.build import build_site
from claimpress.plugin.finish import Finisher
from claimpress.reading.site import read_site
from claimpress.rendering.unit import Unit
from claimpress.writing.shelf import Bench, Made

BASE = ROOT / "tests/rules/base"
CLAIM = "claims/lower-nowhere-speech/bridge-opened.yaml"
PAGE = "claims/lower-nowhere-speech/bridge-opened/index.html"
THE_DAY = "1795824000"


class Desk:
    """A small publication, and the site that grows out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "build/site"
        self.spare = root / "build/.site.spare"

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(self) -> None:
        pressed = pipeline.press(self.root, read_site(self.root))
        assert pressed.shown, [str(each) for each in pressed.checked.problems]
        build_site(self.root, self.site, pressed, "mkdocs")

    def clean(self) -> dict[str, bytes]:
        """What a build from nothing makes of the same publication."""
        site = self.root / "build/clean"
        pressed = pipeline.press(self.root, read_site(self.root), use_cache=False)
        build_site(self.root, site, pressed, "mkdocs", use_cache=False)
        return contents(site)

    @property
    def record(self) -> Path:
        newest = (self.root / "build/cache/site").iterdir()
        return max(newest, key=lambda file: file.stat().st_mtime_ns)


def contents(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in files(site)}


def files(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file()]


def moments(site: Path) -> dict[str, tuple[int, int]]:
    """Which file lies at each path, and when it was written."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in files(site)
    }


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", THE_DAY)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("keeping") / "publication"
    shutil.copytree(BASE, root)
    for folder in ("content", "overrides"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
    for file in ("mkdocs.yml", "claims/statuses.yaml"):
        shutil.copyfile(ROOT / file, root / file)
    text = (root / CLAIM).read_text(encoding="utf-8")
    for name in ("ferry", "market"):
        (root / CLAIM).with_name(f"{name}.yaml").write_text(
            text.replace("text: ", f"text: About the {name}. "), encoding="utf-8"
        )
    desk = Desk(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", THE_DAY)
        desk.build()
    return desk


@pytest.fixture
def desk(first: Desk, tmp_path: Path) -> Desk:
    """The same, built already; a copy has the times of what it is a copy of."""
    return Desk(Path(shutil.copytree(first.root, tmp_path / "publication")))


def after_an_edit(desk: Desk) -> None:
    desk.edit(CLAIM, "summary: ", "summary: Edited. ")


def after_a_new_claim(desk: Desk) -> None:
    text = (desk.root / CLAIM).read_text(encoding="utf-8").replace("text: ", "text: New. ")
    (desk.root / CLAIM).with_name("new.yaml").write_text(text, encoding="utf-8")


def after_a_renamed_claim(desk: Desk) -> None:
    (desk.root / CLAIM).rename((desk.root / CLAIM).with_name("bridge-open.yaml"))


def after_a_deleted_claim(desk: Desk) -> None:
    (desk.root / CLAIM).with_name("ferry.yaml").unlink()


def after_a_hand_written_page(desk: Desk) -> None:
    desk.edit("content/about.md", "# ", "# Mozambique: ")


def after_a_link_to_a_claim(desk: Desk) -> None:
    about = desk.root / "content/about.md"
    link = f"\n[The bridge](../{PAGE.replace('.html', '.md')}#claim)\n".replace("../", "")
    about.write_text(about.read_text(encoding="utf-8") + link, encoding="utf-8")


def after_a_changed_template(desk: Desk) -> None:
    desk.edit("overrides/partials/footer.html", "cp-footer-inner", "cp-footer-inner other")


def after_a_changed_style(desk: Desk) -> None:
    style = desk.root / "overrides/assets/stylesheets/claimpress.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n.x{}\n", encoding="utf-8")


def after_another_name_of_the_site(desk: Desk) -> None:
    desk.edit("mkdocs.yml", "Claim by Claim", "Word by Word")


def after_another_title_in_the_navigation(desk: Desk) -> None:
    desk.edit("mkdocs.yml", "  - Claims: claims/index.md", "  - Checks: claims/index.md")


def after_another_copyright_with_a_place_for_the_date(desk: Desk) -> None:
    desk.edit("overrides/partials/footer.html", "<footer", "<!-- {{ build_date_utc }} --><footer")


def with_a_lost_record(desk: Desk) -> None:
    desk.record.unlink()
    after_an_edit(desk)


def with_a_damaged_record(desk: Desk) -> None:
    data = desk.record.read_bytes()
    desk.record.write_bytes(data[:-9] + b"x" + data[-8:])
    after_an_edit(desk)


def with_a_record_of_other_code(desk: Desk) -> None:
    data = desk.record.read_bytes()
    desk.record.write_bytes(b"0" + data[1:] if data[:1] != b"0" else b"1" + data[1:])
    after_an_edit(desk)


def with_a_page_somebody_changed(desk: Desk) -> None:
    page = desk.site / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("bridge", "tunnel"), "utf-8")


def with_a_page_of_the_engine_that_somebody_deleted(desk: Desk) -> None:
    (desk.site / "about/index.html").unlink()


def with_a_list_somebody_changed(desk: Desk) -> None:
    listed = desk.site / "files.sha256"
    lines = listed.read_text(encoding="utf-8").splitlines(keepends=True)
    listed.write_text("".join(["0" * 64 + lines[0][64:], *lines[1:]]), encoding="utf-8")


def with_a_broken_spare(desk: Desk) -> None:
    """What a build that was killed may leave."""
    after_an_edit(desk)
    desk.build()
    for number, path in enumerate(files(desk.spare)):
        if number % 3 == 0:
            path.unlink()
        elif number % 3 == 1:
            path.unlink()
            path.write_bytes(b"half of")
    (desk.spare / "stray").mkdir()
    (desk.spare / "stray/.index.html.new").write_bytes(b"")
    desk.edit(CLAIM, "summary: ", "summary: Again. ")


def without_a_spare(desk: Desk) -> None:
    after_an_edit(desk)
    desk.build()
    shutil.rmtree(desk.spare)
    desk.spare.write_text("a file in its place", encoding="utf-8")
    desk.edit(CLAIM, "summary: ", "summary: Again. ")


@pytest.mark.parametrize(
    "change",
    [
        after_an_edit,
        after_a_new_claim,
        after_a_renamed_claim,
        after_a_deleted_claim,
        after_a_hand_written_page,
        after_a_link_to_a_claim,
        after_a_changed_template,
        after_a_changed_style,
        after_another_name_of_the_site,
        after_another_title_in_the_navigation,
        after_another_copyright_with_a_place_for_the_date,
        with_a_lost_record,
        with_a_damaged_record,
        with_a_record_of_other_code,
        with_a_page_somebody_changed,
        with_a_page_of_the_engine_that_somebody_deleted,
        with_a_list_somebody_changed,
        with_a_broken_spare,
        without_a_spare,
    ],
)
def test_the_site_is_that_of_a_build_from_nothing(
    desk: Desk, change: Callable[[Desk], None]
) -> None:
    first = contents(desk.site)
    saved = desk.root.with_name("saved")
    shutil.copytree(desk.root, saved, ignore=shutil.ignore_patterns("build"))
    change(desk)
    desk.build()
    assert contents(desk.site) == desk.clean()
    # … and back again: the same content, the same bytes.
    for folder in ("claims", "content", "overrides"):
        shutil.rmtree(desk.root / folder)
    shutil.copytree(saved, desk.root, dirs_exist_ok=True)
    desk.build()
    assert contents(desk.site) == first


def test_what_did_not_change_is_not_written(desk: Desk) -> None:
    first, before = moments(desk.site), contents(desk.site)
    desk.build()
    assert moments(desk.site) == first

    after_an_edit(desk)
    desk.build()
    after = contents(desk.site)
    changed = {path for path in after if after[path] != before.get(path)}
    assert PAGE in changed
    assert "files.sha256" in changed
    written = {path for path, there in moments(desk.site).items() if there != first.get(path)}
    assert written == changed


def with_its_moments(first: Desk, root: Path) -> None:
    """As the cache of a workflow brings it: an archive that knows moments, and second names."""
    archive = root.with_suffix(".tar")
    with tarfile.open(archive, "w", format=tarfile.PAX_FORMAT) as opened:
        opened.add(first.root / "build", "build")
    with tarfile.open(archive) as opened:
        opened.extractall(root, filter="data")


def with_other_moments(first: Desk, root: Path) -> None:
    """As a copy brings it that keeps nothing but what is in the files."""
    shutil.copytree(first.root / "build", root / "build", copy_function=shutil.copyfile)


@pytest.mark.parametrize("bring", [with_its_moments, with_other_moments])
def test_what_another_machine_has_built_is_not_made_again(
    first: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    bring: Callable[[Desk, Path], None],
) -> None:
    """A workflow checks the claims out anew, and brings back what its last run has built."""
    root = tmp_path / "publication"
    shutil.copytree(
        first.root, root, ignore=shutil.ignore_patterns("build"), copy_function=shutil.copyfile
    )
    bring(first, root)
    made: list[str] = []
    make, finish, build = Bench.make, Finisher.finished, mkdocs_build.build

    def making(bench: Bench[object], unit: Unit[object]) -> Made:
        made.append(unit.name)
        return make(bench, unit)

    def finishing(finisher: Finisher, path: str) -> object:
        made.append(path)
        return finish(finisher, path)

    def building(*args: object) -> None:
        made.append("MkDocs")
        build(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(Bench, "make", making)
    monkeypatch.setattr(Finisher, "finished", finishing)
    monkeypatch.setattr(mkdocs_build, "build", building)
    monkeypatch.setattr("claimpress.values.processes._cores", lambda: 1)
    desk = Desk(root)
    desk.build()
    frames = json.loads(first.record.read_bytes().split(b"\n", 3)[2])[2]["frames"]
    assert len(made) <= len(frames)  # one page for each frame, to see that it is still right
    assert contents(desk.site) == contents(first.site)

    made.clear()
    page = desk.site / PAGE
    text = page.read_bytes()
    page.unlink()
    page.write_bytes(text.replace(b"bridge", b"tunnel"))  # of the same size
    after_an_edit(desk)
    desk.build()
    assert "MkDocs" not in made
    assert f"claim {PAGE.removeprefix('claims/').removesuffix('/index.html')}" in made
    assert contents(desk.site) == desk.clean()


def test_a_site_in_another_place_leaves_nothing_beside_it(desk: Desk, tmp_path: Path) -> None:
    pressed = pipeline.press(desk.root, read_site(desk.root))
    for _ in range(2):
        build_site(desk.root, tmp_path / "public", pressed, "mkdocs")
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            ".public.lock",
            "public",
            "publication",
        ]
    assert contents(tmp_path / "public") == contents(desk.site)
