"""A preview makes the pages that somebody looks at, and keeps those up to date."""

import json
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, MkDocsException
from tests.helpers import DOSSIER, copy_of_publication

from claimpress import pipeline
from claimpress.engines.preview import Preview
from claimpress.model.corpus import Corpus
from claimpress.reading.site import read_site
from claimpress.writing.mount import Mounted

CLAIM = f"claims/{DOSSIER}/volodin-call.yaml"
PAGE = f"claims/{DOSSIER}/volodin-call/index.html"
OTHER = f"claims/{DOSSIER}/heir-plan/index.html"


class Shown:
    """A preview of a copy of the publication, as its server uses it."""

    def __init__(self, root: Path, workshop: Path) -> None:
        self.root = root
        self.preview = Preview(root, workshop, "127.0.0.1:8000", drafts=False)
        self.preview.build()

    def lies(self, path: str) -> bool:
        return (self.preview.folder / path).is_file()

    def page(self, path: str) -> str:
        self.preview.ready(path)
        return (self.preview.folder / path).read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.preview.build()


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication with its generated files, so that not every test draws every card."""
    root = copy_of_publication(tmp_path_factory.mktemp("preview") / "publication")
    pipeline.press(root, read_site(root))
    return root


@pytest.fixture
def root(pressed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pressed, tmp_path / "publication"))


@pytest.fixture
def shown(root: Path, tmp_path: Path) -> Shown:
    (tmp_path / "workshop").mkdir()
    return Shown(root, tmp_path / "workshop")


def test_pages_follow_what_they_depend_on(shown: Shown) -> None:
    """One preview from first edit to last, as an editor uses it."""
    assert not shown.lies(PAGE)
    assert "The call and the invitation" in shown.page(PAGE)
    assert not shown.lies(OTHER)
    shown.page(f"claims/{DOSSIER}/volodin-call/embed/index.html")

    shown.edit(CLAIM, "The call and the invitation", "Zanzibar. The call")
    # Nobody asks again: what was looked at is renewed before the browser reloads.
    assert "Zanzibar" in (shown.preview.folder / PAGE).read_text(encoding="utf-8")
    assert not shown.lies(OTHER)

    shown.edit(CLAIM, "status: supported", "status: suported")
    assert "Zanzibar" in shown.page(PAGE)
    assert shown.page(OTHER)
    shown.edit(CLAIM, "status: suported", "status: supported")

    shown.edit("overrides/partials/footer.html", "<footer", "<p>Quito</p><footer")
    for page in (PAGE, OTHER, "claims/index.html", "about/index.html", "404.html"):
        assert "<p>Quito</p>" in shown.page(page), page

    shown.edit("content/about.md", "# ", "# Mozambique and ")
    assert "Mozambique and" in shown.page("about/index.html")
    (shown.root / "content/accessibility.md").rename(shown.root / "content/access.md")
    shown.edit("mkdocs.yml", "Accessibility: accessibility.md", "For everybody: access.md")
    assert not shown.lies("accessibility/index.html")
    assert "For everybody" in shown.page(PAGE)

    settings = (shown.root / "mkdocs.yml").read_text(encoding="utf-8")
    with pytest.raises(MkDocsException):
        shown.edit("mkdocs.yml", "plugins:", "plugins: [nobody-has-this]\nunused:")
    assert "For everybody" in shown.page(PAGE)
    (shown.root / "hook.py").write_text(
        "def on_page_content(html, **_):\n    return html\n", "utf-8"
    )
    (shown.root / "mkdocs.yml").write_text(f"{settings}\nhooks: [hook.py]\n", encoding="utf-8")
    with pytest.raises(Abort, match="Start `claimpress serve` again"):
        shown.preview.build()
    (shown.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shown.preview.build()
    assert "For everybody" in shown.page(PAGE)


def test_what_nobody_looks_at_is_made_afterwards(shown: Shown) -> None:
    """Whoever saved a claim waits for its page, not for the feeds and lists that show it too."""
    feed = shown.root / "build/docs/feeds/topics/parliament.xml"
    shown.page(PAGE)
    shown.edit(CLAIM, "The call and the invitation", "Zanzibar. The call")
    assert "Zanzibar" in (shown.preview.folder / PAGE).read_text(encoding="utf-8")
    assert "Zanzibar" not in feed.read_text(encoding="utf-8")
    assert shown.preview.finish() is False  # nothing that somebody looks at
    assert "Zanzibar" in feed.read_text(encoding="utf-8")
    assert shown.preview.finish() is False

    shown.preview.ready("feeds/topics/parliament.xml")
    shown.edit(CLAIM, "Zanzibar. The call", "Quito. The call")
    assert shown.preview.finish() is True
    assert "Quito" in (shown.preview.folder / "feeds/topics/parliament.xml").read_text(
        encoding="utf-8"
    )


def test_a_warning_is_told_once_and_an_error_each_time(
    shown: Shown, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mkdocs")

    def told(change: tuple[str, str], what: str) -> int:
        caplog.clear()
        shown.edit(CLAIM, *change)
        return caplog.text.count(what)

    warned = ("summary: >-\n  ", "summary: >-\n  Obviously a lie. ")
    assert told(warned, "warning: ") == 1
    assert told(("Obviously a lie. ", "Obviously a lie. A bridge. "), "warning: ") == 0
    assert told(("status: supported", "status: suported"), "did you mean 'supported'?") == 1
    assert told(("A bridge.", "Two bridges."), "did you mean 'supported'?") == 1


def test_a_link_to_a_file_that_a_preview_does_without_is_right(
    root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "workshop").mkdir()
    shown = Shown(root, tmp_path / "workshop")
    assert "claims.ndjson" in shown.page("data/index.html")
    assert "WARNING" not in caplog.text


def test_the_search_index_is_made_when_somebody_searches(shown: Shown) -> None:
    def pages_with(word: str) -> int:
        """In how many parts of the index a word stands, read as a browser reads it."""
        parts = json.loads(shown.page("search/index.json"))["parts"]
        files = [
            json.loads(shown.page(f"search/{part['at']}words-{number}.json"))["words"]
            for part in parts
            for number in range(len(part["words"]))
        ]
        return sum(word in words for words in files)

    docs = shown.root / "build/docs"
    assert pages_with("volodin") == 2  # claims, and pages
    assert shown.page(PAGE)

    before = {file: file.stat().st_mtime_ns for file in docs.rglob("search/**/*.json")}
    shown.edit(CLAIM, "The call and the invitation", "Zanzibar. The call")
    assert before == {file: file.stat().st_mtime_ns for file in docs.rglob("search/**/*.json")}
    assert "Zanzibar" in shown.page(PAGE)
    assert pages_with("zanzibar") == 1
    assert "Zanzibar" in shown.page(PAGE)
    # What a part was before the edit is gone.
    parts = {part["at"].strip("/") for part in json.loads(shown.page("search/index.json"))["parts"]}
    assert {folder.name for folder in (docs / "search").iterdir() if folder.is_dir()} == parts


def test_a_change_that_comes_while_the_index_is_made_is_found(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, calls = pipeline.press_search, []

    def interrupted(root: Path, claims: Corpus) -> tuple[Mounted, ...]:
        made = make(root, claims)
        calls.append(len(made))
        if len(calls) == 1:
            shown.edit(CLAIM, "The call and the invitation", "Zanzibar. The call")
        return made

    monkeypatch.setattr(pipeline, "press_search", interrupted)
    assert shown.page(PAGE)
    parts = json.loads(shown.page("search/index.json"))["parts"]
    assert len(calls) == 2
    texts = [
        shown.page(f"search/{part['at']}texts-{number}.json")
        for part in parts
        for number in range(-(-part["size"] // part["texts"]))
    ]
    assert any("Zanzibar" in text for text in texts)
    assert "Zanzibar" in shown.page(PAGE)


def test_a_page_that_is_no_more_is_gone(shown: Shown) -> None:
    new = (shown.root / CLAIM).with_name("new.yaml")
    text = (shown.root / CLAIM).read_text(encoding="utf-8")
    text = text.replace("On 13 February 2026 the new speaker", "Somebody")
    related, stage = text.index("related:"), text.index("stage:")
    new.write_text(f"{text[:related]}related: []\n{text[stage:]}", encoding="utf-8")
    shown.preview.build()
    page = PAGE.replace("volodin-call", "new")
    assert "Somebody" in shown.page(page)
    new.unlink()
    shown.preview.build()
    assert shown.preview.finish()
    shown.preview.ready(page)
    assert not shown.lies(page)
    assert shown.lies(PAGE) is False


def test_a_broken_publication_is_shown_as_it_was_last(root: Path, tmp_path: Path) -> None:
    """Whoever starts a preview of what is broken sees the last good pages."""
    text = (root / CLAIM).read_text(encoding="utf-8")
    (root / CLAIM).write_text(text.replace("status: supported", "status: suported"), "utf-8")
    (tmp_path / "workshop").mkdir()
    assert "The call and the invitation" in Shown(root, tmp_path / "workshop").page(PAGE)
