"""A preview makes the pages that somebody looks at, and keeps those up to date."""

import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, MkDocsException
from tests.helpers import DOSSIER, copy_of_publication

from claimpress import pipeline
from claimpress.engines.preview import Preview
from claimpress.reading.site import read_site

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
    shown.preview.ready(page)
    assert not shown.lies(page)
    assert shown.lies(PAGE) is False


def test_a_broken_publication_is_shown_as_it_was_last(root: Path, tmp_path: Path) -> None:
    """Whoever starts a preview of what is broken sees the last good pages."""
    text = (root / CLAIM).read_text(encoding="utf-8")
    (root / CLAIM).write_text(text.replace("status: supported", "status: suported"), "utf-8")
    (tmp_path / "workshop").mkdir()
    assert "The call and the invitation" in Shown(root, tmp_path / "workshop").page(PAGE)
