"""A preview makes the pages that somebody looks at, and keeps those up to date."""

from pathlib import Path

import pytest
from mkdocs.exceptions import MkDocsException
from tests.helpers import DOSSIER, copy_of_publication

from claimpress.engines.preview import Preview

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


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    (tmp_path / "workshop").mkdir()
    return Shown(copy_of_publication(tmp_path / "publication"), tmp_path / "workshop")


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
    (shown.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shown.preview.build()
    assert "For everybody" in shown.page(PAGE)


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


def test_a_broken_publication_is_shown_as_it_was_last(tmp_path: Path) -> None:
    """Whoever starts a preview of what is broken sees the last good pages."""
    root = copy_of_publication(tmp_path / "publication")
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    Shown(root, tmp_path / "first")
    text = (root / CLAIM).read_text(encoding="utf-8")
    (root / CLAIM).write_text(text.replace("status: supported", "status: suported"), "utf-8")
    assert "The call and the invitation" in Shown(root, tmp_path / "second").page(PAGE)
