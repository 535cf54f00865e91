"""Where a publication speaks of itself: pages of content/, named in publication.yaml."""

from pathlib import Path

import pytest

from claimpress import pipeline
from claimpress.reading.site import hand_written

FUNDING = "funding: about.md#who-pays-for-it"


def said_of(root: Path, place: str) -> list[str]:
    """What is said of a publication that names this place for its funding."""
    file = root / "claims/publication.yaml"
    text = file.read_text(encoding="utf-8")
    assert FUNDING in text
    file.write_text(text.replace(FUNDING, f"funding: {place!r}"), encoding="utf-8")
    checked = pipeline.check(root, use_cache=False)
    return [f"{p.message} [{p.code}] {p.help}" for p in checked.problems]


@pytest.mark.parametrize(
    "place",
    [
        *("../secret.md", "/etc/about.md", "about.html", "About.md", "about.md#", "a//b.md"),
        *("https://evil.example/about.md", "about.md#x y", "about.md?x", ".md", "a/../b.md"),
    ],
)
def test_only_pages_of_content_can_be_named(base_publication: Path, place: str) -> None:
    (problem,) = said_of(base_publication, place)
    assert problem == (
        f"policies, funding: {place!r} is no page of content/ [page] write the page's path under "
        "content/, with a heading if you like: about.md#how-it-is-paid-for"
    )


def test_a_page_in_a_folder_can_be_named(base_publication: Path) -> None:
    folder = base_publication / "content/who-we-are"
    folder.mkdir()
    (folder / "money.md").write_text("# Money\n", encoding="utf-8")
    assert said_of(base_publication, "who-we-are/money.md#from_whom") == []


def test_a_page_without_a_heading_is_none(base_publication: Path) -> None:
    (base_publication / "content/money.md").write_text("We have some.\n", encoding="utf-8")
    (problem,) = said_of(base_publication, "money.md")
    assert problem.startswith("there is no page 'money.md' in content/ [policy-page]")


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("updated_on: 2026-05-01", "2026-05-01"),
        ("title: x\nupdated_on: 2026-05", "2026-05"),
        ("updated_on: 2026-02-30", None),
        ("updated_on: yesterday", None),
        ("title: x", None),
    ],
)
def test_a_page_says_when_somebody_went_through_it(
    base_publication: Path, front: str, day: str | None
) -> None:
    text = f"---\n{front}\n---\n\n# Money\n\nupdated_on: 2020-01-01\n"
    (base_publication / "content/money.md").write_text(text, encoding="utf-8")
    page = hand_written(base_publication)["money.md"]
    assert (str(page.updated_on) if page.updated_on else None) == day
    assert page.title == "Money"
